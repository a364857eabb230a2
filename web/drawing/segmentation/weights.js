// How probable it is that a group of strokes is one digit: the log-odds, a weighted sum of what is
// known of its shape and place (groups.js), of its picture (the judge), and of how surely it is read.
//
// They are fitted to generated numbers, so that the right division of a number becomes probable among
// all of its divisions: node bench/drawing/fit-weights.js prints them. Lengths are in typical heights of the number's digits.

/** @typedef {ReturnType<typeof import('./groups.js').describeGroup>} Shape */

/**
 * In how many of 100 drawings of a digit the pen is lifted once, and more often: of the generator's.
 * Of the other drawings it is not lifted.
 */
const LIFTED_ONCE = [8, 18, 1, 1, 60, 60, 1, 60, 12, 5];
const LIFTED_OFTEN = 2;

/** What is summed up before a group is looked at. @param {Shape} shape */
export function shapeFeatures({
  height,
  width,
  space,
  apart,
  interrupted,
  overlap,
  cuts,
  cutOdds,
  badCut,
  strokes,
}) {
  const high = Math.log(height);
  return [
    1,
    Math.min(0, high),
    Math.max(0, high),
    Math.min(0, high) ** 2,
    Math.max(0, width - 0.9),
    Math.max(0, width / height - 1),
    Math.min(width, 0.5),
    space,
    Math.max(0, space),
    apart,
    interrupted,
    overlap,
    Math.max(0, overlap - 0.4),
    cuts > 0 ? 1 : 0,
    cuts > 1 ? 1 : 0,
    cutOdds,
    badCut,
    strokes > 1 ? 1 : 0,
    strokes > 2 ? 1 : 0,
  ];
}

/**
 * @param {Shape} shape
 * @param {number} none the judge's probability that it is no digit
 * @param {ArrayLike<number>} probabilities the reader's, of the ten digits
 */
export function allFeatures(shape, none, probabilities) {
  let digit = 0;
  for (let i = 1; i < 10; ++i) if (probabilities[i] > probabilities[digit]) digit = i;
  const once = LIFTED_ONCE[digit];
  const lifts = [98 - once, once, LIFTED_OFTEN][Math.min(2, shape.strokes - 1)];
  const odds = judged(none);
  const isOne = digit === 1 ? 1 : 0;
  return [
    ...shapeFeatures(shape),
    odds,
    Math.max(0, odds - 3),
    Math.max(-5, Math.log(Math.max(1e-9, probabilities[digit]))),
    Math.log(lifts / 100),
    isOne,
    isOne * Math.min(0, Math.log(shape.height)),
    isOne * Math.min(2, shape.cuts),
  ];
}

/**
 * Of ink that is of no digit, where none of the above counts.
 *
 * @param {{length: number, straight: number, odds: number} | null} run from digit to digit: its length,
 *   the share of its chord in that, and the log-odds of the cuts at both of its ends, the less
 *   probable one; null is a dot, perhaps dirt
 * @returns {number[]}
 */
export function leftOutFeatures(run) {
  const own =
    run === null
      ? [0, 0, 0, 0, 1]
      : [1, Math.min(1, run.length), 1 - run.straight, Math.max(-5, Math.min(5, run.odds)), 0];
  return [...WEIGHTS.map(() => 0), ...own];
}

/** Log-odds, not beyond ± 8. @param {number} none */
export function judged(none) {
  const odds = Math.log(Math.max(1e-6, 1 - none) / Math.max(1e-6, none));
  return Math.max(-8, Math.min(8, odds));
}

/** @param {number[]} features @param {readonly number[]} weights as many */
export function weigh(features, weights) {
  return features.reduce((sum, feature, i) => sum + feature * weights[i], 0);
}

/** For shapeFeatures. @type {readonly number[]} */
export const SHAPE_WEIGHTS = [
  0.608, -0.214, 1.731, -5.408, -3.704, -3.984, 3.257, -6.403, 8.176, 1.029, 0.106, -3.984, 2.106,
  -1.363, 0.89, -0.109, 0.4, -2.351, -1.024,
];
/** For allFeatures. @type {readonly number[]} */
export const WEIGHTS = [
  1.187, 0.779, -0.987, -2.279, -0.212, -1.912, 1.078, 0.566, 9.114, -0.231, -0.552, -3.276, 2.627,
  -0.651, 1.003, 0.101, 0.265, -0.079, -0.441, 0.692, -0.353, 0.712, -0.036, 0.863, 0.203, -0.932,
];
/** What leftOutFeatures adds to them. @type {readonly number[]} */
export const LEFT_OUT_WEIGHTS = [-0.177, 1.454, -0.581, 0.378, -5.002];
/** For the features of a run from digit to digit (cuts.js). @type {readonly number[]} */
export const CUT_WEIGHTS = [
  -6.207, 1.512, -13.922, -2.642, -0.209, -2.718, -11.595, 2.737, 2.377, 2.026, 1.63, 0.672, -1.973,
  -0.705, 1.293, -0.342, 0.453, 1.064, -0.259,
];
