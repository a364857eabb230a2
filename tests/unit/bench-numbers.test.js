// The bench's numbers of several digits.
import { describe, expect, it } from 'vitest';

import { generateNumber, lengthOf, moveNumber } from '../../bench/drawing/compose.js';
import { lateStrokes, WAYS } from '../../bench/drawing/harder.js';
import { labelledGroups } from '../../bench/drawing/truth.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';

describe('a composed number', () => {
  it('says of which digit each part of each stroke is', () => {
    const random = createRandom(3);
    for (const curved of [false, true]) {
      const { strokes, parts, text } = generateNumber(6, 'joined', random, { curved });
      expect(text).toHaveLength(6);
      strokes.forEach((stroke, i) => {
        const ends = parts[i].map(({ end }) => end);
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
        expect(ends[ends.length - 1]).toBeCloseTo(lengthOf(stroke));
      });
    }
  });

  it('keeps its parts when it is moved', () => {
    const number = generateNumber(5, 'joined', createRandom(4));
    const moved = moveNumber(number, ({ x, y }) => ({ x: 3 * x + y, y: 3 * y }));
    moved.parts.forEach((ofStroke, i) => {
      expect(ofStroke.map(({ digit }) => digit)).toEqual(number.parts[i].map((p) => p.digit));
      expect(ofStroke[ofStroke.length - 1].end).toBeCloseTo(lengthOf(moved.strokes[i]));
    });
  });

  it('has each of its digits among the groups that are tried', () => {
    const { groups } = labelledGroups(generateNumber(4, 'wide', createRandom(5)));
    expect([...new Set(groups.map(({ place }) => place))].sort()).toEqual([-1, 0, 1, 2, 3]);
  });

  it('can be written harder, the same every time', () => {
    const digits = [4, 5, 7].map((digit) => generateDigit(digit, 21));
    for (const compose of Object.values(WAYS)) {
      const number = compose(digits, createRandom(6));
      expect(number.text).toBe('457');
      expect(number.strokes).toEqual(compose(digits, createRandom(6)).strokes);
      expect(number.strokes).toHaveLength(digits.flatMap(({ strokes }) => strokes).length);
    }
  });

  it('gets its last strokes after the next digit', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 0, y: 9 },
    ];
    const part = (/** @type {number} */ digit) => [{ digit, end: 9 }];
    const digits = [0, 0, 1, 2, 2];
    const late = lateStrokes(
      { text: '515', gap: 'thin', strokes: digits.map(() => line), parts: digits.map(part) },
      { ...createRandom(1), chance: () => true },
    );
    expect(late.parts.map(([{ digit }]) => digit)).toEqual([0, 1, 0, 2, 2]);
  });
});
