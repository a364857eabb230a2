// How long an evaluation keeps the worker to itself.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { breathe } from '../../web/engine/breathe.js';
import { evaluate } from '../../web/engine/evaluate.js';

vi.mock('../../web/engine/breathe.js', () => ({ breathe: vi.fn(async () => {}) }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.mocked(breathe).mockClear();
});
afterEach(() => vi.useRealTimers());

const dense = { outputShape: [10], parameters: 7850 };
const conv = { outputShape: [28, 28, 256], parameters: 295_168 };
const residual = { outputShape: [28, 28, 256], parameters: 590_336, layers: [conv, conv] };

/**
 * Evaluates 1000 examples, each of which takes so long.
 * @param {object[]} layers
 * @param {number} millisecondsPerExample
 * @param {number} [views]
 */
async function evaluated(layers, millisecondsPerExample, views = 0) {
  let left = 1000;
  const run = vi.fn((/** @type {number} */ examples) => {
    vi.advanceTimersByTime(Math.min(left, examples) * millisecondsPerExample);
    left -= examples;
    return left > 0;
  });
  const evaluation = {
    run,
    metrics: () => ({ lossSum: 1, correct: 1, total: 1000 }),
    confusionMatrix: () => new Int32Array(100),
    delete: () => {},
  };
  const engine = { Evaluation: { create: () => evaluation } };
  const network = { summary: () => JSON.stringify({ layers }) };
  const examples = { dataSet: {}, first: 0, count: 1000 };
  await evaluate(
    /** @type {any} */ (engine),
    /** @type {any} */ (network),
    /** @type {any} */ (examples),
    { views, augmentation: {} },
  );
  return new Set(run.mock.calls.map(([count]) => count));
}

it('lets messages in about every 10 ms', async () => {
  await evaluated([dense], 0.03);
  // 30 ms, of which 128 examples are 3.84.
  expect(breathe).toHaveBeenCalledTimes(2);
});

it('does a few examples of a large network at once, always the same number', async () => {
  expect(await evaluated([dense], 0.01)).toEqual(new Set([128]));
  expect(await evaluated([conv, dense], 20)).toEqual(new Set([1]));
  expect(await evaluated([residual, dense], 40)).toEqual(new Set([1]));
  const small = { ...conv, outputShape: [10, 10, 32] };
  expect(await evaluated([small, dense], 1)).toEqual(new Set([6]));
  expect(await evaluated([small, dense], 2, 2)).toEqual(new Set([2]));
  expect(breathe).toHaveBeenCalled();
});
