// How many numbers of several digits are read wholly right.
//
//   node bench/drawing/numbers.js [folder of handwriting] [--numbers 25] [--seed 1]
//
// Numbers are put together (compose.js) of the generator's digits, or of people's: of one writer's
// each, for every length from 2 to 10 and every kind of space between the digits. `--numbers` is how
// many of each. The folder is as bench/drawing/strangers.js has it.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { createRandom } from '../../web/drawing/generator/random.js';
import { readNumber } from '../../web/drawing/segmentation.js';
import { main } from '../../scripts/shell.js';
import { composeNumber, GAP_KINDS, generateNumber } from './compose.js';
import { loadReaders } from './readers.js';
import { readDrawings } from './strangers.js';

/** @typedef {import('./compose.js').ComposedNumber} ComposedNumber */
/** @typedef {import('./compose.js').Gap} Gap */
/** @typedef {import('../../web/drawing/generator/random.js').Random} Random */
/** @typedef {(length: number, gap: Gap, random: Random) => ComposedNumber} Source */

const LENGTHS = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/** @param {(import('./compose.js').Drawing & {writer?: string})[]} drawings @returns {Source} */
export function ofWriters(drawings) {
  const names = [...new Set(drawings.map(({ writer }) => writer))];
  const writers = names.map((name) => drawings.filter(({ writer }) => writer === name));
  return (length, gap, random) => {
    const own = writers[Math.floor(random.between(0, writers.length))];
    const chosen = Array.from({ length }, () => own[Math.floor(random.between(0, own.length))]);
    // Half of them as large beside each other as they were written.
    return composeNumber(chosen, gap, random, { ownSizes: random.chance(0.5) });
  };
}

/**
 * @param {Source} source
 * @param {number} count numbers of each length and kind of space
 * @param {number} seed
 * @param {import('../../web/drawing/segmentation.js').Readers} readers
 * @param {number[]} [lengths]
 */
export function measure(source, count, seed, readers, lengths = LENGTHS) {
  const random = createRandom(seed, 404);
  return lengths.flatMap((length) =>
    GAP_KINDS.flatMap((gap) =>
      Array.from({ length: count }, () => {
        const number = source(length, gap, random);
        const start = performance.now();
        const { text, probability } = readNumber(number.strokes, readers);
        const milliseconds = performance.now() - start;
        return { ...number, length, read: text, probability, milliseconds };
      }),
    ),
  );
}

/** @param {ReturnType<typeof measure>} results */
function report(results) {
  const share = (/** @type {(r: (typeof results)[0]) => boolean} */ which) => {
    const chosen = results.filter(which);
    const right = chosen.filter(({ text, read }) => text === read).length;
    return `${((100 * right) / chosen.length).toFixed(1)} %`.padStart(10);
  };
  const lines = [`digits  ${[...GAP_KINDS, 'all'].map((gap) => gap.padStart(10)).join('')}`];
  for (const length of LENGTHS) {
    const cells = GAP_KINDS.map((gap) => share((r) => r.length === length && r.gap === gap));
    lines.push(`${String(length).padEnd(8)}${cells.join('')}${share((r) => r.length === length)}`);
  }
  const cells = GAP_KINDS.map((gap) => share((r) => r.gap === gap));
  lines.push(`all     ${cells.join('')}${share(() => true)}`);
  lines.push(`not joined: ${share(({ gap }) => gap !== 'joined').trim()}`);
  const otherLength = results.filter(({ text, read }) => text.length !== read.length).length;
  lines.push(`divided into too few or too many digits: ${otherLength} of ${results.length}`);
  const times = results.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (/** @type {number} */ q) => times[Math.floor(q * (times.length - 1))].toFixed(1);
  lines.push(`time: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, longest ${at(1)} ms`);
  lines.push('', 'given probability   numbers   read right');
  for (const [low, high] of [
    [0, 0.5],
    [0.5, 0.8],
    [0.8, 0.95],
    [0.95, 0.99],
    [0.99, 1.01],
  ]) {
    const within = results.filter(({ probability: p }) => p >= low && p < high);
    const right = within.filter(({ text, read }) => text === read).length;
    const given = `${low} to ${Math.min(1, high)}`.padEnd(15);
    const percent = within.length ? `${((100 * right) / within.length).toFixed(1)} %` : '-';
    lines.push(`${given}${String(within.length).padStart(12)}${percent.padStart(13)}`);
  }
  return `${lines.join('\n')}\n`;
}

async function script() {
  const { values, positionals } = parseArgs({
    options: {
      numbers: { type: 'string', default: '25' },
      seed: { type: 'string', default: '1' },
      judge: { type: 'string' },
      'no-judge': { type: 'boolean', default: false },
      mistakes: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const readers = await loadReaders(undefined, values['no-judge'] ? null : values.judge);
  const source =
    positionals.length === 0 ? generateNumber : ofWriters(await readDrawings(positionals[0]));
  const results = measure(source, Number(values.numbers), Number(values.seed), readers);
  process.stdout.write(report(results));
  if (!values.mistakes) return;
  for (const { text, read, gap, probability } of results) {
    if (text !== read) process.stdout.write(`${gap} ${text} ${read} ${probability.toFixed(3)}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(script);
