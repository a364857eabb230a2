import { describe, expect, it } from 'vitest';

import {
  BOX,
  centreOfMass,
  digitImage,
  drawInBox,
  FIELD,
  fitToBox,
  PEN_WIDTH,
  placeInField,
} from '../../web/drawing/digit-image.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */

/** @param {...number} coordinates x, y, x, y, … */
function stroke(...coordinates) {
  const points = [];
  for (let i = 0; i < coordinates.length; i += 2) {
    points.push({ x: coordinates[i], y: coordinates[i + 1] });
  }
  return points;
}

const SEVEN = [stroke(70, 60, 200, 60, 120, 230)];
const VERTICAL = [stroke(140, 40, 140, 240)];

/** @param {Stroke[]} strokes @param {{penWidth?: number}} [options] */
function draw(strokes, options) {
  const result = digitImage(strokes, options);
  if (result === null) throw new Error('no ink');
  return result;
}

/**
 * Columns and rows that have ink.
 *
 * @param {Uint8Array} image @param {number} side
 */
function inked(image, side) {
  const columns = new Set();
  const rows = new Set();
  image.forEach((value, i) => {
    if (value === 0) return;
    columns.add(i % side);
    rows.add(Math.floor(i / side));
  });
  const range = (/** @type {Set<number>} */ set) => [Math.min(...set), Math.max(...set)];
  return { columns: range(columns), rows: range(rows) };
}

/** @param {Uint8Array} image */
function mass(image) {
  return image.reduce((sum, value) => sum + value, 0) / 255;
}

/** @param {Stroke[]} strokes @param {number} factor @param {number} dx @param {number} dy */
function moved(strokes, factor, dx, dy) {
  return strokes.map((s) => s.map(({ x, y }) => ({ x: x * factor + dx, y: y * factor + dy })));
}

describe('digitImage', () => {
  it('gives no image without ink', () => {
    expect(digitImage([])).toBeNull();
    expect(digitImage([[], []])).toBeNull();
  });

  it('gives 784 bytes with ink and paper', () => {
    const { image } = draw(SEVEN);
    expect(image).toBeInstanceOf(Uint8Array);
    expect(image).toHaveLength(784);
    expect(Math.max(...image)).toBe(255);
    expect(Math.min(...image)).toBe(0);
  });

  it('fills 20 pixels with the longer side', () => {
    for (const drawing of [SEVEN, VERTICAL, [stroke(20, 100, 260, 130)]]) {
      const { image } = draw(drawing);
      const { columns, rows } = inked(image, FIELD);
      expect(Math.max(columns[1] - columns[0], rows[1] - rows[0]) + 1).toBe(20);
    }
  });

  it('puts the centre of mass into pixel (14, 14), as MNIST did', () => {
    for (const drawing of [SEVEN, VERTICAL, [stroke(60, 40, 60, 240, 200, 240)]]) {
      const centre = centreOfMass(draw(drawing).image, FIELD);
      expect(Math.floor(centre?.x ?? 0)).toBe(14);
      expect(Math.floor(centre?.y ?? 0)).toBe(14);
    }
  });

  it('gives the same image wherever and however large it was drawn', () => {
    const { image } = draw(SEVEN);
    // Powers of two and whole numbers, so that no coordinate is rounded.
    for (const [factor, dx, dy] of [
      [1, 64, -32],
      [0.25, 0, 0],
      [4, 8, 8],
    ]) {
      expect(draw(moved(SEVEN, factor, dx, dy)).image).toEqual(image);
    }
  });

  it('takes slant down to what is usual, and leaves the usual as it is', () => {
    const leaning = (/** @type {number} */ shear) => [
      stroke(140 - 80 * shear, 60, 140 + 80 * shear, 220),
    ];
    const left = { maximumSlant: Infinity };
    expect(digitImage(leaning(0.7))?.image).toEqual(digitImage(leaning(0.25), left)?.image);
    expect(digitImage(leaning(0.2))?.image).toEqual(digitImage(leaning(0.2), left)?.image);
    expect(digitImage(leaning(0.7))?.image).not.toEqual(digitImage(leaning(0.7), left)?.image);
    expect(() => digitImage(SEVEN, { maximumSlant: NaN })).toThrow('0 or more, but it is NaN');
  });

  it('gives the same bytes for the same strokes and leaves them as they were', () => {
    const strokes = structuredClone(SEVEN);
    expect(draw(strokes)).toEqual(draw(SEVEN));
    expect(strokes).toEqual(SEVEN);
  });

  it('keeps a straight line thin: 20 long and the pen wide', () => {
    const upright = inked(draw(VERTICAL).image, FIELD);
    expect(upright.rows[1] - upright.rows[0]).toBe(19);
    expect(upright.columns[1] - upright.columns[0] + 1).toBe(2 * Math.ceil(PEN_WIDTH / 2));
    const flat = inked(draw([stroke(40, 140, 240, 140)]).image, FIELD);
    expect(flat.columns[1] - flat.columns[0]).toBe(19);
    expect(flat.rows[1] - flat.rows[0] + 1).toBe(2 * Math.ceil(PEN_WIDTH / 2));
  });

  it('covers as much as the pen does', () => {
    // A line of 20 with round ends: the rectangle between the ends' centres, and one disc.
    const area = (20 - PEN_WIDTH) * PEN_WIDTH + (Math.PI * PEN_WIDTH ** 2) / 4;
    expect(mass(draw(VERTICAL).image)).toBeCloseTo(area, 0);
    expect(mass(draw(VERTICAL, { penWidth: 4 }).image)).toBeCloseTo(16 * 4 + Math.PI * 4, 0);
  });

  it('draws a tap, and a tremble of a tap, as a dot in the middle', () => {
    const dot = draw([stroke(33, 250)]);
    expect(mass(dot.image)).toBeGreaterThan(3);
    expect(mass(dot.image)).toBeLessThan(7);
    const { columns, rows } = inked(dot.image, FIELD);
    expect(columns[1] - columns[0]).toBeLessThan(5);
    expect(rows[1] - rows[0]).toBeLessThan(5);
    const tremble = draw([stroke(33, 250, 33.4, 250.2)]);
    expect(mass(tremble.image)).toBeLessThan(10);
    // The same point twice is one dot.
    expect(draw([stroke(33, 250, 33, 250)]).image).toEqual(dot.image);
  });

  it('reads a small drawing like a large one', () => {
    expect(draw(moved(SEVEN, 1 / 16, 0, 0)).image).toEqual(draw(SEVEN).image);
  });

  it('takes what lies outside the pad', () => {
    expect(draw(moved(SEVEN, 1, -160, 128)).image).toEqual(draw(SEVEN).image);
  });

  it('does not draw darker where strokes cross or repeat', () => {
    const twice = draw([...VERTICAL, ...VERTICAL]);
    expect(twice.image).toEqual(draw(VERTICAL).image);
  });

  it('keeps strokes apart', () => {
    const apart = draw([stroke(40, 40, 40, 240), stroke(240, 40, 240, 240)]);
    const joined = draw([stroke(40, 40, 40, 240, 240, 40, 240, 240)]);
    expect(mass(apart.image)).toBeLessThan(mass(joined.image) - 20);
  });

  it('shows its steps', () => {
    const { image, steps } = draw(SEVEN);
    expect(steps.scaled).toHaveLength(BOX * BOX);
    expect(mass(steps.scaled)).toBe(mass(image));
    for (let row = 0; row < BOX; ++row) {
      const start = (steps.top + row) * FIELD + steps.left;
      const inImage = image.subarray(start, start + BOX);
      expect(inImage).toEqual(steps.scaled.subarray(row * BOX, (row + 1) * BOX));
    }
    // The crop is a square around the ink, in the pad's units.
    expect((steps.crop.right - steps.crop.left) * steps.scale).toBeCloseTo(BOX, 9);
    expect((steps.crop.bottom - steps.crop.top) * steps.scale).toBeCloseTo(BOX, 9);
    expect(steps.crop.top).toBeLessThan(60);
    expect(steps.crop.bottom).toBeGreaterThan(230);
  });

  it('refuses what is no drawing, and options out of range', () => {
    // @ts-expect-error on purpose
    expect(() => digitImage('seven')).toThrow(/array of arrays/);
    expect(() => digitImage([[{ x: NaN, y: 0 }]])).toThrow(/NaN/);
    expect(() => digitImage(SEVEN, { penWidth: 0 })).toThrow(/0\.5 to 10 pixels, but it is 0/);
    expect(() => digitImage(SEVEN, { penWidth: NaN })).toThrow(/NaN/);
    expect(() => digitImage(SEVEN, { minimumSide: 0 })).toThrow(/greater than 0/);
  });

  it('bounds its work however much is drawn', () => {
    let state = 1; // Park and Miller's generator: the same scribble each time
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const points = Array.from({ length: 300_000 }, () => ({
      x: 280 * random(),
      y: 280 * random(),
    }));
    const fitted = fitToBox([points]);
    expect(fitted?.points.length).toBeLessThan(2 * 20_100);
    expect(mass(draw([points]).image)).toBeGreaterThan(350); // all of the box but its corners

    const dots = Array.from({ length: 10_000 }, (_, i) => stroke(i % 280, (i * 7) % 280));
    expect(draw(dots).image).toHaveLength(784);
  });
});

