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
 * @param {boolean} isRun from digit to digit; otherwise it is a dot, perhaps dirt
 * @returns {number[]}
 */
export function leftOutFeatures(isRun) {
  return [...WEIGHTS.map(() => 0), isRun ? 1 : 0, isRun ? 0 : 1];
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
  1.822, 0.417, -0.023, -8.704, -4.785, -1.256, 2.341, -10.251, 9.706, 1.719, 1.417, -5.129, 0.684,
  -2.309, 1.397, -3.516, -1.524,
];
/** For allFeatures. @type {readonly number[]} */
export const WEIGHTS = [
  1.533, 1.068, -0.994, -4.977, 0.129, 0.012, 0.674, -2.255, 8.303, 1.853, -0.096, -3.881, 2.793,
  -1.518, 1.197, -0.918, -1.062, 0.702, 0.209, 0.786, -0.171, 0.577, 0.169, -1.172,
];
/** What leftOutFeatures adds to them. @type {readonly number[]} */
export const LEFT_OUT_WEIGHTS = [0.06, -5.002];
