// Image files, made where they are needed.
import { crc32, deflateSync } from 'node:zlib';

import { photograph } from '../../bench/drawing/photograph.js';
import { createRandom } from '../../web/drawing/generator/random.js';

/** @typedef {{width: number, height: number, data: Uint8Array}} Gray */

/** A photograph of strokes on a sheet on a table. @param {import('../../web/engine/types.js').Stroke[]} strokes */
export function photoOf(strokes, width = 600, height = 450) {
  const scene = {
    width,
    height,
    chalk: false,
    table: true,
    ruled: false,
    size: 0.4,
    pen: 0.06,
    ink: 0.85,
    shade: 0.3,
    blur: 1,
    grain: 3,
  };
  return photograph(strokes, scene, createRandom(5));
}

/** @param {string} type @param {Uint8Array} data */
function chunk(type, data) {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/** @param {number} width @param {number} height */
export function pngHeader(width, height) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header)]);
}

/** @param {Gray} gray */
export function png({ width, height, data }) {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; ++y) {
    rows.set(data.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  const end = chunk('IEND', Buffer.alloc(0));
  return Buffer.concat([pngHeader(width, height), chunk('IDAT', deflateSync(rows)), end]);
}

/** An animation of greys, its codes as long as a byte: nothing is compressed. @param {Gray[]} frames */
export function gif(frames) {
  const [{ width, height }] = frames;
  const word = (/** @type {number} */ value) => [value & 255, value >> 8];
  const palette = Array.from({ length: 128 }, (_, i) => Array(3).fill(2 * i)).flat();
  const bytes = [...Buffer.from('GIF89a'), ...word(width), ...word(height), 0xf6, 0, 0, ...palette];
  for (const { data } of frames) {
    bytes.push(0x21, 0xf9, 4, 4, 10, 0, 0, 0);
    bytes.push(0x2c, 0, 0, 0, 0, ...word(width), ...word(height), 0, 7);
    // A code to forget before longer codes were due.
    const codes = [...data].flatMap((value, i) => (i % 100 === 0 ? [128, value >> 1] : value >> 1));
    codes.push(129);
    for (let i = 0; i < codes.length; i += 255) {
      const block = codes.slice(i, i + 255);
      for (const byte of [block.length, ...block]) bytes.push(byte);
    }
    bytes.push(0);
  }
  return Buffer.from([...bytes, 0x3b]);
}

/** A JPEG by the browser's own encoder. @param {import('@playwright/test').Page} page @param {Gray} gray */
export async function jpeg(page, gray) {
  const source = png(gray).toString('base64');
  const encoded = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = document.createElement('canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
  }, source);
  return Buffer.from(encoded, 'base64');
}

/** The JPEG, said to have been held in another way. @param {Buffer} bytes @param {number} orientation */
export function withOrientation(bytes, orientation) {
  const exif = Buffer.from('\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08', 'latin1');
  const entry = Buffer.alloc(18);
  entry.writeUInt16BE(1, 0);
  entry.writeUInt16BE(0x0112, 2);
  entry.writeUInt16BE(3, 4);
  entry.writeUInt32BE(1, 6);
  entry.writeUInt16BE(orientation, 10);
  return Buffer.concat([bytes.subarray(0, 2), exif, entry, bytes.subarray(2)]);
}

/** The picture as a camera on its side stores it: to be shown, it is turned clockwise. @param {Gray} gray */
export function turned({ width, height, data }) {
  const stored = new Uint8Array(data.length);
  // What is shown at (x, y) is stored in row width − 1 − x, column y.
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) stored[(width - 1 - x) * height + y] = data[y * width + x];
  }
  return { width: height, height: width, data: stored };
}
