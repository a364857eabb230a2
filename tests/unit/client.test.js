// The lab on the page's side: every call reaches the worker, every report the page.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkNesting } from '../../web/engine/nesting.js';
import { Session } from '../../web/engine/session.js';
import { answer, heard, openLab, settle, workers } from './client-support.js';

beforeEach(() => {
  workers.length = 0;
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
      [lab.evaluate('test', { views: 2 }), 'evaluate', 'test', { views: 2 }],
      [lab.images('test', [7]), 'images', 'test', [7]],
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
      [lab.measureSpeed({ seed: 5 }, { epochs: 2 }), 'measureSpeed', { seed: 5 }, { epochs: 2 }],
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

  it.each([[null], [5], [true], [''], [[]], [new Map([['epochs', 2]])], [{ epochs: 2 }]])(
    'sends %o as it is, for the session to judge',
    async (options) => {
      const lab = openLab();
      await lab.train(/** @type {any} */ (options));
      expect(workers[0].remote.train).toHaveBeenCalledExactlyOnceWith(options, undefined);
    },
  );

  it('refuses an onEpoch that is no function', async () => {
    const lab = openLab();
    const wrong = lab.train({ onEpoch: /** @type {any} */ ('log') });
    await expect(wrong).rejects.toThrow('Training, onEpoch: expected a function, got string.');
  });
});

describe('arguments nested too deep', () => {
  /** @param {number} depth */
  function nested(depth) {
    /** @type {any} */
    let value = {};
    for (let i = 1; i < depth; ++i) value = i % 2 === 0 ? { layers: value } : [value];
    return value;
  }
  /** @type {any} */
  const circle = {};
  circle.circle = [circle];

  it.each([
    ['33 deep', nested(33)],
    ['20,000 deep', nested(20_000)],
    ['in a circle', circle],
  ])('%s: refused before they are sent', async (_, value) => {
    const lab = openLab();
    await lab.ready;
    const sent = vi.spyOn(workers[0], 'postMessage');
    for (const call of [lab.createNetwork(value), lab.train({ augmentation: value })]) {
      await expect(call).rejects.toThrow(
        'Arguments: expected lists and objects at most 32 deep, got deeper ones.',
      );
    }
    expect(sent).not.toHaveBeenCalled();
  });

  it('are none that are as deep as the engine reads', async () => {
    const lab = openLab();
    expect(await lab.createNetwork(nested(32))).toBe('done');
  });

  it('are told quickly where many ways lead to one value, and where bytes are many', async () => {
    /** @type {any} */
    let value = new Uint8Array(30_000_000);
    for (let i = 0; i < 31; ++i) value = [value, value];
    const start = performance.now();
    checkNesting([value]);
    expect(() => checkNesting([[[value]]])).toThrow('at most 32 deep');
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('arguments that cannot be copied', () => {
  it.each([
    ['a function', () => 7],
    ['a symbol', Symbol('seven')],
    ['a promise', Promise.resolve(7)],
  ])('%s: a sentence', async (_, value) => {
    const lab = openLab();
    await lab.ready;
    const wrong = /** @type {any} */ (value);
    const calls = [lab.reset({ seed: wrong }), lab.read(wrong), lab.train(wrong), lab.load(wrong)];
    for (const call of calls) {
      await expect(call).rejects.toThrow(
        'Arguments: expected values that can be copied, got others.',
      );
    }
    expect(await lab.summary()).toBe('done');
  });
});
