// How long an evaluation keeps the worker to itself, and what it tells of mistakes.
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
 * Evaluates 1000 examples, each of which takes so long; example i is of label i mod 10.
 * @param {object[]} layers
 * @param {number} millisecondsPerExample
 * @param {[example: number, answer: number, probability: number][]} [misread]
 * @param {() => boolean} [isStopped]
 */
async function evaluated(layers, millisecondsPerExample, misread = [], isStopped) {
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
    misread: () => Float32Array.from(misread.flat()),
    delete: () => {},
  };
  const engine = { Evaluation: { create: () => evaluation } };
  const network = { summary: () => JSON.stringify({ layers }) };
  const dataSet = { label: (/** @type {number} */ example) => example % 10 };
  const examples = { dataSet, first: 0, count: 1000 };
  const result = await evaluate(
    /** @type {any} */ (engine),
    /** @type {any} */ (network),
    /** @type {any} */ (examples),
    { views: 0, augmentation: {} },
    isStopped,
  );
  const atOnce = new Set(run.mock.calls.map(([count]) => count));
  return { atOnce, misread: result?.misread ?? [] };
}

it('lets messages in about every 10 ms', async () => {
  await evaluated([dense], 0.03);
  // 30 ms, of which 128 examples are 3.84.
  expect(breathe).toHaveBeenCalledTimes(2);
});

it('does a few examples of a large network at once, always the same number', async () => {
  expect((await evaluated([dense], 0.01)).atOnce).toEqual(new Set([128]));
  expect((await evaluated([conv, dense], 20)).atOnce).toEqual(new Set([1]));
  expect((await evaluated([residual, dense], 40)).atOnce).toEqual(new Set([1]));
  const small = { ...conv, outputShape: [10, 10, 32] };
  expect((await evaluated([small, dense], 1)).atOnce).toEqual(new Set([6]));
  expect(breathe).toHaveBeenCalled();
});

it('tells of mistakes the surest first, and of those as sure in the order of the data', async () => {
  const { misread } = await evaluated([dense], 0.01, [
    [3, 5, 0.5],
    [14, 9, 0.75],
    [23, 5, 0.5],
    [998, 3, 1],
  ]);
  expect(misread).toEqual([
    { index: 998, label: 8, read: 3, probability: 1 },
    { index: 14, label: 4, read: 9, probability: 0.75 },
    { index: 3, label: 3, read: 5, probability: 0.5 },
    { index: 23, label: 3, read: 5, probability: 0.5 },
  ]);
});

it('tells of the surest hundred of each kind', async () => {
  const all = Array.from(
    { length: 1000 },
    (_, i) => /** @type {[number, number, number]} */ ([i, i % 10 === 7 ? 1 : 7, (i + 1) / 1024]),
  ).filter(([example]) => [7, 8].includes(example % 10) || example < 10);
  const more = all.map(
    ([example, answer, p]) => /** @type {typeof all[0]} */ ([example, answer, p / 2]),
  );
  const { misread } = await evaluated([dense], 0.01, [...more, ...all]);
  const sevens = misread.filter(({ label, read }) => label === 7 && read === 1);
  expect(sevens).toHaveLength(100);
  expect(sevens[0]).toEqual({ index: 997, label: 7, read: 1, probability: 998 / 1024 });
  const sure = [...more, ...all].filter(([example]) => example % 10 === 7).map(([, , p]) => p);
  expect(sevens.map(({ probability }) => probability)).toEqual(
    sure.sort((one, other) => other - one).slice(0, 100),
  );
  expect(misread.filter(({ label }) => label === 8)).toHaveLength(100);
  expect(misread.filter(({ label }) => label === 3)).toHaveLength(2);
});

it('ends after the slice under way when nobody wants it any more', async () => {
  await evaluated([dense], 0.03, [], () => true);
  expect(breathe).toHaveBeenCalledTimes(1);
});
