// The lab on the page's side with a worker that falls silent or dies: no promise of the lab may hang.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, FakeWorker, heard, never, openLab, settle, workers } from './client-support.js';

beforeEach(() => {
  workers.length = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout', 'clearInterval', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** The ways in which a worker that runs can die. @type {[string, (worker: FakeWorker) => unknown][]} */
const deaths = [
  ['it throws where nobody catches', (worker) => worker.fail('out of memory')],
  ['WebAssembly traps', (worker) => worker.report('trap', 'unreachable')],
  [
    'it no longer answers',
    async (worker) => {
      worker.fallSilent();
      await vi.advanceTimersByTimeAsync(120_000);
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

describe('a worker that is silent', () => {
  it.each([
    ['evaluate', 1],
    ['summary', 2],
  ])('for half a minute, in %s: %d workers', async (method, count) => {
    const lab = openLab(({ remote }) => remote.call.mockImplementation(never));
    await lab.ready;
    /** @type {any} */ (lab)[method]().catch(() => {});
    await settle();
    workers[0].fallSilent();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(workers).toHaveLength(count);
  });

  it('may be long on its way', async () => {
    /** @type {any[][]} */
    const sent = [];
    const lab = openLab((worker) => {
      worker.postMessage = (...message) => void sent.push(message);
    });
    await vi.advanceTimersByTimeAsync(300_000);
    workers[0].postMessage = FakeWorker.prototype.postMessage;
    for (const [message, transfer] of sent) workers[0].postMessage(message, transfer);
    await lab.ready;
    expect(await lab.summary()).toBe('done');
    expect(workers).toHaveLength(1);
  });

  it.each([
    ['RangeError', 'Invalid array length'],
    ['RangeError', 'Maximum call stack size exceeded'],
    ['InternalError', 'too much recursion'],
    ['RuntimeError', 'unreachable'],
  ])('is none that refuses something with a %s of other origin: %s', async (name, message) => {
    const lab = openLab();
    await lab.ready;
    const error = Object.assign(new Error(message), { name });
    workers[0].remote.call.mockRejectedValueOnce(error);
    await expect(lab.summary()).rejects.toThrow(message);
    expect(workers).toHaveLength(1);
  });

  it('is none that cannot be sent something, whatever the error', async () => {
    const lab = openLab();
    await lab.ready;
    vi.spyOn(workers[0], 'postMessage').mockImplementationOnce(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    await expect(lab.summary()).rejects.toThrow();
    expect(workers).toHaveLength(1);
    expect(await lab.summary()).toBe('done');
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
      (worker) =>
        worker.remote.start.mockImplementation(async () => {
          worker.report('trap', 'oops');
          throw new Error('oops');
        }),
      /oops/,
    ],
    [
      'it answers once and never again',
      (worker) => {
        worker.remote.start.mockImplementation(never);
        worker.remote.ping.mockImplementation(() => setTimeout(() => worker.fallSilent(), 100));
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
});

describe('a second worker that does not come up', () => {
  const sentence = 'Engine: it could not start again. Check the connection, or reload the page.';

  /** Opens a lab whose first worker dies while there is no connection. */
  async function loseConnection() {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    const connection = { lost: false };
    const lab = openLab((worker) => {
      if (!connection.lost) return;
      worker.remote.start.mockImplementation(never);
      queueMicrotask(() => worker.fail(''));
    });
    await lab.ready;
    const [restart, down] = [heard(lab, 'restart'), heard(lab, 'down')];
    connection.lost = true;
    workers[0].report('training', { state: 'running' });
    await settle();
    workers[0].fail('out of memory');
    await expect(lab.ready).rejects.toThrow(sentence);
    await settle();
    return { lab, restart, down, page, connection };
  }

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is told once, and not as one that did', async () => {
    const { lab, restart, down } = await loseConnection();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(down).toHaveBeenCalledExactlyOnceWith(new Error(sentence));
    expect(restart).not.toHaveBeenCalled();
    expect([lab.training, workers.length]).toEqual([null, 2]);
  });

  it('is tried again at the next call, once for several', async () => {
    const { lab, restart, down, connection } = await loseConnection();
    const refused = await Promise.allSettled([lab.summary(), lab.train()]);
    for (const each of refused) {
      expect(/** @type {PromiseRejectedResult} */ (each).reason.message).toBe(sentence);
    }
    expect(workers).toHaveLength(3);
    expect([restart, down].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);

    connection.lost = false;
    expect(await Promise.all([lab.summary(), lab.summary()])).toEqual(['done', 'done']);
    expect(workers).toHaveLength(4);
    expect(workers[2].terminate).toHaveBeenCalled();
    const [[death]] = restart.mock.calls;
    expect(death.message).toBe('Engine: it stopped unexpectedly (out of memory).');
    await expect(lab.ready).resolves.toBeUndefined();
  });

  it('is tried again when the connection is back', async () => {
    const { lab, restart, page, connection } = await loseConnection();
    connection.lost = false;
    page.dispatchEvent(new Event('online'));
    await settle();
    expect(restart).toHaveBeenCalledOnce();
    expect(workers).toHaveLength(3);
    page.dispatchEvent(new Event('online'));
    expect(await lab.summary()).toBe('done');
    expect(workers).toHaveLength(3);
  });
});
