// Numbers that are harder to divide than those of compose.js: each way of writing them by itself.
//
//   node bench/drawing/harder.js [folder of handwriting] [--numbers 10] [--seed 1]
//
// prints how many are read wholly right, of 2 to 10 digits that are not joined.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { readNumber } from '../../web/drawing/segmentation.js';
import { main } from '../../scripts/shell.js';
import { composeNumber, moveNumber } from './compose.js';
import { loadReaders } from './readers.js';
import { readDrawings } from './strangers.js';

/** @typedef {import('./compose.js').ComposedNumber} ComposedNumber */
/** @typedef {import('./compose.js').Drawing} Drawing */
/** @typedef {import('../../web/drawing/generator/random.js').Random} Random */

/** @param {ComposedNumber} number @param {number} slant tangent; more than 0 leans to the right */
function slanted(number, slant) {
  return moveNumber(number, ({ x, y }) => ({ x: x - slant * (y - 140), y }));
}

/**
 * A digit's last stroke is drawn after the next digit, as dots and bars are.
 *
 * @param {ComposedNumber} number not joined
 * @param {Random} random
 * @returns {ComposedNumber}
 */
export function lateStrokes(number, random) {
  const order = number.strokes.map((stroke, i) => ({
    stroke,
    part: number.parts[i],
    time: number.parts[i][0].digit,
  }));
  order.forEach((one, i) => {
    const isLast = order[i + 1]?.part[0].digit !== one.part[0].digit;
    const isFirst = order[i - 1]?.part[0].digit !== one.part[0].digit;
    if (isLast && !isFirst && random.chance(0.7)) one.time += 1.5;
  });
  const sorted = order
    .map((one, i) => ({ ...one, i }))
    .sort((a, b) => a.time - b.time || a.i - b.i);
  return {
    ...number,
    strokes: sorted.map(({ stroke }) => stroke),
    parts: sorted.map(({ part }) => part),
  };
}

const scaled =
  (/** @type {number} */ scale) =>
  (/** @type {Drawing[]} */ drawings, /** @type {Random} */ random) =>
    moveNumber(composeNumber(drawings, 'thin', random), ({ x, y }) => ({
      x: x * scale,
      y: y * scale,
    }));

/** @type {Record<string, (drawings: Drawing[], random: Random) => ComposedNumber>} */
export const WAYS = {
  'sizes 0.7 to 1.4': (d, random) => composeNumber(d, 'thin', random, { sizes: [0.7, 1.4] }),
  'line slopes, up to 20°': (d, random) => composeNumber(d, 'thin', random, { slope: 0.18 }),
  'slanted right, 20°': (d, random) => slanted(composeNumber(d, 'touching', random), 0.36),
  'slanted left, 12°': (d, random) => slanted(composeNumber(d, 'touching', random), -0.21),
  'boxes overlap by 0.05 to 0.25': (d, random) =>
    composeNumber(d, 'touching', random, { gaps: [-0.25, -0.05] }),
  'last strokes late': (d, random) => lateStrokes(composeNumber(d, 'thin', random), random),
  'last strokes late, touching': (d, random) =>
    lateStrokes(composeNumber(d, 'touching', random), random),
  'a pad of 6000': scaled(20),
  'a pad of 28': scaled(0.1),
};

/**
 * @param {Drawing[]} drawings one person's, or none for the generator's
 * @param {number} length
 * @param {Random} random
 */
function pickDigits(drawings, length, random) {
  return Array.from({ length }, () =>
    drawings.length > 0
      ? drawings[Math.floor(random.between(0, drawings.length))]
      : generateDigit(Math.floor(random.between(0, 10)), Math.floor(random.between(0, 2 ** 32))),
  );
}

/**
 * @param {Drawing[][]} writers of each writer; none for the generator
 * @param {number} count of each length and way
 * @param {number} seed
 * @param {import('../../web/drawing/segmentation.js').Readers} readers
 */
export function measureHarder(writers, count, seed, readers) {
  return Object.entries(WAYS).map(([name, compose]) => {
    const random = createRandom(seed, 405);
    let right = 0;
    for (let i = 0; i < 9 * count; ++i) {
      const own = writers[Math.floor(random.between(0, writers.length))] ?? [];
      const number = compose(pickDigits(own, 2 + (i % 9), random), random);
      if (readNumber(number.strokes, readers).text === number.text) ++right;
    }
    return { name, right: (100 * right) / (9 * count) };
  });
}

async function script() {
  const { values, positionals } = parseArgs({
    options: {
      numbers: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
    },
    allowPositionals: true,
  });
  const readers = await loadReaders();
  const drawings = positionals.length > 0 ? await readDrawings(positionals[0]) : [];
  const names = [...new Set(drawings.map(({ writer }) => writer))];
  const writers = names.map((name) => drawings.filter(({ writer }) => writer === name));
  for (const { name, right } of measureHarder(
    writers,
    Number(values.numbers),
    Number(values.seed),
    readers,
  )) {
    process.stdout.write(`${name.padEnd(32)}${right.toFixed(1).padStart(6)} %\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(script);
