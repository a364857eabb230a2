// Drawings of straight lines, as who draws with arrow keys, with a ruler or a mouse from corner to
// corner makes them.

import { createRandom } from './random.js';

/** @typedef {import('../../engine/types.d.ts').Stroke} Stroke */
/** @typedef {import('../../engine/types.d.ts').StrokePoint} StrokePoint */

/** One of so many drawings is of straight lines. */
const ONE_OF = 16;
/** How far such lines may pass from the drawing, as shares of its height. */
const TOLERANCE = { low: 0.02, high: 0.07 };

/**
 * A generated drawing, for one seed of sixteen made of straight lines. A 1 of one stroke becomes a line.
 *
 * @param {Stroke[]} strokes with points
 * @param {number} seed an integer, 0 .. 2³² − 1
 * @returns {Stroke[]}
 */
export function sometimesRuled(strokes, seed) {
  const random = createRandom(seed, 11);
  if (!random.chance(1 / ONE_OF)) return strokes;
  const heights = strokes.flat().map(({ y }) => y);
  const height = Math.max(...heights) - Math.min(...heights);
  const tolerance = random.between(TOLERANCE.low, TOLERANCE.high) * height;
  return strokes.map((stroke) => ruled(stroke, tolerance));
}

/**
 * The fewest of its points whose lines pass all others within the tolerance, nearly (D. Douglas and
 * T. Peucker, 'Algorithms for the Reduction of the Number of Points Required to Represent a Digitized
 * Line or its Caricature', 1973).
 *
 * @param {Stroke} stroke
 * @param {number} tolerance in its units, 0 or more
 * @returns {Stroke}
 */
export function ruled(stroke, tolerance) {
  if (stroke.length < 3) return stroke;
  const first = stroke[0];
  const last = stroke[stroke.length - 1];
  const distances = stroke.map((point) => distanceFromLine(point, first, last));
  const farthest = distances.indexOf(Math.max(...distances));
  if (distances[farthest] <= tolerance) return [first, last];
  const before = ruled(stroke.slice(0, farthest + 1), tolerance);
  return [...before.slice(0, -1), ...ruled(stroke.slice(farthest), tolerance)];
}

/** @param {StrokePoint} point @param {StrokePoint} a @param {StrokePoint} b */
function distanceFromLine({ x, y }, a, b) {
  const [width, height] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(width, height);
  // A closed stroke has no line between its ends.
  if (length === 0) return Math.hypot(x - a.x, y - a.y);
  return Math.abs(width * (y - a.y) - height * (x - a.x)) / length;
}
