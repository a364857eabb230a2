import { describe, expect, it } from 'vitest';

import { drawShape } from '../../bench/drawing/non-digits.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { isNoDigit } from '../../web/drawing/no-digit.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */

/** Straight lines through these corners, as dense as a pen reports them. @param {number[][]} corners @returns {Stroke} */
function line(...corners) {
  return corners.flatMap(([x, y], i) => {
    if (i === 0) return [{ x, y }];
    const [fromX, fromY] = corners[i - 1];
    const at = (/** @type {number} */ part) => ({
      x: fromX + part * (x - fromX),
      y: fromY + part * (y - fromY),
    });
    return Array.from({ length: 15 }, (_, k) => at((k + 1) / 15));
  });
}

/** @param {number} radius @param {number} [height] half of it @returns {Stroke} */
function ellipse(radius, height = radius) {
  return Array.from({ length: 41 }, (_, i) => ({
    x: 140 + radius * Math.sin((2 * Math.PI * i) / 40),
    y: 140 - height * Math.cos((2 * Math.PI * i) / 40),
  }));
}

const eyes = [line([115, 105], [117, 118]), line([165, 105], [166, 118])];
const mouth = line([110, 170], [128, 190], [150, 190], [172, 168]);

describe('isNoDigit', () => {
  it('knows squares, however many strokes they have and whichever way they go', () => {
    const [a, b, c, d] = [
      [60, 60],
      [220, 62],
      [218, 220],
      [62, 218],
    ];
    expect(isNoDigit([line(a, b, c, d, a)])).toBe(true);
    expect(isNoDigit([line(c, b, a, d, c)])).toBe(true);
    expect(isNoDigit([line(a, b, c), line(a, d, c)])).toBe(true);
    expect(isNoDigit([line(a, b), line(d, c), line(c, b), line(a, d)])).toBe(true);
    const random = createRandom(3);
    const drawn = Array.from({ length: 100 }, () => drawShape('square', random).strokes);
    expect(drawn.filter(isNoDigit).length).toBeGreaterThan(85);
  });

  it('knows triangles and diamonds', () => {
    expect(isNoDigit([line([140, 60], [220, 200], [60, 200], [140, 60])])).toBe(true);
    expect(isNoDigit([line([140, 40], [240, 140], [140, 240], [40, 140], [140, 40])])).toBe(true);
  });

  it('knows faces', () => {
    expect(isNoDigit([ellipse(55, 85), ...eyes, mouth])).toBe(true);
    expect(isNoDigit([...eyes, ellipse(90)])).toBe(true);
  });

  it('leaves a 0 as it may be: round, slashed, dotted, as on a display', () => {
    expect(isNoDigit([ellipse(90)])).toBe(false);
    expect(isNoDigit([ellipse(50, 85)])).toBe(false);
    expect(isNoDigit([ellipse(50, 85), line([110, 200], [170, 80])])).toBe(false);
    expect(isNoDigit([ellipse(50, 85), line([139, 140], [141, 141])])).toBe(false);
    expect(isNoDigit([line([100, 60], [180, 60], [180, 220], [100, 220], [100, 60])])).toBe(false);
  });

  it('leaves digits that were generated', () => {
    const drawn = Array.from({ length: 1000 }, (_, i) => generateDigit(i % 10, 300 + i).strokes);
    expect(drawn.filter(isNoDigit)).toEqual([]);
  });

  it('has no word on what has no ink, no size, or too much of either', () => {
    expect(isNoDigit([])).toBe(false);
    expect(isNoDigit([[]])).toBe(false);
    expect(isNoDigit([[{ x: 5, y: 5 }]])).toBe(false);
    expect(isNoDigit([Array(8).fill({ x: 5, y: 5 })])).toBe(false);
    const square = line([60, 60], [220, 60], [220, 220], [60, 220], [60, 60]);
    expect(isNoDigit(Array(41).fill(square))).toBe(false);
  });

  it('does not change the strokes', () => {
    const strokes = [line([60, 60], [220, 60], [220, 220], [60, 220], [60, 60])];
    const before = structuredClone(strokes);
    isNoDigit(strokes);
    expect(strokes).toEqual(before);
  });
});
