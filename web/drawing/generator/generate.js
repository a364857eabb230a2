// A generator of pen strokes: digits as people write them, for a reader to learn from.
//
// A digit is drawn in these steps, each with random numbers of the seed:
//   choose    an allograph of the digit (shapes.js), and a mixture of its poses
//   wobble    every control point strays; strokes are misplaced, run on, fall short, are joined
//   curve     the pen's path through the points, its corners rounded by haste
//   deform    slow bends of the whole digit, aspect, slant, rotation, size, place on the pad
//   sample    what a device reports: points far apart or near, trembling, in whole pixels or not

import { curveThrough, distance, mix, parsePose, samplePath, smoothPath } from './path.js';
import { createRandom } from './random.js';
import { ALLOGRAPHS } from './shapes.js';

/** @typedef {import('../../engine/types.d.ts').Stroke} Stroke */
/** @typedef {import('./random.js').Random} Random */
/** @typedef {import('./path.js').Pieces} Pieces */

/** Side of the pad, in the units of the strokes. */
export const PAD = 280;

const SHAPES = ALLOGRAPHS.map((ways) =>
  ways.map(({ name, weight, poses }) => ({ name, weight, poses: poses.map(parsePose) })),
);

/**
 * @typedef {object} Hand how one writer differs from what the seeds give
 * @property {number} [slant] tangent of the angle by which all leans more to the right; 0 by default
 * @property {number} [tremor] deviation of the points, added, as a share of the path; 0 by default
 * @property {number} [speed] of the pen: points are so many times farther apart, and corners rounder;
 *   1 by default
 *
 * @typedef {object} GeneratedDigit
 * @property {number} digit 0 .. 9
 * @property {string} allograph how it is written
 * @property {Stroke[]} strokes within the pad
 */

/**
 * One digit; the same arguments give the same strokes, in every browser.
 *
 * @param {number} digit 0 .. 9
 * @param {number} seed an integer, 0 .. 2³² − 1
 * @param {string} [allograph] the name of one of the digit's; otherwise any
 * @param {Hand} [hand]
 * @returns {GeneratedDigit}
 * @throws {Error} when the digit, its allograph or the seed is none
 */
export function generateDigit(digit, seed, allograph, hand = {}) {
  const { slant = 0, tremor = 0, speed = 1 } = hand;
  const ways = SHAPES[digit];
  if (ways === undefined) throw new Error(`The digit must be 0 to 9, but it is ${digit}.`);
  const random = createRandom(seed, digit);
  const shape =
    allograph === undefined
      ? ways[random.pick(ways.map(({ weight }) => weight))]
      : ways.find(({ name }) => name === allograph);
  if (shape === undefined) {
    const names = ways.map(({ name }) => `'${name}'`).join(', ');
    throw new Error(`A ${digit} is written ${names}, but not '${allograph}'.`);
  }
  const pieces = wobble(mixPoses(shape.poses, random), random);
  const paths = deform(connect(drawPaths(pieces, random, speed), random), random, slant);
  return { digit, allograph: shape.name, strokes: sample(paths, random, tremor, speed) };
}

/**
 * Weights that sum to 1, mostly of one pose, and sometimes a little outside all of them.
 *
 * @param {Pieces[][]} poses
 * @param {Random} random
 * @returns {Pieces[]}
 */
function mixPoses(poses, random) {
  const raw = poses.map(() => random.skewed(0, 1));
  raw[random.pick(poses.map(() => 1))] += 0.5;
  const sum = raw.reduce((total, weight) => total + weight, 0);
  const excess = random.between(0, 0.3); // 0.3: 30 % beyond the mixture, away from the poses' mean
  const weights = raw.map((w) => (1 + excess) * (w / sum) - excess / poses.length);
  return poses[0].map((pieces, s) =>
    pieces.map((piece, p) =>
      piece.map((_, i) => {
        let x = 0;
        let y = 0;
        poses.forEach((pose, k) => {
          x += weights[k] * pose[s][p][i].x;
          y += weights[k] * pose[s][p][i].y;
        });
        return { x, y };
      }),
    ),
  );
}

/**
 * Moves control points, each for itself and stroke by stroke.
 *
 * @param {Pieces[]} strokes
 * @param {Random} random
 * @returns {Pieces[]}
 */
function wobble(strokes, random) {
  const stray = random.skewed(0.8, 4.5);
  const misplace = random.skewed(0, 5);
  return strokes.map((pieces, s) => {
    const dx = s === 0 ? 0 : random.normal(misplace);
    const dy = s === 0 ? 0 : random.normal(misplace);
    const length = s === 0 ? 1 : 1 + random.normal(0.12);
    const first = pieces[0][0];
    /** @type {{x: number, y: number} | null} */
    let corner = null;
    return pieces.map((piece) => {
      const moved = piece.map(({ x, y }, i) =>
        i === 0 && corner !== null
          ? { ...corner }
          : {
              x: first.x + (x - first.x) * length + dx + random.normal(stray),
              y: first.y + (y - first.y) * length + dy + random.normal(stray),
            },
      );
      corner = moved[moved.length - 1];
      return moved;
    });
  });
}

/**
 * @param {Pieces[]} strokes
 * @param {Random} random
 * @param {number} speed
 * @returns {Stroke[]} paths with a point about every unit
 */
function drawPaths(strokes, random, speed) {
  const haste = random.chance(0.6) ? Math.round(speed * random.skewed(0, 9)) : 0;
  return strokes.map((pieces) => {
    const path = pieces.flatMap((piece, i) => curveThrough(piece, 1).slice(i === 0 ? 0 : 1));
    return runOn(smoothPath(path, haste), random);
  });
}

