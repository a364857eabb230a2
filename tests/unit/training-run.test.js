// How long a training keeps the worker to itself.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StopSign } from '../../web/engine/stop-sign.js';
import { TrainingRun } from '../../web/engine/training-run.js';

const millisecondsPerStep = 0.1;
const stepsPerEpoch = 3000;

/** How many steps each slice had. @type {number[]} */
let slices;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  slices = [];
});
afterEach(() => vi.useRealTimers());

/** @param {() => void} betweenSlices @param {() => boolean} [isDisturbed] */
function trainingRun(betweenSlices, isDisturbed = () => false) {
  const trainer = {
    stepsPerEpoch: () => stepsPerEpoch,
    /** @param {number} steps */
    run(steps) {
      slices.push(steps);
      vi.advanceTimersByTime(steps * millisecondsPerStep);
      return { lossSum: 1, correct: 1, total: steps };
    },
    delete: () => {},
  };
  const engine = { Trainer: { create: () => trainer } };
  const options = { epochs: 1, batchSize: 1, trainSize: stepsPerEpoch, averaging: 0 };
  const around = {
    sign: new StopSign(),
    report: () => {},
    epochFinished: async () => {},
    undisturbed: async () => betweenSlices(),
    isDisturbed,
  };
  return new TrainingRun(
    /** @type {any} */ (engine),
    /** @type {any} */ ({}),
    /** @type {any} */ ({}),
    /** @type {any} */ ({ ...options, validationSize: 0 }),
    /** @type {any} */ (around),
  );
}

it('lets messages in every few milliseconds', async () => {
  await trainingRun(() => {}).run();
  expect(Math.max(...slices) * millisecondsPerStep).toBe(4);
});

it('lets them in more often while somebody draws, and a moment longer', async () => {
  const drawn = 40;
  const run = trainingRun(() => slices.length < drawn && run.expectReadings());
  await run.run();
  const milliseconds = slices.map((steps) => steps * millisecondsPerStep);
  expect(milliseconds.slice(2, drawn + 38).every((each) => each === 1.5)).toBe(true);
  expect(Math.max(...milliseconds.slice(drawn + 42))).toBe(4);
});

it('leaves the weights to whoever came for them while it waited for others', async () => {
  let waits = 0;
  const count = () => {
    if (slices.length === 0) waits += 1;
  };
  await trainingRun(count, () => waits < 3).run();
  expect(waits).toBe(3);
});
