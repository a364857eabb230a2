// The way from strokes to the network's image, a picture a step. digitImage itself goes it in fewer:
// it draws with the right pen and smooth edges at once.

import {
  BOX,
  centreOfMass,
  digitImage,
  drawInBox,
  FIELD,
  fitToBox,
  MAXIMUM_SLANT,
  MINIMUM_SIDE,
  PEN_WIDTH,
} from './digit-image.js';
import { boundingBox, checkStrokes, deskew, pointCount, slantOf } from './strokes.js';

/** @typedef {import('./strokes.js').Stroke} Stroke */
/** @typedef {import('./strokes.js').Box} Box */

const PAD = 280;
/** Of more points than this only some are drawn: the pictures are made while the pen moves. */
const MAX_POINTS = 8000;
/** Points nearer than this to the one before are left out then; a quarter of a pixel. */
const CLOSE = 2.5;

/**
 * @typedef {object} Picture
 * @property {number} side in pixels
 * @property {Uint8Array} pixels side × side, row by row, 0 paper .. 255 ink
 *
 * @typedef {object} ImageSteps
 * @property {Picture} shrunk the whole pad, 28 × 28
 * @property {Picture & {crop: Box, from: number, to: number}} upright the same with less slant, whose
 *   tangents are given; and what will be cropped of it, in pixels of the picture
 * @property {Picture & {longerSide: number}} scaled cropped, 20 × 20, with the pen scaled along; the
 *   ink's longer side was so long, in units of the pad
 * @property {Picture & {from: number, to: number}} pen with the usual pen, its edges hard; widths in pixels
 * @property {Picture} smooth each pixel as dark as the ink covers it
 * @property {Picture & {right: number, down: number, mass: {x: number, y: number}}} placed 28 × 28, what
 *   the network reads; moved so far from the middle, in pixels; where the centre of mass came to
 */

/**
 * @param {Stroke[]} given
 * @param {number} penWidth with which the pad shows them, in its units
 * @returns {ImageSteps | null} null when there is no ink
 * @throws {Error} when the strokes are not strokes
 */
export function imageSteps(given, penWidth) {
  const strokes = thinned(checkStrokes(given));
  const drawn = digitImage(strokes);
  const upright = deskew(strokes, MAXIMUM_SLANT);
  const box = boundingBox(upright);
  if (drawn === null || box === null) return null;
  const { left, top, scaled: smooth } = drawn.steps;
  const longerSide = Math.max(box.right - box.left, box.bottom - box.top);
  const from = penOfScale(longerSide, penWidth);
  const inField = /** @type {{x: number, y: number}} */ (centreOfMass(drawn.image, FIELD));
  return {
    shrunk: { side: FIELD, pixels: shrinkPad(strokes, penWidth) },
    upright: {
      side: FIELD,
      pixels: shrinkPad(upright, penWidth),
      crop: cropOf(box, penWidth),
      from: slantOf(strokes).shear,
      to: slantOf(upright).shear,
    },
    scaled: { side: BOX, pixels: hardened(drawWith(upright, from)), longerSide },
    pen: { side: BOX, pixels: hardened(smooth), from, to: PEN_WIDTH },
    smooth: { side: BOX, pixels: smooth },
    placed: {
      side: FIELD,
      pixels: drawn.image,
      right: left - (FIELD - BOX) / 2,
      down: top - (FIELD - BOX) / 2,
      mass: inField,
    },
  };
}

/**
 * A drawing of few enough points: as it is; or without points close to each other; or of thousands of
 * strokes every k-th.
 *
 * @param {Stroke[]} strokes
 */
function thinned(strokes) {
  if (pointCount(strokes) <= MAX_POINTS) return strokes;
  const sparse = strokes.map((stroke) => {
    let last = stroke[0];
    return stroke.filter((point, i) => {
      const near = (point.x - last.x) ** 2 + (point.y - last.y) ** 2 < CLOSE * CLOSE;
      if (i > 0 && i < stroke.length - 1 && near) return false;
      last = point;
      return true;
    });
  });
  const skip = Math.ceil(pointCount(sparse) / MAX_POINTS);
  return sparse.filter((_, i) => i % skip === 0);
}

/**
 * How wide the pad's pen becomes when ink and pen together are scaled to 20 pixels.
 *
 * @param {number} longerSide of the strokes
 * @param {number} penWidth both in units of the pad
 */
export function penOfScale(longerSide, penWidth) {
  return Math.min(BOX / 2, (BOX * penWidth) / (penWidth + Math.max(longerSide, MINIMUM_SIDE)));
}

/**
 * The whole pad as 28 × 28 pixels: what a network would see if nothing were done.
 *
 * @param {Stroke[]} strokes
 * @param {number} penWidth in units of the pad
 */
export function shrinkPad(strokes, penWidth) {
  const scale = FIELD / PAD;
  const points = Float64Array.from(strokes.flat().flatMap(({ x, y }) => [scale * x, scale * y]));
  let count = 0;
  const ends = Int32Array.from(strokes, (stroke) => (count += stroke.length));
  return drawInBox({ points, ends }, scale * penWidth, FIELD);
}

/** @param {Stroke[]} strokes with ink @param {number} penWidth in pixels */
function drawWith(strokes, penWidth) {
  const fitted = /** @type {import('./digit-image.js').Fitted} */ (fitToBox(strokes, penWidth));
  return drawInBox(fitted, penWidth);
}

/** Ink or paper, nothing between. @param {Uint8Array} pixels */
export function hardened(pixels) {
  return pixels.map((value) => (value >= 128 ? 255 : 0));
}

/**
 * The square around the ink and the pen's edge, in pixels of the shrunk pad.
 *
 * @param {Box} box
 * @param {number} penWidth
 */
function cropOf({ left, top, right, bottom }, penWidth) {
  const half = (Math.max(right - left, bottom - top, MINIMUM_SIDE) + penWidth) / 2;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const scale = FIELD / PAD;
  return {
    left: scale * (x - half),
    top: scale * (y - half),
    right: scale * (x + half),
    bottom: scale * (y + half),
  };
}
