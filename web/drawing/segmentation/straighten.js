// A number as if it had been written upright, with digits of a usual height. Slanted digits lie over
// each other across, and a small pad's digits would be taken for dots.

import { boundingBox, MAX_COORDINATE, MINIMUM_SIDE } from '../strokes.js';
import { typicalHeight } from './atoms.js';

/** @typedef {import('../strokes.js').Stroke} Stroke */
/** @typedef {import('../strokes.js').Box} Box */
/** @typedef {import('../../engine/types.d.ts').StrokePoint} StrokePoint */

/** Height that digits get, in units of a pad of 280. */
const HEIGHT = 100;
/** The most slant that is taken out: tan 35°. */
const MAX_SLANT = 0.7;
/** So much slant stays. */
const USUAL_SLANT = 0.15;

/**
 * @param {Stroke[]} strokes with ink
 * @returns {{move: (point: StrokePoint) => StrokePoint, back: (point: StrokePoint) => StrokePoint, scale: number}}
 *   to the upright number, and back to the given one; how many times as large the upright one is
 */
export function straighten(strokes) {
  const slant = commonSlant(strokes);
  const shear = slant - Math.max(-USUAL_SLANT, Math.min(USUAL_SLANT, slant));
  const { left, top, right, bottom } = /** @type {Box} */ (boundingBox(strokes));
  const side = Math.max(right - left, bottom - top);
  const height = typicalHeight(strokes.map((stroke) => /** @type {Box} */ (boundingBox([stroke]))));
  // What is a dot in all stays one.
  const scale = side < MINIMUM_SIDE ? 1 : Math.min(HEIGHT / height, MAX_COORDINATE / (4 * side));
  const middle = (top + bottom) / 2;
  return {
    move: ({ x, y }) => ({ x: (x - left + shear * (y - middle)) * scale, y: (y - top) * scale }),
    back: ({ x, y }) => ({
      x: x / scale + left - shear * (y / scale + top - middle),
      y: y / scale + top,
    }),
    scale,
  };
}

/**
 * How far strokes that the pen draws downwards lean, as the tangent of the angle; more than 0 leans to
 * the right. What goes up is often the way to the next stroke, or to the next digit.
 *
 *   slant = −Σ dx dy / Σ dy², over all segments that go down more than across
 *
 * @param {Stroke[]} strokes
 */
export function commonSlant(strokes) {
  let xy = 0;
  let yy = 0;
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; ++i) {
      const dx = stroke[i].x - stroke[i - 1].x;
      const dy = stroke[i].y - stroke[i - 1].y;
      if (dy <= Math.abs(dx)) continue;
      xy += dx * dy;
      yy += dy * dy;
    }
  }
  return yy === 0 ? 0 : Math.max(-MAX_SLANT, Math.min(MAX_SLANT, -xy / yy));
}
