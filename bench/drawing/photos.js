// How many digits are read right in photographs, and how many numbers.
//
//   node bench/drawing/photos.js [folder of handwriting] [--photos 500] [--numbers 100] [--seed 1]
//
// The photographs are made (photograph.js) of the generator's digits, or of people's; the folder is
// as bench/drawing/strangers.js has it.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { digitImage } from '../../web/drawing/digit-image.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { strokesOfPhoto } from '../../web/drawing/photo.js';
import { readNumber } from '../../web/drawing/segmentation.js';
import { main } from '../../scripts/shell.js';
import { generateNumber } from './compose.js';
import { photograph, randomScene, tiltedScene } from './photograph.js';
import { loadReaders } from './readers.js';
import { readDrawings } from './strangers.js';

/** @typedef {import('../../web/drawing/segmentation.js').Readers} Readers */
/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {import('../../web/drawing/generator/random.js').Random} Random */

/**
 * @typedef {object} Result
 * @property {string} text what was written
 * @property {string} drawn as the strokes themselves are read
 * @property {string} read as the photograph is read
 * @property {string} number as the photograph is read as a number
 * @property {import('./photograph.js').Scene} scene
 * @property {number} milliseconds from the picture to the strokes
 */

/** @param {Stroke[]} strokes @param {Readers} readers */
function readDigit(strokes, readers) {
  const image = digitImage(strokes)?.image;
  if (image === undefined) return '';
  const probabilities = Array.from(readers.read(image));
  return String(probabilities.indexOf(Math.max(...probabilities)));
}

/**
 * @param {(i: number) => {text: string, strokes: Stroke[]}} written
 * @param {number} count
 * @param {number} seed
 * @param {Readers} readers
 * @param {(random: Random) => import('./photograph.js').Scene} [sceneOf]
 * @returns {Result[]}
 */
export function measure(written, count, seed, readers, sceneOf = randomScene) {
  return Array.from({ length: count }, (_, i) => {
    const random = createRandom(seed + i, 505);
    const { text, strokes } = written(i);
    const scene = sceneOf(random);
    const picture = photograph(strokes, scene, random);
    const start = performance.now();
    const seen = strokesOfPhoto(picture);
    const milliseconds = performance.now() - start;
    return {
      text,
      drawn: text.length > 1 ? readNumber(strokes, readers).text : readDigit(strokes, readers),
      read: readDigit(seen, readers),
      number: readNumber(seen, readers).text,
      scene,
      milliseconds,
    };
  });
}

/** @param {Result[]} results @param {(result: Result) => boolean} isRight */
function share(results, isRight) {
  const right = results.filter(isRight).length;
  return `${((100 * right) / Math.max(1, results.length)).toFixed(1)} % of ${results.length}`;
}

/** @param {Result[]} digits @param {Result[]} numbers @param {Result[]} tilted */
function report(digits, numbers, tilted) {
  const read = (/** @type {Result} */ { text, read }) => text === read;
  const asNumber = (/** @type {Result} */ { text, number }) => text === number;
  const kinds = /** @type {[string, (scene: Result['scene']) => boolean][]} */ ([
    ['chalk', ({ chalk }) => chalk],
    ['on a table', ({ table }) => table],
    ['ruled paper', ({ ruled }) => ruled],
    ['faint ink', ({ ink }) => ink < 0.55],
    ['thin pen', ({ pen }) => pen < 0.05],
    ['thick pen', ({ pen }) => pen > 0.11],
  ]);
  const times = digits.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return [
    `photographs of digits read right    ${share(digits, read)}`,
    `  read as a number of one digit     ${share(digits, asNumber)}`,
    `  the same drawings without camera  ${share(digits, ({ text, drawn }) => text === drawn)}`,
    ...kinds.map(([name, which]) => {
      const some = digits.filter(({ scene }) => which(scene));
      return `  ${name.padEnd(32)}  ${share(some, read)}`;
    }),
    `photographs of numbers read right   ${share(numbers, asNumber)}`,
    `  the same drawings without camera  ${share(numbers, ({ text, drawn }) => text === drawn)}`,
    `  on sheets seen at an angle        ${share(tilted, asNumber)}`,
    `time: median ${times[times.length >> 1].toFixed(0)} ms, longest ${times[times.length - 1].toFixed(0)} ms`,
    '',
  ].join('\n');
}

async function script() {
  const { values, positionals } = parseArgs({
    options: {
      photos: { type: 'string', default: '500' },
      numbers: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      mistakes: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const readers = await loadReaders();
  const seed = Number(values.seed);
  const people = positionals.length > 0 ? await readDrawings(positionals[0]) : null;
  const random = createRandom(seed, 606);
  const digits = measure(
    (i) => {
      const { digit, strokes } =
        people?.[Math.floor(random.between(0, people.length))] ??
        generateDigit(i % 10, 1_000_000 * seed + i);
      return { text: String(digit), strokes };
    },
    Number(values.photos),
    seed,
    readers,
  );
  const numbers = measure(
    (i) => generateNumber(2 + (i % 4), i % 2 === 0 ? 'wide' : 'thin', random),
    Number(values.numbers),
    seed + 500_000,
    readers,
  );
  const tilted = measure(
    () => generateNumber(2 + Math.floor(random.between(0, 3)), 'wide', random),
    Number(values.numbers),
    seed + 600_000,
    readers,
    tiltedScene,
  );
  process.stdout.write(report(digits, numbers, tilted));
  if (!values.mistakes) return;
  [...digits, ...numbers].forEach((result, i) => {
    const { text, drawn, read, number, scene } = result;
    if (text === (text.length > 1 ? number : read)) return;
    process.stdout.write(`${i} ${text} ${drawn} ${read} ${number} ${JSON.stringify(scene)}\n`);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(script);
