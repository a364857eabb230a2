// limits.js is what the page offers, and the C++ library has limits of its own: whatever the page
// offers the library must take, and what lies beyond must be refused with a sentence, by the library
// itself or by the lab's options before it.
import { beforeAll, describe, expect, it } from 'vitest';
import { limits, trainingExamples } from '../../web/engine/limits.js';
import { completeNetworkSpec, completeTrainOptions } from '../../web/engine/options.js';
import { openEngine, smallDataSet, specJson, trainerJson } from './engine.js';

/** @import { DataSet, Inkling, Network } from '../../web/engine/inkling.js' */

/** @type {Inkling} */
let engine;

beforeAll(async () => {
  engine = await openEngine();
});

/** @param {number[]} units @param {object} [parts] */
function spec(units, parts) {
  const layers = units.map((each) => ({ type: 'dense', units: each, activation: 'sigmoid' }));
  return specJson({ layers, initializer: 'zeros', ...parts });
}

/** @param {string} json of a network that must be possible; returns its number of parameters */
function accept(json) {
  const network = engine.Network.create(json);
  const parameters = network.parameterCount();
  network.delete();
  return parameters;
}

describe('the network', () => {
  it('takes layers of the fewest and the most units, and none beyond', () => {
    const { min, max } = limits.units;
    expect(accept(spec([min, 10]))).toBe(785 * min + (min + 1) * 10);
    expect(accept(spec([max, 10]))).toBe(785 * max + (max + 1) * 10);
    const range = `from ${min} to ${max}`;
    expect(() => accept(spec([min - 1, 10]))).toThrow(range);
    expect(() => accept(spec([max + 1, 10]))).toThrow(range);
  });

  it('takes as many layers as the page offers', () => {
    const { min, max } = limits.hiddenLayers;
    const layers = (/** @type {number} */ count) => spec([...Array(count).fill(2), 10]);
    expect(accept(layers(min))).toBe(7850);
    expect(accept(layers(max))).toBe(785 * 2 + (max - 1) * 6 + 30);
    expect(() => completeNetworkSpec(JSON.parse(layers(max + 1)))).toThrow(
      `1 to ${max + 1}, got ${max + 2}`,
    );
  });

  it('is refused when all its layers together are too large, before it takes memory', () => {
    const { max } = limits.units;
    const before = /** @type {any} */ (engine).HEAPU8.length;
    const most = spec(Array(limits.hiddenLayers.max).fill(max).concat(10));
    expect(() => completeNetworkSpec(JSON.parse(most))).not.toThrow();
    expect(() => accept(most)).toThrow(/expected at most \d+ parameters, got \d+/);
    expect(/** @type {any} */ (engine).HEAPU8.length).toBe(before);
  });

  it('counts what is within residual blocks, too, before it takes memory', () => {
    const before = /** @type {any} */ (engine).HEAPU8.length;
    const wide = { type: 'dense', units: limits.units.max, activation: 'tanh' };
    const block = { type: 'residual', layers: [wide, wide] };
    const layers = [wide, block, { type: 'dense', units: 10, activation: 'sigmoid' }];
    expect(() => accept(specJson({ layers }))).toThrow(/expected at most \d+ parameters, got \d+/);
    expect(/** @type {any} */ (engine).HEAPU8.length).toBe(before);
  });

  it('takes every seed of the range', () => {
    const { min, max } = limits.seed;
    const files = [min, max].map((seed) => {
      const network = engine.Network.create(spec([10], { seed, initializer: 'normal' }));
      expect(JSON.parse(network.spec()).seed).toBe(seed);
      const file = network.save();
      network.initialize(seed);
      expect(network.save()).toEqual(file);
      network.delete();
      return file;
    });
    expect(files[0]).not.toEqual(files[1]);
    expect(() => accept(spec([10], { seed: max + 1 }))).toThrow(`${min} to ${max}`);
    expect(() => accept(spec([10], { seed: min - 1 }))).toThrow(`${min} to ${max}`);
  });
});

describe('the trainer', () => {
  /** @type {Network} */
  let network;
  /** @type {DataSet} */
  let dataSet;

  beforeAll(() => {
    network = engine.Network.create(spec([10]));
    dataSet = smallDataSet(engine, 30);
  });

  /** @param {object} options */
  function train(options) {
    const trainer = engine.Trainer.create(network, dataSet, 0, 30, trainerJson(options));
    try {
      return { ...trainer.run(1), stepsPerEpoch: trainer.stepsPerEpoch() };
    } finally {
      trainer.delete();
    }
  }

  it('takes mini-batches of the smallest and the greatest size, and none beyond', () => {
    const { min, max } = limits.batchSize;
    expect(train({ batchSize: min })).toMatchObject({ total: min, stepsPerEpoch: 30 });
    expect(train({ batchSize: max })).toMatchObject({ total: 30, stepsPerEpoch: 1 });
    expect(() => train({ batchSize: min - 1 })).toThrow(`${min} to ${max}, got ${min - 1}`);
    expect(() => train({ batchSize: max + 1 })).toThrow(`${min} to ${max}, got ${max + 1}`);
  });

  it('takes learning rates up to the greatest, and none beyond', () => {
    const { min, max } = limits.learningRate;
    expect(train({ learningRate: 1e-30 }).total).toBe(10);
    expect(train({ learningRate: max }).total).toBe(10);
    const range = `above ${min} and at most ${max}`;
    expect(() => train({ learningRate: min })).toThrow(range);
    expect(() => train({ learningRate: max + 0.001 })).toThrow(range);
  });

  it('takes every seed of the range', () => {
    expect(train({ seed: limits.seed.min }).total).toBe(10);
    expect(train({ seed: limits.seed.max }).total).toBe(10);
    // The library takes what its 32 bits hold; the lab refuses what is beyond.
    expect(() => completeTrainOptions({ seed: limits.seed.max + 1 })).toThrow(/^Seed: expected/);
    expect(() => completeTrainOptions({ seed: limits.seed.min - 1 })).toThrow(/^Seed: expected/);
  });

  it('never sees a split that is larger than the data', () => {
    const { trainSize, validationSize } = limits;
    expect(trainSize.max).toBe(trainingExamples);
    expect(() =>
      completeTrainOptions({ trainSize: trainSize.max, validationSize: 0 }),
    ).not.toThrow();
    expect(() => completeTrainOptions({ validationSize: validationSize.max })).not.toThrow();
    expect(() => completeTrainOptions({ trainSize: trainSize.max, validationSize: 1 })).toThrow();
    expect(completeTrainOptions({ validationSize: validationSize.max }).trainSize).toBe(
      trainSize.min,
    );
  });
});
