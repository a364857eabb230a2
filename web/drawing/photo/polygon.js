// Outlines: the convex hull of points, and the largest four-cornered shape within it.

/** @typedef {{x: number, y: number}} Point */

/** @param {Point} o @param {Point} a @param {Point} b @returns {number} > 0 for a turn to one side */
const cross = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/**
 * The corners of the convex hull (Andrew's monotone chain, 1979), in order around it.
 *
 * @param {Point[]} points
 * @returns {Point[]}
 */
export function convexHull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (/** @type {Point[]} */ some) => {
    /** @type {Point[]} */
    const chain = [];
    for (const point of some) {
      while (
        chain.length > 1 &&
        cross(chain[chain.length - 2], chain[chain.length - 1], point) <= 0
      ) {
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

/** @param {Point[]} polygon */
export function areaOf(polygon) {
  let doubled = 0;
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length];
    doubled += a.x * b.y - b.x * a.y;
  });
  return Math.abs(doubled) / 2;
}

/**
 * The largest quadrilateral whose corners are corners of a convex polygon. Of a sheet of paper it is
 * nearly all, of an ellipse 64 %.
 *
 * @param {Point[]} hull
 * @returns {Point[]} in order around it; with fewer corners than four, the polygon itself
 */
export function largestQuadrilateral(hull) {
  let best = 0;
  let corners = hull;
  for (let i = 0; i < hull.length; ++i) {
    for (let j = i + 1; j < hull.length; ++j) {
      // The diagonal from i to j, and the farthest corner on either side of it.
      let above = 0;
      let below = 0;
      let [first, second] = [hull[i], hull[i]];
      for (const corner of hull) {
        const side = cross(hull[i], hull[j], corner);
        if (side > above) [above, first] = [side, corner];
        if (side < below) [below, second] = [side, corner];
      }
      if (above - below <= best) continue;
      best = above - below;
      corners = [hull[i], first, hull[j], second];
    }
  }
  return corners;
}

/**
 * The polygon, every corner drawn towards the middle.
 *
 * @param {Point[]} polygon
 * @param {number} share 0 changes nothing, 1 leaves a point
 */
export function contract(polygon, share) {
  const mean = (/** @type {'x' | 'y'} */ axis) =>
    polygon.reduce((sum, point) => sum + point[axis], 0) / polygon.length;
  const middle = { x: mean('x'), y: mean('y') };
  return polygon.map(({ x, y }) => ({
    x: x + share * (middle.x - x),
    y: y + share * (middle.y - y),
  }));
}

/**
 * @param {Point[]} polygon convex, in pixels
 * @param {number} width
 * @param {number} height
 * @returns {Uint8Array} 1 for the pixels whose middle is in it
 */
export function fillPolygon(polygon, width, height) {
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; ++y) {
    let left = Infinity;
    let right = -Infinity;
    polygon.forEach((a, i) => {
      const b = polygon[(i + 1) % polygon.length];
      if (a.y > y + 0.5 === b.y > y + 0.5) return;
      const x = a.x + ((y + 0.5 - a.y) / (b.y - a.y)) * (b.x - a.x);
      left = Math.min(left, x);
      right = Math.max(right, x);
    });
    const from = Math.max(0, Math.ceil(left - 0.5));
    const to = Math.min(width, Math.floor(right + 0.5));
    if (from < to) mask.fill(1, y * width + from, y * width + to);
  }
  return mask;
}
