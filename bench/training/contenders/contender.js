// What Inkling and its peers have in common for the bench.

/** @typedef {import('../networks.js').BenchNetwork} BenchNetwork */

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {(network: BenchNetwork, threads: number, seed?: number) => Promise<void>} create a new
 *   network, to be trained by so many threads. Rejects with CannotTrain where it cannot be.
 * @property {(samples: number) => Promise<number>} train on so many examples, a multiple of the batch
 *   size; resolves to samples per second
 * @property {() => Promise<number>} accuracy on the test set, or a part of it: 0..1
 * @property {() => string} way how it trains, where there is a choice
 * @property {() => Promise<void>} close
 */

/** A peer has no way to train a network; the message says why. */
export class CannotTrain extends Error {}

/**
 * Warms up, and finds how fast it is: first a mini-batch, then twice as many samples each time until
 * they take `seconds`.
 *
 * @param {(samples: number) => Promise<number>} train
 * @param {number} batchSize
 * @param {number} seconds
 * @returns {Promise<number>} samples per second
 */
export async function estimateSpeed(train, batchSize, seconds) {
  await train(batchSize);
  for (let samples = batchSize; ; samples *= 2) {
    const speed = await train(samples);
    if (samples / speed >= seconds) return speed;
  }
}

/**
 * So many samples take about `seconds`: whole mini-batches, one at the least.
 * @param {number} speed @param {number} batchSize @param {number} seconds
 */
export const samplesFor = (speed, batchSize, seconds) =>
  Math.max(1, Math.round((speed * seconds) / batchSize)) * batchSize;
