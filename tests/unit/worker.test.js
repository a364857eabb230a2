// The lab of the page with the real worker, in one thread: what of the engine reaches the page, and
// what of the page the engine.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { packStrokes } from '../../web/drawing/packed-strokes.js';
import { createLab } from '../../web/engine/client.js';
import { openEngine, pretrainedBytes, smallFiles } from '../wasm/engine.js';
import { Line } from './client-support.js';

/** @import { Lab } from '../../web/engine/types.js' */

const worker = vi.hoisted(() => ({ engine: /** @type {any} */ (null) }));

vi.mock('../../web/engine/load-engine.js', async (original) => {
  const { loadEngine } = /** @type {any} */ (await original());
  return {
    loadEngine: async (/** @type {any} */ options) =>
      options ? loadEngine(options) : worker.engine,
  };
});

/** @type {Line[]} */
const lines = [];

/** A new worker, as its script makes it: in a module of its own. One that replaces it never comes up. */
function openWorker() {
  const line = new Line();
  lines.push(line);
  if (lines.length > 1) return /** @type {any} */ (line);
  vi.stubGlobal('addEventListener', line.inside.addEventListener.bind(line.inside));
  vi.stubGlobal('postMessage', line.inside.postMessage.bind(line.inside));
  vi.resetModules();
  // Comlink listens when it is there; the browser keeps what comes before.
  const early = line.postMessage.bind(line);
  const running = import('../../web/engine/worker.js');
  line.postMessage = (...message) => void running.then(() => early(...message));
  return /** @type {any} */ (line);
}

/** @param {(engine: any) => void} [prepare] what the worker loads */
async function openLab(prepare = () => {}) {
  lines.length = 0;
  worker.engine = await openEngine();
  prepare(worker.engine);
  vi.stubGlobal('fetch', async () => new Response(pretrainedBytes()));
  const lab = createLab(openWorker);
  await lab.ready;
  return lab;
}

