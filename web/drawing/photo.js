// From a photograph of handwriting to strokes, as if they had been drawn on the pad:
//
//   pixels.js       grey
//   paper.js        the sheet, if one lies on a darker table
//   shade.js        bright ink or dark? light and shade taken out: how dark is each pixel's ink?
//   threshold.js    which pixels are ink
//   lines.js        without the lines of ruled paper
//   components.js   without dirt, and without what reaches in from outside
//   resample.js     every digit at one size, however large it was photographed
//   thin.js         the middle of the strokes
//   paths.js        strokes
//   flatten.js      as they are on the sheet, seen from above
//
// Strokes of a pen of any width become lines without width, and digitImage draws all with the width
// that MNIST's have.

import { binarize, inkThreshold } from './photo/threshold.js';
import { dropDirt, fillHoles, findComponents } from './photo/components.js';
import { flatten } from './photo/flatten.js';
import { removeLines } from './photo/lines.js';
import { findPaper, paperMask } from './photo/paper.js';
import { tracePaths } from './photo/paths.js';
import { grayscale, invert, LONGEST_SIDE } from './photo/pixels.js';
import { resample, shrink } from './photo/resample.js';
import { boxMean, isLightOnDark, removeShade } from './photo/shade.js';
import { thin } from './photo/thin.js';

/** @typedef {import('./strokes.js').Stroke} Stroke */
/** @typedef {import('./photo/pixels.js').Gray} Gray */
/** @typedef {import('./photo/components.js').Component} Component */
/** @typedef {import('./photo/polygon.js').Point} Point */

/** The paper around a pixel: this share of the longer side to each side. */
const AROUND = 0.14;
/** Grain is smoothed away over this share of the longer side, but never over less than half a pen. */
const GRAIN = 0.0012;
/** The highest digit is made so many pixels high before its strokes are thinned. */
const HEIGHT = 120;
/** The most pixels that are thinned: a long number is made smaller. */
const MOST = 400_000;
/** Ruled lines may be fainter than ink: from this share of its darkness on. */
const FAINT = 0.55;
/** More pieces than this are no number: a page of writing, or no writing at all. */
const MOST_PIECES = 40;
/** Holes of fewer pixels, at that height, are closed. */
const HOLE = 24;
/** So many pixels of paper are left around the ink that is thinned. */
const BLANK = 2;
/** Height of the drawing that comes of it on the pad. */
const DRAWN = 200;
const PAD = 280;

/**
 * @param {unknown} picture {width, height, data}: grey, or red, green, blue and opacity
 * @returns {Stroke[]} in the units of the pad, in its middle; none when no ink was found
 * @throws {Error} when it is no picture
 */
export function strokesOfPhoto(picture) {
  const found = findInk(shrink(grayscale(picture), LONGEST_SIDE));
  if (found === null) return [];
  const { ink, penWidth, place } = normalizeSize(found);
  const strokes = tracePaths(thin(ink.data, ink.width), ink.width, penWidth);
  return placeOnPad(found.corners ? flatten(strokes, found.corners.map(place)) : strokes);
}

/**
 * @typedef {object} Found
 * @property {Gray} dark how dark the ink is, 0 where there is none
 * @property {number} threshold the darkness from which on it is ink
 * @property {Component[]} components
 * @property {Point[] | null} corners of the sheet, where one lies on a table
 *
 * @param {Gray} gray
 * @returns {Found | null} null when there is no ink
 */
