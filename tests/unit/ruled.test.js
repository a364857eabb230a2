// Drawings of straight lines, against what the definition of a polyline within a tolerance says.
import { describe, expect, it } from 'vitest';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { ruled, sometimesRuled } from '../../web/drawing/generator/ruled.js';

/** @typedef {{x: number, y: number}} Point */

/** How far a point is from a part of a line. @param {Point} p @param {Point} a @param {Point} b */
function distanceFromSegment(p, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / square;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

describe('ruled', () => {
  it('leaves two points of a line', () => {
    const line = Array.from({ length: 20 }, (_, i) => ({ x: 2 * i, y: 5 * i }));
    expect(ruled(line, 0.001)).toEqual([line[0], line[19]]);
  });

  it('keeps the corners', () => {
    const seven = [0, 5, 10, 8, 6, 4].map((x, i) => ({ x, y: i < 3 ? 0 : 5 * (i - 2) }));
    expect(ruled(seven, 0.1)).toEqual([seven[0], seven[2], seven[5]]);
  });

  it.each([0, 3, 8])('passes all points of a %i within the tolerance, with fewer', (digit) => {
    for (const stroke of generateDigit(digit, 12).strokes) {
      const lines = ruled(stroke, 6);
      expect(lines.length).toBeLessThan(stroke.length);
      expect(stroke).toEqual(expect.arrayContaining(lines));
      for (const point of stroke) {
        const nearest = lines.slice(1).map((b, i) => distanceFromSegment(point, lines[i], b));
        expect(Math.min(...nearest)).toBeLessThan(6 * 1.5);
      }
    }
  });

  it('leaves a dot', () => {
    expect(ruled([{ x: 3, y: 4 }], 1)).toEqual([{ x: 3, y: 4 }]);
  });
});

describe('sometimesRuled', () => {
  it('changes one drawing of sixteen or so, the same for the same seed', () => {
    const changed = Array.from({ length: 800 }, (_, seed) => {
      const { strokes } = generateDigit(seed % 10, seed);
      const lines = sometimesRuled(strokes, seed);
      expect(sometimesRuled(strokes, seed)).toEqual(lines);
      return lines !== strokes;
    }).filter(Boolean).length;
    expect(changed).toBeGreaterThan(25);
    expect(changed).toBeLessThan(80);
  });
});
