// A photograph or a picture of handwriting, read as if it had been drawn on the pad. Fetched when the
// first image is opened.

import { strokesOfPhoto } from '../drawing/photo.js';
import { readDigit } from './reading.js';
import { readDigits } from './reading-numbers.js';

/** @import * as Lab from './types.js' */

/**
 * @param {import('./reading.js').Answering} answering
 * @param {Lab.Picture} picture
 * @returns {Lab.ImageReading}
 */
export function readPicture(answering, picture) {
  const strokes = strokesOfPhoto(picture);
  // A network that reads other things reads no numbers, but pictures all the same.
  const number =
    answering.reads.name === 'mnist'
      ? readDigits(answering, strokes)
      : { text: '', probability: 0, digits: [] };
  return { ...readDigit(answering, strokes), number, strokes };
}