export function findInk(gray) {
  const { width, height } = gray;
  const longest = Math.max(width, height);
  const around = Math.max(2, Math.round(AROUND * longest));
  const paper = findPaper(gray);
  const mask = paperMask(gray, paper);
  const darkInk = paper === null && isLightOnDark(gray, mask, around) ? invert(gray) : gray;
  const smooth = boxMean(darkInk, Math.round(GRAIN * longest));
  const dark = removeShade({ width, height, data: new Uint8Array(smooth) }, mask, around);
  const threshold = inkThreshold(dark, mask);
  if (threshold === null) return null;
  const faint = binarize(dark, FAINT * threshold);
  const ink = removeLines(binarize(dark, threshold), faint, width, mask);
  const { labels, components } = findComponents(ink, width, mask);
  const kept = dropDirt(components);
  if (kept.length === 0 || kept.length > MOST_PIECES) return null;
  const isKept = new Uint8Array(components.length + 1);
  for (const { label } of kept) isKept[label] = 255;
  const digits = { width, height, data: ink.map((_, i) => isKept[labels[i]]) };
  const near = boxMean(digits, 2);
  // Beyond its edge the ink fades out; what belongs to other pieces is left out.
  const data = dark.data.map((value, i) => {
    if (digits.data[i]) return Math.max(value, threshold);
    return near[i] > 0 ? Math.min(value, threshold - 1) : 0;
  });
  return {
    dark: { width, height, data },
    threshold,
    components: kept,
    corners: paper?.corners ?? null,
  };
}

/**
 * The ink with its highest digit HEIGHT pixels high, and one pixel of paper around it.
 *
 * @param {Found} found
 * @returns {{ink: Gray, penWidth: number, place: (point: Point) => Point}} `place` is where a point of the
 *   picture is in `ink`
 */
function normalizeSize({ dark, threshold, components }) {
  const part = components.reduce(
    (all, { box }) => ({
      left: Math.min(all.left, box.left - 1),
      top: Math.min(all.top, box.top - 1),
      right: Math.max(all.right, box.right + 1),
      bottom: Math.max(all.bottom, box.bottom + 1),
    }),
    { left: Infinity, top: Infinity, right: 0, bottom: 0 },
  );
  const highest = Math.max(
    ...components.map(({ box }) => Math.max(box.bottom - box.top, (box.right - box.left) / 4)),
  );
  const area = (part.right - part.left) * (part.bottom - part.top);
  const scale = Math.min(HEIGHT / highest, Math.sqrt(MOST / area));
  const width = Math.max(1, Math.round((part.right - part.left) * scale));
  const height = Math.max(1, Math.round((part.bottom - part.top) * scale));
  const sized = resample(dark, width, height, part);
  const smooth = boxMean(sized, 1);
  const ink = fillHoles(
    binarize({ width, height, data: new Uint8Array(smooth) }, threshold),
    width,
    HOLE,
  );
  const padded = withBorder({ width, height, data: ink });
  const place = (/** @type {Point} */ { x, y }) => ({
    x: ((x - part.left) / (part.right - part.left)) * width + BLANK,
    y: ((y - part.top) / (part.bottom - part.top)) * height + BLANK,
  });
  return { ink: padded, penWidth: penWidthOf(padded), place };
}

/** @param {Gray} image @returns {Gray} with BLANK pixels on each side */
function withBorder({ width, height, data }) {
  const wide = width + 2 * BLANK;
  const high = height + 2 * BLANK;
  const padded = new Uint8Array(wide * high);
  for (let y = 0; y < height; ++y) {
    padded.set(data.subarray(y * width, (y + 1) * width), (y + BLANK) * wide + BLANK);
  }
  return { width: wide, height: high, data: padded };
}

/** Area by length: the width of the strokes in pixels. @param {Gray} ink */
function penWidthOf({ width, data }) {
  const count = (/** @type {Uint8Array} */ some) => some.reduce((sum, value) => sum + value, 0);
  return count(data) / Math.max(1, count(thin(data, width)));
}

/** @param {Stroke[]} strokes in pixels @returns {Stroke[]} */
function placeOnPad(strokes) {
  const points = strokes.flat();
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const scale = DRAWN / Math.max(1, right - left, bottom - top);
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: PAD / 2 + (x - (left + right) / 2) * scale,
      y: PAD / 2 + (y - (top + bottom) / 2) * scale,
    })),
  );
}
