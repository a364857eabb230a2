// A network's logits, which its softmax hides: one constant of them is lost in the probabilities.
//
// The model file is loaded again with a sigmoid for its softmax and its last layer's weights divided,
// so that no sigmoid saturates; from each sigmoid its logit is known.

import { readFile } from 'node:fs/promises';

import { loadEngine } from '../../web/engine/load-engine.js';

const WASM = new URL('../../web/engine/generated/inkling.wasm', import.meta.url);
/** By so much: logits of ± 60 become ± 6. */
const DIVISOR = 10;

/**
 * @param {string | URL} modelFile
 * @returns {Promise<(image: Uint8Array) => number[]>} ten logits
 */
export async function loadLogits(modelFile) {
  const engine = await loadEngine({ wasmBinary: await readFile(WASM) });
  const network = engine.Network.load(withSigmoid(await readFile(modelFile)));
  return (image) =>
    Array.from(network.predict(image), (output) => DIVISOR * Math.log(output / (1 - output)));
}

/** @param {Buffer} file safetensors: the header's length, the header as JSON, the data */
function withSigmoid(file) {
  const length = Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.subarray(8, 8 + length).toString());
  const data = Buffer.from(file.subarray(8 + length));
  const spec = JSON.parse(header.__metadata__.inkling);
  const last = spec.layers.length - 1;
  spec.layers[last].activation = 'sigmoid';
  header.__metadata__.inkling = JSON.stringify(spec);
  for (const name of ['weight', 'bias']) {
    const [first, end] = header[`layers.${last}.${name}`].data_offsets;
    for (let at = first; at < end; at += 4) data.writeFloatLE(data.readFloatLE(at) / DIVISOR, at);
  }
  let text = JSON.stringify(header);
  text += ' '.repeat((8 - (Buffer.byteLength(text) % 8)) % 8);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
  return new Uint8Array(Buffer.concat([size, Buffer.from(text), data]));
}

/** How little there is of anything known: −log Σ exp. W. Liu and others, Energy-based Out-of-distribution Detection, 2020. @param {number[]} logits */
export function energy(logits) {
  const highest = Math.max(...logits);
  return -highest - Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
}
