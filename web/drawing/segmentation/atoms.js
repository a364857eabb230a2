// Atoms: the pieces of ink that no digit divides. A stroke is one atom, unless it is so wide that the
// pen may have written several digits without leaving the paper; then it is cut wherever that might be.

import { boundingBox } from '../strokes.js';

/** @typedef {import('../strokes.js').Stroke} Stroke */
/** @typedef {import('../strokes.js').Box} Box */

/**
 * @typedef {object} Atom
 * @property {Stroke} points
 * @property {Box} box
 * @property {Stroke} samples at least two points evenly along its path, its ends among them
 * @property {number} stroke which stroke it is of, by time
 * @property {number} piece which piece of that stroke, from 0
 * @property {number} pieces how many pieces that stroke has
 * @property {number} from where it begins: length of the stroke's path before it
 * @property {number} length of its path
 */

// Lengths in typical heights of the number's digits.
/** Narrower strokes are not two digits. Two ones beside each other are about as wide. */
const CUT_WIDTH = 0.7;
/** Each side of a cut is at least so high. */
const PART_HEIGHT = 0.4;
/** So much may what comes before a cut lie over what comes after it. */
const CUT_OVERLAP = 0.35;
/** Distance of the points that are tried. */
const CUT_STEP = 1 / 16;
/** A run from digit to digit at least so long may be a piece of its own: a ligature. */
const LIGATURE = 0.15;
const MAX_CUTS = 8;
/** A stroke that ends so near to where it began is one digit, however wide: a 0 or an 8. */
const CLOSED = 0.25;
/** Enough points to say how near two atoms are. */
const SAMPLES = 16;

/**
 * How high the digits of a drawing are: the median height of the higher strokes, so that neither bars
 * nor dots count. At least 1.
 *
 * @param {Box[]} boxes of the strokes, at least one
 */
export function typicalHeight(boxes) {
  const heights = boxes.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  const highest = heights[heights.length - 1];
  const high = heights.filter((height) => height >= highest / 2);
  return Math.max(1, high[Math.floor(high.length / 2)]);
}

/**
 * @param {Stroke} stroke
 * @param {number} index of the stroke
 * @param {number} height typical height
 * @returns {Atom[]} in the pen's order
 */
export function cutStroke(stroke, index, height) {
  const box = /** @type {Box} */ (boundingBox([stroke]));
  const [first, last] = [stroke[0], stroke[stroke.length - 1]];
  const isClosed = Math.hypot(last.x - first.x, last.y - first.y) < CLOSED * height;
  const isNarrow = box.right - box.left < CUT_WIDTH * height;
  const cuts = isClosed || isNarrow ? [] : findCuts(stroke, height);
  const whole = pathLengths(stroke);
  const ends = [0, ...cuts, whole[whole.length - 1]];
  return ends.slice(1).map((end, piece) => {
    const from = ends[piece];
    const points = cuts.length === 0 ? stroke : between(stroke, whole, from, end);
    const lengths = pathLengths(points);
    return {
      points,
      samples: between(points, lengths, 0, end - from, (end - from) / SAMPLES),
      box: /** @type {Box} */ (boundingBox([points])),
      stroke: index,
      piece,
      pieces: ends.length - 1,
      from,
      length: end - from,
    };
  });
}

/** @param {Stroke} stroke @returns {number[]} length of the path up to each point */
export function pathLengths(stroke) {
  let length = 0;
  return stroke.map(({ x, y }, i) => {
    if (i > 0) length += Math.hypot(x - stroke[i - 1].x, y - stroke[i - 1].y);
    return length;
  });
}

/**
 * Where a stroke may pass from one digit to the next: what it draws before lies beside what it draws
 * after, and both are as high as digits. Where it runs on between two digits, both ends of that run.
 *
 * @param {Stroke} stroke
 * @param {number} height
 * @returns {number[]} lengths of the path, ascending
 */
function findCuts(stroke, height) {
  const lengths = pathLengths(stroke);
  const total = lengths[lengths.length - 1];
  const count = Math.min(400, Math.ceil(total / (CUT_STEP * height)));
  const step = total / count;
  const path = between(stroke, lengths, 0, total, step);
  const before = runningBoxes(path);
  const after = runningBoxes([...path].reverse()).reverse();
  // Overlap of the two sides at each point; Infinity where there is no cut.
  const overlaps = path.map((_, i) => {
    const [a, b] = [before[i], after[i]];
    if (Math.min(a.bottom - a.top, b.bottom - b.top) < PART_HEIGHT * height) return Infinity;
    const overlap = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    return overlap < CUT_OVERLAP * height ? overlap / height : Infinity;
  });
  /** @type {{at: number, overlap: number}[]} */
  const cuts = [];
  for (let i = 0; i < overlaps.length;) {
    let end = i;
    // A run of nearly the least overlap.
    while (end + 1 < overlaps.length && Math.abs(overlaps[end + 1] - overlaps[i]) < 0.02) ++end;
    const lower = (/** @type {number} */ k) => (overlaps[k] ?? Infinity) < overlaps[i] - 0.001;
    if (overlaps[i] < Infinity && !lower(i - 1) && !lower(end + 1)) {
      const overlap = overlaps[i];
      // Where the run from digit to digit begins and ends: it goes on across, perhaps below the one
      // or above the other.
      let start = i;
      let stop = end;
      while (start > 0 && path[start - 1].x < path[start].x) --start;
      while (stop < path.length - 1 && path[stop + 1].x > path[stop].x) ++stop;
      const ends = [start, i, end, stop].map((k) => k * step);
      const kept = ends.filter(
        (at, k) => at > 0 && at < total && (k === 0 || at - ends[k - 1] >= LIGATURE * height),
      );
      for (const at of kept.length > 0 ? kept : [ends[1]]) cuts.push({ at, overlap });
    }
    i = end + 1;
  }
  return cuts
    .sort((a, b) => a.overlap - b.overlap)
    .slice(0, MAX_CUTS)
    .map(({ at }) => at)
    .sort((a, b) => a - b)
    .filter((at, i, all) => at > 0 && at < total && (i === 0 || at - all[i - 1] > step / 2));
}

/**
 * @param {Stroke} path
 * @returns {Box[]} the box of points 0 .. i
 */
function runningBoxes(path) {
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
function between(stroke, lengths, from, to, step) {
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
