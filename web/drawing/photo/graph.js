// A skeleton as a graph: where strokes end, meet and cross are its nodes, what lies between its edges.

/** @typedef {import('../strokes.js').Stroke} Stroke */

/**
 * @typedef {object} Edge
 * @property {number} a the node at its beginning; −1 for a loop or a dot without nodes
 * @property {number} b the node at its end
 * @property {Stroke} points from node to node
 */

/** The straight neighbours before the diagonal ones. */
const STEPS = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
  [1, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
];

/**
 * @param {Uint8Array} skeleton 1 for ink; not at the border
 * @param {number} width
 * @returns {Edge[]}
 */
export function traceGraph(skeleton, width) {
  const near = new Map();
  skeleton.forEach((ink, i) => ink && near.set(i, neighboursOf(skeleton, width, i)));
  const nodes = findNodes(near);
  const places = placesOf(nodes, width);
  const pointAt = (/** @type {number} */ i) => ({ x: i % width, y: Math.floor(i / width) });
  /** @type {Edge[]} */
  const edges = [];
  const seen = new Set();
  /** @param {number} from @param {number} next */
  const trace = (from, next) => {
    const start = nodes.get(from);
    const points = start === undefined ? [pointAt(from)] : [places[start]];
    let [before, here] = [from, next];
    while (!nodes.has(here) && here !== from) {
      seen.add(here);
      points.push(pointAt(here));
      const [one, other] = near.get(here);
      [before, here] = [here, one === before ? other : one];
    }
    const end = nodes.get(here);
    points.push(end === undefined ? pointAt(here) : places[end]);
    // Where two nodes are neighbours, the edge between them has no pixel to be marked.
    seen.add(`${from} ${next}`).add(`${here} ${before}`);
    edges.push({ a: start ?? -1, b: end ?? -1, points });
  };
  for (const [i, node] of nodes) {
    if (near.get(i).length === 0) edges.push({ a: -1, b: -1, points: [pointAt(i)] });
    for (const j of near.get(i)) {
      if (nodes.get(j) === node || seen.has(j) || seen.has(`${i} ${j}`)) continue;
      trace(i, j);
    }
  }
  // What is left are loops.
  for (const [i, [first]] of near) {
    if (!nodes.has(i) && !seen.has(i)) trace(i, first);
  }
  return edges;
}

/**
 * @param {Uint8Array} skeleton
 * @param {number} width
 * @param {number} i
 */
function neighboursOf(skeleton, width, i) {
  return STEPS.filter(([dx, dy]) => {
    if (!skeleton[i + dy * width + dx]) return false;
    // Around a corner one walks by the pixel in it.
    return dx === 0 || dy === 0 || (!skeleton[i + dx] && !skeleton[i + dy * width]);
  }).map(([dx, dy]) => i + dy * width + dx);
}

/**
 * The pixels that are ends or crossings; crossing pixels side by side are one node.
 *
 * @param {Map<number, number[]>} near
 * @returns {Map<number, number>} pixel to node
 */
function findNodes(near) {
  const nodes = new Map();
  let count = 0;
  for (const [start, neighbours] of near) {
    if (neighbours.length === 2 || nodes.has(start)) continue;
    const node = count++;
    const pending = [start];
    nodes.set(start, node);
    while (pending.length > 0) {
      const i = /** @type {number} */ (pending.pop());
      const around = near.get(i) ?? [];
      if (around.length < 3) continue;
      for (const j of around) {
        if (nodes.has(j) || (near.get(j) ?? []).length < 3) continue;
        nodes.set(j, node);
        pending.push(j);
      }
    }
  }
  return nodes;
}

/** The middle of each node's pixels. @param {Map<number, number>} nodes @param {number} width */
function placesOf(nodes, width) {
  /** @type {{x: number, y: number, count: number}[]} */
  const sums = [];
  for (const [i, node] of nodes) {
    sums[node] ??= { x: 0, y: 0, count: 0 };
    sums[node].x += i % width;
    sums[node].y += Math.floor(i / width);
    sums[node].count += 1;
  }
  return sums.map(({ x, y, count }) => ({ x: x / count, y: y / count }));
}
