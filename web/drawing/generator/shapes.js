// The shapes of the ten digits: how people write them, as control points of the pen's path.
//
// An allograph is one way to write a digit. It is given as one or more poses: the same strokes with
// the same number of points, between which every mixture is also such a digit. In a pose
//   12 34      is a point: x to the right, y downwards; a digit is about 100 high
//   ,          leads to the next point of a smooth curve
//   |          makes the point before it a corner, from which the next piece starts
//   /          lifts the pen
// '5 2, 60 2 | 24 100' is a seven: a bar, a corner at (60, 2), a stem.

import { SHAPES_0_TO_4 } from './shapes-0-to-4.js';
import { SHAPES_5_TO_9 } from './shapes-5-to-9.js';

/**
 * @typedef {object} Allograph
 * @property {string} name
 * @property {number} weight how often it is written, relative to the digit's others
 * @property {string[]} poses
 */

/** @type {Allograph[][]} ALLOGRAPHS[digit] */
export const ALLOGRAPHS = [...SHAPES_0_TO_4, ...SHAPES_5_TO_9].map((ways) =>
  ways.map(([name, weight, ...poses]) => ({ name, weight, poses })),
);
