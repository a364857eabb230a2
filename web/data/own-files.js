// IDX files of the person's own, gzipped or not: read, checked and sorted into images and labels, to
// train and to test. A file's header is checked before memory is taken for what it promises.

import { mostClasses } from './data-sets.js';

/** @typedef {import('../engine/data-in-use.js').DataFiles} DataFiles */
/** @typedef {Blob & {name?: string}} OwnFile */
/** @typedef {{name: string, kind: 'images' | 'labels', count: number, forTest: boolean, bytes: Uint8Array}} IdxFile */

/** EMNIST's largest training set has 697,932 images. */
const mostImages = 700_000;
const fewestImages = 10;
const side = 28;
const headers = /** @type {const} */ ({
  0x803: { kind: 'images', bytes: 16, perExample: side * side },
  0x801: { kind: 'labels', bytes: 8, perExample: 1 },
});

/**
 * @param {OwnFile[]} files two to train, and perhaps two to test, whose names hold 'test' or 't10k'
 * @returns {Promise<DataFiles & {classes: number}>} without files to test, those are null
 * @throws {Error} what was expected of which file, and what came
 */
export async function readOwnFiles(files) {
  if (files.length !== 2 && files.length !== 4) {
    throw new Error(
      `Own data: expected two files, images and labels, or four with those to test, got ${files.length}.`,
    );
  }
  /** @type {IdxFile[]} */
  const read = [];
  for (const [index, file] of files.entries()) {
    read.push(await readIdx(file, file.name ?? `File ${index + 1}`));
  }
  const images = sorted(read, 'images', files.length / 2);
  const labels = sorted(read, 'labels', files.length / 2);
  let classes = 0;
  images.forEach(({ count }, i) => {
    if (count !== labels[i].count) {
      throw new Error(
        `Own data: expected as many labels as images, got ${count} images in ${images[i].name} ` +
          `and ${labels[i].count} labels in ${labels[i].name}.`,
      );
    }
    classes = Math.max(classes, 1 + greatestLabel(labels[i]));
  });
  if (classes < 2) throw new Error('Own data: expected two classes or more, got one.');
  return {
    classes,
    trainImages: images[0].bytes,
    trainLabels: labels[0].bytes,
    testImages: images[1]?.bytes ?? null,
    testLabels: labels[1]?.bytes ?? null,
  };
}

/**
 * Those of a kind, the one to train first: by their names, else by their size.
 * @param {IdxFile[]} files
 * @param {IdxFile['kind']} kind
 * @param {number} expected
 */
function sorted(files, kind, expected) {
  const found = files.filter((file) => file.kind === kind);
  if (found.length !== expected) {
    throw new Error(
      `Own data: expected as many files of images as of labels, got ` +
        `${files.length - found.length} of ${kind === 'images' ? 'labels' : 'images'} and ` +
        `${found.length} of ${kind}.`,
    );
  }
  return found.sort((a, b) => Number(a.forTest) - Number(b.forTest) || b.count - a.count);
}

/** @param {IdxFile} file of labels */
function greatestLabel({ name, bytes }) {
  let greatest = 0;
  for (let i = headers[0x801].bytes; i < bytes.length; ++i) {
    if (bytes[i] > greatest) greatest = bytes[i];
    if (greatest < mostClasses) continue;
    throw new Error(
      `${name}: expected labels from 0 to ${mostClasses - 1}, got ${greatest} as number ${i - 7}.`,
    );
  }
  return greatest;
}

/**
 * @param {OwnFile} file
 * @param {string} name
 * @returns {Promise<IdxFile>}
 */
async function readIdx(file, name) {
  if (!(file instanceof Blob)) throw new Error(`Own data: expected files, got ${typeof file}.`);
  if (file.size === 0) throw new Error(`${name}: expected an IDX file, got one of 0 bytes.`);
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const stream = file.stream();
  const reader = (
    isGzip ? stream.pipeThrough(new DecompressionStream('gzip')) : stream
  ).getReader();
  const head = new Uint8Array(16);
  /** @type {Uint8Array | null} */
  let bytes = null;
  let filled = 0;
  let shape = { kind: /** @type {IdxFile['kind']} */ ('labels'), count: 0 };
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new Error(`${name}: expected a whole file, got one that is damaged or cut.`);
      });
      if (done) break;
      if (filled < 16) head.set(value.subarray(0, 16 - filled), filled);
      const before = filled;
      filled += value.length;
      if (bytes === null && filled >= 8) {
        const length = checkHeader(name, head, filled);
        if (length !== null) {
          shape = length;
          bytes = new Uint8Array(length.bytes);
          bytes.set(head.subarray(0, Math.min(before, 16, length.bytes)));
        }
      }
      if (bytes === null) continue;
      if (filled > bytes.length) throw new Error(tooMany(name, bytes.length));
      bytes.set(value, before);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
  if (bytes === null || filled < bytes.length) {
    const expected = bytes === null ? 'a header' : `${bytes.length} bytes from its header`;
    throw new Error(`${name}: expected ${expected}, got a file of ${filled} bytes.`);
  }
  return { name, ...shape, forTest: /test|t10k/i.test(name), bytes };
}

/** @param {string} name @param {number} expected */
function tooMany(name, expected) {
  return `${name}: expected ${expected} bytes from its header, got more.`;
}

/**
 * @param {string} name
 * @param {Uint8Array} head
 * @param {number} filled bytes so far
 * @returns {{kind: IdxFile['kind'], count: number, bytes: number} | null} null before there is enough
 */
function checkHeader(name, head, filled) {
  const words = new DataView(head.buffer);
  const magic = words.getUint32(0);
  if (magic !== 0x803 && magic !== 0x801) {
    throw new Error(
      `${name}: expected an IDX file of images (0x00000803) or labels (0x00000801), got one that ` +
        `begins with 0x${magic.toString(16).padStart(8, '0')}.`,
    );
  }
  const { kind, bytes, perExample } = headers[magic];
  if (filled < bytes) return null;
  const count = words.getUint32(4);
  if (kind === 'images' && (words.getUint32(8) !== side || words.getUint32(12) !== side)) {
    throw new Error(
      `${name}: expected images of ${side} × ${side} pixels, got ${words.getUint32(8)} × ${words.getUint32(12)}.`,
    );
  }
  if (count < fewestImages || count > mostImages) {
    throw new Error(
      `${name}: expected ${fewestImages} to ${mostImages.toLocaleString('en')} ${kind}, got ${count}.`,
    );
  }
  return { kind, count, bytes: bytes + count * perExample };
}
