import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  checkSettings,
  presets,
  same,
  toNetworkSpec,
  toTrainOptions,
  withNetwork,
} from '../../web/components/settings.js';
import { chipsOf } from '../../web/components/describe-network.js';
import {
  fieldsOf,
  layerOf,
  layerTypes,
  toLayerSpec,
  withMovedLayer,
  withNewLayer,
} from '../../web/components/layer-settings.js';
import { NetworkPlan } from '../../web/components/network-plan.js';

describe('settings', () => {
  it.each(Object.keys(presets))('the preset %s has no errors', (name) => {
    expect(checkSettings(presets[/** @type {keyof typeof presets} */ (name)])).toEqual({});
  });

  it.each([
    ['learningRate', '0'],
    ['learningRate', '-1'],
    ['learningRate', 'NaN'],
    ['learningRate', '1e9'],
    ['learningRate', ''],
    ['batchSize', '0'],
    ['batchSize', '2.5'],
    ['epochs', 'five'],
    ['epochs', ' '],
    ['seed', '-1'],
    ['seed', '4294967296'],
    ['weightDecay', '-0.1'],
    ['weightDecay', '1.1'],
    ['labelSmoothing', '1'],
    ['labelSmoothing', 'some'],
    ['averaging', '1'],
  ])('%s: “%s” is wrong', (field, value) => {
    expect(Object.keys(checkSettings({ ...presets.keras, [field]: value }))).toEqual([field]);
  });

  it('names the layer whose units are wrong', () => {
    const hidden = [presets.keras.hidden[0], { ...presets.keras.hidden[0], units: '100000' }];
    expect(checkSettings({ ...presets.keras, hidden }).units1?.values).toMatchObject({
      max: 10000,
    });
  });

  it('become a spec and options, and a spec becomes settings again', () => {
    const spec = toNetworkSpec(presets.nielsen);
    expect(spec).toEqual({
      layers: [
        { type: 'dense', units: 30, activation: 'sigmoid' },
        { type: 'dense', units: 10, activation: 'sigmoid' },
      ],
      loss: 'quadratic',
      initializer: 'normal',
      seed: 1,
    });
    expect(toTrainOptions({ ...presets.nielsen, split: 'all' })).toMatchObject({
      trainSize: 60000,
      validationSize: 0,
    });
    expect(toNetworkSpec(withNetwork(presets.keras, spec))).toEqual(spec);
  });

  it('of the convolutional preset are the network and the training that it promises', () => {
    const spec = toNetworkSpec(presets.convolutional);
    const conv2d = {
      type: 'conv2d',
      kernelSize: 5,
      stride: 1,
      padding: 'valid',
      activation: 'relu',
    };
    expect(spec.layers).toEqual([
      { ...conv2d, filters: 8 },
      { type: 'max_pool2d', poolSize: 2 },
      { ...conv2d, filters: 32 },
      { type: 'max_pool2d', poolSize: 2 },
      { type: 'dense', units: 128, activation: 'relu' },
      { type: 'dense', units: 10, activation: 'softmax' },
    ]);
    expect(spec.initializer).toBe('glorot');
    expect(toTrainOptions(presets.convolutional)).toEqual({
      epochs: 1,
      batchSize: 32,
      optimizer: 'adam',
      learningRate: 0.006,
      trainSize: 60000,
      validationSize: 0,
      seed: 1,
      schedule: 'oneCycle',
      weightDecay: 0,
      labelSmoothing: 0.1,
      averaging: 0,
      augmentation: { shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0 },
    });
    expect(withNetwork(presets.convolutional, spec)).toEqual(presets.convolutional);
    expect(chipsOf(spec)).toEqual([
      '784',
      'conv 5×5×8 ReLU',
      'max pool 2',
      'conv 5×5×32 ReLU',
      'max pool 2',
      '128 ReLU',
      '10 softmax',
    ]);
  });

  it('are compared whatever the order of their keys', () => {
    expect(same({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 2 })).toBe(false);
  });
});

