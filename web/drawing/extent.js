// How much a drawing is, and where: what of strokes the page needs from the first one on.

/** @typedef {import('../engine/types.d.ts').Stroke} Stroke */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/** More than a person draws in an hour. */
export const MAX_STROKES = 10_000;
export const MAX_POINTS = 1_000_000;

/**
 * @param {Stroke[]} strokes
 * @returns {number} points in all strokes
 */
export function pointCount(strokes) {
  return strokes.reduce((count, stroke) => count + stroke.length, 0);
}

/**
 * The smallest box around all points; null when there is no point. Its sides can be 0.
 *
 * @param {Stroke[]} strokes
 * @returns {Box | null}
 */
export function boundingBox(strokes) {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const stroke of strokes) {
    for (const { x, y } of stroke) {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return left > right ? null : { left, top, right, bottom };
}
