// From strokes to the 28 × 28 image that the network reads, made as MNIST's images were made:
//
//   deskew         slant beyond 14 degrees is taken out
//   fitToBox       the ink, pen included, is scaled until its longer side fills a box of 20 pixels;
//                  the shorter side is centred in the box
//   drawInBox      each pixel is the part of it that ink covers, 0 paper .. 255 ink
//   placeInField   the box moves by whole pixels, until the centre of mass lies in pixel (14, 14) of
//                  the 28 × 28 field
//
// In all of MNIST's 60,000 training images the longer side is 20 pixels (19 in 13 of them), both of
// its edges lie on pixel edges, and the centre of mass is at 14.0 .. 15.0 from the left and from the
// top. Their strokes differ in width; ours all have the usual one, however large they were drawn.
//
// Only + − × ÷ and √ are used, which IEEE 754 defines to the last bit: the same strokes give the same
// bytes in every browser.

import { boundingBox, checkStrokes, deskew, MINIMUM_SIDE, sparse } from './strokes.js';

export { MINIMUM_SIDE };

/** @typedef {import('./strokes.js').Stroke} Stroke */
/** @typedef {import('./strokes.js').Box} Box */

/** Sides, in pixels, of the image and of the box within it that the ink fills. */
export const FIELD = 28;
export const BOX = 20;

/**
 * Width of the pen in pixels of the image, once the drawing has been scaled. Measured: real strokes
 * drawn with it have as much ink per length of skeleton as MNIST's (medians 2.38 and 2.36 pixels) and
 * as much in all (means 32.7 and 33.1 of 255). Networks trained on MNIST read widths of 2.2 to 2.6
 * equally well, and thinner and thicker ones worse.
 */
export const PEN_WIDTH = 2.4;

/**
 * A greater slant, as the tangent of its angle, is taken down to this. Measured (npm run
 * bench:drawing): it costs other drawings nothing, and networks trained on MNIST alone then read
 * slanted ones nearly as well as upright ones.
 */
export const MAXIMUM_SLANT = 0.25;

/** Points nearer than this to the one before, in pixels, do not move the ink's edge visibly. */
const DECIMATE = 0.1;
/** More segments than this in a box of 20 × 20 pixels are a scribble; then every k-th point will do. */
const MAX_SEGMENTS = 20_000;

/**
 * @typedef {object} Options
 * @property {number} [penWidth] in pixels of the image, 0.5 .. 10
 * @property {number} [minimumSide] in the units of the strokes, more than 0
 * @property {number} [maximumSlant] 0 or more; Infinity leaves all slant
 *
 * @typedef {object} Fitted strokes in the box's pixels
 * @property {Float64Array} points x₀, y₀, x₁, y₁, …
 * @property {Int32Array} ends ends[i] is the number of points in strokes 0 .. i
 * @property {number} scale pixels of the box per unit of the strokes
 * @property {Box} crop what the box shows of the drawing: the ink and the pen's edge, in its units
 *
 * @typedef {object} DigitImage
 * @property {Uint8Array} image 28 × 28, row by row, 0 paper .. 255 ink
 * @property {object} steps how it came about, for display
 * @property {Box} steps.crop the square of the drawing that fills the box, in units of the strokes
 * @property {number} steps.scale pixels per unit of the strokes
 * @property {number} steps.penWidth in pixels
 * @property {Uint8Array} steps.scaled 20 × 20, row by row: the box before it was placed
 * @property {number} steps.left where the box lies in the field: its first column, 0 .. 8
 * @property {number} steps.top its first row, 0 .. 8
 */

/**
 * The image that the network reads, or null when there is no ink: no image rather than a blank one.
 *
 * @param {Stroke[]} strokes
 * @param {Options} [options]
 * @returns {DigitImage | null}
 * @throws {Error} when the strokes are not strokes or an option is out of its range
 */
export function digitImage(strokes, options) {
  return drawDigit(sparse(checkStrokes(strokes)), options);
}

/**
 * The same of strokes that have been checked, or made of such: pieces have more points together, and
 * turned ones may lie a little outside.
 *
 * @param {Stroke[]} strokes
 * @param {Options} [options]
 * @returns {DigitImage | null}
 * @throws {Error} when an option is out of its range
 */
