// Teaching: drawings that were misread are trained on, with the digits that they are. Three things
// keep the network from forgetting what it knew ('catastrophic forgetting'):
//
//   rehearsal      most of a mini-batch is what it knows already: generated drawings, and images of
//                  MNIST (A. Robins, 'Catastrophic Forgetting, Rehearsal and Pseudorehearsal', 1995)
//   interpolation  of the way from the old weights to the new ones only as much is gone as is needed
//                  (M. Wortsman et al., 'Robust fine-tuning of zero-shot models', 2022)
//   one lesson     another drawing is taught together with those before, from the same old weights,
//                  so that lessons do not add up
//
// Measured on generated digits that the pretrained network misreads, of the 9,948 MNIST test images
// that it reads: one drawing takes 5, three take 16, and 33 without interpolation. So short a lesson
// leaves little to rehearsal; a drawing unlike its digit takes longer, and there it counts.

import { drawDigit } from '../drawing/digit-image.js';
import { generateDigit } from '../drawing/generator/generate.js';
import { createRandom } from '../drawing/generator/random.js';
import { breathe } from './breathe.js';
import { deleteAfter } from './delete-after.js';
import { toIdx } from './idx.js';

/** @import { DataSet, Inkling } from './inkling.js' */
/** @import { Random } from '../drawing/generator/random.js' */
/** @import { OwnDigit, Stroke } from './types.js' */
/** @typedef {{image: Uint8Array, label: number}} Example */

/** Images of a lesson: variations of the drawings taught, generated drawings, images of MNIST. */
const counts = { taught: 128, generated: 512, sampled: 1536 };
const training = { batchSize: 32, optimizer: 'adam', learningRate: 0.0005, schedule: 'cosine' };
/** An epoch or two are a round; rounds end when all drawings are read with this probability. */
const sure = 0.8;
const mostRounds = 4;
/** What they must be read with at least, when as much as possible of the old weights is kept. */
const enough = 0.6;
/** Drawings made between two looks at the messages. */
const drawingsPerSlice = 8;
/** The pens that MNIST's digits were written with, in pixels. */
const penWidths = { min: 1.9, max: 3 };

/**
 * The drawing as the same hand might draw it another time: turned, slanted, stretched a little.
 * @param {Stroke[]} strokes
 * @param {Random} random
 * @returns {Stroke[]}
 */
function varied(strokes, random) {
  const turn = random.between(-0.12, 0.12);
  const slant = random.between(-0.12, 0.12);
  const width = random.between(0.9, 1.1);
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: width * x + (slant - turn) * y, y: y + turn * x })),
  );
}

/**
 * @param {OwnDigit} drawing
 * @param {Random} [random] without one, it is drawn as it is
 * @returns {Example[]} none when there is no ink
 */
function exampleOf({ digit, strokes }, random) {
  const drawn = random
    ? drawDigit(varied(strokes, random), {
        penWidth: random.between(penWidths.min, penWidths.max),
      })
    : drawDigit(strokes);
  return drawn === null ? [] : [{ image: drawn.image, label: digit }];
}

/**
 * The person's own digits as examples; of thousands, that takes seconds.
 * @param {OwnDigit[]} drawings
 * @param {number} variations of each; with 1, as they were drawn
 * @param {() => boolean} [isStopped] whether nobody wants them any more, so that it may end early
 */
export async function ownExamples(drawings, variations, isStopped = () => false) {
  const random = createRandom(drawings.length);
  /** @type {Example[]} */
  const examples = [];
  for (let i = 0; i < variations * drawings.length; ++i) {
    if (i % drawingsPerSlice === 0) await breathe();
    if (isStopped()) break;
    const isVaried = i >= drawings.length;
    examples.push(...exampleOf(drawings[i % drawings.length], isVaried ? random : undefined));
  }
  return examples;
}

/**
 * @param {Inkling} engine
 * @param {Example[]} examples
 * @returns {DataSet} which the caller deletes
 */
export function dataSetOf(engine, examples) {
  const { images, labels } = toIdx(examples);
  return engine.DataSet.fromIdx(images, labels);
}

/**
 * What is rehearsed.
 * @param {DataSet | null} mnist
 * @param {number} seed
 * @param {() => Promise<void>} rest
 */
