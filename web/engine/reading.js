// Strokes → 28 × 28 → probabilities, by the network that answers.

import { drawDigit } from '../drawing/digit-image.js';
import { resembles } from '../drawing/known.js';
import { isNoDigit } from '../drawing/no-digit.js';
import { isPlainOne } from '../drawing/plain-one.js';
import { checkStrokes, sparse } from '../drawing/strokes.js';

/** @import { createJudge } from '../drawing/known.js' */
/** @import { Network } from './inkling.js' */
/** @import * as Lab from './types.js' */

/**
 * @typedef {object} Answering
 * @property {Network} network
 * @property {Pick<Lab.DataInfo, 'name' | 'classNames'>} reads
 * @property {ReturnType<typeof createJudge>} judge tells digits from other drawings
 * @property {Uint8Array[]} taught 28 × 28: what the person said to be digits
 */

/** @param {Network} network @param {Uint8Array} pixels @returns {Lab.Prediction} */
export function predict(network, pixels) {
  const probabilities = [...network.predict(pixels)];
  return { digit: probabilities.indexOf(Math.max(...probabilities)), probabilities };
}

/** @param {Answering} answering @param {Lab.Stroke[]} given @returns {Lab.Reading} */
export function readDigit({ network, reads, judge, taught }, given) {
  const strokes = sparse(checkStrokes(given));
  const drawn = drawDigit(strokes);
  if (drawn === null) {
    const image = new Uint8Array(784);
    return { digit: null, probabilities: reads.classNames.map(() => 0), image, known: false };
  }
  const { image } = drawn;
  const prediction = predict(network, image);
  const known =
    reads.name !== 'mnist' ||
    isPlainOne(strokes) ||
    (judge.isDigit(image, prediction.probabilities) && !isNoDigit(strokes)) ||
    resembles(image, taught);
  return { ...prediction, image, known };
}
