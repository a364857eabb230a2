// What people draw that is no digit: letters, shapes, scribbles, dots.
//
// Letters and shapes are control points of the pen's path, as the generator's digits are
// (web/drawing/generator/shapes.js); letters that look like digits (O, I, l, S, Z, b, g, q, B) are
// left out. Each drawing is wobbled, slanted, stretched and turned at random.

import { curveThrough, parsePose } from '../../web/drawing/generator/path.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {import('../../web/drawing/generator/random.js').Random} Random */

/** Every second of them, and of the shapes, is learned from; the others are only measured on. */
const LETTERS = {
  A: '0 100 | 35 0 | 70 100 / 15 60 | 58 60',
  E: '60 0 | 0 0 | 0 100 | 60 100 / 0 50 | 50 50',
  F: '60 0 | 0 0 | 0 100 / 0 48 | 48 48',
  H: '0 0 | 0 100 / 60 0 | 60 100 / 0 50 | 60 50',
  K: '0 0 | 0 100 / 55 0 | 2 55 | 58 100',
  M: '0 100 | 8 0 | 40 60 | 72 0 | 80 100',
  N: '0 100 | 0 0 | 60 100 | 60 0',
  P: '0 100 | 0 0 | 30 -2, 52 14, 50 36, 30 50, 0 50',
  R: '0 100 | 0 0 | 30 -2, 52 14, 48 38, 30 48, 0 50 | 55 100',
  T: '0 0 | 70 0 / 35 0 | 35 100',
  U: '0 0, 2 60, 14 94, 34 100, 54 92, 64 60, 66 0',
  V: '0 0 | 35 100 | 70 0',
  W: '0 0 | 20 100 | 42 30 | 64 100 | 85 0',
  X: '0 0 | 65 100 / 65 0 | 0 100',
  Y: '0 0 | 33 48 / 66 0 | 20 100',
  C: '68 14, 46 0, 18 10, 0 48, 14 88, 44 100, 70 86',
  L: '0 0 | 0 100 | 60 100',
  Q: '40 0, 10 14, 0 50, 14 88, 44 100, 76 82, 84 44, 70 12, 40 0 / 52 70 | 92 108',
  a: '56 34, 30 26, 6 46, 4 76, 24 98, 46 84, 56 50 | 58 30 | 58 84, 72 98',
  e: '4 62 | 54 58 | 46 34, 26 28, 6 46, 4 78, 24 98, 56 88',
  h: '0 0 | 0 100 | 4 60, 24 40, 44 46, 48 66 | 48 100',
  m: '0 30 | 0 100 | 2 56, 18 32, 32 50 | 32 100 | 34 56, 50 32, 66 50 | 68 100',
  n: '0 30 | 0 100 | 4 56, 24 32, 46 44 | 50 100',
  r: '0 30 | 0 100 | 4 60, 18 36, 42 34',
  t: '24 0 | 24 80, 34 98, 54 94 / 0 32 | 52 32',
  w: '0 30, 4 80, 22 98, 38 76 | 40 36 | 42 80, 60 98, 78 76, 80 30',
  k: '0 0 | 0 100 / 42 40 | 2 72 | 46 100',
  d: '56 44, 30 34, 6 50, 4 80, 24 98, 46 88, 56 60 | 58 0 | 58 100',
};
const SHAPES = {
  triangle: '50 0 | 100 90 | 0 90 | 50 0',
  square: '0 0 | 0 90 | 92 90 | 92 0 | 0 0',
  star: '20 100 | 50 0 | 80 100 | 0 38 | 100 38 | 20 100',
  smiley:
    '50 0, 12 14, 0 50, 14 86, 50 100, 86 86, 100 50, 86 14, 50 0 / 34 32 | 34 44 / 66 32 | 66 44 / 26 64, 50 80, 74 64',
  heart: '50 30, 38 6, 12 6, 2 30, 16 60 | 50 98 | 84 60, 98 30, 88 6, 62 6, 50 30',
  arrow: '0 50 | 100 50 / 70 20 | 100 50 | 70 80',
  plus: '0 50 | 100 50 / 50 0 | 50 100',
  tick: '0 60 | 30 100 | 90 0',
  house: '0 100 | 0 40 | 50 0 | 100 40 | 100 100 | 0 100 / 40 100 | 40 66 | 62 66 | 62 100',
  spiral:
    '50 50, 60 44, 62 58, 48 64, 36 54, 42 34, 66 30, 80 52, 70 80, 40 86, 16 66, 20 26, 54 8, 90 22',
  wave: '0 50, 14 20, 28 50, 42 80, 56 50, 70 20, 84 50, 98 80, 112 50',
  zigzag: '0 80 | 18 10 | 36 80 | 54 10 | 72 80 | 90 10',
  ellipses:
    '10 20, 4 50, 40 62, 88 50, 84 22, 44 10, 10 20 / 12 60, 4 88, 42 100, 90 90, 84 60, 44 50, 12 60',
  eye: '0 50, 50 14, 100 50, 50 84, 0 50 / 50 36, 38 50, 50 64, 62 50, 50 36',
  question: '4 24, 14 2, 44 -2, 60 18, 50 40, 32 54, 30 72 / 30 94 | 30 100',
  hash: '30 0 | 20 100 / 70 0 | 60 100 / 0 34 | 90 34 / 0 68 | 90 68',
  bolt: '40 0 | 8 56 | 34 54 | 20 100 | 64 40 | 38 42 | 58 0 | 40 0',
  percent: '14 0, 0 10, 12 24, 26 12, 14 0 / 90 0 | 10 100 / 84 76, 70 88, 84 100, 98 88, 84 76',
};

