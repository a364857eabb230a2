// Atoms: the pieces of ink that no digit divides. A stroke is one atom, unless it is so wide that the
// pen may have written several digits without leaving the paper; then it is cut wherever that might be.

import { boundingBox } from '../strokes.js';
import { findCuts } from './cuts.js';
import { between, pathLengths } from './paths.js';

/** @typedef {import('../strokes.js').Stroke} Stroke */
/** @typedef {import('../strokes.js').Box} Box */

/**
 * @typedef {object} Atom
 * @property {Stroke} points
 * @property {Box} box
 * @property {Stroke} samples at least two points evenly along its path, its ends among them
 * @property {number} stroke which stroke it is of, by time
 * @property {number} piece which piece of that stroke, from 0
 * @property {number} pieces how many pieces that stroke has
 * @property {number} from where it begins: length of the stroke's path before it
 * @property {number} length of its path
 * @property {number | null} cutBefore how probable a cut it begins with (log-odds); null: with the stroke
 * @property {number | null} cutAfter the same of its end
 */

// Lengths in typical heights of the number's digits.
/** Narrower strokes are not two digits. Two ones beside each other are about as wide. */
const CUT_WIDTH = 0.55;
/** A stroke that ends so near to where it began is one digit, a 0 or an 8, if it is not wider. */
const CLOSED = 0.25;
const CLOSED_WIDTH = 1.2;
/** Enough points to say how near two atoms are. */
const SAMPLES = 16;

/**
 * How high the digits of a drawing are: the median height of the higher strokes, so that neither bars
 * nor dots count. At least 1.
 *
 * @param {Box[]} boxes of the strokes, at least one
 */
export function typicalHeight(boxes) {
  const heights = boxes.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  const highest = heights[heights.length - 1];
  const high = heights.filter((height) => height >= highest / 2);
  return Math.max(1, high[Math.floor(high.length / 2)]);
}

/**
 * @param {Stroke} stroke
 * @param {number} index of the stroke
 * @param {number} height typical height
 * @param {Box[]} [others] boxes of the other strokes
 * @returns {Atom[]} in the pen's order
 */
export function cutStroke(stroke, index, height, others = []) {
  const box = /** @type {Box} */ (boundingBox([stroke]));
  const [first, last] = [stroke[0], stroke[stroke.length - 1]];
  const width = box.right - box.left;
  const isClosed =
    width < CLOSED_WIDTH * height &&
    Math.hypot(last.x - first.x, last.y - first.y) < CLOSED * height;
  const isNarrow = width < CUT_WIDTH * height;
  const cuts = isClosed || isNarrow ? [] : findCuts(stroke, height, others);
  const whole = pathLengths(stroke);
  const ends = [0, ...cuts.map(({ at }) => at), whole[whole.length - 1]];
  return ends.slice(1).map((end, piece) => {
    const from = ends[piece];
    const points = cuts.length === 0 ? stroke : between(stroke, whole, from, end);
    const lengths = pathLengths(points);
    return {
      points,
      samples: between(points, lengths, 0, end - from, (end - from) / SAMPLES),
      box: /** @type {Box} */ (boundingBox([points])),
      stroke: index,
      piece,
      pieces: ends.length - 1,
      from,
      length: end - from,
      cutBefore: piece > 0 ? cuts[piece - 1].odds : null,
      cutAfter: piece < cuts.length ? cuts[piece].odds : null,
    };
  });
}
