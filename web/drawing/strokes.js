// Strokes: what a pen drew. A stroke is the list of points from pen down to pen up; a drawing is a
// list of strokes. Coordinates are those of a 280 × 280 pad, x to the right and y downwards; nothing
// here depends on that size, and points may lie outside the pad.

import { shown } from '../engine/shown.js';
import { MAX_POINTS, MAX_STROKES, pointCount } from './extent.js';

export { boundingBox, MAX_POINTS, MAX_STROKES, pointCount } from './extent.js';

/** @typedef {import('../engine/types.d.ts').Stroke} Stroke */
/** @typedef {import('./extent.js').Box} Box */

/** About so many points are read, half a minute of drawing without a pause: see sparse. */
const DENSE = 10_000;
/** Far outside any pad, and small enough that no sum or square of coordinates loses its meaning. */
export const MAX_COORDINATE = 1_000_000;

/**
 * A drawing whose longer side is less than this, in the units of the strokes (a pad of 280), is a
 * dot or a hand's tremble: it is drawn smaller, not blown up to 20 pixels.
 */
export const MINIMUM_SIDE = 8;

/**
 * Returns the strokes as they are when they are strokes: an array of arrays of {x, y}. No strokes,
 * and strokes without points, are valid: they are a drawing without ink.
 *
 * @param {unknown} strokes
 * @returns {Stroke[]}
 * @throws {Error} saying what was expected, where, and what came
 */
export function checkStrokes(strokes) {
  if (!Array.isArray(strokes)) {
    throw new Error(`Strokes: expected an array of arrays of {x, y}, got ${shown(strokes)}.`);
  }
  if (strokes.length > MAX_STROKES) {
    throw new Error(`Strokes: expected at most ${MAX_STROKES} of them, got ${strokes.length}.`);
  }
  let points = 0;
  for (let i = 0; i < strokes.length; ++i) {
    const stroke = strokes[i];
    if (!Array.isArray(stroke)) {
      throw new Error(`Stroke ${i}: expected an array of {x, y}, got ${shown(stroke)}.`);
    }
    points += stroke.length;
    if (points > MAX_POINTS) {
      throw new Error(
        `Strokes: expected at most ${MAX_POINTS} points, got ${points} in strokes 0 to ${i}.`,
      );
    }
    for (let j = 0; j < stroke.length; ++j) checkPoint(stroke[j], i, j);
  }
  return strokes;
}

/**
 * Of a drawing with more points than anybody needs, every k-th of each stroke, its first and its last.
 * Any other is given back as it is, and so is what comes from here.
 *
 * Measured with a million points, in a core's time: a digit is read in 0.02 to 0.06 s and a number in
 * 0.1 to 0.3 s, a lesson takes a quarter more than with a plain digit; with all points they take 0.7 s,
 * 3 to 8 s, and most of a minute.
 *
 * @param {Stroke[]} strokes
 * @returns {Stroke[]}
 */
export function sparse(strokes) {
  const count = pointCount(strokes);
  // Of n points, at most n / k + 2 are left.
  if (count <= DENSE + 2 * strokes.length) return strokes;
  const k = Math.ceil(count / DENSE);
  return strokes.map((stroke) => stroke.filter((_, i) => i % k === 0 || i === stroke.length - 1));
}

/**
 * @param {any} point
 * @param {number} i which stroke
 * @param {number} j which of its points
 */
function checkPoint(point, i, j) {
  if (typeof point !== 'object' || point === null) {
    throw new Error(`Stroke ${i}, point ${j}: expected {x, y}, got ${shown(point)}.`);
  }
  // Written so that NaN fails too.
  if (isCoordinate(point.x) && isCoordinate(point.y)) return;
  const name = isCoordinate(point.x) ? 'y' : 'x';
  throw new Error(
    `Stroke ${i}, point ${j}, ${name}: expected a number from -${MAX_COORDINATE} to ${MAX_COORDINATE}, ` +
      `got ${shown(point[name])}.`,
  );
}

/** @param {unknown} value */
function isCoordinate(value) {
  return typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE;
}

/**
 * How far the pen travelled on the paper: the sum of all segments' lengths. A dot has length 0.
 *
 * @param {Stroke[]} strokes
 */
export function totalLength(strokes) {
  let length = 0;
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; ++i) {
      const dx = stroke[i].x - stroke[i - 1].x;
      const dy = stroke[i].y - stroke[i - 1].y;
      length += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return length;
}

/** A greater slant is more likely a slash than a slanted digit. */
const MAX_SHEAR = 1;

/**
 * How far the ink leans, and about which height: the shear along x that makes x and y uncorrelated
 * along the ink. 0 is upright, more than 0 leans to the left above, and less to the right; a drawing
 * with no height has none.
 *
 * With s the arc length and overlines for means over it:
 *   shear = mean((x − x̄)(y − ȳ)) / mean((y − ȳ)²)
 *
 * @param {Stroke[]} strokes
 * @returns {{shear: number, meanY: number}} shear within ± 1; meanY is NaN for dots
 */
export function slantOf(strokes) {
  let length = 0;
  let sumX = 0;
  let sumY = 0;
  forEachSegment(strokes, (midX, midY, dx, dy, segment) => {
    length += segment;
    sumX += segment * midX;
    sumY += segment * midY;
  });
  const meanX = sumX / length;
  const meanY = sumY / length;
  let xy = 0;
  let yy = 0;
  forEachSegment(strokes, (midX, midY, dx, dy, segment) => {
    // The integral over a segment is that of its middle, and its own extent / 12.
    xy += segment * ((midX - meanX) * (midY - meanY) + (dx * dy) / 12);
    yy += segment * ((midY - meanY) ** 2 + (dy * dy) / 12);
  });
  const shear = yy > 0 ? Math.max(-MAX_SHEAR, Math.min(MAX_SHEAR, xy / yy)) : 0;
  return { shear, meanY };
}

/**
 * The drawing with its slant taken out, or what of it is beyond the allowed: x ← x − shear · (y − ȳ).
 * A digit written upright stays nearly as it is; a drawing with no height stays as it is.
 *
 * @param {Stroke[]} strokes
 * @param {number} [allowed] the shear that may stay, 0 or more
 * @returns {Stroke[]} new strokes; the given ones are not changed
 */
export function deskew(strokes, allowed = 0) {
  const { shear: slant, meanY } = slantOf(strokes);
  const shear = slant - Math.max(-allowed, Math.min(allowed, slant));
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: shear === 0 ? x : x - shear * (y - meanY), y })),
  );
}

/**
 * @param {Stroke[]} strokes
 * @param {(midX: number, midY: number, dx: number, dy: number, length: number) => void} visit
 */
function forEachSegment(strokes, visit) {
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; ++i) {
      const a = stroke[i - 1];
      const b = stroke[i];
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      visit((a.x + b.x) / 2, (a.y + b.y) / 2, dx, dy, Math.sqrt(dx * dx + dy * dy));
    }
  }
}
