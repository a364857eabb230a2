// Ink that may be of no digit: runs from one to the next, and dirt.

import { boxOf, joinPieces, WINDOW } from './groups.js';
import { LEFT_OUT_WEIGHTS, leftOutFeatures, weigh, WEIGHTS } from './weights.js';

/** @typedef {import('./atoms.js').Atom} Atom */

/** Longer and more crooked runs between digits are parts of digits; in typical heights. */
const MAX_LIGATURE = 2;
const MIN_STRAIGHT = 0.8;
/** A dot that may be dirt is at most so large; in typical heights. */
const DIRT_SIZE = 0.08;

/**
 * Candidates for a division, as groups are, but no digits.
 *
 * @param {Atom[]} atoms
 * @param {number} height
 */
export function leftOut(atoms, height) {
  const weights = [...WEIGHTS, ...LEFT_OUT_WEIGHTS];
  const leave = (/** @type {number[]} */ members, /** @type {number[]} */ features) => ({
    atoms: members,
    strokes: joinPieces(members.map((i) => atoms[i])),
    box: boxOf(members.map((i) => atoms[i])),
    text: '',
    isDigit: false,
    features,
    score: weigh(features, weights),
  });
  return atoms.flatMap((atom, i) => {
    const { box } = atom;
    const size = Math.max(box.right - box.left, box.bottom - box.top);
    if (atom.pieces === 1) {
      const isDirt = atoms.length > 1 && size <= DIRT_SIZE * height;
      return isDirt ? [leave([i], leftOutFeatures(null))] : [];
    }
    // A run may be one piece, or two where a cut is in it that is none.
    const next = atoms.findIndex((a) => a.stroke === atom.stroke && a.piece === atom.piece + 1);
    return [[i], [i, next]].flatMap((members) => {
      const run = runOf(
        members.map((k) => atoms[k]),
        height,
      );
      const isNear = Math.abs(members[members.length - 1] - i) < WINDOW;
      if (run === null || !isNear) return [];
      return [
        leave(
          [...members].sort((a, b) => a - b),
          leftOutFeatures(run),
        ),
      ];
    });
  });
}

/**
 * @param {(Atom | undefined)[]} pieces that follow each other
 * @param {number} height
 */
function runOf(pieces, height) {
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  if (!first || !last || first.cutBefore === null || last.cutAfter === null) return null;
  const length = (last.from + last.length - first.from) / height;
  const [start, end] = [first.points[0], last.points[last.points.length - 1]];
  const straight = Math.hypot(end.x - start.x, end.y - start.y) / (length * height || 1);
  if (length > MAX_LIGATURE || straight < MIN_STRAIGHT) return null;
  return { length, straight, odds: Math.min(first.cutBefore, last.cutAfter) };
}

/**
 * Whether one run begins where the other ends: there is a digit between any two.
 *
 * @param {number[]} some
 * @param {number[]} others
 * @param {Atom[]} atoms
 */
export function follow(some, others, atoms) {
  return some.some((i) =>
    others.some(
      (k) => atoms[i].stroke === atoms[k].stroke && Math.abs(atoms[i].piece - atoms[k].piece) === 1,
    ),
  );
}
