// npm run bench:drawing: how well the drawing desk reads, in five tables. bench/README.md says what
// they are.
//
//   node bench/drawing/run.js [folder of strangers' handwriting] [--drawings 100] [--numbers 12]
//
// --drawings is how many of each digit, --numbers how many of each length and kind of space. The same
// figures and some more go to build/bench/drawing.json.

import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { main } from '../../scripts/shell.js';
import { measureCalibration } from './calibration.js';
import { composeNumber, GAP_KINDS } from './compose.js';
import { distorted, DISTORTIONS, plainDrawings } from './fixed-set.js';
import { IMAGE_PATHS } from './image-paths.js';
import { measureRejection } from './known.js';
import { measure } from './numbers.js';
import { loadReaders, trainPlainReader } from './readers.js';
import { readDrawings } from './strangers.js';
import { percent, table } from './table.js';

/** @typedef {import('./fixed-set.js').Drawn} Drawn */
/** @typedef {Awaited<ReturnType<typeof loadReaders>>} Readers */
/** @typedef {Record<string, Drawn[]>} Sets */

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const LENGTHS = [2, 3, 4, 5, 6, 7, 8];
const SEED = 660_003;
const STRANGERS = 'strangers';
/** Columns of the table of steps. */
const SHOWN = ['plain', 'small', 'slanted left', 'turned left', 'tall', 'tremor', STRANGERS];
const READERS = { pretrained: 'the pretrained reader', plain: '784-128-10 after 3 epochs' };
/** What the page draws with; strangers' own pens are not known. */
const PEN = 17;

/**
 * Which drawings are read right.
 *
 * @param {Drawn[]} drawings
 * @param {Readers} readers
 * @param {(drawn: Drawn) => Uint8Array} [imageOf]
 * @returns {boolean[]}
 */
function readRight(drawings, { read }, imageOf = IMAGE_PATHS['all steps']) {
  return drawings.map((drawn) => {
    const probabilities = read(imageOf(drawn));
    return probabilities[drawn.digit] === Math.max(...probabilities);
  });
}

/** @param {boolean[]} right */
function share(right) {
  return right.filter(Boolean).length / right.length;
}

/** @param {Sets} sets @param {Readers} readers */
function byDistortion(sets, readers) {
  return Object.entries(sets).map(([name, drawings]) => {
    const right = readRight(drawings, readers);
    const ofDigit = (/** @type {number} */ digit) =>
      share(right.filter((_, i) => drawings[i].digit === digit));
    return { name, all: share(right), digits: DIGITS.map(ofDigit) };
  });
}

/**
 * By the pretrained reader, and by one that learned from MNIST's plain images alone, as visitors train.
 *
 * @param {Sets} sets
 * @param {Readers} readers
 */
async function byStep(sets, readers) {
  const plainReader = { ...readers, read: await trainPlainReader() };
  return Object.entries(IMAGE_PATHS).map(([name, imageOf]) => {
    const images = new Map(
      Object.values(sets)
        .flat()
        .map((drawn) => [drawn, imageOf(drawn)]),
    );
    const drawnBefore = (/** @type {Drawn} */ drawn) =>
      /** @type {Uint8Array} */ (images.get(drawn));
    const of = (/** @type {Readers} */ reader) =>
      Object.fromEntries(
        Object.entries(sets).map(([set, drawings]) => [
          set,
          share(readRight(drawings, reader, drawnBefore)),
        ]),
      );
    return { name, pretrained: of(readers), plain: of(plainReader) };
  });
}

