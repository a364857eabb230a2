// The hidden layers of the form as text, as it was typed, and what they mean: LayerSpecs.
import { limits } from '../engine/limits.js';
import { checkField } from './field-checks.js';

/**
 * @typedef {import('../engine/types').LayerSpec} LayerSpec
 * @typedef {LayerSpec['type']} LayerType
 * @typedef {{ type: LayerType } & Record<string, string>} HiddenLayer
 */

/**
 * The fields of each type of layer, with what they hold in a new one. A residual block is ResNet's
 * basic block of these fields; one that holds other layers has them as JSON in `layers`, and only its
 * activation can be changed.
 *
 * @type {Record<LayerType, Record<string, string>>}
 */
const fields = {
  dense: { units: '128', activation: 'relu' },
  conv2d: { filters: '8', kernelSize: '5', stride: '1', padding: 'valid', activation: 'relu' },
  max_pool2d: { poolSize: '2' },
  average_pool2d: { poolSize: '2' },
  batch_norm: {},
  dropout: { rate: '0.5' },
  flatten: {},
  activation: { activation: 'relu' },
  residual: { filters: '8', kernelSize: '3', stride: '1', activation: 'relu' },
};

export const layerTypes = /** @type {LayerType[]} */ (Object.keys(fields));

/** The fields whose value is a word. @type {Record<string, string[]>} */
export const layerWords = {
  padding: ['valid', 'same'],
  activation: ['relu', 'sigmoid', 'tanh', 'linear'],
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
  if (type === 'residual' && Array.isArray(values.layers)) return blockOf(values);
  /** @type {Record<string, string>} */
  const layer = {};
  for (const [name, usual] of Object.entries(fields[type])) {
    layer[name] = `${values[name] ?? usual}`;
  }
  return Object.assign(layer, { type });
}

/** @param {Record<string, any>} spec of a residual block @returns {HiddenLayer} */
function blockOf({ layers, activation }) {
  const basic = layerOf('residual', { ...layers[0], activation });
  const typed = layers.map((/** @type {LayerSpec} */ layer) => layerOf(layer.type, layer));
  const [ours, its] = [innerLayersOf(basic), typed].map((each) => JSON.stringify(each));
  return ours === its ? basic : { type: 'residual', layers: its, activation };
}

/**
 * What is in a residual block: K. He et al., 'Deep Residual Learning', 2015, figure 5, left.
 * @param {HiddenLayer} block
 * @returns {HiddenLayer[]}
 */
export function innerLayersOf(block) {
  if (block.layers) return JSON.parse(block.layers);
  const { filters, kernelSize, stride, activation } = block;
  const convolution = { filters, kernelSize, stride, padding: 'same', activation: 'linear' };
  return [
    layerOf('conv2d', convolution),
    layerOf('batch_norm'),
    layerOf('activation', { activation }),
    layerOf('conv2d', { ...convolution, stride: 1 }),
    layerOf('batch_norm'),
  ];
}

/** @param {HiddenLayer} layer the names of its fields, in their order */
export function fieldsOf(layer) {
  if (layer.layers) return ['activation'];
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
  if (layer.type === 'residual') {
    const activation = /** @type {any} */ (layer.activation);
    return { type: 'residual', layers: innerLayersOf(layer).map(toLayerSpec), activation };
  }
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
