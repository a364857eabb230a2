// A straight stroke is a 1, whatever the judge says, which has learned from hands.
import { describe, expect, it } from 'vitest';
import { isPlainOne } from '../../web/drawing/plain-one.js';

/** @param {(i: number) => number} x */
const down = (x) => Array.from({ length: 20 }, (_, i) => ({ x: x(i), y: 40 + 10 * i }));

describe('a plain one', () => {
  it('is one straight, upright stroke, down or up', () => {
    expect(isPlainOne([down(() => 140)])).toBe(true);
    expect(isPlainOne([down((i) => 140 - 3 * i).reverse()])).toBe(true);
    expect(isPlainOne([[], down(() => 140)])).toBe(true);
  });

  it('is no bent, lying, second or missing stroke', () => {
    expect(isPlainOne([down((i) => 140 + 20 * Math.sin(i / 6))])).toBe(false);
    expect(isPlainOne([down(() => 140).map(({ x, y }) => ({ x: y, y: x }))])).toBe(false);
    expect(isPlainOne([down(() => 140), down(() => 160)])).toBe(false);
    expect(isPlainOne([[{ x: 1, y: 1 }]])).toBe(false);
    expect(isPlainOne([])).toBe(false);
  });
});
