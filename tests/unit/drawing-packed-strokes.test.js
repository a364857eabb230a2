import { describe, expect, it } from 'vitest';
import { packStrokes, unpackStrokes } from '../../web/drawing/packed-strokes.js';
import { MAX_POINTS, MAX_STROKES } from '../../web/drawing/strokes.js';

const many = Array.from({ length: 1000 }, (_, i) =>
  Array.from({ length: i % 7 }, (_, j) => ({ x: i + j / 3, y: -j })),
);

describe('packed strokes', () => {
  it('are the same strokes again, those without points too', () => {
    const packed = packStrokes(many);
    expect(packed).not.toBe(many);
    expect(unpackStrokes(structuredClone(packed))).toEqual(many);
  });

  it('have only what readings need', () => {
    const inked = many.map((stroke) => stroke.map((point) => ({ ...point, width: 9, time: 1 })));
    expect(unpackStrokes(packStrokes(inked))).toEqual(many);
  });

  it('keep numbers that are none, for the reading to refuse', () => {
    const wrong = [...many, [{ x: NaN, y: Infinity }]];
    expect(unpackStrokes(packStrokes(wrong))).toEqual(wrong);
  });

  it.each([
    ['few', [[{ x: 1, y: 2 }]]],
    ['none', []],
    ['a word', 'seven'],
    ['nothing', undefined],
    ['a stroke that is none', [...many, 7]],
    ['a hole among the strokes', [...many, , []]], // eslint-disable-line no-sparse-arrays
    ['a point that is none', [...many, [null]]],
    ['a point without y', [...many, [{ x: 1 }]]],
    ['more strokes than a drawing can have', Array(MAX_STROKES + 1).fill([{ x: 1, y: 2 }])],
    ['more points than a drawing can have', [[], Array(MAX_POINTS + 1).fill({ x: 1, y: 2 })]],
    ['a stroke of countless holes', [Array(2 ** 32 - 1)]],
    ['a coordinate in words', [...many, [{ x: 'one', y: 1 }]]],
  ])('%s: left as it is', (_, strokes) => {
    expect(packStrokes(strokes)).toBe(strokes);
    expect(unpackStrokes(strokes)).toBe(strokes);
  });

  it.each([
    ['more points than there are', [2 ** 32 - 1]],
    ['fewer points than there are', [1]],
    ['an end before the one before', [3, 2]],
    ['no strokes', []],
    ['more strokes than a drawing can have', Array(MAX_STROKES + 1).fill(2)],
  ])('with %s are none', (_, ends) => {
    const forged = { packed: new Float64Array(4), ends: Uint32Array.from(ends) };
    expect(unpackStrokes(forged)).toBe(forged);
  });

  it('with an odd number or too many coordinates are none', () => {
    for (const count of [3, 2 * MAX_POINTS + 2]) {
      const forged = { packed: new Float64Array(count), ends: Uint32Array.of(count / 2) };
      expect(unpackStrokes(forged)).toBe(forged);
    }
  });
});
