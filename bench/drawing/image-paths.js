// The way from strokes to the network's image, and the same way with one of its steps left out: what
// each step is worth. And with one step more, which the page does not take.

import {
  BOX,
  digitImage,
  drawInBox,
  FIELD,
  fitToBox,
  MINIMUM_SIDE,
  PEN_WIDTH,
  placeInField,
} from '../../web/drawing/digit-image.js';
import { boundingBox, deskew } from '../../web/drawing/strokes.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {import('./fixed-set.js').Drawn} Drawn */

const PAD = 280;

/** @type {Record<string, (drawn: Drawn) => Uint8Array>} each gives 28 × 28 pixels */
export const IMAGE_PATHS = {
  'all steps': ({ strokes }) => /** @type {any} */ (digitImage(strokes)).image,
  'no step: the pad, shrunk': ({ strokes, penWidth }) => shrunk(strokes, penWidth),
  'not cropped and scaled': ({ strokes }) => shrunk(strokes, (PEN_WIDTH * PAD) / FIELD),
  'ratio not kept': ({ strokes }) => inField(stretched(strokes)),
  'pen as wide as drawn': ({ strokes, penWidth }) => {
    // The pen's edges lie in the box, so its width changes the scale, which changes the width.
    const width = BOX * (penWidth / (penWidth + Math.max(...sidesOf(strokes), MINIMUM_SIDE)));
    return inField(strokes, Math.min(BOX / 2, Math.max(0.5, width)));
  },
  'hard edges': ({ strokes }) => inField(strokes).map((ink) => (ink >= 128 ? 255 : 0)),
  'box in the middle, not its mass': ({ strokes }) => {
    const scaled = drawInBox(/** @type {any} */ (fitToBox(strokes)));
    const image = new Uint8Array(FIELD * FIELD);
    const edge = (FIELD - BOX) / 2;
    for (let row = 0; row < BOX; ++row) {
      image.set(scaled.subarray(row * BOX, (row + 1) * BOX), (edge + row) * FIELD + edge);
    }
    return image;
  },
  'one step more: slant taken out': ({ strokes }) => inField(deskew(strokes)),
};

/** @param {Stroke[]} strokes with ink @param {number} [penWidth] */
function inField(strokes, penWidth) {
  return placeInField(drawInBox(/** @type {any} */ (fitToBox(strokes, penWidth)), penWidth)).image;
}

/** The whole pad as 28 × 28 pixels. @param {Stroke[]} strokes @param {number} penWidth on the pad */
function shrunk(strokes, penWidth) {
  const scale = FIELD / PAD;
  const points = Float64Array.from(strokes.flat().flatMap(({ x, y }) => [scale * x, scale * y]));
  let count = 0;
  const ends = Int32Array.from(strokes, (stroke) => (count += stroke.length));
  return drawInBox({ points, ends }, scale * penWidth, FIELD);
}

/** @param {Stroke[]} strokes @returns {[number, number]} width and height */
function sidesOf(strokes) {
  const { left, top, right, bottom } = /** @type {import('../../web/drawing/strokes.js').Box} */ (
    boundingBox(strokes)
  );
  return [right - left, bottom - top];
}

/** As wide as high, however narrow it was. @param {Stroke[]} strokes */
function stretched(strokes) {
  const [width, height] = sidesOf(strokes).map((side) => Math.max(side, MINIMUM_SIDE));
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: (100 * x) / width, y: (100 * y) / height })),
  );
}
