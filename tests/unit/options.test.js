// Every wrong option has its sentence; every one that is left out has a default.
import { describe, expect, it } from 'vitest';
import { limits } from '../../web/engine/limits.js';
import {
  checkModelBytes,
  checkPixels,
  completeNetworkSpec,
  completeTestOptions,
  completeTrainOptions,
} from '../../web/engine/options.js';

const output = { type: 'dense', units: 10, activation: 'softmax' };

describe('a network', () => {
  it('is Keras’ first one by default', () => {
    expect(completeNetworkSpec()).toEqual({
      layers: [{ type: 'dense', units: 128, activation: 'relu' }, output],
      loss: 'crossEntropy',
      initializer: 'glorot',
      seed: 1,
    });
    expect(completeNetworkSpec({})).toEqual(completeNetworkSpec());
  });

  it('has its layers completed, and does not change what was given', () => {
    const given = { layers: [{ units: 5 }, { units: 10 }] };
    const { layers } = completeNetworkSpec(/** @type {any} */ (given));
    expect(layers).toEqual([{ type: 'dense', units: 5, activation: 'relu' }, output]);
    expect(given).toEqual({ layers: [{ units: 5 }, { units: 10 }] });
  });

  it('takes what is undefined for what is left out', () => {
    const none = { layers: undefined, loss: undefined, initializer: undefined, seed: undefined };
    expect(completeNetworkSpec(none)).toEqual(completeNetworkSpec());
    const layers = /** @type {any} */ ([{ type: undefined, units: 10, activation: undefined }]);
    expect(completeNetworkSpec({ layers }).layers).toEqual([output]);
  });

  it('keeps everything that is given', () => {
    const spec = {
      layers: [
        { type: 'dense', units: 30, activation: 'tanh' },
        { type: 'dense', units: 10, activation: 'sigmoid' },
      ],
      loss: 'quadratic',
      initializer: 'he',
      seed: limits.seed.max,
    };
    expect(completeNetworkSpec(/** @type {any} */ (spec))).toEqual(spec);
  });

  it('may have no hidden layer, and as many as the limit', () => {
    for (const count of [limits.hiddenLayers.min, limits.hiddenLayers.max]) {
      const layers = /** @type {any} */ ([...Array(count).fill({ units: 2 }), { units: 10 }]);
      expect(completeNetworkSpec({ layers }).layers).toHaveLength(count + 1);
    }
  });

  const most = limits.hiddenLayers.max + 1;
  const units = (/** @type {unknown} */ value) => ({ layers: [{ units: value }, output] });
  const wrongUnits = (/** @type {string} */ value) =>
    `Layer 1, units: expected a whole number from 1 to 10,000, got ${value}.`;

  /** @type {[unknown, string][]} */
  const cases = [
    [null, 'Network: expected an object of options, got null.'],
    ['dense', 'Network: expected an object of options, got "dense".'],
    [[], 'Network: expected an object of options, got [].'],
    [{ layer: [] }, "Network: expected layers, loss, initializer, seed, got 'layer'."],
    [{ layers: [] }, `Layers: expected a list of 1 to ${most}, got 0.`],
    [{ layers: 'two' }, `Layers: expected a list of 1 to ${most}, got "two".`],
    [
      { layers: Array(most + 1).fill(output) },
      `Layers: expected a list of 1 to ${most}, got ${most + 1}.`,
    ],
    [{ layers: [null, output] }, 'Layer 1: expected an object of options, got null.'],
    [{ layers: [30, output] }, 'Layer 1: expected an object of options, got 30.'],
    [{ layers: [{ unit: 3 }, output] }, "Layer 1: expected type, units, activation, got 'unit'."],
    [units(0), wrongUnits('0')],
    [units(100_000), wrongUnits('100000')],
    [units(-1), wrongUnits('-1')],
    [units(1.5), wrongUnits('1.5')],
    [units(NaN), wrongUnits('NaN')],
    [units(Infinity), wrongUnits('Infinity')],
    [units('30'), wrongUnits('"30"')],
    [units(undefined), wrongUnits('undefined')],
    [units(null), wrongUnits('null')],
    [
      { layers: [{ units: 3, activation: 'softmax' }, output] },
      "Layer 1, activation: expected one of 'sigmoid', 'tanh', 'relu', 'linear', got \"softmax\".",
    ],
    [
      { layers: [{ units: 10, activation: 'relu' }] },
      "Layer 1, activation: expected one of 'sigmoid', 'softmax', got \"relu\".",
    ],
    [
      { layers: [output, { units: 9 }] },
      "Layer 1, activation: expected one of 'sigmoid', 'tanh', 'relu', 'linear', got \"softmax\".",
    ],
    [{ layers: [{ units: 9 }] }, 'Layer 1: expected 10 units, one for each digit, got 9.'],
    [{ loss: 'hinge' }, "Loss: expected one of 'quadratic', 'crossEntropy', got \"hinge\"."],
    [
      { initializer: 0 },
      "Initializer: expected one of 'normal', 'scaledNormal', 'glorot', 'he', 'zeros', got 0.",
    ],
    ...[-1, 0.5, 2 ** 32, NaN, '1', null].map(
      (seed) =>
        /** @type {[unknown, string]} */ ([
          { seed },
          `Seed: expected a whole number from 0 to 4,294,967,295, got ${typeof seed === 'number' ? seed : JSON.stringify(seed)}.`,
        ]),
    ),
  ];

  it.each(['lstm', '', 3, null])('%j is refused as the type of a layer', (type) => {
    const layers = /** @type {any} */ ([{ type, units: 3 }, output]);
    expect(() => completeNetworkSpec({ layers })).toThrow(
      /^Layer 1, type: expected one of 'dense', .*, got ("lstm"|""|3|null)\.$/,
    );
  });

  it('has a dense layer of ten units as its output, whatever is before it', () => {
    const layers = /** @type {any} */ ([{ units: 10 }, { type: 'flatten' }]);
    expect(() => completeNetworkSpec({ layers })).toThrow(
      'Layer 2, type: expected one of \'dense\', got "flatten".',
    );
  });

  it.each(cases)('%j is refused', (options, sentence) => {
    expect(() => completeNetworkSpec(/** @type {any} */ (options))).toThrow(new Error(sentence));
  });
});

