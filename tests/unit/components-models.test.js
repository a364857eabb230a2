import { describe, expect, it } from 'vitest';
import { CurveLog } from '../../web/components/curve-log.js';
import { LatestReader } from '../../web/components/latest-reader.js';
import { StrokeHistory } from '../../web/components/stroke-history.js';

/** @typedef {import('../../web/engine/types').TrainingProgress} TrainingProgress */

describe('the curves', () => {
  /** @param {Partial<TrainingProgress>} change @returns {TrainingProgress} */
  const progress = (change) => ({
    state: 'running',
    epoch: 0,
    epochs: 2,
    step: 5,
    stepsPerEpoch: 10,
    seconds: 1,
    loss: 0.5,
    accuracy: 0.8,
    samplesPerSecond: 1,
    secondsLeft: 1,
    history: { epochs: [] },
    ...change,
  });
  const first = {
    epoch: 0,
    loss: 0.4,
    accuracy: 0.85,
    validationLoss: 0.3,
    validationAccuracy: 0.9,
    seconds: 1,
    samplesPerSecond: 1,
  };

  it('put live points, epoch means and validation where they belong', () => {
    const log = new CurveLog();
    log.add(progress({ step: 0, loss: null, accuracy: null }), 0);
    log.add(progress({}), 0);
    log.add(progress({ epoch: 1, step: 2, loss: 0.2, history: { epochs: [first] } }), 1);
    expect(log.end).toBe(2);
    expect(log.columns('loss')).toEqual([
      [0.5, 0.5, 1, 1.2],
      [0.5, null, null, 0.2],
      [null, 0.4, null, null],
      [null, null, 0.3, null],
    ]);
  });

  it('go on where the last training of the same network ended', () => {
    const log = new CurveLog();
    log.add(progress({}), 0);
    log.add(progress({ state: 'finished', epoch: 1, step: 10, history: { epochs: [first] } }), 2);
    log.add(progress({ step: 1 }), 2);
    expect(log.end).toBe(4);
    expect(log.live.at(-1)?.x).toBeCloseTo(2.1);
    expect(log.epochs).toHaveLength(1);
  });

  it('leave out single steps amid means of many, but not where there is nothing else', () => {
    const log = new CurveLog();
    log.add(progress({ state: 'paused', step: 1, loss: 2 }), 0);
    log.add(progress({ state: 'paused', step: 2, loss: 1 }), 0);
    log.add(progress({ step: 5, loss: 0.5 }), 0);
    log.add(progress({ state: 'paused', step: 6, loss: 3 }), 0);
    log.add(progress({ step: 9, loss: 0.4 }), 0);
    expect(log.live.map(({ loss }) => loss)).toEqual([2, 1, 0.5, 0.4]);
  });

  it('stay small however long it trains', () => {
    const log = new CurveLog();
    for (let step = 1; step <= 5000; step++) log.add(progress({ step, stepsPerEpoch: 5000 }), 0);
    expect(log.live.length).toBeLessThanOrEqual(1200);
    expect(log.live.at(-1)?.x).toBeGreaterThan(0.99);
  });
});

describe('the history of strokes', () => {
  it('undoes and redoes, a clearing too', () => {
    const history = new StrokeHistory();
    const stroke = [{ x: 1, y: 1 }];
    history.add(stroke);
    history.clear();
    expect(history.strokes).toEqual([]);
    history.undo();
    expect(history.strokes).toEqual([stroke]);
    history.redo();
    expect(history.strokes).toEqual([]);
    history.undo();
    history.add(stroke);
    expect(history.canRedo).toBe(false);
    expect(history.strokes).toHaveLength(2);
  });
});

describe('the reader', () => {
  it('reads one drawing at a time, and then only the newest', async () => {
    /** @type {(() => void)[]} */
    const answers = [];
    /** @type {number[]} */
    const read = [];
    const reader = new LatestReader(
      (strokes) => {
        read.push(strokes.length);
        return new Promise((resolve) => {
          answers.push(() => resolve({ digit: 1, probabilities: [], image: new Uint8Array(784) }));
        });
      },
      () => {},
      () => {},
    );
    const reading = reader.request([[]]);
    reader.request([[], []]);
    reader.request([[], [], []]);
    answers[0]();
    await new Promise((resolve) => setTimeout(resolve));
    answers[1]();
    await reading;
    expect(read).toEqual([1, 3]);
  });

  it('goes on after a drawing that could not be read', async () => {
    /** @type {string[]} */
    const errors = [];
    let count = 0;
    const reader = new LatestReader(
      () => Promise.reject(new Error(`no ${++count}`)),
      () => {},
      (error) => errors.push(error.message),
    );
    await reader.request([]);
    await reader.request([]);
    expect(errors).toEqual(['no 1', 'no 2']);
  });
});