/** @param {Lab} lab */
function bringData(lab) {
  const { images, labels } = smallFiles(60);
  return lab.useData([new File([images], 'images'), new File([labels], 'labels')]);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

const brief = { epochs: 1, batchSize: 10, trainSize: 40, validationSize: 0 };

/** @param {Error} error */
const thrower = (error) => () => {
  throw error;
};
const stopped = /^Engine: it stopped unexpectedly \((unreachable|Maximum call stack .*)\)\.$/;

describe('a trap in the engine', () => {
  const trap = new WebAssembly.RuntimeError('unreachable');
  const tooDeep = new RangeError('Maximum call stack size exceeded');

  /** @type {[string, (engine: any) => void, (lab: Lab) => Promise<unknown>][]} */
  const traps = [
    [
      'in a method',
      ({ Network }) => (Network.prototype.summary = thrower(trap)),
      (lab) => lab.summary(),
    ],
    [
      'whose call stack was too deep',
      ({ Network }) => (Network.prototype.summary = thrower(tooDeep)),
      (lab) => lab.summary(),
    ],
    [
      'in a static function',
      ({ Network }) => (Network.create = thrower(trap)),
      (lab) => lab.createNetwork(),
    ],
    [
      'in a method that the classes share',
      ({ DataSet }) => (Object.getPrototypeOf(DataSet.prototype).delete = thrower(trap)),
      bringData,
    ],
    [
      'in a function',
      (engine) => (engine.setThreadCount = thrower(trap)),
      (lab) => lab.setThreads(1),
    ],
  ];

  it.each(traps)('%s ends the worker', async (_, breakIt, call) => {
    const lab = await openLab(breakIt);
    await expect(call(lab)).rejects.toThrow(stopped);
    expect(lines).toHaveLength(2);
    expect(lines[0].terminate).toHaveBeenCalled();
  });
});

describe('what is no trap', () => {
  /** @param {Lab} lab @param {() => unknown} onEpoch */
  async function train(lab, onEpoch) {
    await bringData(lab);
    return lab.train({ ...brief, onEpoch });
  }

  it('is an error of onEpoch by the name of one', async () => {
    const lab = await openLab();
    const onEpoch = () => {
      throw Object.assign(new Error('mine'), { name: 'RuntimeError' });
    };
    await expect(train(lab, onEpoch)).rejects.toThrow('mine');
    expect(lines).toHaveLength(1);
  });

  it('is an onEpoch that recurses without end', async () => {
    const lab = await openLab();
    /** @returns {unknown} */
    const onEpoch = () => [onEpoch()];
    await expect(train(lab, onEpoch)).rejects.toThrow('call stack');
    expect(lines).toHaveLength(1);
    expect((await lab.summary()).layers).not.toHaveLength(0);
  });
});

describe('a message that the worker cannot read', () => {
  it.each([
    ['null', new MessageEvent('message', { data: null })],
    ['an error', new MessageEvent('messageerror')],
  ])('%s: its call is refused, and no other', async (_, event) => {
    const lab = await openLab();
    await bringData(lab);
    const training = lab.train({ ...brief, startPaused: true });
    await lab.summary();
    const lost = vi.spyOn(lines[0], 'postMessage').mockImplementationOnce(() => {
      lines[0].inside.dispatchEvent(event);
    });
    await expect(lab.describe()).rejects.toThrow(/^Arguments: expected .*, got others\.$/);
    lost.mockRestore();
    expect((await lab.summary()).layers).not.toHaveLength(0);
    await lab.stop();
    expect(await training).toEqual({ epochs: [] });
    expect(lines).toHaveLength(1);
  });
});

describe('train', () => {
  it.each([
    [null, 'null'],
    [5, '5'],
    [true, 'true'],
    [[], '[]'],
    ['', '""'],
  ])('is refused with %o for options', async (options, shown) => {
    const lab = await openLab();
    await expect(lab.train(/** @type {any} */ (options))).rejects.toThrow(
      `Training: expected an object of options, got ${shown}.`,
    );
  });
});

describe('packed strokes', () => {
  const many = [
    Array.from({ length: 3000 }, (_, i) => ({ x: 100 + 20 * Math.sin(i / 500), y: i / 20 })),
  ];
  const packed = /** @type {any} */ (packStrokes(many));

  it('are read as the strokes that they are', async () => {
    const lab = await openLab();
    const reading = await lab.read(many);
    expect(reading).toEqual(await lab.read(packed));
    expect(reading.digit).not.toBeNull();
    expect((await lab.readNumber(many)).digits).not.toHaveLength(0);
  });

  it('are refused where they are forged, and of methods that take none', async () => {
    const lab = await openLab();
    const forged = /** @type {any} */ ({ ...packed, ends: Uint32Array.of(2 ** 32 - 1) });
    for (const call of [lab.read(forged), lab.readNumber(forged), lab.teach(packed, 7)]) {
      await expect(call).rejects.toThrow(/^Strokes: expected an array of arrays of \{x, y\}/);
    }
  });
});

describe('a part of the engine that cannot be fetched', () => {
  const seven = [[0, 1, 2].map((i) => ({ x: 100 + 20 * i, y: 60 * i }))];
  const picture = { width: 40, height: 40, data: new Uint8ClampedArray(6400).fill(255) };

  /** @type {[string, string, (lab: Lab) => Promise<unknown>][]} */
  const calls = [
    ['train', 'engine/training-run', (lab) => lab.train(brief)],
    ['evaluate', 'engine/teaching', (lab) => lab.evaluate('own')],
    ['teach', 'engine/teaching', (lab) => lab.teach(seven, 7)],
    ['reliability', 'engine/reliability', (lab) => lab.reliability('test')],
    ['readNumber', 'engine/reading-numbers', (lab) => lab.readNumber(seven)],
    ['readImage', 'engine/reading-images', (lab) => lab.readImage(picture)],
    ['measureSpeed', 'engine/speed-trial', (lab) => lab.measureSpeed()],
    ['useData', 'data/own-files', bringData],
    ['loadData', 'data/download', (lab) => lab.loadData()],
    [
      'loadData of Fashion-MNIST',
      'data/fashion-mnist-files',
      async (lab) => {
        await lab.useData('fashion-mnist');
        await lab.loadData();
      },
    ],
  ];

  it.each(calls)('%s says so in a sentence', async (name, part, call) => {
    const lab = await openLab();
    if (!part.startsWith('data/')) await bringData(lab);
    if (name === 'evaluate') {
      await lab.usePretrained();
      await lab.setOwnDigits([{ digit: 7, strokes: seven }]);
      await lab.useData('mnist');
    }
    vi.doMock(`../../web/${part}.js`, () => {
      throw new TypeError('Failed to fetch dynamically imported module: http://localhost/x.js');
    });
    try {
      await expect(call(lab)).rejects.toThrow(
        /^Engine: a part of it could not be fetched\. Check the connection and try again\.$/,
      );
    } finally {
      vi.doUnmock(`../../web/${part}.js`);
    }
    expect(lines).toHaveLength(1);
  });
});