async function rehearsal(mnist, seed, rest) {
  const random = createRandom(seed);
  /** @type {Example[]} */
  const examples = [];
  for (let i = 0; i < counts.generated; ++i) {
    if (i % drawingsPerSlice === 0) await rest();
    examples.push(...exampleOf(generateDigit(i % 10, seed + i), random));
  }
  for (let i = 0; mnist !== null && i < counts.sampled; ++i) {
    const example = Math.floor(random.between(0, mnist.count()));
    examples.push({ image: mnist.image(example), label: mnist.label(example) });
  }
  return examples;
}

/**
 * One model file between two of the same network: (1 − part) · from + part · to.
 * @param {Uint8Array} from a safetensors file: 8 bytes with the length of its header, the header,
 *   32-bit floats
 * @param {Uint8Array} to
 * @param {number} part 0 .. 1
 */
export function between(from, to, part) {
  const start = 8 + new DataView(from.buffer, from.byteOffset).getUint32(0, true);
  const mixed = from.slice();
  const [a, b, m] = [from, to, mixed].map((file) => new DataView(file.buffer, file.byteOffset));
  for (let i = start; i < from.length; i += 4) {
    const old = a.getFloat32(i, true);
    m.setFloat32(i, old + part * (b.getFloat32(i, true) - old), true);
  }
  return mixed;
}

/**
 * @param {object} lesson
 * @param {Inkling} lesson.engine
 * @param {Uint8Array} lesson.file the network before it was taught anything, as save() gives it
 * @param {OwnDigit[]} lesson.drawings all that it is to know
 * @param {DataSet | null} lesson.mnist its training set, where that is loaded
 * @param {number} lesson.seed
 * @param {() => void} lesson.checkWanted throws an Error, with which the lesson ends, when nobody wants it
 *   any more
 * @returns {Promise<{file: Uint8Array, probabilities: number[]}>} the network taught, and how probable
 *   it finds what each drawing was said to be
 */
export async function teach({ engine, file, drawings, mnist, seed, checkWanted }) {
  const rest = async () => {
    await breathe();
    checkWanted();
  };
  const random = createRandom(seed, 1);
  const originals = drawings.flatMap((drawing) => exampleOf(drawing));
  const examples = [...originals, ...(await rehearsal(mnist, seed, rest))];
  for (let i = originals.length; i < counts.taught; ++i) {
    if (i % drawingsPerSlice === 0) await rest();
    examples.push(...exampleOf(drawings[i % drawings.length], random));
  }
  /** @param {Uint8Array} model */
  const read = (model) =>
    deleteAfter(engine.Network.load(model), async (network) => {
      /** @type {number[]} */
      const found = [];
      for (const { image, label } of originals) {
        await rest();
        found.push(network.predict(image)[label]);
      }
      return found;
    });
  let taught = file;
  for (let round = 0; round < mostRounds; ++round) {
    if (Math.min(...(await read(taught))) >= sure) break;
    taught = await trainRound(engine, taught, examples, seed + round, rest);
  }
  for (let part = 0; part < 1; part += 0.1) {
    const mixed = between(file, taught, part);
    const probabilities = await read(mixed);
    if (Math.min(...probabilities) >= enough) return { file: mixed, probabilities };
  }
  return { file: taught, probabilities: await read(taught) };
}

/**
 * @param {Inkling} engine
 * @param {Uint8Array} file
 * @param {Example[]} examples
 * @param {number} seed
 * @param {() => Promise<void>} rest
 */
function trainRound(engine, file, examples, seed, rest) {
  const epochs = examples.length > 1500 ? 1 : 2;
  const options = JSON.stringify({ ...training, epochs, seed });
  return deleteAfter(dataSetOf(engine, examples), (dataSet) =>
    deleteAfter(engine.Network.load(file), async (network) => {
      const trainer = engine.Trainer.create(network, dataSet, 0, examples.length, options);
      await deleteAfter(trainer, async () => {
        const steps = epochs * trainer.stepsPerEpoch();
        for (let step = 0; step < steps; ++step) {
          trainer.run(1);
          await rest();
        }
      });
      return network.save();
    }),
  );
}
