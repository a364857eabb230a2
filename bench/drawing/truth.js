// Which of the groups that segmentation tries are digits of a composed number.

import { findAtoms } from '../../web/drawing/segmentation.js';
import { moveNumber } from './compose.js';
import { straighten } from '../../web/drawing/segmentation/straighten.js';
import { describeGroup, findGroups } from '../../web/drawing/segmentation/groups.js';

/** @typedef {import('./compose.js').ComposedNumber} ComposedNumber */

/** A group is a digit when so much of its ink is of it, and so much of the digit's is in it. */
const PURE = 0.88;

/** @param {import('./compose.js').ComposedNumber} number */
export function labelledGroups(number) {
  const { strokes, parts, text } = moveNumber(number, straighten(number.strokes).move);
  const { atoms, height } = findAtoms(strokes);
  const whole = Array(text.length).fill(0);
  const inks = atoms.map(({ stroke, from, length }) => {
    const ink = Array(text.length + 1).fill(0);
    let begin = 0;
    for (const { digit, end } of parts[stroke]) {
      const shared = Math.max(0, Math.min(end, from + length) - Math.max(begin, from));
      ink[digit + 1] += shared;
      if (digit >= 0) whole[digit] += shared;
      begin = end;
    }
    return ink;
  });
  const groups = findGroups(atoms, height).map((group) => {
    const ink = group.atoms.reduce(
      (sum, i) => sum.map((/** @type {number} */ v, /** @type {number} */ k) => v + inks[i][k]),
      Array(text.length + 1).fill(0),
    );
    const all = ink.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0) || 1;
    const digit = whole.findIndex(
      (total, k) => ink[k + 1] > PURE * total && ink[k + 1] > PURE * all && total > 0,
    );
    return { group, digit: digit < 0 ? null : Number(text[digit]), place: digit };
  });
  return {
    height,
    atoms,
    groups: groups.map((g) => ({ ...g, features: describeGroup(g.group, atoms, height) })),
  };
}