export function drawDigit(strokes, options = {}) {
  const {
    penWidth = PEN_WIDTH,
    minimumSide = MINIMUM_SIDE,
    maximumSlant = MAXIMUM_SLANT,
  } = options;
  if (!(penWidth >= 0.5 && penWidth <= BOX / 2)) {
    throw new Error(`The pen's width must be 0.5 to ${BOX / 2} pixels, but it is ${penWidth}.`);
  }
  if (!(minimumSide > 0 && minimumSide < Infinity)) {
    throw new Error(`The minimum side must be greater than 0, but it is ${minimumSide}.`);
  }
  if (!(maximumSlant >= 0)) {
    throw new Error(`The maximum slant must be 0 or more, but it is ${maximumSlant}.`);
  }
  const upright = deskew(strokes, maximumSlant);
  const fitted = fitToBox(upright, penWidth, minimumSide);
  if (fitted === null) return null;
  const scaled = drawInBox(fitted, penWidth);
  const { image, left, top } = placeInField(scaled);
  const { crop, scale } = fitted;
  return { image, steps: { crop, scale, penWidth, scaled, left, top } };
}

/**
 * Scales the strokes so that the ink's longer side, drawn with the pen, is 20 pixels, and centres
 * them in the box. Width and height keep their ratio, so that a line stays a line.
 *
 * @param {Stroke[]} strokes
 * @param {number} penWidth pixels
 * @param {number} minimumSide units of the strokes
 * @returns {Fitted | null} null when there is no ink
 */
export function fitToBox(strokes, penWidth = PEN_WIDTH, minimumSide = MINIMUM_SIDE) {
  const box = boundingBox(strokes);
  if (box === null) return null;
  const longerSide = Math.max(box.right - box.left, box.bottom - box.top);
  const scale = (BOX - penWidth) / Math.max(longerSide, minimumSide);
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.top + box.bottom) / 2;

  let total = 0;
  for (const stroke of strokes) total += stroke.length;
  let points = new Float64Array(2 * total);
  const ends = new Int32Array(strokes.length);
  let count = 0;
  for (let i = 0; i < strokes.length; ++i) {
    const stroke = strokes[i];
    const first = count;
    for (let j = 0; j < stroke.length; ++j) {
      const x = (stroke[j].x - middleX) * scale + BOX / 2;
      const y = (stroke[j].y - middleY) * scale + BOX / 2;
      if (count > first && j < stroke.length - 1) {
        const dx = x - points[2 * count - 2];
        const dy = y - points[2 * count - 1];
        if (dx * dx + dy * dy < DECIMATE * DECIMATE) continue;
      }
      points[2 * count] = x;
      points[2 * count + 1] = y;
      ++count;
    }
    ends[i] = count;
  }
  if (count > MAX_SEGMENTS) count = thinOut(points, ends, Math.ceil(count / MAX_SEGMENTS));
  points = points.subarray(0, 2 * count);

  const half = BOX / 2 / scale;
  const crop = {
    left: middleX - half,
    top: middleY - half,
    right: middleX + half,
    bottom: middleY + half,
  };
  return { points, ends, scale, crop };
}

/**
 * Keeps every step-th point of each stroke, its first and its last, in place.
 *
 * @param {Float64Array} points
 * @param {Int32Array} ends
 * @param {number} step
 * @returns {number} how many points are left
 */
function thinOut(points, ends, step) {
  let count = 0;
  let first = 0;
  for (let i = 0; i < ends.length; ++i) {
    const end = ends[i];
    for (let j = first; j < end; ++j) {
      if ((j - first) % step !== 0 && j !== end - 1) continue;
      points[2 * count] = points[2 * j];
      points[2 * count + 1] = points[2 * j + 1];
      ++count;
    }
    first = end;
    ends[i] = count;
  }
  return count;
}

