// Where a stroke may pass from one digit to the next. Between two digits the pen runs on: from where
// the one ends, the exit, to where the other begins, the entry; the two are one point where the digits
// touch. What was drawn before the exit lies beside what is drawn after the entry, and both are as high
// as digits. Exits and entries are looked for where the pen turns, and where the ink is parted best
// across; how probable each run is, weights say that are fitted to generated numbers, as those of
// weights.js are.

import { between, pathLengths, runningBoxes } from './paths.js';
import { CUT_WEIGHTS, weigh } from './weights.js';

/** @typedef {import('../strokes.js').Stroke} Stroke */
/** @typedef {import('../strokes.js').Box} Box */

// Lengths in typical heights of the number's digits.
/** Each side of a run is at least so high, or a bar so wide that lies over another stroke. */
const PART_HEIGHT = 0.4;
const BAR_WIDTH = 0.25;
/** So much may what comes before a run lie over what comes after it. */
const OVERLAP = 0.35;
/** Distance of the points that are tried. */
const STEP = 1 / 24;
/** No more points than these are tried, however long the stroke is. */
const MAX_POINTS = 700;
/** A turn is that between the directions so far before and after a point. */
const TURN_REACH = 0.1;
/** The least turn that is one, in radians. */
const MIN_TURN = 0.4;
/** Cuts are at least so far apart. */
const APART = 0.1;
/** A run from digit to digit is at most so long, and its chord at least so much of its path. */
const MAX_RUN = 2;
const STRAIGHT = 0.85;
/** Shorter runs may be as crooked as they like. */
const SHORT_RUN = 0.25;
/** A run goes to the right, or at most so far to the left. */
const BACKWARDS = 0.15;
/** Less probable runs are none (log-odds). */
const HOPELESS_RUN = -6;
/** So many runs are kept for each height that the stroke is wide, the most probable ones. */
const RUNS_PER_WIDTH = 5;

/**
 * @typedef {object} Run from one digit to the next
 * @property {number} exit length of the stroke's path where it begins
 * @property {number} entry where it ends; the same where the digits touch
 * @property {number[]} features what speaks for it and against it, for CUT_WEIGHTS
 *
 * @typedef {object} Cut
 * @property {number} at length of the stroke's path
 * @property {number} odds of the most probable run that begins or ends there (log-odds)
 */

/**
 * @param {Stroke} stroke
 * @param {number} height typical height
 * @param {Box[]} others boxes of the other strokes
 * @returns {Cut[]} ascending, none of them at the stroke's ends
 */
export function findCuts(stroke, height, others) {
  const box = runningBoxes(stroke)[stroke.length - 1];
  const kept = Math.ceil((RUNS_PER_WIDTH * (box.right - box.left)) / height);
  const runs = findRuns(stroke, height, others)
    .map((run) => ({ ...run, odds: weigh(run.features, CUT_WEIGHTS) }))
    .filter(({ odds }) => odds > HOPELESS_RUN)
    .sort((a, b) => b.odds - a.odds)
    .slice(0, kept);
  /** @type {Map<number, number>} */
  const cuts = new Map();
  for (const { exit, entry, odds } of runs) {
    // The most probable come first.
    for (const at of [exit, entry]) if (!cuts.has(at)) cuts.set(at, odds);
  }
  return [...cuts].map(([at, odds]) => ({ at, odds })).sort((a, b) => a.at - b.at);
}

/**
 * @param {Stroke} stroke
 * @param {number} height
 * @param {Box[]} others
 * @returns {Run[]}
 */