/** @typedef {{kind: string, name: string, strokes: Stroke[]}} NonDigit */

const names = Object.keys(LETTERS);
/** Letters that a reader may learn from, and those that it may not. */
export const LEARNED_LETTERS = names.filter((_, i) => i % 2 === 0);
export const OTHER_LETTERS = names.filter((_, i) => i % 2 === 1);
const shapeNames = Object.keys(SHAPES);
export const LEARNED_SHAPES = shapeNames.filter((_, i) => i % 2 === 0);
export const OTHER_SHAPES = shapeNames.filter((_, i) => i % 2 === 1);

/** @param {string} name @param {Random} random @returns {NonDigit} */
export function drawLetter(name, random) {
  return { kind: 'letter', name, strokes: draw(/** @type {any} */ (LETTERS)[name], random) };
}

/** @param {string} name @param {Random} random @returns {NonDigit} */
export function drawShape(name, random) {
  return { kind: 'shape', name, strokes: draw(/** @type {any} */ (SHAPES)[name], random) };
}

/** To and fro across the paper, as one blackens or fills something. @param {Random} random */
export function drawScribble(random) {
  const turns = Math.floor(random.between(8, 40));
  const [width, height] = [random.between(40, 100), random.between(40, 100)];
  const wild = random.between(0.1, 1);
  const points = Array.from({ length: turns }, (_, i) => ({
    x: (wild * random.uniform() + (1 - wild) * (i % 2)) * width,
    y: (wild * random.uniform() + ((1 - wild) * i) / turns) * height,
  }));
  const strokes = place([curveThrough(points, 2)], random);
  return { kind: 'scribble', name: 'scribble', strokes };
}

/** A few dots or short dashes. @param {Random} random @returns {NonDigit} */
export function drawDots(random) {
  const count = Math.floor(random.between(1, 6));
  const strokes = Array.from({ length: count }, () => {
    const [x, y] = [random.between(20, 260), random.between(20, 260)];
    const points = Math.floor(random.between(1, 4));
    return Array.from({ length: points }, () => ({
      x: x + random.normal(2),
      y: y + random.normal(2),
    }));
  });
  return { kind: 'dots', name: 'dots', strokes };
}

/** Strokes through points anywhere: nothing that anyone meant. @param {Random} random */
export function drawNonsense(random) {
  const count = Math.floor(random.between(1, 5));
  const strokes = Array.from({ length: count }, () => {
    const points = Math.floor(random.between(count === 1 ? 5 : 2, count === 1 ? 11 : 7));
    const centre = { x: random.between(0, 60), y: random.between(0, 60) };
    const reach = random.between(15, 60);
    const path = Array.from({ length: points }, () => ({
      x: centre.x + reach * random.uniform(),
      y: centre.y + reach * random.uniform(),
    }));
    return random.chance(0.5) ? curveThrough(path, 2) : path;
  });
  return { kind: 'nonsense', name: 'nonsense', strokes: place(strokes, random) };
}

/** A closed line of some corners or none, with a few marks in it. @param {Random} random */
export function drawEnclosure(random) {
  const corners = Math.floor(random.between(4, 9));
  const uneven = random.between(0, 0.3);
  const outline = Array.from({ length: corners }, (_, i) => {
    const far = 50 * random.between(1 - uneven, 1);
    const angle = (2 * Math.PI * i) / corners;
    return { x: 50 + far * Math.cos(angle), y: 50 + far * Math.sin(angle) };
  });
  outline.push({ ...outline[0] });
  const marks = Array.from({ length: Math.floor(random.between(2, 5)) }, () => {
    const [x, y] = [random.between(25, 75), random.between(25, 75)];
    const reach = random.between(3, 25);
    return Array.from({ length: Math.floor(random.between(2, 4)) }, () => ({
      x: x + reach * (random.uniform() - 0.5),
      y: y + reach * (random.uniform() - 0.5),
    }));
  });
  const smooth = random.chance(0.6);
  const strokes = [outline, ...marks].map((path) => (smooth ? curveThrough(path, 2) : path));
  return { kind: 'enclosure', name: 'enclosure', strokes: place(strokes, random) };
}

/** @param {string} pose @param {Random} random */
function draw(pose, random) {
  const stray = random.between(1, 5);
  const paths = parsePose(pose).map((pieces) => {
    /** @type {{x: number, y: number} | null} */
    let corner = null;
    return pieces.flatMap((piece, k) => {
      const moved = piece.map(({ x, y }, i) =>
        i === 0 && corner !== null
          ? corner
          : { x: x + random.normal(stray), y: y + random.normal(stray) },
      );
      corner = moved[moved.length - 1];
      return curveThrough(moved, 2).slice(k === 0 ? 0 : 1);
    });
  });
  return place(paths, random);
}

/** @param {Stroke[]} paths @param {Random} random @returns {Stroke[]} somewhere in the pad */
function place(paths, random) {
  const scale = random.between(0.5, 2.2);
  const aspect = random.between(0.75, 1.3);
  const slant = random.normal(0.12);
  const turn = random.normal(0.06);
  const [x0, y0] = [random.between(10, 60), random.between(10, 60)];
  return paths.map((path) =>
    path.map(({ x, y }) => {
      const across = aspect * x - slant * y;
      return { x: x0 + scale * (across + turn * y), y: y0 + scale * (y - turn * across) };
    }),
  );
}
