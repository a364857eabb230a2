// Drawings of far more points than a person draws: read all the same, and soon.
import { describe, expect, it } from 'vitest';

import { digitImage } from '../../web/drawing/digit-image.js';
import { readNumber } from '../../web/drawing/segmentation.js';
import { MAX_COORDINATE, MAX_POINTS, MAX_STROKES, sparse } from '../../web/drawing/strokes.js';
import { checkOwnDigit } from '../../web/engine/options.js';
import { ownExamples } from '../../web/engine/teaching.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */

/** A wave of so many points, far wider than a digit. @param {number} count @returns {Stroke} */
const wave = (count) =>
  Array.from({ length: count }, (_, i) => ({
    x: (1000 * i) / count,
    y: 140 + 100 * Math.sin((40 * i) / count),
  }));

const readers = { read: () => Array(10).fill(0.1), none: () => 0.2 };
/** @param {Stroke[]} strokes */
const count = (strokes) => strokes.flat().length;

describe('sparse', () => {
  it('leaves what a person draws as it is', () => {
    const strokes = [wave(7000), wave(3000), []];
    expect(sparse(strokes)).toBe(strokes);
  });

  it.each([
    ['one stroke', [wave(MAX_POINTS)]],
    ['as many strokes as there may be', Array(MAX_STROKES).fill(wave(100))],
    ['a few strokes', [wave(999_000), wave(1), wave(500), []]],
  ])('leaves some thousands of points of %s, the ends among them', (_, strokes) => {
    const left = sparse(strokes);
    expect(count(left)).toBeLessThanOrEqual(10_000 + 2 * strokes.length);
    expect(left).toHaveLength(strokes.length);
    left.forEach((stroke, i) => {
      expect(stroke[0]).toBe(strokes[i][0]);
      expect(stroke.at(-1)).toBe(strokes[i].at(-1));
    });
    expect(sparse(left)).toBe(left);
  });
});

describe('a drawing of as many points as it may have', () => {
  it('is read as a number, though pieces of a stroke have more in all', () => {
    const { digits } = readNumber([wave(MAX_POINTS)], readers);
    expect(digits.length).toBeGreaterThan(1);
    expect(count(digits.flatMap(({ strokes }) => strokes))).toBeLessThan(12_000);
  });

  it('gives the image that few points give', () => {
    const [many, few] = [MAX_POINTS, 10_000].map((count) => digitImage([wave(count)])?.image ?? []);
    for (let i = 0; i < 784; ++i) expect(Math.abs(many[i] - few[i])).toBeLessThan(8);
  });

  it('is kept as an own digit with some thousands of them', () => {
    const { strokes } = checkOwnDigit({ digit: 1, strokes: [wave(MAX_POINTS)] });
    expect(count(strokes)).toBeLessThanOrEqual(10_000 + 2 * strokes.length);
  });
});

it('variations of a drawing at the edge of what may be drawn are drawn', async () => {
  const edge = [MAX_COORDINATE, -MAX_COORDINATE].map((x) => ({ x, y: x }));
  expect(await ownExamples([{ digit: 1, strokes: [edge] }], 20)).toHaveLength(20);
});
