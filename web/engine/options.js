// What the lab is asked for: defaults filled in, wrong values refused with a sentence.

import { checkStrokes, sparse } from '../drawing/strokes.js';
import { limits, trainingExamples, usualValidation } from './limits.js';
import { shortened, shown } from './shown.js';

/** @import { NetworkSpec, TestOptions, TrainOptions } from './types.js' */

const activations = ['sigmoid', 'tanh', 'relu', 'linear', 'softmax'];
const losses = ['quadratic', 'crossEntropy'];
const initializers = ['normal', 'scaledNormal', 'glorot', 'he', 'zeros'];
const layerTypes = [
  'dense',
  'conv2d',
  'max_pool2d',
  'average_pool2d',
  'batch_norm',
  'dropout',
  'flatten',
  'activation',
  'residual',
];
const schedules = ['constant', 'step', 'exponential', 'cosine', 'oneCycle'];
const augmentations = ['shift', 'rotation', 'scale', 'shear', 'elastic'];
const digits = 10;

/** The learning rates that Keras begins with. */
const defaultLearningRates = { sgd: 0.01, momentum: 0.01, nesterov: 0.01, adam: 0.001 };

/** @type {readonly (keyof NetworkSpec)[]} */
const networkKeys = ['layers', 'loss', 'initializer', 'seed'];
/** @type {readonly (keyof TrainOptions)[]} */
const trainKeys = [
  'epochs',
  'batchSize',
  'optimizer',
  'learningRate',
  'trainSize',
  'validationSize',
  'seed',
  'schedule',
  'weightDecay',
  'labelSmoothing',
  'averaging',
  'augmentation',
  'startPaused',
  'threads',
  'ownDigits',
];

/**
 * @param {string} name
 * @param {unknown} value
 * @param {readonly string[]} known
 */
