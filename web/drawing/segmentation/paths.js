// Paths of strokes: their lengths, parts of them, and boxes along them.

/** @typedef {import('../strokes.js').Stroke} Stroke */
/** @typedef {import('../strokes.js').Box} Box */

/** @param {Stroke} stroke @returns {number[]} length of the path up to each point */
export function pathLengths(stroke) {
  let length = 0;
  return stroke.map(({ x, y }, i) => {
    if (i > 0) length += Math.hypot(x - stroke[i - 1].x, y - stroke[i - 1].y);
    return length;
  });
}

/**
 * @param {Stroke} path
 * @returns {Box[]} the box of points 0 .. i
 */
export function runningBoxes(path) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  return path.map(({ x, y }) => {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    return { ...box };
  });
}

/**
 * The part of a stroke between two lengths of its path.
 *
 * @param {Stroke} stroke
 * @param {number[]} lengths of its path, up to each point
 * @param {number} from
 * @param {number} to
 * @param {number} [step] evenly spaced points instead of the stroke's own
 * @returns {Stroke} at least two points
 */
export function between(stroke, lengths, from, to, step) {
  if (stroke.length === 1 || to === from) return [stroke[0], stroke[stroke.length - 1]];
  let next = 1;
  const at = (/** @type {number} */ length) => {
    while (next < stroke.length - 1 && lengths[next] < length) ++next;
    const [a, b] = [stroke[next - 1], stroke[next]];
    const t = (length - lengths[next - 1]) / (lengths[next] - lengths[next - 1] || 1);
    return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  };
  const part = [at(from)];
  if (step === undefined) {
    stroke.forEach((point, i) => {
      if (lengths[i] > from && lengths[i] < to) part.push(point);
    });
  } else {
    for (let i = 1; from + i * step < to - step / 2; ++i) part.push(at(from + i * step));
  }
  part.push(at(to));
  return part;
}
