// From strokes to a number of several digits: which strokes, or pieces of strokes, are one digit?
//
//   straighten.js  the number upright, its digits of a usual height
//   atoms.js       strokes; those that may be several digits, cut wherever that may be (cuts.js)
//   groups.js      sets of atoms near each other that may be one digit: too many
//   weights.js     how probable each is one: by its shape and place, its picture, how it is read
//   left-out.js    ink that may be of no digit
//   cover.js       the division of all ink among groups that is the most probable in all
//
// A group is drawn by drawDigit, as if it were alone on the pad.

import { drawDigit } from './digit-image.js';
import { boundingBox, checkStrokes, MINIMUM_SIDE, sparse } from './strokes.js';
import { cutStroke, typicalHeight } from './segmentation/atoms.js';
import { bestCoverWithout } from './segmentation/cover.js';
import { describeGroup, findGroups } from './segmentation/groups.js';
import { follow, leftOut } from './segmentation/left-out.js';
import { straighten } from './segmentation/straighten.js';
import {
  allFeatures,
  judged,
  SHAPE_WEIGHTS,
  shapeFeatures,
  WEIGHTS,
  weigh,
} from './segmentation/weights.js';

/** @typedef {import('./strokes.js').Stroke} Stroke */
/** @typedef {import('./strokes.js').Box} Box */
/** @typedef {import('../engine/types.d.ts').StrokePoint} StrokePoint */
/** @typedef {import('./segmentation/atoms.js').Atom} Atom */
/** @typedef {import('./segmentation/groups.js').Group} Group */

/**
 * @typedef {object} Readers
 * @property {(image: Uint8Array) => Float32Array | number[]} read ten probabilities, of 28 × 28 pixels
 * @property {(image: Uint8Array, probabilities: () => Float32Array | number[]) => number} none how probable
 *   it is that the picture is no digit
 * @property {(image: Uint8Array, probabilities: ArrayLike<number>) => boolean} [isDigit] whether it is one;
 *   without it, everything is
 *
 * @typedef {object} NumberDigit
 * @property {number} digit 0 .. 9
 * @property {number} probability of that digit, if this ink is a digit
 * @property {number[]} probabilities ten
 * @property {boolean} known whether this ink looks like a digit at all
 * @property {Stroke[]} strokes its ink, in their units: strokes, or the pieces of cut ones
 * @property {Box} box around them
 *
 * @typedef {object} NumberReading
 * @property {string} text its digits from left to right; '' when there is no ink
 * @property {number} probability that the ink is divided right and every digit read right
 * @property {NumberDigit[]} digits from left to right
 */

/** Groups less probable than this by their shape alone are not looked at (log-odds). */
const HOPELESS_SHAPE = -7;
/** Pictures less probable than this are not read until they are needed (log-odds). */
const HOPELESS_PICTURE = -4;
/** The most pictures looked at: what a person writes needs some 5 a digit. */
const MAX_PICTURES = 150;
/** More atoms than this are no number of digits: ink that overlaps across is taken together. */
const MAX_ATOMS = 72;
/** Log-odds are not trusted beyond this. */
const MAX_SCORE = 12;

/**
 * @param {Stroke[]} strokes
 * @param {Readers} readers
 * @returns {NumberReading}
 * @throws {Error} when the strokes are not strokes
 */
export function readNumber(strokes, readers) {
  const given = sparse(checkStrokes(strokes)).filter((stroke) => stroke.length > 0);
  if (given.length === 0) return { text: '', probability: 0, digits: [] };
  const { move, back, scale } = straighten(given);
  /** @type {Map<StrokePoint, StrokePoint>} */
  const origins = new Map();
  const upright = given.map((stroke) =>
    stroke.map((point) => {
      const moved = move(point);
      origins.set(moved, point);
      return moved;
    }),
  );
  const { inks, share } = divide(upright, readers);
  // Each is read as it was drawn: alone, it is read as lab.read does.
  const digits = inks
    .map((ink) => ink.map((stroke) => stroke.map((point) => origins.get(point) ?? back(point))))
    .map((strokes) => readDigit(strokes, readers, MINIMUM_SIDE / Math.max(1, scale)));
  return {
    text: digits.map(({ digit }) => digit).join(''),
    probability: digits.reduce((product, { probability }) => product * probability, share),
    digits,
  };
}

/**
 * @typedef {object} Division
 * @property {Stroke[][]} inks of each digit, from left to right
 * @property {number} share of the divisions that read the same, among all, by their probabilities
 */

/**
 * @param {Stroke[]} strokes straightened
 * @param {Readers} readers
 * @returns {Division}
 */
