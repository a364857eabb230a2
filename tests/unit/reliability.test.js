// Whether a network is as sure as it is right, counted and measured.
import { beforeAll, describe, expect, it } from 'vitest';

import { ReliabilityCount } from '../../web/engine/reliability.js';
import { nielsen, openSessions } from './session-support.js';

/** @param {[probabilities: number[], label: number][]} answers */
function counted(answers) {
  const count = new ReliabilityCount();
  for (const [probabilities, label] of answers) count.add(probabilities, label);
  return count.result();
}

describe('ReliabilityCount', () => {
  it('puts answers into ten bins by the probability of the answer', () => {
    const { bins, total } = counted([
      [[0.05, 0.02], 0],
      [[0.25, 0.2], 0],
      [[0.3, 0.2], 1],
      [[0, 1], 1],
      [[0.95, 0.05], 1],
    ]);
    expect(total).toBe(5);
    expect(bins.map(({ count }) => count)).toEqual([1, 0, 2, 0, 0, 0, 0, 0, 0, 2]);
    expect(bins[0]).toEqual({ confidence: 0.05, accuracy: 1, count: 1 });
    expect(bins[1]).toEqual({ confidence: null, accuracy: null, count: 0 });
    expect(bins[2].confidence).toBeCloseTo(0.275);
    expect(bins[2].accuracy).toBe(0.5);
  });

  it('weighs the gaps between surety and accuracy by their answers', () => {
    // Two answers at 0.8, one right: a gap of 0.3. Two at 0.5, both right: one of 0.5.
    const { ece } = counted([
      [[0.8, 0.2], 0],
      [[0.2, 0.8], 0],
      [[0.5, 0.4], 0],
      [[0.5, 0.4], 0],
    ]);
    expect(ece).toBeCloseTo((2 * 0.3 + 2 * 0.5) / 4);
  });

  it('has no gap for answers as sure as they are right, and none without answers', () => {
    const sure = (/** @type {number} */ label) =>
      /** @type {[number[], number]} */ ([[0.75, 0.25], label]);
    expect(counted([sure(0), sure(0), sure(0), sure(1)]).ece).toBeCloseTo(0);
    expect(counted([])).toMatchObject({ ece: 0, total: 0 });
  });
});

describe('reliability', () => {
  /** @type {Awaited<ReturnType<typeof openSessions>>} */
  let openSession;

  beforeAll(async () => {
    openSession = await openSessions();
  });

  it('counts the answers that evaluate counts', async () => {
    const { session } = openSession();
    session.createNetwork(nielsen);
    const { bins, ece, total } = await session.reliability('test');
    const { correct } = await session.evaluate('test');
    expect(total).toBe(10_000);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    const right = bins.reduce((sum, { accuracy, count }) => sum + (accuracy ?? 0) * count, 0);
    expect(right).toBeCloseTo(correct);
    // Sure of answers that are right one time in ten, as initial weights are.
    expect(ece).toBeGreaterThan(0.5);
  });

  it('answers drawings meanwhile', async () => {
    const { session } = openSession();
    session.createNetwork(nielsen);
    let measured = false;
    const measuring = session.reliability('validation').then(() => (measured = true));
    await session.loadData();
    for (let i = 0; i < 5; ++i) await new Promise((resolve) => setImmediate(resolve));
    expect(session.predict(new Uint8Array(784)).probabilities).toHaveLength(10);
    expect(measured).toBe(false);
    await measuring;
  });

  it('refuses what is no set', async () => {
    const { session } = openSession();
    await expect(session.reliability(/** @type {any} */ ('own'))).rejects.toThrow(
      "Reliability: expected 'train', 'validation' or 'test', got \"own\".",
    );
    await expect(session.reliability(/** @type {any} */ (undefined))).rejects.toThrow(
      'got undefined.',
    );
  });
});
