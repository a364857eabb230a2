// Who computes with how many threads, on an engine that only counts.
import { beforeEach, expect, it } from 'vitest';
import { Threads } from '../../web/engine/threads.js';

let now = 1;
/** @type {Threads} */
let threads;

beforeEach(() => {
  now = 1;
  const engine = {
    threadCount: () => now,
    setThreadCount: (/** @type {number} */ count) => (now = count),
    maxThreadCount: () => 4,
  };
  threads = new Threads(/** @type {any} */ (engine));
});

it('takes the usual number at once', () => {
  threads.set(3);
  expect([now, threads.usual]).toEqual([3, 3]);
  expect(() => threads.set(5)).toThrow('Threads: expected a whole number from 1 to 4, got 5.');
  expect([now, threads.usual]).toEqual([3, 3]);
});

it('gives work a number of its own, and then the usual one again, chosen meanwhile or not', async () => {
  await threads.during(4, async () => {
    expect([now, threads.usual]).toEqual([4, 1]);
    threads.set(2);
    expect([now, threads.usual]).toEqual([4, 2]);
  });
  expect(now).toBe(2);
  await threads.during(undefined, async () => expect(now).toBe(2));
});

it('gives the usual number again after work that failed', async () => {
  await expect(threads.during(4, () => Promise.reject(new Error('Lost.')))).rejects.toThrow();
  expect(now).toBe(1);
  await expect(threads.during(0, async () => {})).rejects.toThrow(/^Threads: expected/);
});

it('lets the latest of two works have its number, whichever ends first', async () => {
  /** @type {(value?: unknown) => void} */
  let endFirst = () => {};
  const first = threads.during(2, () => new Promise((resolve) => (endFirst = resolve)));
  await threads.during(3, async () => {
    endFirst();
    await first;
    expect(now).toBe(3);
  });
  expect(now).toBe(1);
});
