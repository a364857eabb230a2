// A worker for the tests of the client that does as it is told: answers, reports, falls silent, dies.
import * as Comlink from 'comlink';
import { vi } from 'vitest';
import { createLab } from '../../web/engine/client.js';

/** @import { Lab } from '../../web/engine/types.js' */

export const answer = {
  info: { version: '1', simd: true, threads: 1 },
  status: { origin: 'pretrained' },
};

/** One end of a line: what is posted here arrives at the other end. */
class End extends EventTarget {
  /** @type {End | null} null when the line is cut */
  other = null;

  /** @param {End | null} other */
  connect(other) {
    this.other = other;
  }

  /** @param {unknown} message @param {any[]} [transfer] */
  postMessage(message, transfer = []) {
    const data = structuredClone(message, { transfer });
    queueMicrotask(() => this.other?.dispatchEvent(Object.assign(new Event('message'), { data })));
  }
}

/** A worker of the page, and the line to what happens inside it. */
export class Line extends End {
  inside = new End();
  terminate = vi.fn(() => this.fallSilent());

  constructor() {
    super();
    this.connect(this.inside);
    this.inside.connect(this);
  }

  fallSilent() {
    this.connect(null);
    this.inside.connect(null);
  }
}

/** A worker that does as it is told. */
export class FakeWorker extends Line {
  /** @type {any} what worker.js exposes */
  remote = {
    start: vi.fn(async () => answer),
    call: vi.fn(async () => 'done'),
    train: vi.fn(async () => ({ epochs: [] })),
    ping: vi.fn(),
  };

  constructor() {
    super();
    Comlink.expose(this.remote, /** @type {any} */ (this.inside));
  }

  /** @param {string} report @param {unknown} detail */
  report(report, detail) {
    this.inside.postMessage({ report, detail });
  }

  /** What a browser fires when the worker throws, or cannot be loaded. @param {string} message */
  fail(message) {
    const event = new Event('error', { cancelable: true });
    this.dispatchEvent(Object.assign(event, { message }));
    return event;
  }
}

/** Those of the test under way, which begins without any. @type {FakeWorker[]} */
export const workers = [];

/** @param {(worker: FakeWorker, index: number) => void} [prepare] called for each new worker */
export function openLab(prepare = () => {}) {
  const lab = createLab(() => {
    const worker = new FakeWorker();
    prepare(worker, workers.length);
    workers.push(worker);
    return /** @type {any} */ (worker);
  });
  // Whoever asks is told; here, not everybody asks.
  lab.ready.catch(() => {});
  return lab;
}

/** @param {Lab} lab @param {string} type */
export function heard(lab, type) {
  const listener = vi.fn();
  lab.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail));
  return listener;
}

/** Lets what is on the line arrive. */
export async function settle() {
  for (let i = 0; i < 50; ++i) await Promise.resolve();
}

export const never = () => new Promise(() => {});
