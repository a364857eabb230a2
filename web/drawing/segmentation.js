// From strokes to a number of several digits: which strokes, or pieces of strokes, are one digit?
//
//   atoms.js     strokes; those that may be several digits, cut wherever that may be
//   groups.js    sets of atoms near each other that may be one digit: too many
//   weights.js   how probable each is one: by its shape and place, by its picture, by how it is read
//   cover.js     the division of all ink among groups that is the most probable in all
//
// A group is drawn by digitImage, as if it were alone on the pad.

import { digitImage } from './digit-image.js';
import { boundingBox, checkStrokes } from './strokes.js';
import { cutStroke, typicalHeight } from './segmentation/atoms.js';
import { bestCover } from './segmentation/cover.js';
import { describeGroup, findGroups } from './segmentation/groups.js';
import {
  allFeatures,
  judged,
  LEFT_OUT_WEIGHTS,
  leftOutFeatures,
  SHAPE_WEIGHTS,
  shapeFeatures,
  WEIGHTS,
  weigh,
} from './segmentation/weights.js';

/** @typedef {import('./strokes.js').Stroke} Stroke */
/** @typedef {import('./strokes.js').Box} Box */
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
 * @property {Box} box around its strokes, in their units
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
const MAX_ATOMS = 48;
/** So much longer runs between digits are parts of digits; in typical heights. */
const MAX_LIGATURE = 1.2;
/** A dot that may be dirt is at most so large; in typical heights. */
const DIRT_SIZE = 0.08;
/** Log-odds are not trusted beyond this. */
const MAX_SCORE = 12;

/**
 * @param {Stroke[]} strokes
 * @param {Readers} readers
 * @returns {NumberReading}
 * @throws {Error} when the strokes are not strokes
 */
export function readNumber(strokes, readers) {
  const inked = checkStrokes(strokes).filter((stroke) => stroke.length > 0);
  if (inked.length === 0) return { text: '', probability: 0, digits: [] };
  const { atoms, height } = findAtoms(inked);
  if (atoms.length > MAX_ATOMS) return readColumns(inked, readers);
  const candidates = scoreGroups(findGroups(atoms, height), atoms, height, readers);
  const { groups, share } = bestCover(atoms.length, [...candidates, ...leftOut(atoms, height)]);
  const chosen = groups.filter(({ isDigit }) => isDigit);
  // Dots alone are one bad digit rather than none.
  if (chosen.length === 0) return readColumns(inked, readers);
  const digits = chosen
    .sort((a, b) => a.box.left + a.box.right - b.box.left - b.box.right)
    .map(({ strokes, box, probabilities }) => readDigit(strokes, box, readers, probabilities));
  return {
    text: digits.map(({ digit }) => digit).join(''),
    probability: digits.reduce((product, { probability }) => product * probability, share),
    digits,
  };
}

/** @param {Stroke[]} strokes with points; at least one */
export function findAtoms(strokes) {
  const boxes = strokes.map((stroke) => /** @type {Box} */ (boundingBox([stroke])));
  const height = typicalHeight(boxes);
  const atoms = strokes
    .flatMap((stroke, i) => cutStroke(stroke, i, height))
    .sort((a, b) => a.box.left + a.box.right - b.box.left - b.box.right);
  return { atoms, height };
}

/**
 * @param {Stroke[]} strokes
 * @param {Box} box
 * @param {Readers} readers
 * @param {ArrayLike<number> | null} [read] the probabilities, if they have been read
 * @returns {NumberDigit}
 */
function readDigit(strokes, box, readers, read) {
  const image = pictureOf(strokes);
  const probabilities = Array.from(read ?? readers.read(image));
  const probability = Math.max(...probabilities);
  const known = readers.isDigit?.(image, probabilities) ?? true;
  return { digit: probabilities.indexOf(probability), probability, probabilities, known, box };
}

/** @param {Stroke[]} strokes with ink */
function pictureOf(strokes) {
  const drawn = /** @type {import('./digit-image.js').DigitImage} */ (digitImage(strokes));
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
      return [{ ...group, score, probabilities, isDigit: true }];
    }
    // Without each atom alone there might be no division at all.
    if (group.atoms.length > 1) return [];
    return [{ ...group, score: -MAX_SCORE, probabilities: null, isDigit: true }];
  });
}

/** Reads a picture only where the judge leaves hope. */
const UNREAD = Object.freeze(Array(10).fill(0.1));

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
 * Ink that may be of no digit: runs from one to the next, and dirt.
 *
 * @param {Atom[]} atoms
 * @param {number} height
 */
export function leftOut(atoms, height) {
  return atoms.flatMap(({ points, box, length, piece, pieces }, i) => {
    const size = Math.max(box.right - box.left, box.bottom - box.top);
    const isRun = piece > 0 && piece < pieces - 1 && length < MAX_LIGATURE * height;
    if (!isRun && (atoms.length === 1 || size > DIRT_SIZE * height)) return [];
    const features = leftOutFeatures(isRun);
    const score = weigh(features, [...WEIGHTS, ...LEFT_OUT_WEIGHTS]);
    return [
      { atoms: [i], strokes: [points], box, probabilities: null, isDigit: false, features, score },
    ];
  });
}

/**
 * A quick reading of what has too many strokes for a number: ink that overlaps across is one digit,
 * and where there are too many such columns, all of it is.
 *
 * @param {Stroke[]} strokes
 * @param {Readers} readers
 * @returns {NumberReading}
 */
function readColumns(strokes, readers) {
  const boxed = strokes
    .map((stroke) => ({ stroke, box: /** @type {Box} */ (boundingBox([stroke])) }))
    .sort((a, b) => a.box.left - b.box.left);
  /** @type {{strokes: Stroke[], right: number}[]} */
  const columns = [];
  for (const { stroke, box } of boxed) {
    const last = columns[columns.length - 1];
    if (last !== undefined && box.left <= last.right) {
      last.strokes.push(stroke);
      last.right = Math.max(last.right, box.right);
    } else columns.push({ strokes: [stroke], right: box.right });
  }
  const all = columns.length > MAX_ATOMS ? [{ strokes }] : columns;
  const digits = all.map((column) =>
    readDigit(column.strokes, /** @type {Box} */ (boundingBox(column.strokes)), readers),
  );
  return {
    text: digits.map(({ digit }) => digit).join(''),
    probability: digits.reduce((product, { probability }) => product * probability, 1),
    digits,
  };
}
