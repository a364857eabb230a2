// Groups: sets of atoms that may be one digit, joined by place and time, and what is known of their
// shape before anyone reads them.

/** @typedef {import('./atoms.js').Atom} Atom */
/** @typedef {import('../strokes.js').Box} Box */
/** @typedef {import('../strokes.js').Stroke} Stroke */

/**
 * @typedef {object} Group
 * @property {number[]} atoms indices, ascending; atoms are in the order of the centres of their boxes
 * @property {Stroke[]} strokes in the pen's order; pieces that follow each other are one stroke again
 * @property {Box} box
 */

// Lengths in typical heights of the number's digits.
/** Strokes farther apart are of different digits, across and down. */
const JOIN_ACROSS = 0.3;
const JOIN_DOWN = 0.5;
/** A digit is at most so wide, and at most so high. */
const MAX_WIDTH = 1.5;
const MAX_HEIGHT = 2.2;
/** A digit has at most so many strokes. */
const MAX_STROKES = 4;
/** A digit's atoms are at most so many places apart, in the order of the atoms. */
export const WINDOW = 14;
/** Beginning with one atom; a scribble gives more, of which those of the fewest atoms are kept. */
const MAX_GROUPS = 50;

/**
 * @param {Atom[]} atoms in the order of the centres of their boxes
 * @param {number} height typical height
 * @returns {Group[]} each atom alone among them
 */
export function findGroups(atoms, height) {
  const neighbours = atoms.map((a, i) =>
    atoms.map((b, j) => i !== j && Math.abs(i - j) < WINDOW && joinable(a, b, height)),
  );
  return atoms.flatMap((_, first) => {
    /** @type {Map<string, number[]>} */
    const found = new Map([[`${first}`, [first]]]);
    // The map grows as it is walked.
    for (const members of found.values()) {
      for (let j = first + 1; j < Math.min(atoms.length, first + WINDOW); ++j) {
        if (found.size >= MAX_GROUPS) break;
        if (members.includes(j) || !members.some((i) => neighbours[i][j])) continue;
        const wider = [...members, j].sort((a, b) => a - b);
        const key = wider.join();
        if (!found.has(key) && mayBeDigit(wider, atoms, height)) found.set(key, wider);
      }
    }
    return [...found.values()].map((members) => ({
      atoms: members,
      strokes: joinPieces(members.map((i) => atoms[i])),
      box: boxOf(members.map((i) => atoms[i])),
    }));
  });
}

/** @param {number[]} members @param {Atom[]} atoms @param {number} height */
function mayBeDigit(members, atoms, height) {
  if (strokeCount(members, atoms) > MAX_STROKES) return false;
  const box = boxOf(members.map((i) => atoms[i]));
  return box.right - box.left <= MAX_WIDTH * height && box.bottom - box.top <= MAX_HEIGHT * height;
}

/** @param {Atom} a @param {Atom} b @param {number} height */
function joinable(a, b, height) {
  if (a.stroke === b.stroke) return Math.abs(a.piece - b.piece) === 1;
  const across = Math.max(a.box.left, b.box.left) - Math.min(a.box.right, b.box.right);
  const down = Math.max(a.box.top, b.box.top) - Math.min(a.box.bottom, b.box.bottom);
  if (across > JOIN_ACROSS * height || down > JOIN_DOWN * height) return false;
  // Strokes that others came between are of one digit only where they are over each other.
  return Math.abs(a.stroke - b.stroke) <= 2 || across < 0.05 * height;
}

/** @param {number[]} members @param {Atom[]} atoms */
function strokeCount(members, atoms) {
  return new Set(members.map((i) => atoms[i].stroke)).size;
}

/** @param {Pick<Atom, 'box'>[]} atoms @returns {Box} */
export function boxOf(atoms) {
  return {
    left: Math.min(...atoms.map(({ box }) => box.left)),
    top: Math.min(...atoms.map(({ box }) => box.top)),
    right: Math.max(...atoms.map(({ box }) => box.right)),
    bottom: Math.max(...atoms.map(({ box }) => box.bottom)),
  };
}