export function findRuns(stroke, height, others) {
  const lengths = pathLengths(stroke);
  const total = lengths[lengths.length - 1];
  const count = Math.min(MAX_POINTS, Math.ceil(total / (STEP * height)));
  const step = total / count;
  const path = between(stroke, lengths, 0, total, step);
  const before = runningBoxes(path);
  const after = runningBoxes([...path].reverse()).reverse();
  const { top } = before[path.length - 1];
  const overlap = (/** @type {number} */ i, /** @type {number} */ j) =>
    (Math.min(before[i].right, after[j].right) - Math.max(before[i].left, after[j].left)) / height;
  const isHigh = (/** @type {Box} */ box) => box.bottom - box.top >= PART_HEIGHT * height;
  const isBar = (/** @type {Box} */ box) =>
    box.right - box.left >= BAR_WIDTH * height && others.some((other) => meet(box, other));
  const points = turningPoints(path, step, height, overlap);
  /** @type {Run[]} */
  const runs = [];
  for (const { i, turn: exitTurn } of points) {
    if (!isHigh(before[i]) && !isBar(before[i])) continue;
    for (const { i: j, turn: entryTurn } of points) {
      const length = ((j - i) * step) / height;
      if (j < i || length > MAX_RUN || overlap(i, j) >= OVERLAP) continue;
      if (!isHigh(after[j]) && !isBar(after[j])) continue;
      const dx = (path[j].x - path[i].x) / height;
      const dy = (path[j].y - path[i].y) / height;
      const straight = j === i ? 1 : Math.hypot(dx, dy) / length;
      if ((length > SHORT_RUN && straight < STRAIGHT) || dx < -BACKWARDS) continue;
      const features = [
        1,
        overlap(i, j),
        Math.max(0, overlap(i, j)),
        j === i ? 1 : 0,
        length,
        Math.max(0, length - 0.6),
        (1 - straight) * Math.min(1, 4 * length),
        dx,
        Math.abs(dy),
        Math.min(1.5, exitTurn),
        Math.min(1.5, entryTurn),
        (path[i].y - top) / height,
        (path[j].y - top) / height,
        (path[i].y - before[i].bottom) / height,
        (path[j].y - after[j].top) / height,
        (path[j].x - after[j].left) / height,
        (path[i].x - before[i].right) / height,
        isHigh(before[i]) ? 0 : 1,
        isHigh(after[j]) ? 0 : 1,
      ];
      runs.push({ exit: i * step, entry: j * step, features });
    }
  }
  return runs;
}

/** @param {Box} a @param {Box} b */
function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Points where a digit may end or begin, APART from each other.
 *
 * @param {Stroke} path evenly spaced points
 * @param {number} step their distance
 * @param {number} height
 * @param {(i: number, j: number) => number} overlap of what lies before i and after j
 */
function turningPoints(path, step, height, overlap) {
  const reach = Math.max(1, Math.round((TURN_REACH * height) / step));
  const turns = path.map((_, i) => turnAt(path, i, reach));
  /** @type {{i: number, rank: number}[]} */
  const found = [];
  const overlaps = path.map((_, i) => overlap(i, i));
  for (let i = 1; i < path.length - 1; ++i) {
    if (turns[i] >= MIN_TURN && turns[i] >= turns[i - 1] && turns[i] > turns[i + 1]) {
      found.push({ i, rank: turns[i] });
    }
    const [a, b] = [path[i].x - path[i - 1].x, path[i + 1].x - path[i].x];
    if (a > 0 !== b > 0) found.push({ i, rank: Math.max(MIN_TURN, turns[i]) });
  }
  // Both ends of each stretch of nearly the least overlap.
  for (let i = 1; i < path.length - 1;) {
    let end = i;
    while (end + 2 < path.length && Math.abs(overlaps[end + 1] - overlaps[i]) < 0.02) ++end;
    const lower = (/** @type {number} */ k) => overlaps[k] < overlaps[i] - 0.001;
    if (overlaps[i] < OVERLAP && !lower(i - 1) && !lower(end + 1)) {
      found.push({ i, rank: MIN_TURN }, { i: end, rank: MIN_TURN });
    }
    i = end + 1;
  }
  found.sort((a, b) => b.rank - a.rank);
  /** @type {number[]} */
  const kept = [];
  for (const { i } of found) {
    if (kept.every((k) => Math.abs(k - i) * step >= APART * height)) kept.push(i);
  }
  return kept.sort((a, b) => a - b).map((i) => ({ i, turn: turns[i] }));
}

/**
 * How far the pen turns at a point, 0 .. π.
 *
 * @param {Stroke} path
 * @param {number} i
 * @param {number} reach points before and after
 */
function turnAt(path, i, reach) {
  const a = path[Math.max(0, i - reach)];
  const b = path[i];
  const c = path[Math.min(path.length - 1, i + reach)];
  const cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
  const dot = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
  return Math.abs(Math.atan2(cross, dot));
}
