// What the session reads in photographs.
import { beforeAll, describe, expect, it } from 'vitest';

import { generateNumber } from '../../bench/drawing/compose.js';
import { photograph, randomScene } from '../../bench/drawing/photograph.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { boundingBox } from '../../web/drawing/strokes.js';
import { openSessions } from './session-support.js';

/** @typedef {import('../../bench/drawing/photograph.js').Scene} Scene */

/** @type {import('../../web/engine/session.js').Session} */
let session;

beforeAll(async () => {
  ({ session } = (await openSessions())());
});

/** @param {number} seed @param {Partial<Scene>} [scene] */
function photoOfDigit(seed, scene) {
  const random = createRandom(seed);
  const { strokes } = generateDigit(seed % 10, seed);
  return photograph(strokes, { ...plain, ...scene }, random);
}

/** @type {Scene} */
const plain = {
  width: 400,
  height: 300,
  chalk: false,
  table: false,
  ruled: false,
  size: 0.5,
  pen: 0.07,
  ink: 0.8,
  shade: 0.2,
  blur: 1,
  grain: 3,
};

describe('readImage', () => {
  it.each(
    /** @type {[string, Partial<Scene>][]} */ ([
      ['on white paper', {}],
      ['on a table', { table: true, size: 0.3 }],
      ['on ruled paper', { ruled: true }],
      ['in deep shade', { shade: 0.7 }],
      ['in pencil', { ink: 0.4 }],
      ['in chalk', { chalk: true }],
      ['with a fine pen', { pen: 0.03 }],
      ['with a marker', { pen: 0.13 }],
      ['small, in a large photo', { width: 1600, height: 1200, size: 0.1, grain: 6 }],
      ['out of focus, with grain', { blur: 3, grain: 10 }],
    ]),
  )('reads a digit %s', async (_, scene) => {
    let right = 0;
    for (let seed = 100; seed < 110; ++seed) {
      const { digit } = await session.readImage(photoOfDigit(seed, scene));
      right += Number(digit === seed % 10);
    }
    expect(right).toBeGreaterThanOrEqual(9);
  });

  it('reads at least 95 of 100 photographs of all kinds', async () => {
    let right = 0;
    for (let seed = 0; seed < 100; ++seed) {
      const random = createRandom(seed, 9);
      const { strokes } = generateDigit(seed % 10, seed);
      const picture = photograph(strokes, randomScene(random), random);
      right += Number((await session.readImage(picture)).digit === seed % 10);
    }
    expect(right).toBeGreaterThanOrEqual(95);
  }, 120_000);

  it('reads a picture as MNIST has them, and the same in colours', async () => {
    const { image } = session.read(generateDigit(5, 8).strokes);
    const reading = await session.readImage({ width: 28, height: 28, data: image });
    expect(reading.digit).toBe(5);
    const data = new Uint8ClampedArray(4 * 784);
    image.forEach((value, i) => data.set([value, value, value, 255], 4 * i));
    expect(await session.readImage({ width: 28, height: 28, data })).toEqual(reading);
  });

  it('says the same as read and readNumber do of the strokes that it found', async () => {
    const { strokes, number, ...reading } = await session.readImage(photoOfDigit(7));
    expect(reading).toEqual(session.read(strokes));
    expect(number).toEqual(await session.readNumber(strokes));
    expect(number.text).toBe('7');
    const box = /** @type {import('../../web/drawing/strokes.js').Box} */ (boundingBox(strokes));
    expect(box.top).toBeCloseTo(40, 5);
    expect(box.bottom).toBeCloseTo(240, 5);
    expect((box.left + box.right) / 2).toBeCloseTo(140, 5);
  });

  it('reads numbers from left to right', async () => {
    const random = createRandom(3);
    let right = 0;
    for (let i = 0; i < 10; ++i) {
      const { text, strokes } = generateNumber(3, 'wide', random);
      const picture = photograph(strokes, { ...plain, size: 0.4, pen: 0.05 }, random);
      right += Number((await session.readImage(picture)).number.text === text);
    }
    expect(right).toBeGreaterThanOrEqual(9);
  });

  it.each([
    ['white paper', () => 255],
    ['darkness', () => 0],
    ['grain', (/** @type {number} */ i) => 120 + ((i * 7919 + (i % 97) * 104729) % 17)],
    ['a slope of light', (/** @type {number} */ i) => (i % 200) / 4 + 160],
  ])('finds no ink in %s', async (_, at) => {
    const data = Uint8Array.from({ length: 200 * 150 }, (_, i) => at(i));
    expect(await session.readImage({ width: 200, height: 150, data })).toMatchObject({
      digit: null,
      strokes: [],
      number: { text: '' },
    });
  });

  it.each([
    [1, 1],
    [1, 400],
    [400, 1],
    [3, 3],
  ])('answers to %i × %i pixels', async (width, height) => {
    const data = Uint8Array.from({ length: width * height }, (_, i) => (i % 3 === 1 ? 0 : 255));
    const { strokes } = await session.readImage({ width, height, data });
    expect(strokes.flat().every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });

  it('refuses what is no picture', async () => {
    await expect(session.readImage(/** @type {any} */ (null))).rejects.toThrow(
      'Image: expected {width, height, data}, got null.',
    );
    await expect(session.readImage({ width: 2, height: 2, data: [0] })).rejects.toThrow(
      'Image: expected 4 bytes of grey or 16 of red, green, blue and opacity, got 1.',
    );
  });
});