describe('a training', () => {
  it('is Keras’ by default', () => {
    expect(completeTrainOptions()).toEqual({
      epochs: 5,
      batchSize: 32,
      optimizer: 'adam',
      learningRate: 0.001,
      trainSize: 50_000,
      validationSize: 10_000,
      seed: 1,
      schedule: 'constant',
      weightDecay: 0,
      labelSmoothing: 0,
      averaging: 0,
      augmentation: {},
      startPaused: false,
    });
    expect(completeTrainOptions({})).toEqual(completeTrainOptions());
  });

  it.each(
    /** @type {const} */ ([
      ['sgd', 0.01],
      ['momentum', 0.01],
      ['nesterov', 0.01],
      ['adam', 0.001],
    ]),
  )('with %s has the learning rate %d by default', (optimizer, learningRate) => {
    expect(completeTrainOptions({ optimizer }).learningRate).toBe(learningRate);
  });

  it('takes what is undefined for what is left out', () => {
    const keys = Object.keys(completeTrainOptions());
    const none = Object.fromEntries(keys.map((key) => [key, undefined]));
    expect(completeTrainOptions(none)).toEqual(completeTrainOptions());
    expect(completeTrainOptions({ trainSize: 7, validationSize: undefined }).validationSize).toBe(
      10_000,
    );
    expect(completeTestOptions({ views: undefined, augmentation: undefined })).toEqual(
      completeTestOptions(),
    );
  });

  it('uses all that is not kept for validation', () => {
    expect(completeTrainOptions({ validationSize: 0 }).trainSize).toBe(60_000);
    expect(completeTrainOptions({ validationSize: 100 }).trainSize).toBe(59_900);
    expect(completeTrainOptions({ trainSize: 7 })).toMatchObject({
      trainSize: 7,
      validationSize: 10_000,
    });
  });

  it('keeps everything that is given', () => {
    const options = /** @type {const} */ ({
      epochs: limits.epochs.max,
      batchSize: limits.batchSize.max,
      optimizer: 'nesterov',
      learningRate: limits.learningRate.max,
      trainSize: 60_000,
      validationSize: 0,
      seed: 0,
      schedule: 'cosine',
      weightDecay: 0.01,
      labelSmoothing: 0.1,
      averaging: 0.99,
      augmentation: { shift: 2 },
      startPaused: true,
    });
    expect(completeTrainOptions(options)).toEqual(options);
  });

  const rate = (/** @type {string} */ value) =>
    `Learning rate: expected a number above 0, at most 1000, got ${value}.`;

  /** @type {[unknown, string][]} */
  const cases = [
    [null, 'Training: expected an object of options, got null.'],
    [5, 'Training: expected an object of options, got 5.'],
    [[], 'Training: expected an object of options, got [].'],
    [new Map(), 'Training: expected an object of options, got {}.'],
    [{ startPaused: 'no' }, 'Start paused: expected true or false, got "no".'],
    [{ startPaused: 1 }, 'Start paused: expected true or false, got 1.'],
    [{ startPaused: null }, 'Start paused: expected true or false, got null.'],
    [{ augmentation: 3 }, 'Augmentation: expected an object of options, got 3.'],
    [{ epochs: 0 }, 'Epochs: expected a whole number from 1 to 1,000, got 0.'],
    [{ epochs: 1.5 }, 'Epochs: expected a whole number from 1 to 1,000, got 1.5.'],
    [{ epochs: 1001 }, 'Epochs: expected a whole number from 1 to 1,000, got 1001.'],
    [{ epochs: '3' }, 'Epochs: expected a whole number from 1 to 1,000, got "3".'],
    [{ batchSize: 0 }, 'Batch size: expected a whole number from 1 to 10,000, got 0.'],
    [{ batchSize: 10_001 }, 'Batch size: expected a whole number from 1 to 10,000, got 10001.'],
    [
      { optimizer: 'lion' },
      "Optimizer: expected one of 'sgd', 'momentum', 'nesterov', 'adam', got \"lion\".",
    ],
    [{ learningRate: 0 }, rate('0')],
    [{ learningRate: -1 }, rate('-1')],
    [{ learningRate: NaN }, rate('NaN')],
    [{ learningRate: 1e9 }, rate('1000000000')],
    [{ learningRate: Infinity }, rate('Infinity')],
    [{ learningRate: '0.1' }, rate('"0.1"')],
    [{ learningRate: null }, rate('null')],
    [{ trainSize: 0 }, 'Training size: expected a whole number from 1 to 60,000, got 0.'],
    [
      { trainSize: 60_001, validationSize: 0 },
      'Training size: expected a whole number from 1 to 60,000, got 60001.',
    ],
    [{ validationSize: -1 }, 'Validation size: expected a whole number from 0 to 59,999, got -1.'],
    [
      { validationSize: 60_000 },
      'Validation size: expected a whole number from 0 to 59,999, got 60000.',
    ],
    [
      { trainSize: 55_000, validationSize: 5_001 },
      'Split: expected at most 60,000 examples to train and validate on, got 55000 and 5001.',
    ],
    [{ seed: -1 }, 'Seed: expected a whole number from 0 to 4,294,967,295, got -1.'],
    [{ seed: 2 ** 32 }, 'Seed: expected a whole number from 0 to 4,294,967,295, got 4294967296.'],
  ];

  it.each([
    [{ epoch: 3 }, /^Training: expected epochs, batchSize, .*, got 'epoch'\.$/],
    [{ schedule: 'linear' }, /^Schedule: expected one of 'constant', .*, got "linear"\.$/],
    [{ augmentation: { flip: 1 } }, /^Augmentation: expected shift, .*, got 'flip'\.$/],
  ])('%j is refused with what is known', (options, sentence) => {
    expect(() => completeTrainOptions(/** @type {any} */ (options))).toThrow(sentence);
  });

  it.each(cases)('%j is refused', (options, sentence) => {
    expect(() => completeTrainOptions(/** @type {any} */ (options))).toThrow(new Error(sentence));
  });
});

describe('bytes', () => {
  it('of an image are copied', () => {
    const pixels = new Uint8Array(784).fill(9);
    const checked = checkPixels(pixels);
    pixels.fill(0);
    expect(checked).toEqual(new Uint8Array(784).fill(9));
  });

  it('of a model file may come in an ArrayBuffer', () => {
    expect(checkModelBytes(Uint8Array.of(1, 2).buffer)).toEqual(Uint8Array.of(1, 2));
    expect(() => checkModelBytes([1, 2])).toThrow(/^Model file: expected .*, got object\.$/);
  });
});
