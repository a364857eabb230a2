// A trial of speed in a browser that compiles a second time while it runs.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { measureSpeed } from '../../web/engine/speed-trial.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

/** @param {(milliseconds: number) => number} millisecondsPerStep after so long */
function engine(millisecondsPerStep) {
  const run = vi.fn(() => {
    vi.advanceTimersByTime(millisecondsPerStep(performance.now()));
    return { total: 10 };
  });
  const made = { delete: vi.fn() };
  return {
    run,
    made,
    DataSet: { fromIdx: () => made },
    Network: { create: () => made },
    Trainer: { create: () => ({ run, ...made }) },
  };
}

it('is of full speed, however long it takes to come to that', async () => {
  const slowAtFirst = engine((spent) => Math.max(2, 16 - spent / 50));
  const speed = await measureSpeed(/** @type {any} */ (slowAtFirst));
  expect(speed).toBeGreaterThan(4500);
  expect(slowAtFirst.made.delete).toHaveBeenCalledTimes(3);
});

it('leaves nothing in memory when the network cannot be made', async () => {
  const failing = engine(() => 2);
  failing.Network.create = () => {
    throw new Error('Too large.');
  };
  await expect(measureSpeed(/** @type {any} */ (failing))).rejects.toThrow('Too large.');
  expect(failing.made.delete).toHaveBeenCalledOnce();
});

it('ends soon where the speed is the same from the beginning', async () => {
  const steady = engine(() => 2);
  expect(await measureSpeed(/** @type {any} */ (steady))).toBe(5000);
  expect(steady.run).toHaveBeenCalledTimes(300);
});

it('ends when it is never the same twice', async () => {
  const ever = engine((spent) => 20 * 0.5 ** (spent / 200));
  expect(await measureSpeed(/** @type {any} */ (ever))).toBeGreaterThan(5000);
  expect(performance.now()).toBeLessThan(2000);
});
