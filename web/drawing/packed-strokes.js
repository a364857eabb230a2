// Strokes on their way to the worker. The browser copies a hundred thousand objects one by one, for
// longer than a frame lasts; it copies two arrays of numbers at once.

import { MAX_POINTS, MAX_STROKES } from './extent.js';

/** @typedef {import('../engine/types.d.ts').Stroke} Stroke */
/** @typedef {{packed: Float64Array, ends: Uint32Array}} PackedStrokes x₀, y₀, x₁, y₁, …; points in strokes 0 .. i */

/** Fewer points than this are copied as they are. */
const manyPoints = 2000;

/**
 * Packs many strokes. Few are left as they are, and so is what is not strokes or too many: whoever reads
 * them says what is wrong with them.
 *
 * @param {unknown} strokes
 * @returns {unknown}
 */
export function packStrokes(strokes) {
  if (!Array.isArray(strokes)) return strokes;
  let total = 0;
  for (const stroke of strokes) {
    if (!Array.isArray(stroke)) return strokes;
    total += stroke.length;
  }
  if (total < manyPoints || total > MAX_POINTS || strokes.length > MAX_STROKES) return strokes;
  const packed = new Float64Array(2 * total);
  const ends = new Uint32Array(strokes.length);
  let count = 0;
  for (let i = 0; i < strokes.length; ++i) {
    for (const point of strokes[i]) {
      if (typeof point?.x !== 'number' || typeof point.y !== 'number') return strokes;
      packed[2 * count] = point.x;
      packed[2 * count + 1] = point.y;
      ++count;
    }
    ends[i] = count;
  }
  return { packed, ends };
}

/**
 * What packStrokes was given. What it cannot have made is left as it is.
 *
 * @param {any} value
 * @returns {unknown}
 */
export function unpackStrokes(value) {
  if (!isPacked(value)) return value;
  const { packed, ends } = value;
  return Array.from(ends, (end, i) => {
    const first = i === 0 ? 0 : ends[i - 1];
    return Array.from({ length: end - first }, (_, j) => ({
      x: packed[2 * (first + j)],
      y: packed[2 * (first + j) + 1],
    }));
  });
}

/** @param {any} value @returns {value is PackedStrokes} */
function isPacked(value) {
  if (!(value?.packed instanceof Float64Array && value.ends instanceof Uint32Array)) return false;
  const { packed, ends } = /** @type {PackedStrokes} */ (value);
  if (ends.length > MAX_STROKES || packed.length > 2 * MAX_POINTS) return false;
  const isRising = ends.every((end, i) => i === 0 || end >= ends[i - 1]);
  return isRising && ends.at(-1) === packed.length / 2;
}