/** The strokes again of which they are pieces. @param {Atom[]} atoms @returns {Stroke[]} */
export function joinPieces(atoms) {
  const ordered = [...atoms].sort((a, b) => a.stroke - b.stroke || a.piece - b.piece);
  /** @type {Stroke[]} */
  const strokes = [];
  ordered.forEach(({ points, stroke, piece }, i) => {
    const last = ordered[i - 1];
    if (last?.stroke === stroke && last.piece === piece - 1) {
      strokes[strokes.length - 1] = [...strokes[strokes.length - 1], ...points.slice(1)];
    } else strokes.push(points);
  });
  return strokes;
}

/**
 * What a group's place and parts say of its being a digit; see weights.js.
 *
 * @param {Group} group
 * @param {Atom[]} atoms
 * @param {number} height typical height
 */
export function describeGroup(group, atoms, height) {
  const inside = group.atoms.map((i) => atoms[i]);
  const { left, right, top, bottom } = group.box;
  // Lying over ink that is left to other digits.
  let overlap = 0;
  for (let i = group.atoms[0] - WINDOW; i <= group.atoms[0] + 2 * WINDOW; ++i) {
    const other = atoms[i];
    if (other === undefined || group.atoms.includes(i)) continue;
    const shared = Math.min(right, other.box.right) - Math.max(left, other.box.left);
    const narrower = Math.min(right - left, other.box.right - other.box.left);
    overlap = Math.max(overlap, Math.min(1, (shared + 0.02 * height) / (narrower + 0.04 * height)));
  }
  const strokes = [...new Set(inside.map(({ stroke }) => stroke))].sort((a, b) => a - b);
  // Where strokes are cut off from the rest of their own, and how probable that is.
  let cuts = 0;
  let cutOdds = 0;
  let badCut = 0;
  for (const { stroke, piece, cutBefore, cutAfter } of inside) {
    const has = (/** @type {number} */ other) =>
      inside.some((atom) => atom.stroke === stroke && atom.piece === other);
    for (const [odds, other] of /** @type {const} */ ([
      [cutBefore, piece - 1],
      [cutAfter, piece + 1],
    ])) {
      if (odds === null || has(other)) continue;
      cuts += 1;
      cutOdds += odds;
      badCut = Math.min(badCut, odds);
    }
  }
  let interrupted = 0;
  for (let i = 1; i < strokes.length; ++i) interrupted += strokes[i] - strokes[i - 1] > 1 ? 1 : 0;
  // The widest space across that the strokes leave within the group, and how they cover each other.
  const spans = inside.map(({ box }) => box).sort((a, b) => a.left - b.left);
  let space = -height;
  let reach = spans[0].right;
  for (const span of spans.slice(1)) {
    space = Math.max(space, span.left - reach);
    reach = Math.max(reach, span.right);
  }
  return {
    height: Math.max(0.05, (bottom - top) / height),
    width: (right - left) / height,
    strokes: strokes.length,
    space: strokes.length > 1 ? Math.max(-0.5, space / height) : 0,
    apart: strokes.length > 1 ? parting(inside) / height : 0,
    interrupted,
    overlap: Math.max(0, overlap),
    cuts,
    cutOdds,
    badCut,
  };
}

/**
 * How far the stroke is that lies farthest from its nearest other: 0 where they touch.
 *
 * @param {Atom[]} atoms of at least two strokes
 */
function parting(atoms) {
  let farthest = 0;
  for (const a of atoms) {
    let nearest = Infinity;
    for (const b of atoms) {
      if (a.stroke !== b.stroke) nearest = Math.min(nearest, distanceOf(a, b));
    }
    farthest = Math.max(farthest, nearest === Infinity ? 0 : nearest);
  }
  return farthest;
}

/**
 * Nearest points of two paths: of the samples of each from the lines between those of the other.
 *
 * @param {Atom} a
 * @param {Atom} b
 */
function distanceOf(a, b) {
  let nearest = Infinity;
  for (const [path, other] of [
    [a.samples, b.samples],
    [b.samples, a.samples],
  ]) {
    for (const point of path) {
      for (let j = 1; j < other.length; ++j) {
        nearest = Math.min(nearest, squaredDistance(point, other[j - 1], other[j]));
      }
    }
  }
  return Math.sqrt(nearest);
}

/** @typedef {{x: number, y: number}} Point */

/** Of p from the line from a to b. @param {Point} p @param {Point} a @param {Point} b */
function squaredDistance(p, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.max(0, Math.min(1, along));
  return (a.x + t * dx - p.x) ** 2 + (a.y + t * dy - p.y) ** 2;
}