function checkOneOf(name, value, known) {
  if (typeof value === 'string' && known.includes(value)) return;
  const list = known.map((word) => `'${word}'`).join(', ');
  throw new Error(`${name}: expected one of ${list}, got ${shown(value)}.`);
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {{min: number, max: number}} range
 */
function checkWhole(name, value, { min, max }) {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return;
  throw new Error(
    `${name}: expected a whole number from ${min} to ${max.toLocaleString('en')}, got ${shown(value)}.`,
  );
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function checkBoolean(name, value) {
  if (typeof value === 'boolean') return;
  throw new Error(`${name}: expected true or false, got ${shown(value)}.`);
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function checkObject(name, value) {
  // A list, a Map and bytes are objects of another kind.
  if (Object.prototype.toString.call(value) === '[object Object]') return;
  throw new Error(`${name}: expected an object of options, got ${shown(value)}.`);
}

/**
 * A mistyped option must not be silently ignored.
 * @param {string} name
 * @param {object} options
 * @param {readonly string[]} known
 */
function checkKeys(name, options, known) {
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) {
      throw new Error(`${name}: expected ${known.join(', ')}, got '${shortened(key)}'.`);
    }
  }
}

/**
 * The options that are given: one that is undefined is not. Throws an Error.
 * @template {object} Options
 * @param {string} name
 * @param {Options} options
 * @param {readonly string[]} known
 * @returns {Options}
 */
function checked(name, options, known) {
  checkObject(name, options);
  checkKeys(name, options, known);
  return defined(options);
}

/**
 * What the engine checks goes there as JSON, in which not everything can be written.
 * @template {object} Options
 * @param {string} name
 * @param {Options} options
 * @returns {Options}
 */
function written(name, options) {
  JSON.stringify(options, (key, value) => {
    if (typeof value !== 'bigint') return value;
    throw new Error(`${name}, ${shortened(key)}: expected no bigint, got ${shown(value)}.`);
  });
  return options;
}

/** @template {object} Options @param {Options} options @returns {Options} */
function defined(options) {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return /** @type {Options} */ (Object.fromEntries(entries));
}

/**
 * Checks a dense layer. The other types are checked by the engine, which knows the shapes.
 * @param {unknown} layer
 * @param {number} index
 * @param {number} count
 * @param {number} classes
 */
function checkLayer(layer, index, count, classes) {
  const name = `Layer ${index + 1}`;
  checkObject(name, layer);
  const isOutput = index === count - 1;
  const { type, units, activation } = /** @type {any} */ (layer);
  checkOneOf(`${name}, type`, type, isOutput ? ['dense'] : layerTypes);
  if (type !== 'dense') return;
  checkKeys(name, /** @type {object} */ (layer), ['type', 'units', 'activation']);
  checkWhole(`${name}, units`, units, limits.units);
  checkOneOf(
    `${name}, activation`,
    activation,
    isOutput ? ['sigmoid', 'softmax'] : activations.filter((word) => word !== 'softmax'),
  );
  if (isOutput && units !== classes) {
    const what = classes === digits ? 'digit' : 'class';
    throw new Error(`${name}: expected ${classes} units, one for each ${what}, got ${units}.`);
  }
}

/**
 * What is left out of a layer.
 * @param {any} layer
 * @param {boolean} isOutput
 */
function completeLayer(layer, isOutput) {
  if (typeof layer !== 'object' || layer === null) return layer;
  const complete = { type: 'dense', ...defined(layer) };
  if (complete.type !== 'dense' && complete.type !== 'conv2d') return complete;
  return { activation: isOutput ? 'softmax' : 'relu', ...complete };
}

/**
 * The whole description of a network from a part of it. Throws an Error.
 * @param {Partial<NetworkSpec>} [options]
 * @param {number} [classes] of the data
 * @returns {NetworkSpec}
 */
export function completeNetworkSpec(options = {}, classes = digits) {
  const {
    layers: given = [{ units: 128 }, { units: classes }],
    loss = 'crossEntropy',
    initializer = 'glorot',
    seed = 1,
  } = /** @type {any} */ (checked('Network', options, networkKeys));
  const most = limits.hiddenLayers.max + 1;
  if (!Array.isArray(given) || given.length < 1 || given.length > most) {
    throw new Error(
      `Layers: expected a list of 1 to ${most}, got ${Array.isArray(given) ? given.length : shown(given)}.`,
    );
  }
  const layers = given.map((layer, index) => completeLayer(layer, index === given.length - 1));
  layers.forEach((layer, index) => checkLayer(layer, index, layers.length, classes));
  checkOneOf('Loss', loss, losses);
  checkOneOf('Initializer', initializer, initializers);
  checkWhole('Seed', seed, limits.seed);
  return written('Network', { layers, loss, initializer, seed });
}

/**
 * The whole options of a training from a part of them. Throws an Error.
 * @param {Partial<TrainOptions>} [options]
 * @param {number} [examples] of the training set
 * @returns {TrainOptions}
 */
export function completeTrainOptions(options = {}, examples = trainingExamples) {
  const asked = checked('Training', options, trainKeys);
  const { validationSize = usualValidation(examples), optimizer = 'adam' } = asked;
  checkOneOf('Optimizer', optimizer, Object.keys(defaultLearningRates));
  checkWhole('Validation size', validationSize, { min: 0, max: examples - 1 });
  const complete = {
    epochs: 5,
    batchSize: 32,
    optimizer,
    learningRate: defaultLearningRates[optimizer],
    trainSize: examples - validationSize,
    validationSize,
    seed: 1,
    schedule: /** @type {const} */ ('constant'),
    weightDecay: 0,
    labelSmoothing: 0,
    averaging: 0,
    augmentation: {},
    startPaused: false,
    ...asked,
  };
  checkBoolean('Own digits', asked.ownDigits ?? false);
  checkBoolean('Start paused', complete.startPaused);
  checkWhole('Epochs', complete.epochs, limits.epochs);
  checkWhole('Batch size', complete.batchSize, limits.batchSize);
  checkWhole('Training size', complete.trainSize, { min: 1, max: examples });
  checkWhole('Seed', complete.seed, limits.seed);
  checkLearningRate(complete.learningRate);
  checkOneOf('Schedule', complete.schedule, schedules);
  checkAugmentation(complete.augmentation);
  if (complete.trainSize + validationSize > examples) {
    throw new Error(
      `Split: expected at most ${examples.toLocaleString('en')} examples to train and validate on, ` +
        `got ${complete.trainSize} and ${validationSize}.`,
    );
  }
  return written('Training', complete);
}

/**
 * Whole options of a reset. Throws an Error.
 * @param {{seed?: number}} [options]
 * @returns {{seed?: number}} nothing for the seed that the network has
 */
export function completeResetOptions(options = {}) {
  const asked = checked('Reset', options, ['seed']);
  if (asked.seed !== undefined) checkWhole('Seed', asked.seed, limits.seed);
  return asked;
}

/**
 * Which training image is to be changed, and how. Throws an Error.
 * @param {unknown} example
 * @param {unknown} augmentation
 * @param {unknown} seed
 * @param {number} examples of the training set
 */
export function checkAugmented(example, augmentation, seed, examples) {
  checkWhole('Example', example, { min: 0, max: examples - 1 });
  checkAugmentation(/** @type {object} */ (augmentation));
  checkWhole('Seed', seed, limits.seed);
}

/** The amounts are checked by the engine. @param {object} augmentation */
function checkAugmentation(augmentation) {
  checkObject('Augmentation', augmentation);
  checkKeys('Augmentation', augmentation, augmentations);
}

/**
 * Whole options of a test. Throws an Error.
 * @param {Partial<TestOptions>} [options]
 * @returns {TestOptions}
 */
export function completeTestOptions(options = {}) {
  const asked = checked('Test options', options, ['views', 'augmentation', 'threads']);
  const complete = { views: 0, augmentation: {}, ...asked };
  checkWhole('Views', complete.views, limits.views);
  checkAugmentation(complete.augmentation);
  return written('Test options', complete);
}

/** @param {unknown} rate */
function checkLearningRate(rate) {
  const { min, max } = limits.learningRate;
  // Written so that NaN is refused too.
  if (typeof rate === 'number' && rate > min && rate <= max) return;
  throw new Error(
    `Learning rate: expected a number above ${min}, at most ${max}, got ${shown(rate)}.`,
  );
}

/**
 * 784 bytes from whatever is like a list of them. Throws an Error.
 * @param {unknown} pixels
 * @returns {Uint8Array}
 */
export function checkPixels(pixels) {
  const count = 784;
  const isBytes = pixels instanceof Uint8Array || pixels instanceof Uint8ClampedArray;
  if (!isBytes && !Array.isArray(pixels)) {
    throw new Error(`Pixels: expected a Uint8Array of ${count} bytes, got ${typeof pixels}.`);
  }
  if (pixels.length !== count) {
    throw new Error(`Pixels: expected ${count} of them (28 × 28), got ${pixels.length}.`);
  }
  const wrong = isBytes
    ? -1
    : pixels.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value <= 255));
  if (wrong >= 0) {
    throw new Error(`Pixels: expected whole numbers from 0 to 255, got ${shown(pixels[wrong])}.`);
  }
  return Uint8Array.from(pixels);
}