function divide(strokes, readers) {
  if (strokes.length > MAX_ATOMS) return columns(strokes);
  const { atoms, height } = findAtoms(strokes);
  if (atoms.length > MAX_ATOMS) return columns(strokes);
  const candidates = scoreGroups(findGroups(atoms, height), atoms, height, readers);
  const { groups, share } = bestCoverWithout(
    atoms.length,
    [...candidates, ...leftOut(atoms, height)],
    (a, b) => !a.isDigit && !b.isDigit && follow(a.atoms, b.atoms, atoms),
  );
  const chosen = groups
    .filter(({ isDigit }) => isDigit)
    .sort((a, b) => a.box.left + a.box.right - b.box.left - b.box.right);
  // Dots alone are one bad digit rather than none.
  return chosen.length === 0 ? columns(strokes) : { inks: chosen.map((g) => g.strokes), share };
}

/** @param {Stroke[]} strokes with points; at least one */
export function findAtoms(strokes) {
  const boxes = strokes.map((stroke) => /** @type {Box} */ (boundingBox([stroke])));
  const height = typicalHeight(boxes);
  const atoms = strokes
    .flatMap((stroke, i) =>
      cutStroke(
        stroke,
        i,
        height,
        boxes.filter((_, k) => k !== i),
      ),
    )
    .sort((a, b) => a.box.left + a.box.right - b.box.left - b.box.right);
  return { atoms, height };
}

/**
 * @param {Stroke[]} strokes
 * @param {Readers} readers
 * @param {number} minimumSide smaller ones are dots
 * @returns {NumberDigit}
 */
function readDigit(strokes, readers, minimumSide) {
  const image = pictureOf(strokes, minimumSide);
  const probabilities = Array.from(readers.read(image));
  const probability = Math.max(...probabilities);
  return {
    digit: probabilities.indexOf(probability),
    probability,
    probabilities,
    known: readers.isDigit?.(image, probabilities) ?? true,
    strokes,
    box: /** @type {Box} */ (boundingBox(strokes)),
  };
}

/** @param {Stroke[]} strokes with ink @param {number} [minimumSide] */
function pictureOf(strokes, minimumSide) {
  const drawn = /** @type {import('./digit-image.js').DigitImage} */ (
    drawDigit(strokes, { minimumSide })
  );
  return drawn.image;
}

/**
 * @param {Group[]} groups
 * @param {Atom[]} atoms
 * @param {number} height
 * @param {Readers} readers
 */
function scoreGroups(groups, atoms, height, readers) {
  const shaped = groups
    .map((group) => {
      const shape = describeGroup(group, atoms, height);
      return { group, shape, hope: weigh(shapeFeatures(shape), SHAPE_WEIGHTS) };
    })
    .sort((a, b) => b.hope - a.hope);
  return shaped.flatMap(({ group, shape, hope }, i) => {
    if (i < MAX_PICTURES && hope > HOPELESS_SHAPE) {
      const { features, probabilities } = lookAt(group.strokes, shape, readers);
      const score = Math.max(-MAX_SCORE, Math.min(MAX_SCORE, weigh(features, WEIGHTS)));
      return [{ ...group, score, text: textOf(probabilities), isDigit: true }];
    }
    // Without each atom alone there might be no division at all.
    if (group.atoms.length > 1) return [];
    return [{ ...group, score: -MAX_SCORE, text: UNREAD_TEXT, isDigit: true }];
  });
}

/** Pictures are read only where the judge leaves hope. */
const UNREAD = Object.freeze(Array(10).fill(0.1));
const UNREAD_TEXT = '?';

/** @param {ArrayLike<number> | null} probabilities of ten digits; null where it is unread */
function textOf(probabilities) {
  if (probabilities === null) return UNREAD_TEXT;
  const digits = Array.from(probabilities);
  return String(digits.indexOf(Math.max(...digits)));
}

/**
 * @param {Stroke[]} strokes
 * @param {ReturnType<typeof describeGroup>} shape
 * @param {Readers} readers
 */
export function lookAt(strokes, shape, readers) {
  const image = pictureOf(strokes);
  const none = readers.none(image, () => readers.read(image));
  const probabilities = judged(none) > HOPELESS_PICTURE ? readers.read(image) : null;
  return { features: allFeatures(shape, none, probabilities ?? UNREAD), probabilities };
}

/**
 * What has too many strokes for a number, quickly: ink that overlaps across is one digit, and where
 * there are too many such columns, all of it is.
 *
 * @param {Stroke[]} strokes
 * @returns {Division}
 */
function columns(strokes) {
  const boxed = strokes
    .map((stroke) => ({ stroke, box: /** @type {Box} */ (boundingBox([stroke])) }))
    .sort((a, b) => a.box.left - b.box.left);
  /** @type {{strokes: Stroke[], right: number}[]} */
  const found = [];
  for (const { stroke, box } of boxed) {
    const last = found[found.length - 1];
    if (last !== undefined && box.left <= last.right) {
      last.strokes.push(stroke);
      last.right = Math.max(last.right, box.right);
    } else found.push({ strokes: [stroke], right: box.right });
  }
  const inks = found.length > MAX_ATOMS ? [strokes] : found.map((column) => column.strokes);
  return { inks, share: 1 };
}
