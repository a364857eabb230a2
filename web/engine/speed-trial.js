// How fast this machine trains a network, from some steps of a copy that is thrown away.

import { breathe } from './breathe.js';
import { toIdx } from './idx.js';
import { completeNetworkSpec, completeTrainOptions } from './options.js';

/** @import { Inkling } from './inkling.js' */
/** @import { NetworkSpec, TrainOptions } from './types.js' */

/** A browser compiles twice, quickly and well: its first steps, of so many milliseconds, do not count. */
const warmUpMilliseconds = 250;
const trialMilliseconds = 250;

const digits = 10;

/** Images with ink in one pixel of five, as MNIST has it, and every label. @param {number} count */
function images(count) {
  return Array.from({ length: count }, (_, example) => ({
    image: Uint8Array.from({ length: 784 }, (_, pixel) =>
      (pixel * 7 + example * 3) % 5 === 0 ? 255 : 0,
    ),
    label: example % digits,
  }));
}

/**
 * Trains for half a second, in steps between which messages are let in.
 * @param {Inkling} engine
 * @param {Partial<NetworkSpec>} [spec] of a network with ten outputs
 * @param {Partial<TrainOptions>} [given]
 * @returns {Promise<number>} samples per second
 */
export async function measureSpeed(engine, spec, given) {
  const options = completeTrainOptions(given);
  const json = JSON.stringify(completeNetworkSpec(spec));
  const count = Math.max(options.batchSize, digits);
  const files = toIdx(images(count));
  const dataSet = engine.DataSet.fromIdx(files.images, files.labels);
  const network = engine.Network.create(json);
  try {
    const trainer = engine.Trainer.create(network, dataSet, 0, count, JSON.stringify(options));
    try {
      await run(trainer, warmUpMilliseconds);
      const { samples, seconds } = await run(trainer, trialMilliseconds);
      return samples / seconds;
    } finally {
      trainer.delete();
    }
  } finally {
    network.delete();
    dataSet.delete();
  }
}

/** @param {import('./inkling.js').Trainer} trainer @param {number} milliseconds */
async function run(trainer, milliseconds) {
  let samples = 0;
  let spent = 0;
  while (spent < milliseconds) {
    const start = performance.now();
    samples += trainer.run(1).total;
    spent += performance.now() - start;
    await breathe();
  }
  return { samples, seconds: spent / 1000 };
}
