// A sheet of paper on a darker table: the largest bright piece of the picture, if it has four corners.

import { fillHoles, findComponents } from './components.js';
import { areaOf, contract, convexHull, fillPolygon, largestQuadrilateral } from './polygon.js';
import { shrink } from './resample.js';
import { histogramOf, otsu } from './threshold.js';

/** @typedef {import('./pixels.js').Gray} Gray */
/** @typedef {import('./polygon.js').Point} Point */

/** The outline is looked for in a picture of so many pixels a side. */
const COARSE = 160;
/** A sheet fills at least this share of the picture; what fills more is no sheet beside a table. */
const LEAST = 0.08;
const MOST = 0.95;
/** Beyond its edge it is darker than this share of the paper; where light falls off, that is slow. */
const TABLE = 0.75;
/** The edge's surroundings that are compared: shares of the way to the middle. */
const NEAR = 0.03;
const FAR = 0.1;
/** The piece with its holes filled covers so much of its hull, and a quadrilateral as much. */
const CONVEX = 0.9;
const FOUR_CORNERED = 0.82;
/** From this share on, the quadrilateral is the sheet itself, and its corners say how it lies. */
const SHARP = 0.93;
/** What comes so near the border of the picture, as a share of its side, may go on beyond it. */
const BORDER = 0.01;
/** Ink covers no more of a sheet than this; a ring, such as a bright 0, has a larger hole. */
const MOST_INK = 0.2;
/** The sheet's edge, with its shadow and its blur, is left out: this share of the way to the middle. */
const EDGE = 0.04;

/**
 * @typedef {object} Paper
 * @property {Point[]} outline a little within the sheet, in pixels
 * @property {Point[] | null} corners four, in order around it; null where not all can be seen
 *
 * @param {Gray} gray
 * @returns {Paper | null} null when no sheet lies on a darker ground
 */
export function findPaper(gray) {
  const coarse = shrink(gray, COARSE);
  const { width, height, data } = coarse;
  const histogram = histogramOf(coarse);
  const threshold = otsu(histogram);
  const bright = data.map((value) => (value > threshold ? 1 : 0));
  const { labels, components } = findComponents(bright, width);
  const sheet = components.sort((a, b) => b.area - a.area)[0];
  if (sheet === undefined) return null;
  const only = bright.map((_, i) => (labels[i] === sheet.label ? 1 : 0));
  const whole = fillHoles(only, width, only.length);
  const area = whole.reduce((sum, inside) => sum + inside, 0);
  if (area < LEAST * whole.length || area > MOST * whole.length) return null;
  // Without any ink in it, it may as well be a 1 of chalk.
  if (area === sheet.area || area - sheet.area > MOST_INK * area) return null;
  const hull = convexHull(cornersOf(whole, width));
  const hullArea = areaOf(hull);
  const corners = largestQuadrilateral(hull);
  const fourCornered = areaOf(corners) / hullArea;
  if (area < CONVEX * hullArea || fourCornered < FOUR_CORNERED) return null;
  const table = meanBetween(coarse, hull, -FAR, -NEAR);
  if (table > TABLE * meanBetween(coarse, hull, NEAR, FAR)) return null;
  const isWithin = (/** @type {number} */ at, /** @type {number} */ side) =>
    at > BORDER * side && at < (1 - BORDER) * side;
  const isSeen = corners.every(({ x, y }) => isWithin(x, width) && isWithin(y, height));
  const inPicture = (/** @type {Point} */ { x, y }) => ({
    x: (x / width) * gray.width,
    y: (y / height) * gray.height,
  });
  return {
    outline: contract(hull, EDGE).map(inPicture),
    corners: fourCornered >= SHARP && isSeen ? corners.map(inPicture) : null,
  };
}

/**
 * The sheet as a mask, or a mask of everything.
 *
 * @param {Gray} gray
 * @param {Paper | null} paper
 */
export function paperMask({ width, height }, paper) {
  return paper === null
    ? new Uint8Array(width * height).fill(1)
    : fillPolygon(paper.outline, width, height);
}

/**
 * The mean of a picture between two outlines, drawn towards the middle by these shares.
 *
 * @param {Gray} gray
 * @param {Point[]} hull
 * @param {number} from
 * @param {number} to more than from
 */
function meanBetween({ width, height, data }, hull, from, to) {
  const outer = fillPolygon(contract(hull, from), width, height);
  const inner = fillPolygon(contract(hull, to), width, height);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < data.length; ++i) {
    if (!outer[i] || inner[i]) continue;
    sum += data[i];
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * The corners of the outermost pixels of each row: the hull needs no others.
 *
 * @param {Uint8Array} mask
 * @param {number} width
 */
function cornersOf(mask, width) {
  /** @type {Point[]} */
  const corners = [];
  for (let y = 0; y < mask.length / width; ++y) {
    const row = mask.subarray(y * width, (y + 1) * width);
    const left = row.indexOf(1);
    if (left < 0) continue;
    const right = row.lastIndexOf(1) + 1;
    for (const x of [left, right]) corners.push({ x, y }, { x, y: y + 1 });
  }
  return corners;
}
