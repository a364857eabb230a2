// The network form as text, as it was typed, and what it means: a NetworkSpec and TrainOptions.
import { limits, trainingExamples, usualValidation } from '../engine/limits.js';
import { checkField } from './field-checks.js';
import { checkLayer, layerOf, toLayerSpec } from './layer-settings.js';

/**
 * @typedef {import('./layer-settings.js').HiddenLayer} HiddenLayer
 * @typedef {object} Settings
 * @property {HiddenLayer[]} hidden
 * @property {'sigmoid' | 'softmax'} output
 * @property {import('../engine/types').NetworkSpec['loss']} loss
 * @property {import('../engine/types').NetworkSpec['initializer']} initializer
 * @property {import('../engine/types').TrainOptions['optimizer']} optimizer
 * @property {string} learningRate
 * @property {string} batchSize
 * @property {string} epochs
 * @property {'validation' | 'all'} split
 * @property {string} seed
 * @property {import('../engine/types').TrainOptions['schedule']} schedule
 * @property {string} weightDecay
 * @property {string} labelSmoothing
 * @property {string} averaging
 * @property {Record<string, string>} augmentation amounts, by their names in AugmentationSpec
 */

/** How far the slider of each augmentation goes, and its steps. */
export const augmentations = {
  shift: { max: 10, step: 0.5 },
  rotation: { max: 180, step: 1 },
  scale: { max: 0.9, step: 0.05 },
  shear: { max: 2, step: 0.05 },
  elastic: { max: 10, step: 0.25 },
};

/** What all presets have in common. */
export const plain = {
  split: /** @type {const} */ ('validation'),
  seed: '1',
  schedule: /** @type {const} */ ('constant'),
  weightDecay: '0',
  labelSmoothing: '0',
  averaging: '0',
  augmentation: { shift: '0', rotation: '0', scale: '0', shear: '0', elastic: '0' },
};

/** @type {Record<'keras' | 'nielsen' | 'softmax' | 'convolutional', Settings>} */
export const presets = {
  keras: {
    ...plain,
    hidden: [layerOf('dense')],
    output: 'softmax',
    loss: 'crossEntropy',
    initializer: 'glorot',
    optimizer: 'adam',
    learningRate: '0.001',
    batchSize: '32',
    epochs: '5',
  },
  nielsen: {
    ...plain,
    hidden: [layerOf('dense', { units: 30, activation: 'sigmoid' })],
    output: 'sigmoid',
    loss: 'quadratic',
    initializer: 'normal',
    optimizer: 'sgd',
    learningRate: '3',
    batchSize: '10',
    epochs: '30',
  },
  softmax: {
    ...plain,
    hidden: [],
    output: 'softmax',
    loss: 'crossEntropy',
    initializer: 'zeros',
    optimizer: 'sgd',
    // The tutorial's 0.001 is for the loss summed over its 64 images, this is for the mean; and it
    // takes 2,000 steps.
    learningRate: '0.064',
    batchSize: '64',
    epochs: '3',
  },
  convolutional: {
    ...plain,
    hidden: [
      layerOf('conv2d', { filters: 8 }),
      layerOf('max_pool2d'),
      layerOf('conv2d', { filters: 32 }),
      layerOf('max_pool2d'),
      layerOf('dense'),
    ],
    output: 'softmax',
    loss: 'crossEntropy',
    initializer: 'glorot',
    optimizer: 'adam',
    learningRate: '0.006',
    batchSize: '32',
    epochs: '1',
    split: 'all',
    schedule: 'oneCycle',
    // A sixth fewer mistakes on validation data: bench/training/records.md.
    labelSmoothing: '0.1',
  },
};

/**
 * What is wrong, by field: 'learningRate', …; those of layers with their index, 'units0'.
 * @param {Settings} settings
 */
export function checkSettings(settings) {
  const { learningRate, batchSize, epochs, seed } = limits;
  /** @type {[string, import('./field-checks.js').FieldError | null][]} */
  const checks = [
    ['learningRate', checkField(settings.learningRate, ['above', 0, learningRate.max])],
    ['batchSize', checkField(settings.batchSize, ['whole', batchSize.min, batchSize.max])],
    ['epochs', checkField(settings.epochs, ['whole', epochs.min, epochs.max])],
    ['seed', checkField(settings.seed, ['whole', seed.min, seed.max])],
    ['weightDecay', checkField(settings.weightDecay, ['between', 0, 1])],
    ['labelSmoothing', checkField(settings.labelSmoothing, ['below', 0, 1])],
    ['averaging', checkField(settings.averaging, ['below', 0, 1])],
  ];
  settings.hidden.forEach((layer, index) => {
    for (const [field, error] of checkLayer(layer)) checks.push([`${field}${index}`, error]);
  });
  /** @type {Record<string, import('./field-checks.js').FieldError>} */
  const errors = {};
  for (const [field, error] of checks) if (error) errors[field] = error;
  return errors;
}

/**
 * The hidden layers and the output, as typed.
 * @param {Settings} settings
 * @param {number} [classes] of the data
 * @returns {HiddenLayer[]}
 */
export function layersOf({ hidden, output }, classes = 10) {
  return [...hidden, layerOf('dense', { units: classes, activation: output })];
}

/**
 * @param {Settings} settings without errors
 * @param {number} [classes] of the data
 * @returns {import('../engine/types').NetworkSpec}
 */
export function toNetworkSpec(settings, classes) {
  return {
    layers: layersOf(settings, classes).map(toLayerSpec),
    loss: settings.loss,
    initializer: settings.initializer,
    seed: Number(settings.seed),
  };
}

/** @param {Settings} settings @returns {import('../engine/types').AugmentationSpec} */
export function augmentationOf({ augmentation }) {
  return Object.fromEntries(
    Object.entries(augmentation).map(([name, amount]) => [name, Number(amount)]),
  );
}

/**
 * @param {Settings} settings without errors
 * @param {number} [examples] of the training set
 */
export function toTrainOptions(settings, examples = trainingExamples) {
  const validationSize = settings.split === 'validation' ? usualValidation(examples) : 0;
  return {
    epochs: Number(settings.epochs),
    batchSize: Number(settings.batchSize),
    optimizer: settings.optimizer,
    learningRate: Number(settings.learningRate),
    trainSize: examples - validationSize,
    validationSize,
    seed: Number(settings.seed),
    schedule: settings.schedule,
    weightDecay: Number(settings.weightDecay),
    labelSmoothing: Number(settings.labelSmoothing),
    averaging: Number(settings.averaging),
    augmentation: augmentationOf(settings),
  };
}

/**
 * The settings with the network of a spec: of one that was loaded, or made from the console.
 * @param {Settings} settings
 * @param {import('../engine/types').NetworkSpec} spec
 * @returns {Settings}
 */
export function withNetwork(settings, spec) {
  const hidden = spec.layers.map((layer) => layerOf(layer.type, layer));
  const output = hidden.pop()?.activation === 'sigmoid' ? 'sigmoid' : 'softmax';
  return {
    ...settings,
    hidden,
    output,
    loss: spec.loss,
    initializer: spec.initializer,
    seed: String(spec.seed),
  };
}

/** @param {unknown} one @param {unknown} other plain data */
export function same(one, other) {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The same data with its keys in order, whatever order they were written in. @param {any} value @returns {any} */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
