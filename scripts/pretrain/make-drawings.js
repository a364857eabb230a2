// Writes generated drawings of digits as a data set: IDX files, as MNIST's are, to train on.
//
//   node scripts/pretrain/make-drawings.js <folder> [--count 60000] [--seed 1]
//
// writes <folder>/train-images-idx3-ubyte and its labels. Drawings go the way of the page:
// pen strokes, digitImage. The labels are 0, 1, …, 9, 0, …: a reader must shuffle, as the trainer does.
// Drawing i of a seed is the same whatever the count; drawings of different seeds are different.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { digitImage, FIELD } from '../../web/drawing/digit-image.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { sometimesRuled } from '../../web/drawing/generator/ruled.js';
import { main } from '../shell.js';

/** Pen widths in pixels: around the one that the page draws with, so that none is relied upon. */
const PEN_WIDTHS = { low: 1.7, high: 3.3 };
/** More than anyone needs; seeds of drawings are seed · MAX_COUNT + i. */
const MAX_COUNT = 4_000_000;
const MAX_SEED = 1000;

/**
 * @param {number} count 1 .. 4,000,000
 * @param {number} seed 0 .. 1000
 * @returns {{images: Uint8Array, labels: Uint8Array}} whole IDX files
 * @throws {Error} when count or seed is out of its range
 */
export function makeDrawings(count, seed) {
  checkInteger('count', count, 1, MAX_COUNT);
  checkInteger('seed', seed, 0, MAX_SEED);
  const images = idx([count, FIELD, FIELD]);
  const labels = idx([count]);
  for (let i = 0; i < count; ++i) {
    const ownSeed = seed * MAX_COUNT + i;
    const strokes = sometimesRuled(generateDigit(i % 10, ownSeed).strokes, ownSeed);
    const penWidth = createRandom(ownSeed, 10).between(PEN_WIDTHS.low, PEN_WIDTHS.high);
    const drawn = digitImage(strokes, { penWidth, maximumSlant: Infinity });
    if (drawn === null) throw new Error(`Drawing ${i} of seed ${seed} has no ink.`);
    images.data.set(drawn.image, i * FIELD * FIELD);
    labels.data[i] = i % 10;
  }
  return { images: images.file, labels: labels.file };
}

/**
 * @param {number[]} sizes
 * @returns {{file: Uint8Array, data: Uint8Array}} an IDX file of unsigned bytes, and its data within
 */
function idx(sizes) {
  const header = 4 + 4 * sizes.length;
  const file = new Uint8Array(header + sizes.reduce((product, size) => product * size, 1));
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x0800 + sizes.length);
  sizes.forEach((size, i) => view.setUint32(4 + 4 * i, size));
  return { file, data: file.subarray(header) };
}

/** @param {string} name @param {number} value @param {number} low @param {number} high */
function checkInteger(name, value, low, high) {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new Error(`The ${name} must be an integer from ${low} to ${high}, but it is ${value}.`);
}

async function script() {
  const { values, positionals } = parseArgs({
    options: {
      count: { type: 'string', default: '60000' },
      seed: { type: 'string', default: '1' },
    },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) {
    throw new Error(
      'Where to? node scripts/pretrain/make-drawings.js <folder> [--count 60000] [--seed 1]',
    );
  }
  const { images, labels } = makeDrawings(Number(values.count), Number(values.seed));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'train-images-idx3-ubyte'), images);
  await writeFile(join(folder, 'train-labels-idx1-ubyte'), labels);
  process.stdout.write(`${values.count} drawings of seed ${values.seed} in ${folder}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(script);
