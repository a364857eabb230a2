// One network, trained by all contenders turn by turn, so that whatever else the machine does slows
// all of them.
import { CannotTrain, estimateSpeed, samplesFor } from './contenders/contender.js';
import { median } from './statistics.js';

/** @typedef {import('./contenders/contender.js').Contender} Contender */
/** @typedef {import('./networks.js').BenchNetwork} BenchNetwork */

/** MNIST's training set. */
const examples = 60_000;

/**
 * @typedef {object} Entry one contender, with so many threads
 * @property {Contender} contender
 * @property {number} threads
 * @property {boolean} [best] of this contender's entries only the fastest is measured
 * @property {boolean} [epoch] where the network asks for it, a round is a whole epoch
 */

/**
 * @typedef {object} Measured
 * @property {string} name
 * @property {number} threads
 * @property {string} way
 * @property {number} samples in a round
 * @property {number[]} rounds samples per second
 * @property {number} speed their median
 * @property {number[]} accuracies on the test set: after each round that was an epoch, or at the end
 * @property {number} accuracy their median
 */

/** @typedef {{name: string, threads: number, why: string}} Unable */

/**
 * @typedef {object} Comparison
 * @property {BenchNetwork} network
 * @property {Measured[]} entries
 * @property {Unable[]} unable
 */

/**
 * The fastest entry of each contender of which only the best counts, and all entries of the others.
 *
 * @template {{name: string, best: boolean, speed: number}} T
 * @param {T[]} tried @returns {T[]}
 */
export function keepBest(tried) {
  return tried.filter(
    ({ name, best, speed }) =>
      !best || tried.every((other) => other.name !== name || other.speed <= speed),
  );
}

/**
 * @param {BenchNetwork} network
 * @param {Entry[]} entries
 * @param {{rounds: number, seconds: number, trial: number}} options
 * @returns {Promise<Comparison>}
 */
export async function compare(network, entries, { rounds, seconds, trial }) {
  const { batchSize } = network;
  const tried = [];
  /** @type {Unable[]} */
  const unable = [];
  for (const { contender, threads, best = false, epoch = false } of entries) {
    const { name } = contender;
    try {
      await contender.create(network, threads);
      const train = contender.train.bind(contender);
      const speed = await estimateSpeed(train, batchSize, trial);
      const wholeEpoch = epoch && network.epoch === true;
      const samples = wholeEpoch ? examples : samplesFor(speed, batchSize, seconds);
      tried.push({ contender, name, threads, best, speed, samples, wholeEpoch });
    } catch (error) {
      if (!(error instanceof CannotTrain)) throw error;
      unable.push({ name, threads, why: error.message });
    }
  }

  const kept = keepBest(tried).map((entry) => ({
    ...entry,
    rounds: /** @type {number[]} */ ([]),
    accuracies: /** @type {number[]} */ ([]),
  }));
  for (const { contender } of tried) {
    if (!kept.some((entry) => entry.contender === contender)) await contender.close();
  }
  for (let round = 0; round < rounds; ++round) {
    for (const entry of kept) {
      const { contender, threads, samples, wholeEpoch } = entry;
      if (wholeEpoch) await contender.create(network, threads, round + 1);
      entry.rounds.push(await contender.train(samples));
      // All must really have learned something, or their speed means nothing.
      if (wholeEpoch || round === rounds - 1) entry.accuracies.push(await contender.accuracy());
    }
  }
  return {
    network,
    entries: kept.map(({ contender, name, threads, samples, rounds, accuracies }) => ({
      name,
      threads,
      way: contender.way(),
      samples,
      rounds,
      speed: median(rounds),
      accuracies,
      accuracy: median(accuracies),
    })),
    unable,
  };
}