/**
 * Draws with a round pen. A pixel's ink is what the pen's edge covers of it: that depends on the
 * distance d of its centre from the nearest segment,
 *   coverage = min(1, max(0, penWidth / 2 − d + 1/2)),
 * exact for a straight edge along the pixels. It is taken once, from the nearest segment of all, so
 * that neither crossings nor close points draw darker.
 *
 * @param {Pick<Fitted, 'points' | 'ends'>} fitted
 * @param {number} penWidth pixels
 * @param {number} side of the box, in pixels
 * @returns {Uint8Array} side × side, as a rule 20 × 20
 */
export function drawInBox({ points, ends }, penWidth = PEN_WIDTH, side = BOX) {
  const reach = penWidth / 2 + 0.5;
  const squared = new Float64Array(side * side).fill(reach * reach); // of the distance, in pixels
  let first = 0;
  for (const end of ends) {
    // A stroke of one point is a segment of no length: a dot.
    if (end === first + 1) nearest(squared, side, points, first, first, reach);
    for (let i = first + 1; i < end; ++i) nearest(squared, side, points, i - 1, i, reach);
    first = end;
  }
  const image = new Uint8Array(side * side);
  for (let i = 0; i < image.length; ++i) {
    const coverage = reach - Math.sqrt(squared[i]);
    image[i] = coverage >= 1 ? 255 : Math.floor(255 * coverage + 0.5);
  }
  return image;
}

/**
 * Lowers the squared distances of the pixels within reach of the segment from point a to point b.
 *
 * @param {Float64Array} squared side × side
 * @param {number} side
 * @param {Float64Array} points
 * @param {number} a
 * @param {number} b
 * @param {number} reach pixels
 */
function nearest(squared, side, points, a, b, reach) {
  const ax = points[2 * a];
  const ay = points[2 * a + 1];
  const dx = points[2 * b] - ax;
  const dy = points[2 * b + 1] - ay;
  const length2 = dx * dx + dy * dy;
  const perLength2 = length2 > 0 ? 1 / length2 : 0;
  // Pixel i has its centre at i + ½.
  const left = Math.max(0, Math.ceil(Math.min(ax, ax + dx) - reach - 0.5));
  const right = Math.min(side - 1, Math.floor(Math.max(ax, ax + dx) + reach - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(ay, ay + dy) - reach - 0.5));
  const bottom = Math.min(side - 1, Math.floor(Math.max(ay, ay + dy) + reach - 0.5));
  for (let row = top; row <= bottom; ++row) {
    const py = row + 0.5 - ay;
    for (let column = left; column <= right; ++column) {
      const px = column + 0.5 - ax;
      let t = (px * dx + py * dy) * perLength2;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const ex = px - t * dx;
      const ey = py - t * dy;
      const distance2 = ex * ex + ey * ey;
      const index = row * side + column;
      if (distance2 < squared[index]) squared[index] = distance2;
    }
  }
}

/**
 * Where the ink's weight is, in pixels from the left and upper edge; null on blank paper.
 *
 * @param {Uint8Array} image row by row
 * @param {number} width pixels
 * @returns {{x: number, y: number} | null}
 */
export function centreOfMass(image, width) {
  let mass = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < image.length; ++i) {
    mass += image[i];
    x += image[i] * ((i % width) + 0.5);
    y += image[i] * (Math.floor(i / width) + 0.5);
  }
  return mass === 0 ? null : { x: x / mass, y: y / mass };
}

/**
 * Puts the box of 20 × 20 into the field of 28 × 28, by whole pixels as MNIST did, so that the
 * centre of mass comes into pixel (14, 14). The box never leaves the field, so no ink is lost.
 *
 * @param {Uint8Array} scaled 20 × 20, with ink
 * @returns {{image: Uint8Array, left: number, top: number}}
 */
export function placeInField(scaled) {
  const centre = centreOfMass(scaled, BOX);
  const room = FIELD - BOX;
  const place = (/** @type {number} */ c) => Math.max(0, Math.min(room, FIELD / 2 - Math.floor(c)));
  const left = centre ? place(centre.x) : room / 2;
  const top = centre ? place(centre.y) : room / 2;
  const image = new Uint8Array(FIELD * FIELD);
  for (let row = 0; row < BOX; ++row) {
    image.set(scaled.subarray(row * BOX, (row + 1) * BOX), (top + row) * FIELD + left);
  }
  return { image, left, top };
}
