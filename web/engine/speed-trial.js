// How fast this machine trains a network, from some steps of a copy that is thrown away.

import { breathe } from './breathe.js';
import { deleteAfter } from './delete-after.js';
import { toIdx } from './idx.js';
import { completeNetworkSpec, completeTrainOptions } from './options.js';

/** @import { Inkling, Trainer } from './inkling.js' */
/** @import { NetworkSpec, TrainOptions } from './types.js' */

/**
 * A browser compiles twice, quickly and well, and the second time takes as long as it takes: rounds of so
 * many milliseconds are timed until they grow no faster, but no more than `mostRounds`.
 */
const roundMilliseconds = 200;
const leastRounds = 3;
const mostRounds = 8;
/** What counts as faster: two rounds differ by some percent without a reason. */
const faster = 1.1;

const digits = 10;
/** So many that the ends of epochs, which look at a mini-batch once more, are rare. */
const leastImages = 2000;

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
 * Trains for a second or so, in steps between which messages are let in.
 * @param {Inkling} engine
 * @param {Partial<NetworkSpec>} [spec] of a network with ten outputs
 * @param {Partial<TrainOptions>} [given]
 * @returns {Promise<number>} samples per second
 */
export async function measureSpeed(engine, spec, given) {
  const options = completeTrainOptions(given);
  const json = JSON.stringify(completeNetworkSpec(spec));
  const count = Math.max(options.batchSize, leastImages);
  const files = toIdx(images(count));
  return deleteAfter(engine.DataSet.fromIdx(files.images, files.labels), (dataSet) =>
    deleteAfter(engine.Network.create(json), (network) =>
      deleteAfter(
        engine.Trainer.create(network, dataSet, 0, count, JSON.stringify(options)),
        fullSpeed,
      ),
    ),
  );
}

/** @param {Trainer} trainer @returns {Promise<number>} samples per second, of the fastest round */
async function fullSpeed(trainer) {
  let best = 0;
  for (let round = 1; round <= mostRounds; ++round) {
    const speed = await speedOfRound(trainer);
    if (round >= leastRounds && speed < faster * best) return Math.max(speed, best);
    best = Math.max(speed, best);
  }
  return best;
}

/** @param {Trainer} trainer */
async function speedOfRound(trainer) {
  let samples = 0;
  let spent = 0;
  while (spent < roundMilliseconds) {
    const start = performance.now();
    samples += trainer.run(1).total;
    spent += performance.now() - start;
    await breathe();
  }
  return (1000 * samples) / spent;
}
