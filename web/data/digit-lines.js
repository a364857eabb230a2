// The person's own digits as a file: JSON Lines, a digit a line, as data sets of pen strokes are handed
// around: {"digit": 7, "strokes": [[[x, y], …], …]}, x to the right and y downwards, 0..1 of the pad.

import { checkOwnDigit } from '../engine/options.js';

/** @import { OwnDigit } from '../engine/types.js' */

const pad = 280;
export const mostBytes = 5_000_000;
const mostDigits = 5000;
/** Lines read between two looks at the page: a few milliseconds. */
const linesAtOnce = 100;

/** @param {OwnDigit[]} digits */
export function toLines(digits) {
  const part = (/** @type {number} */ value) => Math.round((value / pad) * 1e4) / 1e4;
  return digits
    .map(({ digit, strokes }) => ({
      digit,
      strokes: strokes.map((stroke) => stroke.map(({ x, y }) => [part(x), part(y)])),
    }))
    .map((each) => `${JSON.stringify(each)}\n`)
    .join('');
}

/**
 * @param {Blob} file
 * @returns {Promise<OwnDigit[]>}
 * @throws {Error} which line is wrong, and what was expected there; then nothing of it is taken
 */
export async function readLines(file) {
  if (file.size > mostBytes) {
    throw new Error(
      `Import: expected a file of at most ${mostBytes / 1e6} MB, got ${(file.size / 1e6).toFixed(1)} MB.`,
    );
  }
  const lines = (await file.text()).split('\n');
  /** @type {OwnDigit[]} */
  const digits = [];
  for (const [index, line] of lines.entries()) {
    if (index % linesAtOnce === 0) await new Promise((resolve) => setTimeout(resolve));
    if (line.trim() === '') continue;
    if (digits.length === mostDigits) {
      throw new Error(
        `Import: expected at most ${mostDigits.toLocaleString('en')} digits, got more.`,
      );
    }
    try {
      digits.push(fromLine(line));
    } catch (error) {
      throw new Error(`Import, line ${index + 1}: ${/** @type {Error} */ (error).message}`, {
        cause: error,
      });
    }
  }
  if (digits.length === 0) throw new Error('Import: expected a digit or more, got none.');
  return digits;
}

/** @param {string} line */
function fromLine(line) {
  /** @type {any} */
  let parsed;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new Error('expected {"digit": 7, "strokes": [[[x, y], …], …]}, got no JSON.');
  }
  const { digit, strokes } = checkOwnDigit({
    digit: parsed?.digit,
    strokes: Array.isArray(parsed?.strokes) ? parsed.strokes.map(toStroke) : parsed?.strokes,
  });
  return { digit, strokes };
}

/** @param {any} stroke */
function toStroke(stroke) {
  if (!Array.isArray(stroke)) return stroke;
  return stroke.map((point) =>
    Array.isArray(point) && point.every((each) => typeof each === 'number')
      ? { x: point[0] * pad, y: point[1] * pad }
      : point,
  );
}
