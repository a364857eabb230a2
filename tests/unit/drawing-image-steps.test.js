// The pictures of the way from ink to the network's image.
import { describe, expect, it } from 'vitest';

import { digitImage } from '../../web/drawing/digit-image.js';
import { imageSteps } from '../../web/drawing/image-steps.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */

const PEN = 17;

/** A small 7 in the pad's upper left. @type {Stroke[]} */
const SEVEN = [
  [
    { x: 40, y: 30 },
    { x: 100, y: 30 },
    { x: 60, y: 120 },
  ],
];

/** @param {Stroke[]} strokes */
function steps(strokes) {
  const result = imageSteps(strokes, PEN);
  if (result === null) throw new Error('no ink');
  return result;
}

/** @param {{side: number, pixels: Uint8Array}} picture */
function inkedBox({ side, pixels }) {
  const inked = Array.from(pixels.keys()).filter((i) => pixels[i] >= 128);
  const columns = inked.map((i) => i % side);
  const rows = inked.map((i) => Math.floor(i / side));
  return {
    left: Math.min(...columns),
    right: Math.max(...columns) + 1,
    top: Math.min(...rows),
    bottom: Math.max(...rows) + 1,
  };
}

describe('imageSteps', () => {
  it('has none without ink', () => {
    expect(imageSteps([], PEN)).toBeNull();
    expect(imageSteps([[]], PEN)).toBeNull();
  });

  it('ends with the image that the network reads', () => {
    const { placed, smooth } = steps(SEVEN);
    const drawn = digitImage(SEVEN);
    expect(placed.pixels).toEqual(drawn?.image);
    expect(smooth.pixels).toEqual(drawn?.steps.scaled);
  });

  it('shows the pad as it is, and what is cropped of it', () => {
    const { left, top, right, bottom } = inkedBox(steps(SEVEN).shrunk);
    // The pen's edge, in tenths of the pad's units.
    expect([left, top, right, bottom]).toEqual([3, 2, 11, 13]);
    const { crop } = steps(SEVEN).upright;
    expect(crop.bottom - crop.top).toBeCloseTo((90 + PEN) / 10);
    expect(crop.right - crop.left).toBeCloseTo((90 + PEN) / 10);
    expect(crop.top).toBeCloseTo((30 - PEN / 2) / 10);
    expect((crop.left + crop.right) / 2).toBeCloseTo(7);
  });

  it('scales the pen along with the ink, and then takes the usual one', () => {
    const { scaled, pen } = steps(SEVEN);
    expect(scaled.longerSide).toBe(90);
    expect(pen.from).toBeCloseTo((20 * PEN) / (90 + PEN));
    expect(pen.to).toBe(2.4);
    for (const picture of [scaled, pen]) {
      const { top, bottom } = inkedBox(picture);
      expect(bottom - top).toBe(20);
      expect(new Set(picture.pixels)).toEqual(new Set([0, 255]));
    }
    const ink = (/** @type {Uint8Array} */ pixels) => pixels.filter((value) => value > 0).length;
    expect(ink(scaled.pixels)).toBeGreaterThan(ink(pen.pixels));
  });

  it('says how far the box was moved, and where the mass came to', () => {
    const { placed } = steps(SEVEN);
    const drawn = digitImage(SEVEN);
    expect(placed.right).toBe((drawn?.steps.left ?? 0) - 4);
    expect(placed.down).toBe((drawn?.steps.top ?? 0) - 4);
    // A 7 is heavier above: it is moved down.
    expect(placed.down).toBeGreaterThan(0);
    expect(Math.floor(placed.mass.x)).toBe(14);
    expect(Math.floor(placed.mass.y)).toBe(14);
  });

  it('draws a dot and a scribble', () => {
    expect(steps([[{ x: 9, y: 9 }]]).placed.pixels).toHaveLength(784);
    const scribble = Array.from({ length: 3000 }, (_, i) => ({
      x: (i * 37) % 280,
      y: (i * 91) % 280,
    }));
    expect(steps([scribble]).pen.from).toBeLessThan(2.4);
  });

  it('draws a few of very many points, and the same ink', () => {
    const ring = (/** @type {number} */ count, /** @type {number} */ parts) =>
      Array.from({ length: parts }, (_, k) =>
        Array.from({ length: count }, (_, i) => {
          const angle = (2 * Math.PI * (i + k / parts)) / count;
          return { x: 140 + 80 * Math.sin(angle), y: 140 + 80 * Math.cos(angle) };
        }),
      );
    const inked = (/** @type {Stroke[]} */ strokes) =>
      steps(strokes).placed.pixels.filter((value) => value >= 128).length;
    const few = inked(ring(1000, 1));
    expect(Math.abs(inked(ring(100_000, 1)) - few)).toBeLessThan(6);
    expect(Math.abs(inked(ring(200, 900)) - few)).toBeLessThan(6);
  });
});
