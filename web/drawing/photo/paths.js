// From a skeleton to strokes as a pen may have drawn them: short spurs are taken off, and where
// strokes cross, each goes on the straightest way.

import { distance, smoothPath } from '../generator/path.js';
import { traceGraph } from './graph.js';

/** @typedef {import('../strokes.js').Stroke} Stroke */
/** @typedef {import('./graph.js').Edge} Edge */

/** A pen bends at a crossing by less than this: the cosine of 70°. */
const STRAIGHT = 0.34;

/** Two digits that touch are so much wider than high; few single ones are. */
const WIDE = 1.1;

/**
 * @param {Uint8Array} skeleton 1 for ink; not at the border
 * @param {number} width
 * @param {number} penWidth pixels: how wide the strokes were before they were thinned
 * @returns {Stroke[]} in pixels, a point about every pixel
 */
export function tracePaths(skeleton, width, penWidth) {
  const edges = takeOffSpurs(traceGraph(skeleton, width), penWidth);
  const smoothing = Math.max(1, Math.round(penWidth / 4));
  return joinPieces(joinAtNodes(edges, penWidth)).map((path) => smoothPath(path, smoothing));
}

/**
 * Paths that meet become one: the pen goes along the other and comes back. But what is so wide may
 * be digits that touch, and these are found by their strokes.
 *
 * @param {Stroke[]} paths
 * @returns {Stroke[]}
 */
function joinPieces(paths) {
  /** @type {Stroke[]} */
  const joined = [];
  for (const path of paths) {
    let whole = path;
    for (let k = 0; k < joined.length;) {
      const meeting = meetingPoint(joined[k], whole);
      if (meeting === null || isWide([...joined[k], ...whole])) ++k;
      else whole = splice(joined.splice(k, 1)[0], whole, meeting);
    }
    joined.push(whole);
  }
  return joined;
}

/** @param {Stroke} points */
function isWide(points) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const width = Math.max(...xs) - Math.min(...xs);
  return width > WIDE * (Math.max(...ys) - Math.min(...ys));
}

/** @param {Stroke} one @param {Stroke} other @returns {[number, number] | null} where both are at one node */
function meetingPoint(one, other) {
  // Every node is one object, whichever edges have it.
  const places = new Map(other.map((point, i) => [point, i]));
  const at = one.findIndex((point) => places.has(point));
  return at < 0 ? null : [at, places.get(one[at]) ?? 0];
}

/** @param {Stroke} one @param {Stroke} other @param {[number, number]} at @returns {Stroke} */
function splice(one, other, [i, j]) {
  const there = other.slice(j);
  const before = other.slice(0, j + 1);
  const back = (/** @type {Stroke} */ way) => [...way].reverse();
  const atEnd = i === one.length - 1;
  if (i === 0 && !atEnd) return splice(back(one), other, [one.length - 1, j]);
  if (j === 0 && atEnd) return [...one, ...there.slice(1)];
  const detour = [
    ...(there.length > 1 ? [...there.slice(1), ...back(there).slice(1)] : []),
    ...(before.length > 1 ? [...back(before).slice(1), ...before.slice(1)] : []),
  ];
  return [...one.slice(0, i + 1), ...detour, ...one.slice(i + 1)];
}

/** @param {Stroke} path */
const lengthOf = (path) =>
  path.reduce((sum, point, i) => (i === 0 ? 0 : sum + distance(path[i - 1], point)), 0);

/** @param {Edge[]} edges @param {number} node @returns {number} ends that meet there */
const degreeOf = (edges, node) =>
  edges.reduce((sum, { a, b }) => sum + Number(a === node) + Number(b === node), 0);

/**
 * Thinning leaves spurs at the bumps and the corners of thick strokes, no longer than these are wide.
 *
 * @param {Edge[]} given
 * @param {number} longest pixels
 * @returns {Edge[]}
 */
