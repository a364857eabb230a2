// Writing on a sheet as it is seen from straight above: a camera held at an angle makes of the sheet a
// quadrilateral, and where its corners are says how to undo that.

/** @typedef {import('./polygon.js').Point} Point */
/** @typedef {import('../strokes.js').Stroke} Stroke */
/** @typedef {number[]} Projection 3 × 3, row by row */

/**
 * @param {Stroke[]} strokes
 * @param {Point[]} corners of the sheet, four in order around it, in the units of the strokes
 * @returns {Stroke[]} upright on a sheet about as large; which of its sides is the upper one, the camera
 *   knows: the one that it turned least
 */
export function flatten(strokes, corners) {
  const [a, b, c, d] = fromUpperLeft(corners);
  if (isNearlyUpright([a, b, c, d])) return strokes;
  const width = (distance(a, b) + distance(d, c)) / 2;
  const height = (distance(a, d) + distance(b, c)) / 2;
  const back = inverse(fromSquare([a, b, c, d]));
  return strokes.map((stroke) =>
    stroke.map((point) => {
      const { x, y } = apply(back, point);
      return { ...point, x: width * x, y: height * y };
    }),
  );
}

/** Clockwise on the screen, from the left end of the upper side. @param {Point[]} corners */
function fromUpperLeft(corners) {
  const [a, b, c] = corners;
  const turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
  const clockwise = turn > 0 ? corners : [...corners].reverse();
  const tilt = clockwise.map((from, i) => {
    const to = clockwise[(i + 1) % 4];
    return Math.abs(Math.atan2(to.y - from.y, to.x - from.x));
  });
  const first = tilt.indexOf(Math.min(...tilt));
  return [...clockwise.slice(first), ...clockwise.slice(0, first)];
}

/** Corners are known to a pixel or two: what they say of a sheet that lies so straight is noise. */
const STRAIGHT = 0.12;
const EVEN = 1.15;

/** Whether its sides are, but for STRAIGHT radians, upright and level, and opposite ones alike. */
function isNearlyUpright(/** @type {Point[]} */ [a, b, c, d]) {
  const slope = (/** @type {Point} */ from, /** @type {Point} */ to) =>
    Math.abs(Math.atan2(to.y - from.y, to.x - from.x));
  const fromUpright = (/** @type {number} */ angle) => Math.abs(angle - Math.PI / 2);
  const tilts = [slope(a, b), slope(d, c), fromUpright(slope(a, d)), fromUpright(slope(b, c))];
  const pairs = [
    [distance(a, b), distance(d, c)],
    [distance(a, d), distance(b, c)],
  ];
  return (
    Math.max(...tilts) < STRAIGHT &&
    pairs.every((sides) => Math.max(...sides) < EVEN * Math.min(...sides))
  );
}

/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(b.x - a.x, b.y - a.y);

/**
 * From the unit square to a quadrilateral with these corners (P. Heckbert, 'Fundamentals of Texture
 * Mapping and Image Warping', 1989, section 2.2.3).
 *
 * @param {Point[]} corners of (0, 0), (1, 0), (1, 1) and (0, 1)
 * @returns {Projection}
 */
export function fromSquare([p, q, r, s]) {
  const [x1, y1] = [q.x - r.x, q.y - r.y];
  const [x2, y2] = [s.x - r.x, s.y - r.y];
  const [x3, y3] = [p.x - q.x + r.x - s.x, p.y - q.y + r.y - s.y];
  const area = x1 * y2 - x2 * y1;
  const g = (x3 * y2 - x2 * y3) / area;
  const h = (x1 * y3 - x3 * y1) / area;
  return [
    ...[q.x - p.x + g * q.x, s.x - p.x + h * s.x, p.x],
    ...[q.y - p.y + g * q.y, s.y - p.y + h * s.y, p.y],
    ...[g, h, 1],
  ];
}

/** But for a factor, which a projection does not mind. @param {Projection} m @returns {Projection} */
function inverse([a, b, c, d, e, f, g, h, i]) {
  return [
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ];
}

/** @param {Projection} m @param {Point} point @returns {Point} */
export function apply([a, b, c, d, e, f, g, h, i], { x, y }) {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}
