// Strokes → 28 × 28 → probabilities, by the network that answers.

import { digitImage } from '../drawing/digit-image.js';
import { resembles } from '../drawing/known.js';
import { isNoDigit } from '../drawing/no-digit.js';
import { readNumber } from '../drawing/segmentation.js';
import { boundingBox, checkStrokes } from '../drawing/strokes.js';

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

/** @param {Answering} answering @param {Lab.Stroke[]} strokes @returns {Lab.Reading} */
export function readDigit({ network, reads, judge, taught }, strokes) {
  checkStrokes(strokes);
  const drawn = digitImage(strokes);
  if (drawn === null) {
    const image = new Uint8Array(784);
    return { digit: null, probabilities: reads.classNames.map(() => 0), image, known: false };
  }
  const { image } = drawn;
  const prediction = predict(network, image);
  const known =
    reads.name !== 'mnist' ||
    (judge.isDigit(image, prediction.probabilities) && !isNoDigit(strokes)) ||
    resembles(image, taught);
  return { ...prediction, image, known };
}

/** @param {Answering} answering @param {Lab.Stroke[]} strokes @returns {Lab.NumberReading} */
export function readDigits({ network, reads, judge, taught }, strokes) {
  if (reads.name !== 'mnist') {
    throw new Error('Number: expected a network that reads digits, got one that reads others.');
  }
  const reading = readNumber(strokes, {
    read: (image) => network.predict(image),
    none: (image, probabilities) => judge.none(image, probabilities),
    isDigit: (image, probabilities) =>
      judge.isDigit(image, probabilities) || resembles(image, taught),
  });
  const digits = reading.digits.map((digit) => ({
    ...digit,
    known: digit.known && !isNone(within(strokes, digit.box), taught),
  }));
  return { ...reading, digits };
}

/** By its path alone, unless it was taught. @param {Lab.Stroke[]} strokes @param {Uint8Array[]} taught */
function isNone(strokes, taught) {
  if (!isNoDigit(strokes)) return false;
  const drawn = digitImage(strokes);
  return drawn === null || !resembles(drawn.image, taught);
}

/** Those that lie in a box as a whole. @param {Lab.Stroke[]} strokes @param {Lab.NumberDigit['box']} box */
function within(strokes, { left, top, right, bottom }) {
  return strokes.filter((stroke) => {
    const own = boundingBox([stroke]);
    if (own === null) return false;
    return own.left >= left && own.top >= top && own.right <= right && own.bottom <= bottom;
  });
}

/**
 * A photograph or a picture of handwriting, read as if it had been drawn on the pad.
 * @param {Answering} answering
 * @param {Lab.Picture} picture
 * @returns {Promise<Lab.ImageReading>}
 */
export async function readPicture(answering, picture) {
  // Fetched when the first image is opened.
  const { strokesOfPhoto } = await import('../drawing/photo.js');
  const strokes = strokesOfPhoto(picture);
  return {
    ...readDigit(answering, strokes),
    number: readDigits(answering, strokes),
    strokes,
  };
}