export function takeOffSpurs(given, longest) {
  let edges = given;
  for (;;) {
    const spurs = edges
      .filter(({ a, b }) => a !== b && a >= 0)
      .filter(({ a, b }) => {
        const ends = [degreeOf(edges, a), degreeOf(edges, b)].sort((m, n) => m - n);
        return ends[0] === 1 && ends[1] > 2;
      })
      .map((edge) => ({ edge, length: lengthOf(edge.points) }))
      .filter(({ length }) => length < longest)
      .sort((m, n) => m.length - n.length);
    if (spurs.length === 0) return edges;
    const [{ edge: spur }] = spurs;
    edges = edges.filter((edge) => edge !== spur);
    // The two that are left at its node are one again: the next spur may be longer than either.
    for (const node of [spur.a, spur.b]) edges = joinPair(edges, node);
  }
}

/** @param {Edge[]} edges @param {number} node @returns {Edge[]} */
function joinPair(edges, node) {
  const [one, other, third] = edges.filter(({ a, b }) => a === node || b === node);
  if (other === undefined || third !== undefined) return edges;
  if (one.a === one.b || other.a === other.b) return edges;
  const first = one.b === node ? one : reverse(one);
  const last = other.a === node ? other : reverse(other);
  const joined = { a: first.a, b: last.b, points: [...first.points, ...last.points.slice(1)] };
  return [...edges.filter((edge) => edge !== one && edge !== other), joined];
}

/** @param {Edge} edge @returns {Edge} */
const reverse = ({ a, b, points }) => ({ a: b, b: a, points: [...points].reverse() });

/**
 * @param {Edge[]} edges
 * @param {number} reach pixels: the direction at a node is that of so long a part
 * @returns {Stroke[]}
 */
function joinAtNodes(edges, reach) {
  // An edge's two ends are 2k and 2k + 1; partner[end] is the end that it goes on with.
  const partner = new Map();
  for (const pairs of pairsByNode(edges, Math.max(3, reach))) {
    for (const { one, other, cosine } of pairs) {
      if (cosine < STRAIGHT || partner.has(one) || partner.has(other)) continue;
      partner.set(one, other).set(other, one);
    }
  }
  const used = new Set();
  /** @param {number} start an end of an edge: the path begins there */
  const follow = (start) => {
    /** @type {Stroke} */
    const path = [];
    for (let end = start; end !== undefined && !used.has(end >> 1); end = partner.get(end ^ 1)) {
      used.add(end >> 1);
      const { points } = edges[end >> 1];
      path.push(...(end % 2 === 0 ? points : [...points].reverse()).slice(path.length > 0 ? 1 : 0));
    }
    return path;
  };
  const ends = edges.flatMap((_, k) => [2 * k, 2 * k + 1]);
  const starts = [...ends.filter((end) => !partner.has(end)), ...ends];
  return starts.flatMap((end) => {
    const path = follow(end);
    return path.length > 0 ? [path] : [];
  });
}

/**
 * At each node, all pairs of ends that meet there, the straightest first.
 *
 * @param {Edge[]} edges
 * @param {number} reach
 */
function pairsByNode(edges, reach) {
  /** @type {Map<number, {end: number, x: number, y: number}[]>} */
  const meeting = new Map();
  edges.forEach(({ a, b, points }, k) => {
    for (const [node, end, path] of /** @type {[number, number, Stroke][]} */ ([
      [a, 2 * k, points],
      [b, 2 * k + 1, [...points].reverse()],
    ])) {
      if (node < 0) continue;
      const far = path[Math.min(path.length - 1, Math.round(reach))];
      const length = distance(path[0], far) || 1;
      const direction = { end, x: (far.x - path[0].x) / length, y: (far.y - path[0].y) / length };
      meeting.set(node, [...(meeting.get(node) ?? []), direction]);
    }
  });
  return [...meeting.values()].map((ends) =>
    ends
      .flatMap((one, i) =>
        ends.slice(i + 1).map((other) => ({
          one: one.end,
          other: other.end,
          cosine: -(one.x * other.x + one.y * other.y),
        })),
      )
      .sort((m, n) => n.cosine - m.cosine),
  );
}
