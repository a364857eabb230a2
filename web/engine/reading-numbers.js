// Strokes → digits side by side, by the network that answers. Fetched when the first number is read.

import { drawDigit } from '../drawing/digit-image.js';
import { resembles } from '../drawing/known.js';
import { isNoDigit } from '../drawing/no-digit.js';
import { isPlainOne } from '../drawing/plain-one.js';
import { readNumber } from '../drawing/segmentation.js';
import { boundingBox, checkStrokes, sparse } from '../drawing/strokes.js';

/** @import * as Lab from './types.js' */

/** @param {import('./reading.js').Answering} answering @param {Lab.Stroke[]} given @returns {Lab.NumberReading} */
export function readDigits({ network, reads, judge, taught }, given) {
  if (reads.name !== 'mnist') {
    throw new Error('Number: expected a network that reads digits, got one that reads others.');
  }
  const strokes = sparse(checkStrokes(given));
  const reading = readNumber(strokes, {
    read: (image) => network.predict(image),
    none: (image, probabilities) => judge.none(image, probabilities),
    isDigit: (image, probabilities) =>
      judge.isDigit(image, probabilities) || resembles(image, taught),
  });
  const digits = reading.digits.map((digit) => ({
    ...digit,
    known:
      (digit.known || (digit.digit === 1 && isPlainOne(digit.strokes))) &&
      !isNone(within(strokes, digit.box), taught),
  }));
  return { ...reading, digits };
}

/** By its path alone, unless it was taught. @param {Lab.Stroke[]} strokes @param {Uint8Array[]} taught */
function isNone(strokes, taught) {
  if (!isNoDigit(strokes)) return false;
  const drawn = drawDigit(strokes);
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
