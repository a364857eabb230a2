// Layers as a link has them: 'conv2d-8-5-relu,max_pool2d-2,dense-10-softmax'. A layer is its type, then
// what its fields hold, with dashes: numbers in the order of the fields, words where one likes; what is
// left out is as in a new layer of the form. The last one is the output.
import { limits } from '../engine/limits.js';
import { shortened } from '../engine/shown.js';
import { checkLayer, fieldsOf, layerOf, layerTypes, layerWords } from './layer-settings.js';
import { expectedOf, oneOf } from './link-problems.js';
import { layersOf } from './settings.js';

/**
 * @typedef {import('./layer-settings.js').HiddenLayer} HiddenLayer
 * @typedef {import('./link-problems.js').Problem} Problem
 */

/** Left out where they are as usual; all other fields are written, so that they can be read. */
const leftOut = /** @type {Record<string, string>} */ ({ stride: '1', padding: 'valid' });

const outputLayer = /^dense-(\d+)-(softmax|sigmoid)$/;

/** As a link has it, however it was typed. @param {string} text of a number */
export const plainNumber = (text) => String(Number(text));

/** @param {import('./settings.js').Settings} settings without errors @param {number} classes of the data */
export function layersText(settings, classes) {
  return layersOf(settings, classes).map(layerText).join(',');
}

/** @param {HiddenLayer} layer */
function layerText(layer) {
  const parts = fieldsOf(layer)
    .map((name) => [name, name in layerWords ? layer[name] : plainNumber(layer[name])])
    .filter(([name, value]) => leftOut[name] !== value)
    .map(([, value]) => value);
  return [layer.type, ...parts].join('-');
}

/**
 * @param {string} text
 * @param {number} classes of the data: that many units the output has, whatever the text says
 * @returns {{ network?: Pick<import('./settings.js').Settings, 'hidden' | 'output'>, problem?: Problem }}
 */
export function readLayers(text, classes) {
  const texts = text.split(',').map((each) => each.trim());
  const last = /** @type {string} */ (texts.pop());
  const most = limits.hiddenLayers.max;
  if (texts.length > most) {
    return { problem: { key: 'link.tooMany', values: { count: texts.length, most } } };
  }
  const hidden = [];
  for (const each of texts) {
    const { layer, problem } = readLayer(each);
    if (!layer) return { problem };
    hidden.push(layer);
  }
  const [, units, output] = outputLayer.exec(last) ?? [];
  if (!output) {
    return { problem: { key: 'link.output', values: { value: shortened(last), classes } } };
  }
  const network = { hidden, output: /** @type {'softmax' | 'sigmoid'} */ (output) };
  if (Number(units) === classes) return { network };
  return {
    network,
    problem: { key: 'link.classes', values: { value: shortened(units), classes } },
  };
}

/** @param {string} text @returns {{ layer?: HiddenLayer, problem?: Problem }} */
function readLayer(text) {
  // A dash after an e is part of a number, 1e-7.
  const [type, ...parts] = text.split(/(?<![\d.]e)-/);
  const known = layerTypes.find((each) => each === type);
  /** @param {string} name @param {string} value @param {import('./link-problems.js').Expected} expected */
  const wrong = (name, value, expected) => {
    const values = { layer: shortened(text), name, value: shortened(value) };
    return { problem: { key: /** @type {const} */ ('link.wrongLayer'), values, expected } };
  };
  if (!known) return wrong('type', type, oneOf(layerTypes));

  const names = fieldsOf(layerOf(known));
  /** @type {Record<string, string>} */
  const values = {};
  for (const part of parts) {
    const isWord = /^[a-z]/i.test(part);
    const free = names.filter((name) => name in layerWords === isWord && !(name in values));
    const name = isWord ? free.find((each) => layerWords[each].includes(part)) : free[0];
    if (!name && isWord && free.length > 0) {
      return wrong(free.join(', '), part, oneOf(free.flatMap((each) => layerWords[each])));
    }
    if (!name) {
      const pattern = [known, ...names].join('-');
      return { problem: { key: 'link.layerParts', values: { layer: shortened(text), pattern } } };
    }
    values[name] = part;
  }
  const layer = layerOf(known, values);
  for (const [name, error] of checkLayer(layer)) {
    if (error) return wrong(name, layer[name], expectedOf(error));
  }
  return { layer };
}
