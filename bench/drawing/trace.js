// Strokes along lines one pixel wide, as a pen would have drawn them.
//
//   trace    lines between nodes: ends of lines, and pixels where lines meet
//   prune    short spurs, which thinning leaves, are taken off
//   join     where lines meet, the two that go on straightest are of one stroke
//   smooth   the staircase of the pixels is evened out

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {number[]} Line indices of neighbouring pixels; its ends are nodes, or it is a ring */
/** @typedef {{line: number, atStart: boolean}} End */

/** Spurs are shorter, in pixels. */
const SPUR = 6;
/** Crossing lines share some pixels: as many at the most. */
const BRIDGE = 7;
/** How far from its end a line's direction is looked for, in pixels. */
const LOOK_BACK = 8;
/** Lines go on into each other when the cosine between their ways out of the node is lower. */
const STRAIGHT = -0.3;

/**
 * @param {Uint8Array} ink 1 on the lines; changed
 * @param {number} width of the picture, whose border is 0
 * @returns {Stroke[]} in its pixels: the uppermost begins, and each begins at its upper end
 */
export function traceLines(ink, width) {
  const graph = new PixelGraph(ink, width);
  let lines = graph.lines();
  for (let round = 0; round < 2; ++round) {
    for (const line of lines.filter((one) => graph.isSpur(one))) {
      for (const pixel of line) if (graph.degree(pixel) < 3) ink[pixel] = 0;
    }
    lines = graph.lines();
  }
  const strokes = join(lines, graph).map((path) => smooth(path, width));
  const long = strokes.filter((stroke) => stroke.length > 2);
  return (long.length > 0 ? long : strokes).map(asWritten).sort((a, b) => a[0].y - b[0].y);
}

/** Neighbouring pixels of ink; diagonal ones only where there is no way around the corner. */
class PixelGraph {
  /** @param {Uint8Array} ink @param {number} width */
  constructor(ink, width) {
    this.ink = ink;
    this.width = width;
  }

  /** @param {number} pixel */
  neighbours(pixel) {
    const { ink, width } = this;
    const near = [-1, 1, -width, width].filter((d) => ink[pixel + d] === 1).map((d) => pixel + d);
    for (const dx of [-1, 1]) {
      for (const dy of [-width, width]) {
        const isBeside = ink[pixel + dx] === 1 || ink[pixel + dy] === 1;
        if (ink[pixel + dx + dy] === 1 && !isBeside) near.push(pixel + dx + dy);
      }
    }
    return near;
  }

  /** @param {number} pixel */
  degree(pixel) {
    return this.neighbours(pixel).length;
  }

  /** @param {Line} line */
  isSpur(line) {
    if (line.length > SPUR) return false;
    const ends = [this.degree(line[0]), this.degree(line[line.length - 1])];
    return Math.min(...ends) === 1 && Math.max(...ends) > 2;
  }

  /** @returns {Line[]} */
  lines() {
    const pixels = Array.from(this.ink.keys()).filter((pixel) => this.ink[pixel] === 1);
    const degrees = new Map(pixels.map((pixel) => [pixel, this.degree(pixel)]));
    const nodes = pixels.filter((pixel) => degrees.get(pixel) !== 2);
    const walked = new Set();
    const key = (/** @type {number} */ a, /** @type {number} */ b) =>
      `${Math.min(a, b)} ${Math.max(a, b)}`;
    const walk = (/** @type {number} */ from, /** @type {number} */ first) => {
      const line = [from, first];
      walked.add(key(from, first));
      for (let here = first; here !== from && degrees.get(here) === 2;) {
        const next = this.neighbours(here).find((pixel) => !walked.has(key(here, pixel)));
        if (next === undefined) break;
        walked.add(key(here, next));
        line.push(next);
        here = next;
      }
      return line;
    };
    /** @type {Line[]} */
    const lines = [];
    for (const from of [...nodes, ...pixels]) {
      const near = this.neighbours(from).filter((pixel) => !walked.has(key(from, pixel)));
      if (degrees.get(from) === 0) lines.push([from]);
      for (const first of near) if (!walked.has(key(from, first))) lines.push(walk(from, first));
    }
    // A dot is met once as a node, and once as a pixel.
    return lines.filter(
      (line, i) => line.length > 1 || lines.findIndex(([p]) => p === line[0]) === i,
    );
  }
}

/**
 * @param {Line[]} all
 * @param {PixelGraph} graph
 * @returns {Line[]} paths of strokes
 */
