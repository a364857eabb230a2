// The network of a session: made, reset, saved, loaded, asked; what is refused leaves it as it was.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEngine, specJson } from '../wasm/engine.js';
import { nielsen, openSessions, text } from './session-support.js';

/** @typedef {ReturnType<Awaited<ReturnType<typeof openSessions>>>} Opened */

/** @type {Awaited<ReturnType<typeof openSessions>>} */
let openSession;
/** @type {Opened['session']} */
let session;
/** @type {Opened['reported']} */
let reported;

beforeAll(async () => {
  openSession = await openSessions();
});

beforeEach(() => {
  ({ session, reported } = openSession());
});

/** A one, in the middle of the pad. */
const one = [Array.from({ length: 30 }, (_, i) => ({ x: 140 + i / 10, y: 40 + 6.5 * i }))];

describe('at the start', () => {
  it('the pretrained network answers', () => {
    expect(session.status()).toMatchObject({ origin: 'pretrained', epochsTrained: 0 });
    expect(session.read(one).digit).toBe(1);
  });

  it('says which version runs', () => {
    expect(session.info()).toEqual({
      version: expect.any(String),
      simd: true,
      threads: 1,
      maxThreads: 1,
    });
    expect(() => session.setThreads(2)).toThrow('Threads: expected 1, as this page may not');
  });
});

describe('createNetwork', () => {
  it('replaces the network and reports it', () => {
    const status = session.createNetwork(nielsen);
    expect(status).toEqual({
      origin: 'own',
      spec: nielsen,
      data: 'mnist',
      classNames: [...'0123456789'],
      epochsTrained: 0,
      taught: 0,
      predecessors: 1,
      parameters: 785 * 30 + 310,
    });
    expect(session.status()).toEqual(status);
    expect(reported('network')).toEqual([status]);
  });

  it('gives the same weights for the same seed, and others for another', () => {
    const files = [3, 3, 4].map((seed) => {
      session.createNetwork({ ...nielsen, seed });
      return text(session.save());
    });
    expect(files[1]).toBe(files[0]);
    expect(files[2]).not.toBe(files[0]);
  });

  it('refuses a network that is too large, and keeps the one that answers', () => {
    const before = text(session.save());
    const layers = [...Array(3).fill({ units: 10_000 }), { units: 10 }];
    expect(() => session.createNetwork({ layers })).toThrow(/at most \d+ parameters/);
    expect(() => session.createNetwork({ layers: [] })).toThrow(/^Layers: expected/);
    expect(text(session.save())).toBe(before);
    expect(session.status().origin).toBe('pretrained');
    expect(reported('network')).toEqual([]);
  });
});

describe('reset', () => {
  it('brings back the initial weights, to the byte', async () => {
    session.createNetwork(nielsen);
    const initial = text(session.save());
    await session.train({ epochs: 1, trainSize: 500, validationSize: 0, learningRate: 1 });
    expect(text(session.save())).not.toBe(initial);
    expect(session.status().epochsTrained).toBe(1);
    expect(session.reset()).toMatchObject({ origin: 'own', epochsTrained: 0 });
    expect(text(session.save())).toBe(initial);
  });

  it('takes another seed, as if the network had been made with it', () => {
    session.createNetwork({ ...nielsen, seed: 8 });
    const eight = text(session.save());
    session.createNetwork(nielsen);
    expect(session.reset({ seed: 8 }).spec.seed).toBe(8);
    expect(text(session.save())).toBe(eight);
  });

  it('works for a network from a file with more layers than the lab makes', async () => {
    const engine = await openEngine();
    const layers = [...Array(20).fill({ type: 'dense', units: 3, activation: 'tanh' })];
    layers.push({ type: 'dense', units: 10, activation: 'softmax' });
    const spec = { layers, loss: 'crossEntropy', initializer: 'he', seed: 5 };
    const file = engine.Network.create(JSON.stringify(spec)).save();
    const seven = engine.Network.create(JSON.stringify({ ...spec, seed: 7 })).save();
    session.load(file);
    expect(session.reset({ seed: 7 }).spec.layers).toHaveLength(21);
    expect(text(session.save())).toBe(text(seven));
  });

  it('refuses options that it does not know', () => {
    expect(() => session.reset(/** @type {any} */ ({ sead: 5 }))).toThrow(
      "Reset: expected seed, got 'sead'.",
    );
    expect(() => session.reset(/** @type {any} */ (5))).toThrow(/^Reset: expected an object/);
    expect(session.reset({ seed: undefined }).spec.seed).toBe(session.status().spec.seed);
  });

  it('refuses a seed that is none, and keeps the weights', () => {
    session.createNetwork(nielsen);
    const before = text(session.save());
    for (const seed of [-1, 0.5, NaN, 2 ** 32]) {
      expect(() => session.reset({ seed })).toThrow(/^Seed: expected a whole number/);
    }
    expect(text(session.save())).toBe(before);
  });
});

describe('usePretrained', () => {
  it('brings the first network back', () => {
    const before = text(session.save());
    session.createNetwork(nielsen);
    expect(session.usePretrained().origin).toBe('pretrained');
    expect(text(session.save())).toBe(before);
  });
});