describe('the parts', () => {
  it('drops points that change nothing, but neither ends nor corners', () => {
    const dense = Array.from({ length: 1001 }, (_, i) => ({ x: 10, y: 10 + i / 10 }));
    const fitted = fitToBox([dense]);
    const ys = Array.from(fitted?.points ?? []).filter((_, i) => i % 2 === 1);
    expect(ys.length).toBeLessThan(180);
    expect(ys[0]).toBeCloseTo(PEN_WIDTH / 2, 9);
    expect(ys.at(-1)).toBeCloseTo(BOX - PEN_WIDTH / 2, 9);
    expect(fitToBox(SEVEN)?.points).toHaveLength(6);
  });

  it('antialiases: a pixel has the part of the ink that covers it', () => {
    // A flat line of width 3 along y = 10.25 covers rows 9 to 10 whole and 8.75 .. 11.75.
    const points = Float64Array.of(2, 10.25, 18, 10.25);
    const image = drawInBox({ points, ends: Int32Array.of(2) }, 3);
    const column = Array.from({ length: BOX }, (_, row) => image[row * BOX + 10]);
    expect(column.slice(7, 13)).toEqual([0, 64, 255, 255, 191, 0]);
  });

  it('finds the centre of mass in pixels from the edge', () => {
    expect(centreOfMass(Uint8Array.of(0, 9, 0, 9), 2)).toEqual({ x: 1.5, y: 1 });
    expect(centreOfMass(new Uint8Array(4), 2)).toBeNull();
  });

  it('moves the box by whole pixels and never out of the field', () => {
    const corner = new Uint8Array(BOX * BOX);
    corner[0] = 255;
    expect(placeInField(corner)).toMatchObject({ left: 8, top: 8 });
    const other = new Uint8Array(BOX * BOX);
    other[BOX * BOX - 1] = 255;
    expect(placeInField(other)).toMatchObject({ left: 0, top: 0 });
    expect(mass(placeInField(other).image)).toBe(1);
  });
});
