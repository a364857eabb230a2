// How well a network reads the handwriting of people whom MNIST never met.
//
//   node bench/drawing/strangers.js <folder of handwriting> [model.safetensors]
//
// The folder's *.jsonl.gz files hold one drawing a line: {"digit": 7, "strokes": [[[x, y], …], …]},
// x to the right and y downwards, in 0 .. 1 of a square. Each goes the way of the page's own pad:
// strokes in units of 280, digitImage, the engine.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import { digitImage } from '../../web/drawing/digit-image.js';
import { loadEngine } from '../../web/engine/load-engine.js';
import { main } from '../../scripts/shell.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {{digit: number, writer?: string, strokes: Stroke[]}} Drawing */

const PAD = 280;
const PRETRAINED = new URL('../../assets/pretrained.safetensors', import.meta.url);
const WASM = new URL('../../web/engine/generated/inkling.wasm', import.meta.url);

/**
 * @param {string} folder
 * @returns {Promise<Drawing[]>}
 * @throws {Error} when there are no drawings
 */
export async function readDrawings(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl.gz')).sort();
  if (names.length === 0) throw new Error(`${folder} has no .jsonl.gz file of drawings.`);
  /** @type {Drawing[]} */
  const drawings = [];
  for (const name of names) {
    const lines = gunzipSync(await readFile(join(folder, name)))
      .toString()
      .trim()
      .split('\n');
    for (const line of lines) {
      const { digit, writer, strokes } = JSON.parse(line);
      drawings.push({ digit, writer, strokes: strokes.map(toPad) });
    }
  }
  return drawings;
}

/** @param {[number, number][]} stroke @returns {Stroke} */
function toPad(stroke) {
  return stroke.map(([x, y]) => ({ x: PAD * x, y: PAD * y }));
}

/**
 * @param {Drawing[]} drawings
 * @param {(image: Uint8Array) => number} predict 784 bytes to a digit
 * @returns {number[][]} confusionMatrix[label][prediction]; a drawing without ink counts nowhere
 */
export function readAll(drawings, predict) {
  const matrix = Array.from({ length: 10 }, () => Array(10).fill(0));
  for (const { digit, strokes } of drawings) {
    const drawn = digitImage(strokes);
    if (drawn !== null) matrix[digit][predict(drawn.image)] += 1;
  }
  return matrix;
}

/**
 * @param {string | URL} modelFile
 * @returns {Promise<(image: Uint8Array) => number>}
 */
async function loadReader(modelFile) {
  const engine = await loadEngine({ wasmBinary: await readFile(WASM) });
  const network = engine.Network.load(await readFile(modelFile));
  return (image) => {
    const outputs = network.predict(image);
    return outputs.indexOf(Math.max(...outputs));
  };
}

/** @param {number} part @param {number} whole */
function percent(part, whole) {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** @param {number[][]} matrix */
function report(matrix) {
  const lines = ['digit     read right   mostly taken for'];
  let right = 0;
  let all = 0;
  matrix.forEach((row, digit) => {
    const count = row.reduce((sum, n) => sum + n, 0);
    const mistakes = row
      .map((n, prediction) => ({ n, prediction }))
      .filter(({ n, prediction }) => n > 0 && prediction !== digit)
      .sort((a, b) => b.n - a.n)
      .slice(0, 3)
      .map(({ n, prediction }) => `${prediction} (${n})`);
    right += row[digit];
    all += count;
    lines.push(
      `${digit}${percent(row[digit], count).padStart(19)}   ${mistakes.join(', ')}`.trimEnd(),
    );
  });
  lines.push(`all ${percent(right, all).padStart(16)}   ${right} of ${all}`);
  return `${lines.join('\n')}\n`;
}

async function script() {
  const [folder, model] = process.argv.slice(2);
  if (folder === undefined) {
    throw new Error(
      'Which handwriting? node bench/drawing/strangers.js <folder> [model.safetensors]',
    );
  }
  const predict = await loadReader(model ?? PRETRAINED);
  process.stdout.write(report(readAll(await readDrawings(folder), predict)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(script);