/**
 * Lets a stroke begin or end early, late, or with a small tick as pens leave on a tablet.
 *
 * @param {Stroke} path
 * @param {Random} random
 */
function runOn(path, random) {
  let result = path;
  for (let end = 0; end < 2; ++end) {
    result = [...result].reverse();
    const last = result.length - 1;
    const fate = random.uniform();
    const far = random.skewed(0, 1);
    if (last > 20 && fate < 0.3) {
      result = result.slice(0, last - Math.floor(0.1 * far * last));
    } else if (last > 20 && fate < 0.5) {
      result.push(mix(result[last - 8], result[last], 1 + 1.6 * far));
    }
    if (random.chance(0.08)) {
      const tip = result[result.length - 1];
      result.push({ x: tip.x + random.normal(5), y: tip.y + random.normal(5) });
    }
  }
  return result;
}

/** Farther apart than this, in hundredths of the height, strokes are not joined. */
const JOIN = 45;

/**
 * Sometimes the pen is not lifted between strokes, or they are drawn in another order or direction.
 *
 * @param {Stroke[]} paths
 * @param {Random} random
 */
function connect(paths, random) {
  /** @type {Stroke[]} */
  let result = [];
  for (const path of paths) {
    const before = result[result.length - 1];
    const gap = before === undefined ? Infinity : distance(before[before.length - 1], path[0]);
    if (gap < JOIN && random.chance(0.12)) before.push(...path);
    else result.push([...path]);
  }
  result = result.map((path) => (random.chance(0.15) ? path.reverse() : path));
  return random.chance(0.1) ? result.reverse() : result;
}

/**
 * @param {Stroke[]} paths about 100 high
 * @param {Random} random
 * @param {number} lean tangent
 * @returns {Stroke[]} anywhere in the pad, of any size
 */
function deform(paths, random, lean) {
  const bend = random.skewed(0, 0.1);
  const [xx, yy, xy, yyy, x2, y2, xy2] = Array.from({ length: 7 }, () => random.normal(bend));
  const narrow = random.chance(0.5);
  const aspect = narrow ? 1 / (1 + random.skewed(0, 0.9)) : 1 + random.skewed(0, 0.6);
  const slant = lean + random.normal(0.17) + (random.chance(0.4) ? 0.12 : 0); // more people slant to the right
  // Half the tangent of the angle's half is the angle; ± 15°, mostly less.
  const tangent = Math.max(-0.13, Math.min(0.13, random.normal(0.045)));
  const cosine = (1 - tangent * tangent) / (1 + tangent * tangent);
  const sine = (2 * tangent) / (1 + tangent * tangent);
  const bent = paths.map((path) =>
    path.map((point) => {
      const u = (point.x - 32) / 50;
      const v = (point.y - 50) / 50;
      const p = u + xx * v * v + xy * u * v + yyy * v * v * v + x2 * u * u;
      const q = v + yy * u * u + y2 * v * v + xy2 * u * v;
      const sheared = p * aspect - slant * q;
      return { x: cosine * sheared - sine * q, y: sine * sheared + cosine * q };
    }),
  );
  const points = bent.flat();
  const left = Math.min(...points.map(({ x }) => x));
  const right = Math.max(...points.map(({ x }) => x));
  const top = Math.min(...points.map(({ y }) => y));
  const bottom = Math.max(...points.map(({ y }) => y));
  const side = random.chance(0.5) ? random.between(100, 260) : random.between(30, 140);
  const scale = side / Math.max(right - left, bottom - top);
  const x0 = random.between(0, PAD - (right - left) * scale) - left * scale;
  const y0 = random.between(0, PAD - (bottom - top) * scale) - top * scale;
  return bent.map((path) => path.map(({ x, y }) => ({ x: x * scale + x0, y: y * scale + y0 })));
}

/**
 * @param {Stroke[]} paths
 * @param {Random} random
 * @param {number} shaking share of the path
 * @param {number} haste how many times as fast
 * @returns {Stroke[]}
 */
function sample(paths, random, shaking, haste) {
  const length = paths.reduce(
    (sum, path) => sum + path.reduce((s, p, i) => (i === 0 ? 0 : s + distance(path[i - 1], p)), 0),
    0,
  );
  // A mouse in haste gives 10 points a digit, a pen 100 and more; both go slower where they turn.
  const step =
    (haste * length) / (random.chance(0.3) ? random.between(12, 30) : random.between(30, 160));
  const slowdown = random.between(0, 0.8);
  const whole = random.chance(0.5);
  const tremor = length * (shaking + (random.chance(0.5) ? random.skewed(0, 0.003) : 0));
  return paths.map((path) => {
    let dx = 0;
    let dy = 0;
    const samples = samplePath(path, (turn) => {
      const speed = 1 - slowdown * Math.min(1, 4 * turn);
      return Math.max(0.5, step * speed * random.between(0.8, 1.2));
    });
    return samples.map(({ x, y }) => {
      dx = 0.6 * dx + random.normal(tremor);
      dy = 0.6 * dy + random.normal(tremor);
      const at = { x: within(x + dx), y: within(y + dy) };
      return whole ? { x: Math.round(at.x), y: Math.round(at.y) } : at;
    });
  });
}

/** @param {number} coordinate */
function within(coordinate) {
  return Math.max(0, Math.min(PAD, coordinate));
}
