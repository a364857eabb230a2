import { describe, expect, it } from 'vitest';

import {
  boundingBox,
  checkStrokes,
  deskew,
  MAX_POINTS,
  MAX_STROKES,
  pointCount,
  slantOf,
  totalLength,
} from '../../web/drawing/strokes.js';

const L_SHAPE = [
  [
    { x: 10, y: 20 },
    { x: 10, y: 60 },
    { x: 40, y: 60 },
  ],
];

describe('checkStrokes', () => {
  it('returns valid strokes as they are', () => {
    for (const strokes of [[], [[]], L_SHAPE, [[{ x: -5, y: 300, pressure: 0.5 }]]]) {
      expect(checkStrokes(strokes)).toBe(strokes);
    }
  });

  it.each([
    ['nothing', undefined, /array of arrays of \{x, y\}, got undefined/],
    ['null', null, /, got null\.$/],
    ['a string', 'seven', /, got "seven"\.$/],
    ['an object', { x: 1, y: 2 }, /, got \{"x":1,"y":2\}\.$/],
    ['points without strokes', [{ x: 1, y: 2 }], /^Stroke 0: expected an array/],
    ['a hole among strokes', [[], undefined], /^Stroke 1: expected an array.* undefined/],
    ['pairs', [[[1, 2]]], /^Stroke 0, point 0, x: expected a number.* undefined/],
    ['numbers', [[1, 2]], /^Stroke 0, point 0: expected \{x, y\}, got 1\.$/],
    ['a missing y', [[{ x: 1 }]], /^Stroke 0, point 0, y:/],
    ['NaN', [[{ x: 1, y: 2 }], [{ x: 1, y: NaN }]], /^Stroke 1, point 0, y:.* NaN/],
    ['infinity', [[{ x: Infinity, y: 2 }]], /point 0, x:.* Infinity/],
    ['a number as text', [[{ x: '1', y: 2 }]], /point 0, x:.* "1"/],
    ['a number out of all bounds', [[{ x: 1, y: 1e300 }]], /from -1000000 to 1000000.*1e\+300/],
  ])('refuses %s and says what came', (_, strokes, message) => {
    expect(() => checkStrokes(strokes)).toThrow(message);
  });

  it('bounds strokes and points', () => {
    const dot = [{ x: 1, y: 1 }];
    expect(() => checkStrokes(Array(MAX_STROKES).fill(dot))).not.toThrow();
    expect(() => checkStrokes(Array(MAX_STROKES + 1).fill(dot))).toThrow(/at most 10000 of them/);
    expect(() => checkStrokes([dot, Array(MAX_POINTS)])).toThrow(/at most 1000000 points/);
  });
});

describe('measures', () => {
  it('finds the bounding box of all strokes', () => {
    const box = boundingBox([...L_SHAPE, [], [{ x: -3, y: 30 }]]);
    expect(box).toEqual({ left: -3, top: 20, right: 40, bottom: 60 });
  });

  it('has no bounding box without points', () => {
    expect(boundingBox([])).toBeNull();
    expect(boundingBox([[], []])).toBeNull();
  });

  it('adds up lengths within strokes, not between them', () => {
    expect(totalLength(L_SHAPE)).toBe(70);
    expect(totalLength([...L_SHAPE, [{ x: 500, y: 500 }]])).toBe(70);
    expect(totalLength([])).toBe(0);
  });

  it('counts points', () => {
    expect(pointCount([...L_SHAPE, [], [{ x: 0, y: 0 }]])).toBe(4);
  });
});

describe('deskew', () => {
  it('makes a slanted line upright', () => {
    const [line] = deskew([
      [
        { x: 130, y: 40 },
        { x: 100, y: 100 },
        { x: 70, y: 160 },
      ],
    ]);
    for (const { x } of line) expect(x).toBeCloseTo(100, 9);
    expect(line.map(({ y }) => y)).toEqual([40, 100, 160]);
  });

  it('takes out only what is beyond the allowed', () => {
    const line = (/** @type {number} */ shear) => [
      [
        { x: 100 - 50 * shear, y: 50 },
        { x: 100 + 50 * shear, y: 150 },
      ],
    ];
    expect(slantOf(line(0.5)).shear).toBeCloseTo(0.5, 9);
    expect(slantOf(deskew(line(0.5), 0.25)).shear).toBeCloseTo(0.25, 9);
    expect(slantOf(deskew(line(-0.5), 0.25)).shear).toBeCloseTo(-0.25, 9);
    expect(deskew(line(0.2), 0.25)).toEqual(line(0.2));
    expect(deskew(line(0.9), Infinity)).toEqual(line(0.9));
  });

  it('leaves upright, horizontal and dotlike drawings alone', () => {
    const drawings = [
      [
        [
          { x: 5, y: 0 },
          { x: 5, y: 9 },
        ],
      ],
      [
        [
          { x: 0, y: 5 },
          { x: 9, y: 5 },
        ],
      ],
      [[{ x: 3, y: 4 }]],
      [],
    ];
    for (const drawing of drawings) expect(deskew(drawing)).toEqual(drawing);
  });

  it('does not change what it was given', () => {
    const strokes = [
      [
        { x: 0, y: 0 },
        { x: 50, y: 100 },
      ],
    ];
    const before = structuredClone(strokes);
    expect(deskew(strokes)).not.toEqual(before);
    expect(strokes).toEqual(before);
  });
});
