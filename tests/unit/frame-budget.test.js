import { describe, expect, it } from 'vitest';

import { FrameBudget } from '../../web/components/frame-budget.js';

/** @param {FrameBudget} budget @param {number} millisecondsPerPoint @param {number} frames */
function run(budget, millisecondsPerPoint, frames) {
  let now = 0;
  let points = 0;
  budget.begin();
  for (let i = 0; i < frames; ++i) {
    points = budget.next(now);
    // The screen's own pace, unless painting takes longer.
    now += Math.max(17, points * millisecondsPerPoint);
  }
  return points;
}

describe('the points in a frame', () => {
  it('become as many as a frame has time for', () => {
    expect(run(new FrameBudget(), 0.001, 40)).toBeGreaterThan(10_000);
    expect(run(new FrameBudget(), 0.02, 40) * 0.02).toBeLessThan(34);
    expect(run(new FrameBudget(), 1, 40)).toBe(200);
  });

  it('are remembered, and the time between two paintings is not a frame', () => {
    const budget = new FrameBudget();
    const learned = run(budget, 0.001, 10);
    budget.begin();
    expect(budget.next(1e6)).toBe(learned);
  });
});