function join(all, graph) {
  const isMeeting = (/** @type {number} */ pixel) => graph.degree(pixel) > 2;
  const bridges = all.filter(
    (line) =>
      line.length <= BRIDGE &&
      line[0] !== line[line.length - 1] &&
      isMeeting(line[0]) &&
      isMeeting(line[line.length - 1]),
  );
  // The ends of a bridge are one place.
  /** @type {Map<number, number>} */
  const same = new Map();
  const placeOf = (/** @type {number} */ pixel) => {
    let place = pixel;
    for (let next = same.get(place); next !== undefined; next = same.get(place)) place = next;
    return place;
  };
  for (const bridge of bridges) {
    const [a, b] = [placeOf(bridge[0]), placeOf(bridge[bridge.length - 1])];
    if (a !== b) same.set(a, b);
  }
  const lines = all.filter((line) => !bridges.includes(line));
  if (lines.length === 0) return all;

  /** @type {Map<number, End[]>} */
  const ends = new Map();
  lines.forEach((line, i) => {
    for (const atStart of [true, false]) {
      const place = placeOf(atStart ? line[0] : line[line.length - 1]);
      ends.set(place, [...(ends.get(place) ?? []), { line: i, atStart }]);
    }
  });
  const name = (/** @type {End} */ { line, atStart }) => 2 * line + (atStart ? 0 : 1);
  /** @type {Map<number, End>} */
  const goesOn = new Map();
  for (const there of ends.values()) {
    const ways = there.map((end) => ({ end, out: wayOut(lines, end, graph) }));
    const pairs = ways
      .flatMap((a, i) =>
        ways.slice(i + 1).map((b) => ({ a: a.end, b: b.end, cosine: cosine(a.out, b.out) })),
      )
      .sort((one, other) => one.cosine - other.cosine);
    for (const { a, b, cosine: between } of pairs) {
      if (goesOn.has(name(a)) || goesOn.has(name(b))) continue;
      if (between > STRAIGHT && there.length > 2) continue;
      goesOn.set(name(a), b);
      goesOn.set(name(b), a);
    }
  }

  const used = new Set();
  /** @type {Line[]} */
  const paths = [];
  const follow = (/** @type {End} */ start) => {
    /** @type {Line} */
    const path = [];
    /** @type {End | undefined} */
    let at = start;
    while (at !== undefined && !used.has(at.line)) {
      used.add(at.line);
      const line = lines[at.line];
      path.push(...(at.atStart ? line : [...line].reverse()));
      at = goesOn.get(name({ line: at.line, atStart: !at.atStart }));
    }
    paths.push(path);
  };
  const every = lines.flatMap((_, line) => [true, false].map((atStart) => ({ line, atStart })));
  // Free ends first; what is left then are rings.
  for (const end of every) if (!goesOn.has(name(end)) && !used.has(end.line)) follow(end);
  for (const end of every) if (!used.has(end.line)) follow(end);
  return paths;
}

/**
 * The direction in which a line leaves the node at its end.
 *
 * @param {Line[]} lines
 * @param {End} end
 * @param {PixelGraph} graph
 */
function wayOut(lines, { line, atStart }, { width }) {
  const path = atStart ? lines[line] : [...lines[line]].reverse();
  const from = path[0];
  const to = path[Math.min(LOOK_BACK, path.length - 1)];
  const dx = (to % width) - (from % width);
  const dy = Math.floor(to / width) - Math.floor(from / width);
  const length = Math.hypot(dx, dy) || 1;
  return { x: dx / length, y: dy / length };
}

/** @param {{x: number, y: number}} a @param {{x: number, y: number}} b */
function cosine(a, b) {
  return a.x * b.x + a.y * b.y;
}

/** Means over five pixels, but for the ends. @param {Line} path @param {number} width @returns {Stroke} */
function smooth(path, width) {
  const points = path.map((pixel) => ({ x: pixel % width, y: Math.floor(pixel / width) }));
  return points.map((_, i) => {
    const reach = Math.min(2, i, points.length - 1 - i);
    const near = points.slice(i - reach, i + reach + 1);
    return {
      x: near.reduce((sum, { x }) => sum + x, 0) / near.length,
      y: near.reduce((sum, { y }) => sum + y, 0) / near.length,
    };
  });
}

/** From above, or from the left where it lies flat; rings from their top. @param {Stroke} stroke */
function asWritten(stroke) {
  const first = stroke[0];
  const last = stroke[stroke.length - 1];
  if (stroke.length > 3 && Math.hypot(first.x - last.x, first.y - last.y) < 3) {
    const top = stroke.reduce((best, { y }, i) => (y < stroke[best].y ? i : best), 0);
    return [...stroke.slice(top), ...stroke.slice(0, top + 1)];
  }
  return first.y + 0.5 * first.x <= last.y + 0.5 * last.x ? stroke : [...stroke].reverse();
}
