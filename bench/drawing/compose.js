// Numbers of several digits, put together of single ones as people write them side by side: with wide
// or thin spaces, touching, not lifting the pen; uneven, sloping, of different sizes.

import { boundingBox } from '../../web/drawing/strokes.js';
import { pathLengths } from '../../web/drawing/segmentation/paths.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {import('../../web/drawing/generator/random.js').Random} Random */
/** @typedef {import('../../web/engine/types.d.ts').StrokePoint} StrokePoint */
/** @typedef {{digit: number, strokes: Stroke[]}} Drawing */
/** @typedef {'wide' | 'thin' | 'touching' | 'joined'} Gap */

/** The space between the boxes of two digits, in heights of the number's digits. */
const GAPS = {
  wide: [0.25, 0.7],
  thin: [0.05, 0.25],
  touching: [-0.12, 0.05],
  joined: [-0.05, 0.3],
};
export const GAP_KINDS = /** @type {Gap[]} */ (Object.keys(GAPS));

/**
 * @typedef {object} Part of a stroke, up to a length of its path
 * @property {number} digit which digit of the number it is of; −1: a run between two digits
 * @property {number} end length of the stroke's path at its end
 *
 * @typedef {object} ComposedNumber
 * @property {string} text
 * @property {Gap} gap
 * @property {Stroke[]} strokes in the order of drawing, in a pad 280 high
 * @property {Part[][]} parts of each stroke
 *
 * @typedef {object} Ways in which numbers can be written otherwise
 * @property {boolean} [ownSizes] keep the drawings' sizes relative to each other
 * @property {number[]} [sizes] otherwise the least and the greatest, of the number's usual one
 * @property {boolean} [curved] join digits by curves, as pens do in haste; otherwise by straight lines
 * @property {number[]} [gaps] the least and the greatest space, in heights; otherwise the kind's
 * @property {number} [slope] deviation of the line's slope
 */

/**
 * @param {Drawing[]} drawings its digits, with ink
 * @param {Gap} gap
 * @param {Random} random
 * @param {Ways} [ways]
 * @returns {ComposedNumber}
 */
export function composeNumber(drawings, gap, random, ways = {}) {
  const { ownSizes = false, curved = false, gaps = GAPS[gap], sizes: range = [0.8, 1.2] } = ways;
  const height = random.between(50, 180); // of a digit, in units of the pad
  const slope = random.normal(ways.slope ?? 0.06);
  const uneven = random.skewed(0, 0.12);
  const sizes = drawings.map(({ strokes }) => sizeOf(strokes));
  const usual = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)];
  /** @type {{stroke: Stroke, parts: Part[]}[]} */
  const drawn = [];
  let right = 0;
  drawings.forEach(({ strokes }, digit) => {
    const scale =
      (height / (ownSizes ? usual : sizes[digit])) *
      (ownSizes ? 1 : random.between(range[0], range[1]));
    const box = /** @type {import('../../web/drawing/strokes.js').Box} */ (boundingBox(strokes));
    const [low, high] = gaps;
    const left = digit === 0 ? 0 : right + height * random.between(low, high);
    const middle =
      140 + slope * left + (random.normal(uneven) + (random.chance(0.5) ? 0.1 : 0)) * height;
    const x0 = left - scale * box.left;
    const y0 = middle - (scale * (box.top + box.bottom)) / 2;
    right = Math.max(right, left + scale * (box.right - box.left));
    strokes.forEach((stroke, i) => {
      const moved = stroke.map(({ x, y }) => ({ x: x * scale + x0, y: y * scale + y0 }));
      const last = drawn[drawn.length - 1];
      if (gap === 'joined' && i === 0 && digit > 0 && random.chance(0.5)) {
        last.parts[last.parts.length - 1].end = lengthOf(last.stroke);
        if (curved) last.stroke.push(...curveBetween(last.stroke, moved, random));
        const arrival = lengthOf([...last.stroke, moved[0]]);
        last.stroke.push(...moved);
        last.parts.push({ digit: -1, end: arrival }, { digit, end: lengthOf(last.stroke) });
      } else {
        drawn.push({ stroke: moved, parts: [{ digit, end: lengthOf(moved) }] });
      }
    });
  });
  // Some cross their sevens and put bars to their fives when all else is written.
  if (random.chance(0.05)) {
    const long = (/** @type {{stroke: Stroke}} */ { stroke }) => lengthOf(stroke) > 0.8 * height;
    drawn.push(...drawn.splice(0).sort((a, b) => Number(long(b)) - Number(long(a))));
  }
  return {
    text: drawings.map(({ digit }) => digit).join(''),
    gap,
    strokes: drawn.map(({ stroke }) => stroke),
    parts: drawn.map(({ parts }) => parts),
  };
}

