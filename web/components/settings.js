// The network form as text, as it was typed, and what it means: a NetworkSpec and TrainOptions.
import { limits } from '../engine/limits.js';

/**
 * @typedef {{ units: string, activation: 'sigmoid' | 'tanh' | 'relu' }} HiddenLayer
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
 * @typedef {{ key: import('../i18n/i18n.js').MessageKey, values: Record<string, string | number> }} FieldError
 */

export const classes = 10;

/** @type {Record<'keras' | 'nielsen' | 'softmax', Settings>} */
export const presets = {
  keras: {
    hidden: [{ units: '128', activation: 'relu' }],
    output: 'softmax',
    loss: 'crossEntropy',
    initializer: 'glorot',
    optimizer: 'adam',
    learningRate: '0.001',
    batchSize: '32',
    epochs: '5',
    split: 'validation',
    seed: '1',
  },
  nielsen: {
    hidden: [{ units: '30', activation: 'sigmoid' }],
    output: 'sigmoid',
    loss: 'quadratic',
    initializer: 'normal',
    optimizer: 'sgd',
    learningRate: '3',
    batchSize: '10',
    epochs: '30',
    split: 'validation',
    seed: '1',
  },
  softmax: {
    hidden: [],
    output: 'softmax',
    loss: 'crossEntropy',
    initializer: 'zeros',
    optimizer: 'sgd',
    learningRate: '0.5',
    batchSize: '100',
    epochs: '10',
    split: 'validation',
    seed: '1',
  },
};

/**
 * @param {string} text
 * @param {{ min: number, max: number }} range
 * @returns {FieldError | null}
 */
export function checkWhole(text, range) {
  const value = text.trim() === '' ? NaN : Number(text);
  if (Number.isInteger(value) && value >= range.min && value <= range.max) return null;
  return {
    key: text.trim() === '' ? 'form.wholeEmpty' : 'form.whole',
    values: { min: range.min, max: range.max, value: text.trim() },
  };
}

/** @param {string} text @param {{ max: number }} range @returns {FieldError | null} */
export function checkAboveZero(text, range) {
  const value = text.trim() === '' ? NaN : Number(text);
  if (value > 0 && value <= range.max) return null;
  return {
    key: text.trim() === '' ? 'form.aboveEmpty' : 'form.above',
    values: { max: range.max, value: text.trim() },
  };
}

/**
 * What is wrong, by field: 'units0', 'learningRate', 'batchSize', 'epochs', 'seed'.
 * @param {Settings} settings
 */
export function checkSettings(settings) {
  /** @type {Record<string, FieldError | null>} */
  const checks = {
    learningRate: checkAboveZero(settings.learningRate, limits.learningRate),
    batchSize: checkWhole(settings.batchSize, limits.batchSize),
    epochs: checkWhole(settings.epochs, limits.epochs),
    seed: checkWhole(settings.seed, limits.seed),
  };
  settings.hidden.forEach((layer, index) => {
    checks[`units${index}`] = checkWhole(layer.units, limits.units);
  });
  /** @type {Record<string, FieldError>} */
  const errors = {};
  for (const [field, error] of Object.entries(checks)) if (error) errors[field] = error;
  return errors;
}

/** @param {Settings} settings without errors @returns {import('../engine/types').NetworkSpec} */
export function toNetworkSpec(settings) {
  return {
    layers: [
      ...settings.hidden.map(({ units, activation }) => ({
        type: /** @type {const} */ ('dense'),
        units: Number(units),
        activation,
      })),
      { type: 'dense', units: classes, activation: settings.output },
    ],
    loss: settings.loss,
    initializer: settings.initializer,
    seed: Number(settings.seed),
  };
}

/** @param {Settings} settings without errors */
export function toTrainOptions(settings) {
  const validationSize = settings.split === 'validation' ? 10000 : 0;
  return {
    epochs: Number(settings.epochs),
    batchSize: Number(settings.batchSize),
    optimizer: settings.optimizer,
    learningRate: Number(settings.learningRate),
    trainSize: 60000 - validationSize,
    validationSize,
    seed: Number(settings.seed),
  };
}

/**
 * The settings with the network of a spec: of one that was loaded, or made from the console.
 * @param {Settings} settings
 * @param {import('../engine/types').NetworkSpec} spec
 * @returns {Settings}
 */
export function withNetwork(settings, spec) {
  const output = spec.layers[spec.layers.length - 1];
  return {
    ...settings,
    hidden: spec.layers.slice(0, -1).map((layer) => ({
      units: String(layer.units),
      activation: /** @type {HiddenLayer['activation']} */ (layer.activation),
    })),
    output: output.activation === 'sigmoid' ? 'sigmoid' : 'softmax',
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