describe('hidden layers', () => {
  it.each(layerTypes)('%s: a new one has no errors, and its spec becomes it again', (type) => {
    const layer = layerOf(type);
    expect(checkSettings({ ...presets.keras, hidden: [layer] })).toEqual({});
    expect(layerOf(type, toLayerSpec(layer))).toEqual(layer);
    expect(chipsOf({ layers: [layer] })[1]).not.toMatch(/[{}?]/);
  });

  it.each(
    /** @type {const} */ ([
      ['conv2d', 'filters', '1025'],
      ['conv2d', 'kernelSize', '16'],
      ['conv2d', 'stride', '0'],
      ['max_pool2d', 'poolSize', '1'],
      ['average_pool2d', 'poolSize', ''],
      ['dropout', 'rate', '1'],
      ['dropout', 'rate', '-0.5'],
      ['residual', 'stride', '9'],
    ]),
  )('%s, %s: “%s” is wrong', (type, field, value) => {
    const hidden = [layerOf('dense'), layerOf(type, { [field]: value })];
    expect(Object.keys(checkSettings({ ...presets.keras, hidden }))).toEqual([`${field}1`]);
  });

  it('keep what they can when their type changes', () => {
    const layer = layerOf('dense', { units: '30', activation: 'tanh' });
    expect(layerOf('conv2d', layer)).toMatchObject({ filters: '8', activation: 'tanh' });
    expect(layerOf('conv2d', layer)).not.toHaveProperty('units');
  });

  it('that are residual blocks become the basic block of ResNet, and again its fields', () => {
    const block = layerOf('residual', {
      filters: 16,
      kernelSize: 5,
      stride: 2,
      activation: 'tanh',
    });
    expect(toLayerSpec(block)).toEqual({
      type: 'residual',
      layers: [
        {
          type: 'conv2d',
          filters: 16,
          kernelSize: 5,
          stride: 2,
          padding: 'same',
          activation: 'linear',
        },
        { type: 'batch_norm' },
        { type: 'activation', activation: 'tanh' },
        {
          type: 'conv2d',
          filters: 16,
          kernelSize: 5,
          stride: 1,
          padding: 'same',
          activation: 'linear',
        },
        { type: 'batch_norm' },
      ],
      activation: 'tanh',
    });
    expect(layerOf('residual', toLayerSpec(block))).toEqual(block);
  });

  it('that are residual blocks of other layers keep them, whatever is changed in the form', () => {
    /** @type {import('../../web/engine/types').ResidualSpec} */
    const spec = {
      type: 'residual',
      layers: [
        { type: 'dense', units: 128, activation: 'tanh' },
        { type: 'dropout', rate: 0.25 },
      ],
      activation: 'relu',
    };
    const block = layerOf('residual', spec);
    expect(fieldsOf(block)).toEqual(['activation']);
    expect(toLayerSpec(block)).toEqual(spec);
    expect(toLayerSpec({ ...block, activation: 'tanh' })).toEqual({ ...spec, activation: 'tanh' });
    expect(chipsOf({ layers: [spec] })).toEqual(['784', 'residual ReLU']);
  });

  it('are added and moved without changing the list that was', () => {
    const layers = [layerOf('conv2d'), layerOf('dense', { units: '30' })];
    expect(withNewLayer(layers).map(({ units }) => units)).toEqual([undefined, '30', '30']);
    expect(withNewLayer([layerOf('flatten')])[1]).toEqual(layerOf('dense'));
    expect(withMovedLayer(layers, 1, 0)).toEqual([layers[1], layers[0]]);
    expect(layers[0].type).toBe('conv2d');
  });

  it('of a chip that is half typed show what is missing', () => {
    expect(chipsOf({ layers: [layerOf('dropout', { rate: ' ' })] })).toEqual(['784', 'dropout ?']);
  });
});

describe('the plan of the network in the form', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const spec = toNetworkSpec(presets.convolutional);
  /** @param {number} count of layers @returns {import('../../web/engine/types').Summary} */
  const summary = (count) => ({
    layers: Array.from({ length: count }, (_, index) => ({
      name: `layer_${index}`,
      type: 'dense',
      outputShape: [1],
      parameters: 1,
    })),
    totalParameters: count,
    text: '',
  });

  it('asks once typing pauses, and shows the latest answer only', async () => {
    /** @type {((summary: import('../../web/engine/types').Summary) => void)[]} */
    const answers = [];
    const describing = vi.fn(
      () =>
        /** @type {Promise<import('../../web/engine/types').Summary>} */ (
          new Promise((resolve) => answers.push(resolve))
        ),
    );
    const changed = vi.fn();
    const plan = new NetworkPlan(describing, changed);
    plan.follow(spec);
    plan.follow({ ...spec, layers: spec.layers.slice(1) });
    await vi.runAllTimersAsync();
    plan.follow({ ...spec, layers: spec.layers.slice(2) });
    await vi.runAllTimersAsync();
    expect(describing).toHaveBeenCalledTimes(2);
    answers[1](summary(4));
    answers[0](summary(5));
    await vi.runAllTimersAsync();
    expect(plan).toMatchObject({ totalParameters: 4, misfit: null });
    expect(changed).toHaveBeenCalledOnce();
    plan.follow({ ...spec, layers: spec.layers.slice(2), seed: 2 });
    await vi.runAllTimersAsync();
    expect(describing).toHaveBeenCalledTimes(2);
  });

  it('says which layer does not fit, and keeps the rows before it', async () => {
    const sentence = 'Layer 3: expected images of at least 5 pixels a side, got 3 × 3.';
    const plan = new NetworkPlan(
      async ({ layers = [] } = {}) => {
        if (layers.length > 3) throw new Error(sentence);
        return summary(layers.length);
      },
      () => {},
    );
    plan.follow(spec);
    await vi.runAllTimersAsync();
    expect(plan.misfit).toEqual({ layer: 2, sentence });
    expect(plan.rows).toHaveLength(2);
    expect(plan.totalParameters).toBeNull();
    plan.follow(null);
    expect(plan).toMatchObject({ rows: [], misfit: null });
  });

  it('does not blame the network for an engine that stopped, and asks again', async () => {
    const describing = vi.fn(() => Promise.reject(new Error('Engine: it stopped unexpectedly.')));
    const plan = new NetworkPlan(describing, () => {});
    plan.follow(spec);
    await vi.runAllTimersAsync();
    expect(plan.misfit).toBeNull();
    plan.follow(spec);
    await vi.runAllTimersAsync();
    expect(describing).toHaveBeenCalledTimes(2);
  });
});
