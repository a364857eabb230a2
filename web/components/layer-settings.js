// The hidden layers of the form as text, as it was typed, and what they mean: LayerSpecs.
import { limits } from '../engine/limits.js';
import { checkField } from './field-checks.js';

/**
 * @typedef {import('../engine/types').LayerSpec} LayerSpec
 * @typedef {LayerSpec['type']} LayerType
 * @typedef {{ type: LayerType } & Record<string, string>} HiddenLayer
 */

/** The fields of each type of layer, with what they hold in a new one. @type {Record<LayerType, Record<string, string>>} */
const fields = {
  dense: { units: '128', activation: 'relu' },
  conv2d: { filters: '8', kernelSize: '5', stride: '1', padding: 'valid', activation: 'relu' },
  max_pool2d: { poolSize: '2' },
  average_pool2d: { poolSize: '2' },
  batch_norm: {},
  dropout: { rate: '0.5' },
  flatten: {},
};

export const layerTypes = /** @type {LayerType[]} */ (Object.keys(fields));

/** The fields whose value is a word. @type {Record<string, string[]>} */
export const layerWords = {
  padding: ['valid', 'same'],
  activation: ['relu', 'sigmoid', 'tanh'],
};

/** All others are numbers. The engine has the same limits. @type {Record<string, import('./field-checks.js').Range>} */
const ranges = {
  units: ['whole', limits.units.min, limits.units.max],
  filters: ['whole', 1, 1024],
  kernelSize: ['whole', 1, 15],
  stride: ['whole', 1, 8],
  poolSize: ['whole', 2, 8],
  rate: ['below', 0, 1],
};

/**
 * A layer of a type, with the values that another one, or a spec, has for its fields.
 * @param {LayerType} type
 * @param {Record<string, any>} [values]
 * @returns {HiddenLayer}
 */
export function layerOf(type, values = {}) {
  /** @type {Record<string, string>} */
  const layer = {};
  for (const [name, usual] of Object.entries(fields[type])) {
    layer[name] = `${values[name] ?? usual}`;
  }
  return Object.assign(layer, { type });
}

/** @param {HiddenLayer} layer the names of its fields, in their order */
export function fieldsOf(layer) {
  return Object.keys(fields[layer.type]);
}

/**
 * What is wrong, by field.
 * @param {HiddenLayer} layer
 * @returns {[field: string, error: import('./field-checks.js').FieldError | null][]}
 */
export function checkLayer(layer) {
  return fieldsOf(layer)
    .filter((name) => name in ranges)
    .map((name) => [name, checkField(layer[name], ranges[name])]);
}

/** @param {HiddenLayer} layer without errors @returns {LayerSpec} */
export function toLayerSpec(layer) {
  const values = fieldsOf(layer).map((name) => [
    name,
    name in ranges ? Number(layer[name]) : layer[name],
  ]);
  return { type: layer.type, ...Object.fromEntries(values) };
}

/**
 * The layers with one more at the end: like the last one where that is dense.
 * @param {HiddenLayer[]} layers
 */
export function withNewLayer(layers) {
  const last = layers[layers.length - 1];
  return [...layers, layerOf('dense', last?.type === 'dense' ? last : {})];
}

/** @param {HiddenLayer[]} layers @param {number} from @param {number} to indices */
export function withMovedLayer(layers, from, to) {
  const moved = [...layers];
  moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}
