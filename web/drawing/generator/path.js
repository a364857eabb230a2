// From control points to the pen's path: smooth curves with corners, as dense points.

/** @typedef {import('../../engine/types.d.ts').Stroke} Stroke */
/** @typedef {Stroke[]} Pieces a stroke as smooth pieces; each starts where the one before ends */

/**
 * @param {string} pose as shapes.js has it
 * @returns {Pieces[]} one a stroke
 */
export function parsePose(pose) {
  return pose.split('/').map((stroke) => {
    /** @type {Pieces} */
    const pieces = stroke.split('|').map((piece) =>
      piece.split(',').map((point) => {
        const [x, y] = point.trim().split(' ').map(Number);
        return { x, y };
      }),
    );
    for (let i = 1; i < pieces.length; ++i) {
      const corner = pieces[i - 1][pieces[i - 1].length - 1];
      pieces[i].unshift({ ...corner });
    }
    return pieces;
  });
}

/**
 * The centripetal Catmull-Rom spline through the points (Barry and Goldman's pyramid): it makes
 * neither loops nor cusps of its own, however uneven the points' distances.
 *
 * @param {Stroke} points at least one
 * @param {number} spacing about the distance of the path's points
 * @returns {Stroke}
 */
export function curveThrough(points, spacing) {
  if (points.length === 1) return [{ ...points[0] }];
  const last = points.length - 1;
  // Beyond its ends the curve would go on as it did between the last two points.
  const all = [mix(points[0], points[1], -1), ...points, mix(points[last], points[last - 1], -1)];
  const path = [];
  for (let i = 1; i <= last; ++i) {
    const [a, b, c, d] = all.slice(i - 1, i + 3);
    const tb = knot(a, b);
    const tc = tb + knot(b, c);
    const td = tc + knot(c, d);
    const steps = Math.max(1, Math.ceil(distance(b, c) / spacing));
    for (let step = 0; step < steps; ++step) {
      const t = tb + ((tc - tb) * step) / steps;
      const ab = mix(a, b, t / tb);
      const bc = mix(b, c, (t - tb) / (tc - tb));
      const cd = mix(c, d, (t - tc) / (td - tc));
      path.push(mix(mix(ab, bc, t / tc), mix(bc, cd, (t - tb) / (td - tb)), (t - tb) / (tc - tb)));
    }
  }
  path.push({ ...points[last] });
  return path;
}

/**
 * The path of a hasty pen: every point becomes the mean of the path within the radius, so corners
 * become round and small loops close. The ends stay.
 *
 * @param {Stroke} path points at even distances
 * @param {number} radius in points of the path; 0 changes nothing
 * @returns {Stroke}
 */
export function smoothPath(path, radius) {
  if (radius < 1) return path;
  let x = 0;
  let y = 0;
  const sums = [{ x, y }, ...path.map((point) => ({ x: (x += point.x), y: (y += point.y) }))];
  return path.map((_, i) => {
    const reach = Math.min(radius, i, path.length - 1 - i);
    const [from, to] = [sums[i - reach], sums[i + reach + 1]];
    const count = 2 * reach + 1;
    return { x: (to.x - from.x) / count, y: (to.y - from.y) / count };
  });
}

/**
 * What a device samples of a path: its first point, its last, and points between at the distances
 * that the pen travels from one sample to the next.
 *
 * @param {Stroke} path
 * @param {(turn: number) => number} step distance to the next sample, more than 0; turn is how sharply
 *   the path bends here, 0 straight on .. 1 back
 * @returns {Stroke}
 */
export function samplePath(path, step) {
  const samples = [path[0]];
  let wait = step(0);
  for (let i = 1; i < path.length - 1; ++i) {
    wait -= distance(path[i - 1], path[i]);
    if (wait > 0) continue;
    samples.push(path[i]);
    wait = step(turnAt(path, i));
  }
  if (path.length > 1) samples.push(path[path.length - 1]);
  return samples;
}

/** @param {Stroke} path @param {number} i */
function turnAt(path, i) {
  const before = path[Math.max(0, i - 4)];
  const after = path[Math.min(path.length - 1, i + 4)];
  const around = distance(before, path[i]) + distance(path[i], after);
  return around > 0 ? 1 - distance(before, after) / around : 0;
}

/** @typedef {{x: number, y: number}} Point */

/** @param {Point} a @param {Point} b @param {number} t @returns {Point} a at t = 0, b at t = 1 */
export function mix(a, b, t) {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

/** @param {Point} a @param {Point} b */
export function distance(a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  return Math.sqrt(dx * dx + dy * dy);
}

/** @param {Point} a @param {Point} b @returns {number} never 0, for it is divided by */
function knot(a, b) {
  return Math.max(1e-3, Math.sqrt(distance(a, b)));
}
