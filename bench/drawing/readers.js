// The networks that read, in Node: the page's own, or others from files.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

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
