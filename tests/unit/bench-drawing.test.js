// The bench's own tools: strokes from images, the fixed set, temperatures.
import { describe, expect, it } from 'vitest';

import { distorted, DISTORTIONS, plainDrawings } from '../../bench/drawing/fixed-set.js';
import { IMAGE_PATHS } from '../../bench/drawing/image-paths.js';
import { strokesOfImage } from '../../bench/drawing/skeleton.js';
import { fitTemperature, tempered } from '../../bench/drawing/temperature.js';
import { digitImage } from '../../web/drawing/digit-image.js';
import { boundingBox } from '../../web/drawing/strokes.js';

/** @param {(x: number, y: number) => boolean} isInk @returns {Uint8Array} */
function picture(isInk) {
  return Uint8Array.from({ length: 784 }, (_, i) => (isInk(i % 28, Math.floor(i / 28)) ? 255 : 0));
}

describe('strokesOfImage', () => {
  it('finds a bar’s middle line, drawn downwards', () => {
    const [stroke, ...others] = strokesOfImage(
      picture((x, y) => x >= 12 && x < 15 && y >= 4 && y < 24),
    );
    expect(others).toEqual([]);
    for (const { x } of stroke) expect(Math.abs(x - 13.5)).toBeLessThan(0.6);
    expect(stroke[0].y).toBeLessThan(6);
    expect(stroke[stroke.length - 1].y).toBeGreaterThan(22);
  });

  it('draws a cross as two strokes that go straight on', () => {
    const strokes = strokesOfImage(
      picture((x, y) => x > 2 && x < 25 && (Math.abs(x - y) < 2 || Math.abs(27 - x - y) < 2)),
    );
    expect(strokes).toHaveLength(2);
    for (const stroke of strokes) {
      const { left, top, right, bottom } = /** @type {any} */ (boundingBox([stroke]));
      expect(Math.min(right - left, bottom - top)).toBeGreaterThan(16);
    }
  });

  it('closes a ring, from its top', () => {
    const ring = picture((x, y) => Math.abs(Math.hypot(x - 14, y - 14) - 8) < 1.5);
    const [stroke, ...others] = strokesOfImage(ring);
    expect(others).toEqual([]);
    expect(Math.min(...stroke.map(({ y }) => y))).toBe(stroke[0].y);
    expect(stroke[0]).toEqual(stroke[stroke.length - 1]);
  });

  it('keeps a dot', () => {
    expect(strokesOfImage(picture((x, y) => x === 9 && y === 9))).toHaveLength(1);
  });
});

describe('the fixed set', () => {
  it('is the same every time, and has so many of each digit', async () => {
    const set = await plainDrawings(3);
    expect(await plainDrawings(3)).toEqual(set);
    for (let digit = 0; digit < 10; ++digit) {
      expect(set.filter((drawn) => drawn.digit === digit)).toHaveLength(3);
    }
    for (const name of Object.keys(DISTORTIONS)) {
      expect(distorted(set, name)).toEqual(distorted(set, name));
    }
  });

  it('goes the page’s own way, and ways that differ from it', async () => {
    const [drawn] = distorted(await plainDrawings(1), 'slanted left');
    const own = digitImage(drawn.strokes)?.image;
    for (const [name, imageOf] of Object.entries(IMAGE_PATHS)) {
      const image = imageOf(drawn);
      expect(image).toHaveLength(784);
      if (name === 'all steps') expect(image).toEqual(own);
      else expect(image).not.toEqual(own);
    }
  });
});

describe('temperatures', () => {
  it('leave the order, and soften above 1', () => {
    const [a, b, c] = tempered([0.7, 0.2, 0.1], 2);
    expect(a + b + c).toBeCloseTo(1);
    expect(a).toBeLessThan(0.7);
    expect(a).toBeGreaterThan(b);
    expect(b).toBeGreaterThan(c);
    expect(tempered([0.7, 0.2, 0.1], 1)[0]).toBeCloseTo(0.7);
  });

  it('are found: answers at 99 % of which 80 % are right', () => {
    const answers = Array.from({ length: 100 }, (_, i) => ({
      probabilities: [0.99, 0.01],
      digit: i < 80 ? 0 : 1,
    }));
    // ln 99 / T = ln 4
    expect(fitTemperature(answers)).toBeCloseTo(Math.log(99) / Math.log(4), 2);
  });
});
