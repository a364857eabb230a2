// How much faster a network trains with all cores than with one thread, and how much faster the machine
// would let it: by as many trainings at once as there are cores, each with one thread, which have
// nothing to wait for from one another.
import { estimateSpeed, samplesFor } from './contenders/contender.js';
import { Inkling } from './contenders/inkling.js';
import { median } from './statistics.js';

/** @typedef {import('./contenders/contender.js').Contender} Contender */
/** @typedef {import('./networks.js').BenchNetwork} BenchNetwork */

/**
 * @typedef {object} Scaling
 * @property {number} threads times one thread: all cores for one training
 * @property {number} apart times one thread: a training for each core, together
 * @property {{one: number, threads: number, apart: number}[]} rounds samples per second
 */

/**
 * A machine's speed changes from second to second, so what is compared runs right after one another.
 *
 * @param {BenchNetwork} network
 * @param {Contender[]} contenders as many as there are cores
 * @param {{rounds: number, seconds: number, trial: number}} options
 * @returns {Promise<Scaling>}
 */
export async function measureScaling(network, contenders, { rounds, seconds, trial }) {
  const [first] = contenders;
  const cores = contenders.length;
  for (const contender of contenders) await contender.create(network, 1);
  const speed = await estimateSpeed((samples) => first.train(samples), network.batchSize, trial);
  const samples = samplesFor(speed, network.batchSize, seconds);
  /** @type {Scaling['rounds']} */
  const measured = [];
  for (let round = 0; round < rounds; ++round) {
    await first.create(network, 1);
    const one = await first.train(samples);
    await first.create(network, cores);
    const threads = await first.train(samples * cores);
    await first.create(network, 1);
    const apart = await Promise.all(contenders.map((contender) => contender.train(samples)));
    measured.push({ one, threads, apart: apart.reduce((sum, each) => sum + each, 0) });
  }
  return {
    threads: median(measured.map(({ one, threads }) => threads / one)),
    apart: median(measured.map(({ one, apart }) => apart / one)),
    rounds: measured,
  };
}

/**
 * Of Inkling in the built site.
 *
 * @param {BenchNetwork} network
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @param {number} cores
 * @param {{rounds: number, seconds: number, trial: number}} options
 * @returns {Promise<Scaling | null>} null where there is no goal for it, or one core
 */
export async function scalingOf(network, browser, address, cores, options) {
  if (network.scalingGoal === undefined || cores === 1) return null;
  const contenders = Array.from({ length: cores }, () => new Inkling(browser, address));
  try {
    return await measureScaling(network, contenders, options);
  } finally {
    for (const contender of contenders) await contender.close();
  }
}
