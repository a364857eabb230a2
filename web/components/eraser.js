// The eraser takes whole strokes: those that it passes over.

/** @typedef {import('../engine/types').Stroke} Stroke */
/** @typedef {import('../engine/types').StrokePoint} Point */

/**
 * The strokes whose ink lies within reach of the eraser's way.
 *
 * @param {Stroke[]} strokes
 * @param {Point} from
 * @param {Point} to where the eraser came; the same as `from` when it was only put down
 * @param {number} reach from the eraser's middle, in units of the pad
 * @returns {Stroke[]}
 */
export function strokesOnTheWay(strokes, from, to, reach) {
  const left = Math.min(from.x, to.x);
  const right = Math.max(from.x, to.x);
  const top = Math.min(from.y, to.y);
  const bottom = Math.max(from.y, to.y);
  return strokes.filter((stroke) =>
    stroke.some((point, index) => {
      const before = stroke[Math.max(0, index - 1)];
      const near = reach + (point.width ?? 0) / 2;
      // Most segments are far away, and that is quickly seen.
      if (Math.max(before.x, point.x) < left - near || Math.min(before.x, point.x) > right + near) {
        return false;
      }
      if (Math.max(before.y, point.y) < top - near || Math.min(before.y, point.y) > bottom + near) {
        return false;
      }
      return distance(before, point, from, to) <= near;
    }),
  );
}

/**
 * Between the segments a–b and c–d: 0 where they cross, else that of one of the four ends.
 *
 * @param {Point} a @param {Point} b @param {Point} c @param {Point} d
 */
function distance(a, b, c, d) {
  if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return 0;
  return Math.min(toSegment(a, c, d), toSegment(b, c, d), toSegment(c, a, b), toSegment(d, a, b));
}

/** On which side of a–b is c: the sign of the cross product. @param {Point} a @param {Point} b @param {Point} c */
function side(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** @param {Point} point @param {Point} a @param {Point} b */
function toSegment(point, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const along = length2 > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length2 : 0;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}