describe('save and load', () => {
  it('load what was saved, from a Uint8Array or an ArrayBuffer', () => {
    session.createNetwork(nielsen);
    const file = session.save();
    const { buffer } = file.slice();
    for (const bytes of [file, buffer]) {
      session.usePretrained();
      expect(session.load(bytes)).toMatchObject({ origin: 'file', spec: nielsen });
      expect(text(session.save())).toBe(text(file));
    }
  });

  it('refuse files that are cut, foreign or for another shape, and keep the network', async () => {
    const engine = await openEngine();
    /** @param {object} parts */
    const saved = (parts) => {
      const network = engine.Network.create(specJson(parts));
      const file = network.save();
      network.delete();
      return file;
    };
    session.createNetwork(nielsen);
    const file = session.save();
    const before = reported('network').length;
    const many = [{ type: 'dense', units: 63, activation: 'sigmoid' }];
    /** @type {[unknown, RegExp][]} */
    const cases = [
      [file.slice(0, file.length / 2), /^Model file: .*cut\.$/],
      [file.slice(0, 5), /^Model file: expected a safetensors file, got 5 bytes\.$/],
      [new Uint8Array(0), /^Model file: expected a safetensors file/],
      [new Uint8Array(5000).fill(80), /^Model file: expected a safetensors file/],
      [saved({ input: [8, 8, 1] }), /28 × 28 pixels.*got one for 8 × 8 pixels/],
      [saved({ layers: many }), /2 to 62 classes.*63 classes/],
      ['weights', /^Model file: expected a Uint8Array or an ArrayBuffer, got string\.$/],
      [undefined, /^Model file: expected a Uint8Array or an ArrayBuffer, got undefined\.$/],
    ];
    for (const [bytes, sentence] of cases) {
      expect(() => session.load(bytes)).toThrow(sentence);
      expect(text(session.save())).toBe(text(file));
      expect(session.status()).toMatchObject({ origin: 'own', spec: nielsen });
    }
    expect(reported('network')).toHaveLength(before);
  });
});

describe('predict', () => {
  it('answers the same for bytes however they are given', () => {
    const { image } = session.read(one);
    const expected = session.predict(image);
    expect(expected.digit).toBe(1);
    expect(expected.probabilities).toHaveLength(10);
    expect(session.predict([...image])).toEqual(expected);
    expect(session.predict(new Uint8ClampedArray(image))).toEqual(expected);
  });

  it.each([
    ['nothing', undefined, /got undefined\.$/],
    ['text', '7', /got string\.$/],
    ['too few bytes', new Uint8Array(783), /784 of them.*got 783\.$/],
    ['an empty list', [], /784 of them.*got 0\.$/],
    ['shares of 1', Array(784).fill(0.5), /whole numbers from 0 to 255, got 0\.5\.$/],
    ['numbers too large', Array(784).fill(256), /got 256\.$/],
    ['words', Array(784).fill('1'), /got "1"\.$/],
    ['no numbers', Array(784).fill(NaN), /got NaN\.$/],
    ['holes', Array(784), /got undefined\.$/],
  ])('refuses %s', (_, pixels, sentence) => {
    expect(() => session.predict(pixels)).toThrow(/^Pixels: expected/);
    expect(() => session.predict(pixels)).toThrow(sentence);
  });
});

describe('read', () => {
  it('gives the digit, ten probabilities that sum to 1, and the image', () => {
    const { digit, probabilities, image } = session.read(one);
    expect(digit).toBe(probabilities.indexOf(Math.max(...probabilities)));
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    expect(image).toBeInstanceOf(Uint8Array);
    expect(image).toHaveLength(784);
    expect(Math.max(...image)).toBeGreaterThan(200);
  });

  it.each([[[]], [[[]]], [[[], [], []]]])(
    'gives no answer where there is no ink: %j',
    (strokes) => {
      expect(session.read(strokes)).toEqual({
        digit: null,
        probabilities: Array(10).fill(0),
        image: new Uint8Array(784),
        known: false,
      });
    },
  );

  it.each([undefined, null, 'one', [1], [[null]], [[{ x: 1 }]], [[{ x: NaN, y: 1 }]]])(
    'refuses %j',
    (strokes) => {
      const read = () => session.read(/** @type {any} */ (strokes));
      expect(read).toThrow(/expected .*, got/);
    },
  );
});

describe('summary', () => {
  it('has the rows and the total of the network', () => {
    session.createNetwork(nielsen);
    const { layers, totalParameters, text: table } = session.summary();
    expect(
      layers.map(({ name, outputShape, parameters }) => [name, outputShape, parameters]),
    ).toEqual([
      ['dense', [30], 23550],
      ['dense_1', [10], 310],
    ]);
    expect(totalParameters).toBe(23860);
    expect(table).toMatch(/dense_1 \(Dense\) +\(None, 10\) +310/);
  });
});

describe('describe', () => {
  it('says what a network would be made of, and makes none', () => {
    const before = session.status();
    const described = session.describe(nielsen);
    expect(session.status()).toEqual(before);
    session.createNetwork(nielsen);
    expect(described).toEqual(session.summary());
    expect(() => session.describe({ layers: [] })).toThrow(/^Layers: expected/);
  });
});