/** @param {Drawn[]} drawings @param {number} count @param {Readers} readers */
function byLength(drawings, count, readers) {
  const results = measure(
    (length, gap, random) => {
      const any = () => drawings[Math.floor(random.between(0, drawings.length))];
      return composeNumber(Array.from({ length }, any), gap, random);
    },
    count,
    SEED,
    readers,
    LENGTHS,
  );
  const of = (/** @type {(r: (typeof results)[0]) => boolean} */ which) =>
    share(results.filter(which).map(({ text, read }) => text === read));
  return [...LENGTHS, null].map((wanted) => ({
    length: wanted,
    all: of(({ length }) => wanted === null || length === wanted),
    gaps: GAP_KINDS.map((kind) =>
      of(({ length, gap }) => (wanted === null || length === wanted) && gap === kind),
    ),
  }));
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * @param {Awaited<ReturnType<typeof byStep>>} rows
 * @param {'pretrained' | 'plain'} reader
 * @param {string[]} names of distortions
 */
function printSteps(rows, reader, names) {
  const shown = SHOWN.filter((name) => names.includes(name));
  const cells = rows.map((row) => {
    const all = names.filter((name) => name !== STRANGERS).map((name) => row[reader][name]);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    return [row.name, percent(mean), ...shown.map((name) => percent(row[reader][name]))];
  });
  print(table([`${READERS[reader]}, %`, 'mean', ...shown], cells));
}

/** @param {Awaited<ReturnType<typeof measureCalibration>>} calibration */
function printCalibration({ temperatures, sets, test }) {
  for (const { name, temperature } of temperatures) {
    print(`temperature fitted on ${name}: ${temperature.toFixed(3)}`);
  }
  print(
    table(
      ['expected calibration error, %', 'right', 'as it is', ...temperatures.map((t) => t.name)],
      sets.map(({ name, accuracy, ece }) => [
        name,
        percent(accuracy),
        ...ece.map((e) => percent(e, 2)),
      ]),
    ),
  );
  print(
    table(
      ['MNIST, test: surety', 'answers', 'mean', 'right', '', 'tempered', 'mean', 'right'],
      test.before.bins.map((bin, i) => {
        const after = test.after.bins[i];
        const cells = (/** @type {typeof bin} */ { count, confidence, accuracy }) => [
          String(count),
          confidence === null ? '' : percent(confidence),
          accuracy === null ? '' : percent(accuracy),
        ];
        return [`${10 * i} to ${10 * i + 10} %`, ...cells(bin), '', ...cells(after)];
      }),
    ),
  );
}

async function script() {
  const { values, positionals } = parseArgs({
    options: {
      drawings: { type: 'string', default: '100' },
      numbers: { type: 'string', default: '12' },
    },
    allowPositionals: true,
  });
  const readers = await loadReaders();
  const strangers = positionals.length > 0 ? await readDrawings(positionals[0]) : [];
  const plain = await plainDrawings(Number(values.drawings));
  /** @type {Sets} */
  const sets = Object.fromEntries(
    Object.keys(DISTORTIONS).map((name) => [name, distorted(plain, name)]),
  );
  if (strangers.length > 0) sets[STRANGERS] = strangers.map((d) => ({ ...d, penWidth: PEN }));

  print(`\nMNIST's first ${values.drawings} test images of each digit, as pen strokes\n`);
  const distortions = byDistortion(sets, readers);
  print(
    table(
      ['read right, %', 'all', ...DIGITS.map(String)],
      distortions.map(({ name, all, digits }) => [
        name,
        percent(all),
        ...digits.map((d) => percent(d)),
      ]),
    ),
  );
  print('The way from ink to 28 × 28, and without each of its steps\n');
  const steps = await byStep(sets, readers);
  printSteps(steps, 'pretrained', Object.keys(sets));
  printSteps(steps, 'plain', Object.keys(sets));

  print('Numbers, put together of the plain drawings: wholly right\n');
  const numbers = byLength(plain, Number(values.numbers), readers);
  print(
    table(
      ['digits', 'all', ...GAP_KINDS],
      numbers.map(({ length, all, gaps }) => [
        String(length ?? 'all'),
        percent(all),
        ...gaps.map((gap) => percent(gap)),
      ]),
    ),
  );
  print('Rejected, %, where 1 % of the digits are (* the judge has learned from such)\n');
  const rejection = await measureRejection(strangers);
  print(
    table(
      ['', ...rejection.names],
      rejection.rows.map(({ title, rejected }) => [title, ...rejected.map((r) => r.toFixed(1))]),
    ),
  );
  print('Is it as sure as it is right?\n');
  const calibration = await measureCalibration(sets, readers);
  printCalibration(calibration);

  const folder = new URL('../../build/bench/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const all = { distortions, steps, numbers, rejection, calibration };
  await writeFile(new URL('drawing.json', folder), `${JSON.stringify(all, null, 1)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(script);