/**
 * Which images of the data are asked for. Throws an Error.
 * @param {'train' | 'test'} set
 * @param {number[]} indices
 * @param {{train: number, test: number}} counts of images
 */
export function checkImages(set, indices, counts) {
  checkOneOf('Images, set', set, ['train', 'test']);
  if (!Array.isArray(indices) || indices.length > limits.images.max) {
    const got = Array.isArray(indices) ? indices.length : shown(indices);
    throw new Error(
      `Images: expected a list of up to ${limits.images.max.toLocaleString('en')} places, got ${got}.`,
    );
  }
  for (const index of indices) checkWhole('Images, place', index, { min: 0, max: counts[set] - 1 });
}

/**
 * Bytes of a file. Throws an Error.
 * @param {unknown} bytes
 * @returns {Uint8Array}
 */
export function checkModelBytes(bytes) {
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  if (bytes instanceof Uint8Array) return bytes;
  throw new Error(`Model file: expected a Uint8Array or an ArrayBuffer, got ${typeof bytes}.`);
}

/**
 * A drawing with what it shows, of so many points as are of use. Throws an Error.
 * @param {any} given
 * @returns {import('./types.js').OwnDigit}
 */
export function checkOwnDigit(given) {
  checkObject('Own digit', given);
  const { digit, strokes } = given;
  checkWhole('Own digit', digit, { min: 0, max: digits - 1 });
  checkStrokes(strokes);
  if (strokes.every((/** @type {unknown[]} */ stroke) => stroke.length === 0)) {
    throw new Error('Own digit: expected a drawing, got one without ink.');
  }
  return { digit, strokes: sparse(strokes) };
}

/**
 * @param {unknown} count
 * @param {number} most
 * @returns {number}
 */
export function checkThreadCount(count, most) {
  const number = /** @type {number} */ (count);
  if (Number.isInteger(count) && number >= 1 && number <= most) return number;
  throw new Error(
    most === 1
      ? `Threads: expected 1, as this page may not share memory between threads, got ${shown(count)}.`
      : `Threads: expected a whole number from 1 to ${most}, got ${shown(count)}.`,
  );
}
