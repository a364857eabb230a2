// Where strokes may be cut, and numbers made upright first.
import { describe, expect, it } from 'vitest';

import { findCuts, findRuns } from '../../web/drawing/segmentation/cuts.js';
import { between, pathLengths, runningBoxes } from '../../web/drawing/segmentation/paths.js';
import { commonSlant, straighten } from '../../web/drawing/segmentation/straighten.js';
import { CUT_WEIGHTS } from '../../web/drawing/segmentation/weights.js';

/** @param {...number} coordinates x, y, x, y, … */
function stroke(...coordinates) {
  const points = [];
  for (let i = 0; i < coordinates.length; i += 2) {
    points.push({ x: coordinates[i], y: coordinates[i + 1] });
  }
  return points;
}

describe('paths', () => {
  const corner = stroke(0, 0, 30, 0, 30, 40);

  it('know their lengths', () => {
    expect(pathLengths(corner)).toEqual([0, 30, 70]);
    expect(pathLengths(stroke(5, 5))).toEqual([0]);
  });

  it('are parted where asked, with the points between, or evenly', () => {
    const lengths = pathLengths(corner);
    expect(between(corner, lengths, 20, 40)).toEqual(stroke(20, 0, 30, 0, 30, 10));
    expect(between(corner, lengths, 0, 70, 35)).toEqual(stroke(0, 0, 30, 5, 30, 40));
  });

  it('grow their boxes', () => {
    expect(runningBoxes(corner).map(({ right, bottom }) => [right, bottom])).toEqual([
      [0, 0],
      [30, 0],
      [30, 40],
    ]);
  });
});

describe('cuts', () => {
  // A one, and from its foot to the tip of another.
  const ones = stroke(10, 0, 10, 100, 70, 0, 70, 100);

  it('are at both ends of the run from digit to digit', () => {
    const cuts = findCuts(ones, 100, []);
    const run = Math.hypot(60, 100);
    for (const end of [100, 100 + run]) {
      expect(cuts.some(({ at }) => Math.abs(at - end) < 8)).toBe(true);
    }
    expect(cuts.map(({ at }) => at)).toEqual(cuts.map(({ at }) => at).sort((a, b) => a - b));
  });

  it('have a weight for each feature of a run', () => {
    const runs = findRuns(ones, 100, []);
    expect(runs.length).toBeGreaterThan(0);
    for (const { exit, entry, features } of runs) {
      expect(features).toHaveLength(CUT_WEIGHTS.length);
      expect(features.every(Number.isFinite)).toBe(true);
      expect(exit).toBeLessThanOrEqual(entry);
    }
  });

  it('leave low ink whole, but for a bar that lies over another stroke', () => {
    const barAndOne = stroke(0, 50, 50, 50, 90, 0, 90, 100);
    const over = { left: 10, top: 0, right: 40, bottom: 100 };
    const afterBar = (/** @type {import('../../web/drawing/segmentation/cuts.js').Cut[]} */ cuts) =>
      cuts.some(({ at }) => Math.abs(at - 50) < 8);
    expect(afterBar(findCuts(barAndOne, 100, []))).toBe(false);
    expect(afterBar(findCuts(barAndOne, 100, [over]))).toBe(true);
  });
});

describe('straightening', () => {
  const upright = [stroke(0, 0, 0, 140), stroke(100, 0, 100, 140)];
  const slanted = upright.map((line) => line.map(({ x, y }) => ({ x: x - 0.5 * y, y })));

  it('finds the slant of strokes that go down, whatever goes up', () => {
    expect(commonSlant(slanted)).toBeCloseTo(0.5);
    expect(commonSlant([...slanted, stroke(0, 100, 300, 0)])).toBeCloseTo(0.5);
    expect(commonSlant([stroke(0, 0, 80, 0)])).toBe(0);
  });

  it('takes great slant out and leaves what is usual', () => {
    const { move } = straighten(slanted);
    expect(Math.abs(commonSlant(slanted.map((line) => line.map(move))))).toBeCloseTo(0.15);
    const little = upright.map((line) => line.map(({ x, y }) => ({ x: x - 0.1 * y, y })));
    const { move: leave } = straighten(little);
    expect(commonSlant(little.map((line) => line.map(leave)))).toBeCloseTo(0.1);
  });

  it('gives digits a usual height, on whatever pad, and goes back', () => {
    for (const size of [0.2, 1, 50]) {
      const drawn = slanted.map((line) => line.map(({ x, y }) => ({ x: x * size, y: y * size })));
      const { move, back } = straighten(drawn);
      const ys = drawn.flatMap((line) => line.map((point) => move(point).y));
      expect(Math.max(...ys) - Math.min(...ys)).toBeCloseTo(100);
      for (const point of drawn.flat()) {
        const returned = back(move(point));
        expect(returned.x).toBeCloseTo(point.x);
        expect(returned.y).toBeCloseTo(point.y);
      }
    }
  });

  it('leaves a dot a dot', () => {
    expect(straighten([stroke(50, 50, 52, 51)]).scale).toBe(1);
  });
});
