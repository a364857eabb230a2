import { describe, expect, it } from 'vitest';

import { imageHeader } from '../../web/data/image-header.js';
import { gif, pngHeader, withOrientation } from '../e2e/image-files.js';

/** @param {(string | number[])[]} parts */
const bytes = (...parts) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  );

/** Start of image, a segment of an application, a table, the frame: 640 wide, 480 high. */
const frame = [0xff, 0xc2, 0, 11, 8, 1, 224, 2, 128, 1, 1, 0x11, 0];
const jpeg = bytes('\xff\xd8', '\xff\xe0\x00\x04ab', '\xff\xc4\x00\x03c', frame);

/** A media file with a preview, the picture, and how it is turned. @param {string} brand @param {number} turns */
const media = (brand, turns) =>
  bytes(
    `....ftyp${brand}....`,
    ...[[0, 0, 0, 20], 'ispe', [0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0]],
    ...[[0, 0, 0, 20], 'ispe', [0, 0, 0, 0, 0, 0, 15, 192, 0, 0, 11, 208]],
    ...[[0, 0, 0, 9], 'irot', [turns], Array(16).fill(0)],
  );

describe('imageHeader', () => {
  it.each([
    ['a PNG', pngHeader(10_000, 300), { type: 'png', width: 10_000, height: 300, turned: false }],
    [
      'a GIF',
      gif([{ width: 3, height: 2, data: new Uint8Array(6) }]),
      { type: 'gif', width: 3, height: 2, turned: false },
    ],
    [
      'a JPEG with a byte too many between its segments',
      bytes('\xff\xd8', '\xff\xe0\x00\x04ab', '\x00', frame),
      { type: 'jpeg', width: 640, height: 480, turned: false },
    ],
    ['a JPEG', jpeg, { type: 'jpeg', width: 640, height: 480, turned: false }],
    [
      'a JPEG on its side',
      withOrientation(jpeg, 6),
      { type: 'jpeg', width: 640, height: 480, turned: true },
    ],
    [
      'a JPEG upside down',
      withOrientation(jpeg, 3),
      { type: 'jpeg', width: 640, height: 480, turned: false },
    ],
    [
      'a lossy WebP',
      bytes('RIFF....WEBPVP8 ....', [0, 0, 0, 0x9d, 1, 0x2a, 128, 2, 224, 1]),
      { type: 'webp', width: 640, height: 480, turned: false },
    ],
    [
      'a lossless WebP',
      bytes('RIFF....WEBPVP8L....', [0x2f, 127, 194, 119, 0, 0, 0, 0, 0, 0]),
      { type: 'webp', width: 640, height: 480, turned: false },
    ],
    [
      'an extended WebP',
      bytes('RIFF....WEBPVP8X....', [0, 0, 0, 0, 127, 2, 0, 223, 1, 0]),
      { type: 'webp', width: 640, height: 480, turned: false },
    ],
    ['an AVIF', media('avif', 0), { type: 'avif', width: 4032, height: 3024, turned: false }],
    [
      'a HEIC photo on its side',
      media('heic', 3),
      { type: 'heic', width: 4032, height: 3024, turned: true },
    ],
  ])('reads the size of %s', (_, file, header) => {
    expect(imageHeader(file)).toEqual(header);
  });

  it.each([
    ['text', bytes('no image')],
    ['nothing', bytes('')],
    ['one byte', bytes('\xff')],
    ['a film', media('mp42', 0)],
  ])('knows that %s is no image', (_, file) => {
    expect(imageHeader(file)).toBe(null);
  });

  it('does not read beyond the end, wherever that is', () => {
    for (const whole of [pngHeader(5, 5), jpeg, withOrientation(jpeg, 6), media('heic', 1)]) {
      for (let end = 0; end < whole.length; ++end) {
        const width = imageHeader(whole.subarray(0, end))?.width ?? 0;
        expect([0, 5, 512, 640, 4032]).toContain(width);
      }
    }
  });

  it('does not follow lengths that lead nowhere', () => {
    const nowhere = withOrientation(jpeg, 6);
    nowhere.fill(0xff, 12, 20);
    expect(imageHeader(nowhere)?.width).toBe(640);
    expect(imageHeader(bytes('\xff\xd8\xff\xe0\x00\x00', Array(40).fill(0)))?.width).toBe(0);
  });
});
