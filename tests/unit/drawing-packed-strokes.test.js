import { describe, expect, it } from 'vitest';
import { packStrokes, unpackStrokes } from '../../web/drawing/packed-strokes.js';

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
    ['a coordinate in words', [...many, [{ x: 'one', y: 1 }]]],
  ])('%s: left as it is', (_, strokes) => {
    expect(packStrokes(strokes)).toBe(strokes);
    expect(unpackStrokes(strokes)).toBe(strokes);
  });
});
