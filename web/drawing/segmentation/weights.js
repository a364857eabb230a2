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
  0.698, -0.552, 1.305, -5.909, -3.89, -3.828, 3.133, -6.693, 7.333, 1.183, 0.201, -4.045, 2.205,
  -1.344, 0.743, -0.143, 0.474, -2.366, -1.1,
];
/** For allFeatures. @type {readonly number[]} */
export const WEIGHTS = [
  1.331, 0.362, -1.099, -3.137, 0.375, -2.034, 0.479, -0.346, 7.858, -0.135, -0.27, -3.246, 2.981,
  -0.861, 0.746, 0.113, 0.233, -0.052, -0.287, 0.696, -0.405, 0.747, 0.036, 0.544, 0.526, -0.888,
];
/** What leftOutFeatures adds to them. @type {readonly number[]} */
export const LEFT_OUT_WEIGHTS = [-0.775, 1.826, -0.925, 0.231, -5.002];
/** For the features of a run from digit to digit (cuts.js). @type {readonly number[]} */
export const CUT_WEIGHTS = [
  -6.357, 1.752, -13.942, -2.577, 0.094, -2.989, -11.958, 2.981, 2.244, 1.995, 1.595, 0.787, -1.758,
  -0.813, 1.111, -0.525, 0.712, 1.209, -0.152,
];