/**
 * The same number, every point moved.
 *
 * @param {ComposedNumber} number
 * @param {(point: StrokePoint) => StrokePoint} move
 * @returns {ComposedNumber}
 */
export function moveNumber(number, move) {
  const strokes = number.strokes.map((stroke) => stroke.map(move));
  const parts = number.parts.map((ofStroke, s) => {
    // Every part ends at a point of its stroke.
    const lengths = pathLengths(number.strokes[s]);
    return ofStroke.map(({ digit, end }) => {
      const last = lengths.findIndex((length) => length > end - 1e-6);
      return { digit, end: lengthOf(strokes[s].slice(0, last < 0 ? undefined : last + 1)) };
    });
  });
  return { ...number, strokes, parts };
}

/** Points of the path on which the pen's direction is taken. */
const DIRECTION = 3;
const CURVE_POINTS = 12;

/**
 * A run from one stroke to the next that leaves and arrives as the pen goes there (Hermite's curve).
 *
 * @param {Stroke} from
 * @param {Stroke} to
 * @param {Random} random
 * @returns {Stroke} the points between
 */
function curveBetween(from, to, random) {
  const [a, b] = [from[from.length - 1], to[0]];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const sweep = random.between(0, 1) * length;
  const directed = (/** @type {StrokePoint} */ p, /** @type {StrokePoint} */ q) => {
    const far = Math.hypot(q.x - p.x, q.y - p.y) || 1;
    return { x: (sweep * (q.x - p.x)) / far, y: (sweep * (q.y - p.y)) / far };
  };
  const leaving = directed(from[Math.max(0, from.length - 1 - DIRECTION)], a);
  const arriving = directed(b, to[Math.min(to.length - 1, DIRECTION)]);
  return Array.from({ length: CURVE_POINTS }, (_, i) => {
    const t = (i + 1) / (CURVE_POINTS + 1);
    const [h00, h10] = [(1 + 2 * t) * (1 - t) ** 2, t * (1 - t) ** 2];
    const [h01, h11] = [t * t * (3 - 2 * t), t * t * (t - 1)];
    return {
      x: h00 * a.x + h10 * leaving.x + h01 * b.x + h11 * arriving.x,
      y: h00 * a.y + h10 * leaving.y + h01 * b.y + h11 * arriving.y,
    };
  });
}

/** Height, but for what is wider than high. @param {Stroke[]} strokes */
function sizeOf(strokes) {
  const box = boundingBox(strokes);
  return box === null ? 1 : Math.max(box.bottom - box.top, 0.7 * (box.right - box.left), 1);
}

/** @param {Stroke} stroke */
export function lengthOf(stroke) {
  let length = 0;
  for (let i = 1; i < stroke.length; ++i) {
    length += Math.hypot(stroke[i].x - stroke[i - 1].x, stroke[i].y - stroke[i - 1].y);
  }
  return length;
}

/**
 * A number of the project's own generator.
 *
 * @param {number} length how many digits
 * @param {Gap} gap
 * @param {Random} random
 * @param {Ways} [ways]
 */
export function generateNumber(length, gap, random, ways = {}) {
  const drawings = Array.from({ length }, () =>
    generateDigit(Math.floor(random.between(0, 10)), Math.floor(random.between(0, 2 ** 32))),
  );
  return composeNumber(drawings, gap, random, ways);
}
