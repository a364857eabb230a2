// The way from strokes to the network's image, and the same way with one of its steps left out, or
// taken further: what each step is worth.

import {
  BOX,
  digitImage,
  drawInBox,
  FIELD,
  fitToBox,
  MAXIMUM_SLANT,
  MINIMUM_SIDE,
  PEN_WIDTH,
  placeInField,
} from '../../web/drawing/digit-image.js';
import { hardened, penOfScale, shrinkPad } from '../../web/drawing/image-steps.js';
import { boundingBox, deskew } from '../../web/drawing/strokes.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {import('./fixed-set.js').Drawn} Drawn */

const PAD = 280;

/** @type {Record<string, (drawn: Drawn) => Uint8Array>} each gives 28 × 28 pixels */
export const IMAGE_PATHS = {
  'all steps': ({ strokes }) => /** @type {any} */ (digitImage(strokes)).image,
  'slant left in': ({ strokes }) =>
    /** @type {any} */ (digitImage(strokes, { maximumSlant: Infinity })).image,
  'no step: the pad, shrunk': ({ strokes, penWidth }) => shrinkPad(strokes, penWidth),
  'not cropped and scaled': ({ strokes }) => shrinkPad(strokes, (PEN_WIDTH * PAD) / FIELD),
  'ratio not kept': ({ strokes }) => inField(stretched(upright(strokes))),
  'pen as wide as drawn': ({ strokes, penWidth }) =>
    inField(strokes, penOfScale(Math.max(...sidesOf(upright(strokes))), penWidth)),
  'hard edges': ({ strokes }) => hardened(inField(strokes)),
  'box in the middle, not its mass': ({ strokes }) => {
    const scaled = drawInBox(/** @type {any} */ (fitToBox(upright(strokes))));
    const image = new Uint8Array(FIELD * FIELD);
    const edge = (FIELD - BOX) / 2;
    for (let row = 0; row < BOX; ++row) {
      image.set(scaled.subarray(row * BOX, (row + 1) * BOX), (edge + row) * FIELD + edge);
    }
    return image;
  },
  'all slant taken out': ({ strokes }) =>
    /** @type {any} */ (digitImage(strokes, { maximumSlant: 0 })).image,
};

/** @param {Stroke[]} strokes with ink @param {number} [penWidth] */
function inField(strokes, penWidth) {
  const fitted = fitToBox(upright(strokes), penWidth);
  return placeInField(drawInBox(/** @type {any} */ (fitted), penWidth)).image;
}

/** @param {Stroke[]} strokes */
function upright(strokes) {
  return deskew(strokes, MAXIMUM_SLANT);
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
