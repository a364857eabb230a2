// The lab on the page's side, with a worker that does as it is told: answers, reports, falls silent,
// dies. Whatever it does, no promise of the lab may hang.
import * as Comlink from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLab } from '../../web/engine/client.js';
import { Session } from '../../web/engine/session.js';

/** @import { Lab } from '../../web/engine/types.js' */

const answer = { info: { version: '1', simd: true, threads: 1 }, status: { origin: 'pretrained' } };

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

/** A worker of the page, and what happens inside it. */
class FakeWorker extends End {
  inside = new End();
  terminate = vi.fn(() => this.fallSilent());
  /** @type {any} what worker.js exposes */
  remote = {
    start: vi.fn(async () => answer),
    call: vi.fn(async () => 'done'),
    train: vi.fn(async () => ({ epochs: [] })),
    ping: vi.fn(),
  };

  constructor() {
    super();
    this.connect(this.inside);
    this.inside.connect(this);
    Comlink.expose(this.remote, /** @type {any} */ (this.inside));
  }

  fallSilent() {
    this.connect(null);
    this.inside.connect(null);
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

/** @type {FakeWorker[]} */
let workers;

/** @param {(worker: FakeWorker, index: number) => void} [prepare] called for each new worker */
function openLab(prepare = () => {}) {
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
function heard(lab, type) {
  const listener = vi.fn();
  lab.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail));
  return listener;
}

/** Lets what is on the line arrive. */
async function settle() {
  for (let i = 0; i < 50; ++i) await Promise.resolve();
}

const never = () => new Promise(() => {});

beforeEach(() => {
  workers = [];
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout', 'clearInterval', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a worker that comes up', () => {
  it('makes the lab ready, with its info and its network', async () => {
    const lab = openLab();
    const network = heard(lab, 'network');
    expect([lab.info, lab.network, lab.training, lab.dataLoaded]).toEqual([
      null,
      null,
      null,
      false,
    ]);
    await lab.ready;
    expect(lab.info).toEqual(answer.info);
    expect(lab.network).toEqual(answer.status);
    expect(network).toHaveBeenCalledWith(answer.status);
    expect(workers).toHaveLength(1);
  });

  it('is asked only when it is ready', async () => {
    let start = () => {};
    const lab = openLab(({ remote }) => {
      remote.start.mockReturnValue(new Promise((resolve) => (start = () => resolve(answer))));
    });
    const summary = lab.summary();
    await settle();
    expect(workers[0].remote.call).not.toHaveBeenCalled();
    start();
    expect(await summary).toBe('done');
  });

  it('is sent every call as it was made', async () => {
    const lab = openLab();
    const pixels = [1, 2];
    const bytes = Uint8Array.of(7);
    /** @type {[Promise<any>, ...unknown[]][]} */
    const calls = [
      [lab.loadData(), 'loadData'],
      [lab.useData('mnist'), 'useData', 'mnist'],
      [lab.createNetwork({ seed: 2 }), 'createNetwork', { seed: 2 }],
      [lab.usePretrained(), 'usePretrained'],
      [lab.reset({ seed: 3 }), 'reset', { seed: 3 }],
      [lab.pause(), 'pause'],
      [lab.resume(), 'resume'],
      [lab.step(), 'step'],
      [lab.stop(), 'stop'],
      [lab.evaluate('test'), 'evaluate', 'test'],
      [lab.predict(pixels), 'predict', pixels],
      [lab.read([[{ x: 1, y: 2 }]]), 'read', [[{ x: 1, y: 2 }]]],
      [lab.readNumber([[{ x: 1, y: 2 }]]), 'readNumber', [[{ x: 1, y: 2 }]]],
      [lab.teach([[{ x: 1, y: 2 }]], 7), 'teach', [[{ x: 1, y: 2 }]], 7],
      [lab.setOwnDigits([]), 'setOwnDigits', []],
      [
        lab.readImage({ width: 1, height: 1, data: [255] }),
        'readImage',
        { width: 1, height: 1, data: [255] },
      ],
      [lab.summary(), 'summary'],
      [lab.describe({ seed: 4 }), 'describe', { seed: 4 }],
      [lab.augmented(1, { shift: 2 }, 3), 'augmented', 1, { shift: 2 }, 3],
      [lab.reliability('test'), 'reliability', 'test'],
      [lab.setThreads(2), 'setThreads', 2],
      [lab.save(), 'save'],
      [lab.load(bytes), 'load', bytes],
    ];
    for (const [promise] of calls) expect(await promise).toBe('done');
    const sent = workers[0].remote.call.mock.calls;
    expect(sent).toEqual(calls.map(([, method, ...parameters]) => [method, parameters]));
    // That was all that the lab offers, and the session has a method for each.
    const offered = Object.getOwnPropertyNames(Object.getPrototypeOf(lab));
    const called = sent.map((/** @type {unknown[]} */ call) => call[0]);
    expect([...called, 'constructor', 'train'].sort()).toEqual(offered.sort());
    for (const [method] of sent) {
      expect(Session.prototype[/** @type {keyof Session} */ (method)]).toBeTypeOf('function');
    }
  });

  it('passes its reports on as events and properties', async () => {
    const lab = openLab();
    await lab.ready;
    const reports = {
      download: { loadedBytes: 1 },
      training: { step: 2 },
      network: { origin: 'own' },
    };
    for (const [type, detail] of Object.entries(reports)) {
      const listener = heard(lab, type);
      workers[0].report(type, detail);
      await settle();
      expect(listener).toHaveBeenCalledExactlyOnceWith(detail);
    }
    expect(lab.training).toEqual(reports.training);
    expect(lab.network).toEqual(reports.network);
    expect(lab.dataLoaded).toBe(false);
    workers[0].report('data', { train: 1, test: 1 });
    await settle();
    expect(lab.dataLoaded).toBe(true);
  });

  it('refuses with the sentence of the session, and lives on', async () => {
    const lab = openLab();
    await lab.ready;
    workers[0].remote.call.mockRejectedValueOnce(new Error('Seed: expected one, got none.'));
    await expect(lab.reset()).rejects.toThrow('Seed: expected one, got none.');
    expect(await lab.reset()).toBe('done');
    expect(workers).toHaveLength(1);
  });
});

describe('train', () => {
  it('sends the options, calls onEpoch on the page, and waits for it', async () => {
    vi.useRealTimers();
    const lab = openLab();
    await lab.ready;
    /** @type {string[]} */
    const order = [];
    workers[0].remote.train.mockImplementation(
      async (/** @type {object} */ options, /** @type {any} */ onEpoch) => {
        expect(options).toEqual({ epochs: 2 });
        await onEpoch({ epoch: 0 });
        order.push('went on');
        return { epochs: [] };
      },
    );
    const onEpoch = async (/** @type {object} */ epoch) => {
      expect(epoch).toEqual({ epoch: 0 });
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('onEpoch ended');
    };
    expect(await lab.train({ epochs: 2, onEpoch })).toEqual({ epochs: [] });
    expect(order).toEqual(['onEpoch ended', 'went on']);
  });

  it('does without options', async () => {
    const lab = openLab();
    expect(await lab.train()).toEqual({ epochs: [] });
    expect(workers[0].remote.train).toHaveBeenCalledExactlyOnceWith({}, undefined);
  });

  it('refuses an onEpoch that is no function', async () => {
    const lab = openLab();
    const wrong = lab.train({ onEpoch: /** @type {any} */ ('log') });
    await expect(wrong).rejects.toThrow('Training, onEpoch: expected a function, got string.');
  });
});

/** The ways in which a worker that runs can die. @type {[string, (worker: FakeWorker) => unknown][]} */
const deaths = [
  ['it throws where nobody catches', (worker) => worker.fail('out of memory')],
  [
    'WebAssembly traps',
    async (worker) => {
      const trap = Object.assign(new Error('unreachable'), { name: 'RuntimeError' });
      worker.remote.call.mockRejectedValueOnce(trap);
    },
  ],
  [
    'it no longer answers',
    async (worker) => {
      worker.fallSilent();
      await vi.advanceTimersByTimeAsync(60_000);
    },
  ],
];

describe.each(deaths)('a worker that dies: %s', (name, kill) => {
  /** Opens a lab, has it do two things that never end, and kills its worker. */
  async function killOne() {
    const lab = openLab(({ remote }) => {
      remote.train.mockImplementation(never);
      remote.call.mockImplementation((/** @type {string} */ method) =>
        method === 'loadData' ? never() : Promise.resolve('done'),
      );
    });
    await lab.ready;
    workers[0].report('training', { state: 'running' });
    workers[0].report('network', { origin: 'own' });
    workers[0].report('data', {});
    await settle();
    const restart = heard(lab, 'restart');
    const network = heard(lab, 'network');
    const ends = Promise.allSettled([lab.train(), lab.loadData()]);
    await settle();
    await kill(workers[0]);
    // Where the trap waits for its call.
    await lab.summary().catch(() => {});
    return { lab, restart, network, ends: await ends };
  }

  it('rejects every pending promise with one sentence', async () => {
    const { ends } = await killOne();
    for (const end of ends) {
      expect(end.status).toBe('rejected');
      const { reason } = /** @type {PromiseRejectedResult} */ (end);
      expect(reason).toBeInstanceOf(Error);
      expect(reason.message).toMatch(/^Engine: it stopped unexpectedly \(.+\)\.$/);
    }
  });

  it('is replaced; the lab says so and is as at the start', async () => {
    const { lab, restart, network } = await killOne();
    await lab.ready;
    await settle();
    expect(workers).toHaveLength(2);
    expect(workers[0].terminate).toHaveBeenCalled();
    expect(restart).toHaveBeenCalledOnce();
    expect(restart.mock.calls[0][0]).toBeInstanceOf(Error);
    expect(network).toHaveBeenCalledExactlyOnceWith(answer.status);
    expect([lab.network, lab.training, lab.dataLoaded]).toEqual([answer.status, null, false]);
    expect(await lab.summary()).toBe('done');
  });

  it('is not listened to any more', async () => {
    const { lab } = await killOne();
    await lab.ready;
    const training = heard(lab, 'training');
    const late = Object.assign(new Event('message'), { data: { report: 'training', detail: {} } });
    workers[0].dispatchEvent(late);
    workers[0].fail('again');
    await settle();
    expect(training).not.toHaveBeenCalled();
    expect(workers).toHaveLength(2);
  });
});

describe('the error of a worker', () => {
  it('is not shown in the console as well', async () => {
    const lab = openLab();
    await lab.ready;
    expect(workers[0].fail('out of memory').defaultPrevented).toBe(true);
  });
});

describe('signs of life', () => {
  it('are asked for only while somebody waits', async () => {
    const lab = openLab();
    await lab.ready;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers[0].remote.ping).not.toHaveBeenCalled();
    workers[0].remote.train.mockImplementation(never);
    lab.train().catch(() => {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers[0].remote.ping).toHaveBeenCalled();
  });

  it('keep a worker that answers them, however long its work takes', async () => {
    const lab = openLab(({ remote }) => remote.train.mockImplementation(never));
    await lab.ready;
    lab.train().catch(() => {});
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(workers).toHaveLength(1);
  });

  it('may be late for a while', async () => {
    const lab = openLab(({ remote }) => remote.train.mockImplementation(never));
    await lab.ready;
    lab.train().catch(() => {});
    await settle();
    const { inside } = workers[0];
    inside.other = null;
    await vi.advanceTimersByTimeAsync(7000);
    inside.other = workers[0];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers).toHaveLength(1);
  });
});

describe('a worker that never comes up', () => {
  /** @type {[string, (worker: FakeWorker) => void, RegExp][]} */
  const failures = [
    [
      'it cannot be loaded',
      (worker) => {
        worker.remote.start.mockImplementation(never);
        queueMicrotask(() => worker.fail(''));
      },
      /it could not be loaded/,
    ],
    [
      'its network is missing',
      ({ remote }) => remote.start.mockRejectedValue(new Error('Pretrained network: got 404.')),
      /^Pretrained network: got 404\.$/,
    ],
    [
      'WebAssembly traps',
      ({ remote }) =>
        remote.start.mockRejectedValue(Object.assign(new Error('oops'), { name: 'RuntimeError' })),
      /oops/,
    ],
    [
      'it never answers',
      (worker) => {
        worker.fallSilent();
      },
      /it no longer answers/,
    ],
  ];

  it.each(failures)(
    'rejects ready and every call, and is not started again: %s',
    async (_, prepare, sentence) => {
      const lab = openLab(prepare);
      const restart = heard(lab, 'restart');
      const ends = Promise.allSettled([lab.ready, lab.summary(), lab.train()]);
      await vi.advanceTimersByTimeAsync(60_000);
      for (const end of await ends) {
        expect(end.status).toBe('rejected');
        expect(/** @type {PromiseRejectedResult} */ (end).reason.message).toMatch(sentence);
      }
      await vi.advanceTimersByTimeAsync(600_000);
      expect(workers).toHaveLength(1);
      expect(restart).not.toHaveBeenCalled();
      await expect(lab.summary()).rejects.toThrow(sentence);
    },
  );

  it('as the second one ends the lab with a sentence, not in a loop', async () => {
    const lab = openLab((worker, index) => {
      if (index > 0) worker.remote.start.mockRejectedValue(new Error('No network.'));
    });
    await lab.ready;
    const restart = heard(lab, 'restart');
    workers[0].fail('out of memory');
    const second = lab.ready;
    await expect(second).rejects.toThrow('No network.');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(restart).toHaveBeenCalledOnce();
    expect(workers).toHaveLength(2);
    await expect(lab.summary()).rejects.toThrow('No network.');
  });
});
