// From an image of a digit to pen strokes that could have drawn it: the ink is thinned to lines one
// pixel wide, and trace.js follows these as a pen goes.
//
// Thinning: T. Y. Zhang and C. Y. Suen, A fast parallel algorithm for thinning digital patterns,
// Communications of the ACM 27(3), 1984.

import { traceLines } from './trace.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */

const SIDE = 28;
/** The lines are finer than MNIST's pixels. */
const ENLARGED = 3;
/** Of the enlarged image, with a border of paper so that every pixel has eight neighbours. */
const WIDTH = SIDE * ENLARGED + 2;
/** Darker than this is ink: about half covered. */
const INK = 110;

/** Clockwise from above. */
const AROUND = [-WIDTH, 1 - WIDTH, 1, WIDTH + 1, WIDTH, WIDTH - 1, -1, -WIDTH - 1];
/** A pixel is taken off in a pass when of each three sides one is paper: south-eastern edges first. */
const PASSES = [
  [
    [0, 2, 4],
    [2, 4, 6],
  ],
  [
    [0, 2, 6],
    [0, 4, 6],
  ],
];

/**
 * @param {Uint8Array} image 28 × 28, row by row, 0 paper .. 255 ink
 * @returns {Stroke[]} in the image's pixels, in the order and direction of a plausible hand
 */
export function strokesOfImage(image) {
  return traceLines(thin(enlarge(image)), WIDTH).map((stroke) =>
    stroke.map(({ x, y }) => ({ x: (x - 0.5) / ENLARGED, y: (y - 0.5) / ENLARGED })),
  );
}

/** @param {Uint8Array} image @returns {Uint8Array} 1 where there is ink, WIDTH × WIDTH */
function enlarge(image) {
  const ink = new Uint8Array(WIDTH * WIDTH);
  const at = (/** @type {number} */ row, /** @type {number} */ column) =>
    row < 0 || column < 0 || row >= SIDE || column >= SIDE ? 0 : image[row * SIDE + column];
  for (let i = 0; i < SIDE * ENLARGED; ++i) {
    const y = (i + 0.5) / ENLARGED - 0.5;
    const row = Math.floor(y);
    for (let j = 0; j < SIDE * ENLARGED; ++j) {
      const x = (j + 0.5) / ENLARGED - 0.5;
      const column = Math.floor(x);
      const right = x - column;
      const upper = at(row, column) * (1 - right) + at(row, column + 1) * right;
      const lower = at(row + 1, column) * (1 - right) + at(row + 1, column + 1) * right;
      const value = upper * (row + 1 - y) + lower * (y - row);
      ink[(i + 1) * WIDTH + j + 1] = value > INK ? 1 : 0;
    }
  }
  return ink;
}

/** Takes pixels off the edges until lines of one pixel are left. @param {Uint8Array} ink changed */
function thin(ink) {
  for (let removed = -1; removed !== 0;) {
    removed = 0;
    for (const sides of PASSES) {
      const edge = [];
      for (let pixel = WIDTH; pixel < ink.length - WIDTH; ++pixel) {
        if (ink[pixel] === 1 && isEdge(ink, pixel, sides)) edge.push(pixel);
      }
      for (const pixel of edge) ink[pixel] = 0;
      removed += edge.length;
    }
  }
  return ink;
}

/** @param {Uint8Array} ink @param {number} pixel @param {number[][]} sides */
function isEdge(ink, pixel, sides) {
  let neighbours = 0;
  let changes = 0; // from paper to ink, once around
  for (let k = 0; k < 8; ++k) {
    const here = ink[pixel + AROUND[k]];
    neighbours += here;
    if (here === 0 && ink[pixel + AROUND[(k + 1) % 8]] === 1) ++changes;
  }
  if (neighbours < 2 || neighbours > 6 || changes !== 1) return false;
  return sides.every((three) => three.some((k) => ink[pixel + AROUND[k]] === 0));
}
