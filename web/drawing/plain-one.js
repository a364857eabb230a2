// A 1 of one straight stroke, as a ruler, a keyboard or a mouse held still draws it. To the judge a bar
// is no digit, for it is what is left of a 4 or a 5 that was cut wrongly; alone on the pad it is a 1.

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
