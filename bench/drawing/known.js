// How well the desk tells digits from what is none: how many non-digits it rejects where it rejects
// 1 % of the digits.
//
//   node bench/drawing/known.js [folder of handwriting] [--judge file]
//
// Thresholds are set on the generator's digits and MNIST's validation images, half and half. Then they
// are tried on other generated digits, MNIST's test images, the folder's digits if there is one, and
// non-digits (non-digits.js). The judge has learned from the kinds marked *, of other seeds. 'judge,
// strokes' is what the page does: the pen's path is looked at, too (no-digit.js).

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { digitImage } from '../../web/drawing/digit-image.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { isNoDigit } from '../../web/drawing/no-digit.js';
import { main } from '../../scripts/shell.js';
import { mnistExamples } from './fixed-set.js';
import { energy, loadLogits } from './logits.js';
import * as nonDigits from './non-digits.js';
import { loadReaders, PRETRAINED } from './readers.js';
import { readDrawings } from './strangers.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {{image: Uint8Array, strokes?: Stroke[]}} Seen MNIST's pictures have no strokes */

const SEED = 990_001;
const REJECTED = 0.01;

/** @param {Stroke[]} strokes @returns {Seen} */
function seen(strokes) {
  const drawn = digitImage(strokes);
  if (drawn === null) throw new Error('A drawing of the bench has no ink.');
  return { image: drawn.image, strokes };
}

/** @param {number} seed @param {number} count */
function generated(seed, count) {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) =>
    seen(generateDigit(i % 10, Math.floor(random.between(0, 2 ** 32))).strokes),
  );
}

/** @returns {Record<string, Seen[]>} */
function drawNonDigits() {
  const random = createRandom(SEED);
  const many = (
    /** @type {number} */ count,
    /** @type {(i: number) => {strokes: Stroke[]}} */ draw,
  ) => Array.from({ length: count }, (_, i) => seen(draw(i).strokes));
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

/**
 * The share rejected of each set, by each way to tell, where 1 % of the validation's digits are.
 *
 * @param {import('./strangers.js').Drawing[]} drawings digits of people; may be none
 * @param {string} [judgeFile]
 */
export async function measureRejection(drawings, judgeFile) {
  const { read, none } = await loadReaders(undefined, judgeFile);
  const logits = await loadLogits(PRETRAINED);
  const judge = (/** @type {Seen} */ { image }) => none(image, () => read(image));
  /** How little a picture looks like a digit. @type {Record<string, (drawn: Seen) => number>} */
  const ways = {
    'max. probability': ({ image }) => 1 - Math.max(...read(image)),
    entropy: ({ image }) =>
      Array.from(read(image)).reduce((h, p) => h - p * Math.log(p + 1e-12), 0),
    energy: ({ image }) => energy(logits(image)),
    judge,
    'judge, strokes': (drawn) => (isNoDigit(drawn.strokes ?? []) ? 1 : judge(drawn)),
    'judge, max.': ({ image }) =>
      Math.log(none(image, () => read(image)) + 1e-6) +
      0.5 * Math.log(1.000001 - Math.max(...read(image))),
  };
  const train = await mnistExamples('train');
  const validation = [...generated(SEED + 1, 5000), ...train.slice(50_000, 55_000)];
  const test = await mnistExamples('t10k');
  /** @type {Record<string, Seen[]>} */
  const digits = {
    'generated digits': generated(SEED + 2, 5000),
    'MNIST, test': test,
  };
  if (drawings.length > 0) {
    digits["strangers' digits"] = drawings.map(({ strokes }) => seen(strokes));
  }
  const names = Object.keys(ways);
  const thresholds = names.map((name) => {
    const scores = validation.map(ways[name]).sort((a, b) => b - a);
    return scores[Math.floor(REJECTED * scores.length)];
  });
  const rows = Object.entries({ ...digits, ...drawNonDigits() }).map(([title, drawn]) => ({
    title,
    rejected: names.map((name, k) => {
      const count = drawn.filter((each) => ways[name](each) > thresholds[k]).length;
      return (100 * count) / drawn.length;
    }),
  }));
  const shapes = rows.filter(({ title }) => title.startsWith(' '));
  const mean = names.map((_, k) => shapes.reduce((s, r) => s + r.rejected[k], 0) / shapes.length);
  return { names, thresholds, rows: [...rows, { title: 'all other shapes', rejected: mean }] };
}

async function script() {
  const { values, positionals } = parseArgs({
    options: { judge: { type: 'string' } },
    allowPositionals: true,
  });
  const drawings = positionals.length > 0 ? await readDrawings(positionals[0]) : [];
  const { names, thresholds, rows } = await measureRejection(drawings, values.judge);
  const line = (/** @type {string} */ title, /** @type {string[]} */ cells) =>
    process.stdout.write(`${title.padEnd(20)}${cells.map((c) => c.padStart(18)).join('')}\n`);
  line('rejected, %', names);
  line(
    'threshold',
    thresholds.map((t) => t.toPrecision(4)),
  );
  for (const { title, rejected } of rows) {
    line(
      title,
      rejected.map((r) => r.toFixed(1)),
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(script);
