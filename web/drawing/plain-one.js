// A 1 of one straight stroke, as a ruler, a keyboard or a mouse held still draws it. The judge has seen
// none: the digits that it learned from were written by hands, or tremble as if they were.

/** @typedef {import('./strokes.js').Stroke} Stroke */

/** Farther from the line between its ends, as a share of that: not straight. */
const STRAIGHT = 0.03;
/** Wider than this share of its height: not upright. */
const UPRIGHT = 0.5;

/**
 * Whether a drawing is a single stroke, straight and upright.
 *
 * @param {Stroke[]} strokes
 */
export function isPlainOne(strokes) {
  const inked = strokes.filter((stroke) => stroke.length > 0);
  if (inked.length !== 1) return false;
  const [stroke] = inked;
  const first = stroke[0];
  const last = stroke[stroke.length - 1];
  const [width, height] = [last.x - first.x, last.y - first.y];
  const length = Math.hypot(width, height);
  if (length === 0 || Math.abs(width) > UPRIGHT * Math.abs(height)) return false;
  return stroke.every(
    ({ x, y }) =>
      Math.abs(width * (y - first.y) - height * (x - first.x)) <= STRAIGHT * length * length,
  );
}
