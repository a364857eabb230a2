// The steps from a photograph to strokes, each by itself.
import { describe, expect, it } from 'vitest';

import { dropDirt, fillHoles, findComponents } from '../../web/drawing/photo/components.js';
import { removeLines } from '../../web/drawing/photo/lines.js';
import { flatten } from '../../web/drawing/photo/flatten.js';
import { findPaper, paperMask } from '../../web/drawing/photo/paper.js';
import { tracePaths } from '../../web/drawing/photo/paths.js';
import { grayscale } from '../../web/drawing/photo/pixels.js';
import {
  areaOf,
  convexHull,
  fillPolygon,
  largestQuadrilateral,
} from '../../web/drawing/photo/polygon.js';
import { resample, shrink } from '../../web/drawing/photo/resample.js';
import { boxMean, isLightOnDark, removeShade } from '../../web/drawing/photo/shade.js';
import { thin } from '../../web/drawing/photo/thin.js';
import { inkThreshold, otsu } from '../../web/drawing/photo/threshold.js';

/** @param {number} width @param {number} height @param {(x: number, y: number) => number} at */
function picture(width, height, at) {
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; ++i) data[i] = at(i % width, Math.floor(i / width));
  return { width, height, data };
}

/** A picture of characters: '#' is 1. @param {string[]} rows */
const drawn = (rows) => picture(rows[0].length, rows.length, (x, y) => Number(rows[y][x] === '#'));

/** @param {Uint8Array} data @param {number} width */
const rowsOf = (data, width) =>
  Array.from({ length: data.length / width }, (_, y) =>
    [...data.subarray(y * width, (y + 1) * width)].map((value) => (value ? '#' : '.')).join(''),
  );

describe('grayscale', () => {
  it('weighs red, green and blue as eyes do', () => {
    const data = [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255];
    expect([...grayscale({ width: 4, height: 1, data }).data]).toEqual([76, 150, 29, 255]);
  });

  it('lets grey be, in a copy', () => {
    const data = Uint8Array.of(1, 2, 3);
    const gray = grayscale({ width: 3, height: 1, data });
    expect([...gray.data]).toEqual([1, 2, 3]);
    expect(gray.data).not.toBe(data);
  });

  it('shows white through a dark drawing, and black through a bright one', () => {
    const clear = [0, 0, 0, 0];
    expect([...grayscale({ width: 2, height: 1, data: [0, 0, 0, 255, ...clear] }).data]).toEqual([
      0, 255,
    ]);
    const white = [255, 255, 255, 255];
    expect([...grayscale({ width: 2, height: 1, data: [...white, ...clear] }).data]).toEqual([
      255, 0,
    ]);
  });

  it.each([
    [null, 'got null'],
    [{}, 'got undefined × undefined'],
    [{ width: 2.5, height: 1, data: [] }, 'got 2.5 × 1'],
    [{ width: 10_000, height: 10_000, data: [] }, 'got 10000 × 10000'],
    [{ width: 2, height: 2, data: [1, 2, 3] }, 'expected 4 bytes of grey or 16 of red'],
    [{ width: 2, height: 2 }, 'got none'],
    [{ width: 2, height: 2, data: null }, 'got none'],
    [{ width: 2, height: 2, data: 'abcd' }, 'of type String'],
    [{ width: 2, height: 2, data: { length: 4 } }, 'of type Object'],
    [{ width: 5000, height: 10_000, data: { length: 5e7 } }, 'of type Object'],
    [{ width: 2, height: 2, data: new Float32Array(4) }, 'of type Float32Array'],
    [{ width: 2, height: 2, data: new Int8Array(4) }, 'of type Int8Array'],
    [{ width: 2, height: 2, data: [1, 2, 3, 256] }, 'got 256 at 3'],
    [{ width: 2, height: 2, data: [1, 2, 0.5, 4] }, 'got 0.5 at 2'],
    [{ width: 2, height: 2, data: [1, NaN, 3, 4] }, 'got NaN at 1'],
    [{ width: 2, height: 2, data: ['1', 2, 3, 4] }, 'of type String at 0'],
    [{ width: 2, height: 2, data: Array(4) }, 'got undefined at 0'],
  ])('refuses %j', (given, sentence) => {
    expect(() => grayscale(given)).toThrow(/^Image: expected .*, got /);
    expect(() => grayscale(given)).toThrow(sentence);
  });
});

describe('resample', () => {
  it('takes the mean of the area when it makes smaller', () => {
    const gray = picture(4, 2, (x) => [0, 100, 200, 40][x]);
    expect([...resample(gray, 2, 1).data]).toEqual([50, 120]);
    // Of three pixels, the middle one goes half to each side.
    expect([
      ...resample(
        picture(3, 1, (x) => 90 * x),
        2,
        1,
      ).data,
    ]).toEqual([30, 150]);
  });

  it('interpolates when it makes larger', () => {
    expect([
      ...resample(
        picture(2, 1, (x) => 80 * x),
        4,
        1,
      ).data,
    ]).toEqual([0, 20, 60, 80]);
  });

  it('shows a part', () => {
    const gray = picture(4, 4, (x, y) => 10 * x + y);
    const part = { left: 1, top: 2, right: 3, bottom: 4 };
    expect([...resample(gray, 2, 2, part).data]).toEqual([12, 22, 13, 23]);
  });

  it('shrinks to the longest side, and only then', () => {
    const gray = picture(400, 100, () => 7);
    expect(shrink(gray, 100)).toMatchObject({ width: 100, height: 25 });
    expect(shrink(gray, 400)).toBe(gray);
  });
});

describe('light and shade', () => {
  it('has the mean around each pixel, of those that count', () => {
    const gray = picture(5, 1, (x) => 10 * x);
    expect([...boxMean(gray, 1)]).toEqual([5, 10, 20, 30, 35]);
    expect([...boxMean(gray, 1, Uint8Array.of(1, 0, 0, 0, 1))]).toEqual([0, 0, -1, 40, 40]);
  });

  it('sees the same ink in the light and in the shade', () => {
    const light = (/** @type {number} */ x) => 250 - x;
    const isInk = (/** @type {number} */ x, /** @type {number} */ y) => y === 20 && x % 20 === 10;
    const gray = picture(160, 40, (x, y) => light(x) * (isInk(x, y) ? 0.4 : 1));
    const { data } = removeShade(gray, new Uint8Array(gray.data.length).fill(1), 15);
    const inks = Array.from({ length: 8 }, (_, k) => data[20 * 160 + 20 * k + 10] / 255);
    expect(Math.min(...inks)).toBeGreaterThan(0.52);
    expect(Math.max(...inks)).toBeLessThan(0.6);
    expect(data[5 * 160 + 80]).toBeLessThan(12);
  });

  it('leaves blank what is not paper', () => {
    const gray = picture(20, 20, (x) => (x < 10 ? 10 : 200));
    const mask = gray.data.map((value) => Number(value > 100));
    expect(Math.max(...removeShade(gray, mask, 5).data)).toBe(0);
  });

  it.each([
    ['a dark stroke', 200, 60, false],
    ['chalk', 40, 180, true],
  ])('knows ink from ground: %s', (_, ground, ink, isLight) => {
    const gray = picture(40, 40, (x, y) => (x > 17 && x < 22 && y > 5 ? ink : ground) - y / 2);
    expect(isLightOnDark(gray, new Uint8Array(1600).fill(1), 10)).toBe(isLight);
  });
});

describe('threshold', () => {
  it('of Otsu lies between two heaps', () => {
    const histogram = new Array(256).fill(0);
    for (const value of [20, 21, 22]) histogram[value] = 100;
    for (const value of [200, 201]) histogram[value] = 10;
    expect(otsu(histogram)).toBeGreaterThanOrEqual(22);
    expect(otsu(histogram)).toBeLessThan(200);
  });

  it('finds a few pixels of ink among many of grain', () => {
    const dark = picture(300, 300, (x, y) =>
      x === 150 && y > 100 && y < 140 ? 120 : (x * 7919 + y * 104729) % 9,
    );
    const threshold = inkThreshold(dark, new Uint8Array(90_000).fill(1));
    expect(threshold).toBeGreaterThan(20);
    expect(threshold).toBeLessThanOrEqual(120);
  });

  it('finds none on blank paper', () => {
    const dark = picture(50, 50, (x, y) => (x * 7919 + y * 104729) % 9);
    expect(inkThreshold(dark, new Uint8Array(2500).fill(1))).toBe(null);
  });
});

describe('components', () => {
  const { data, width } = drawn(['##....#', '#..#..#', '....#..', '...#...', '.......']);

  it('are what touches, be it at a corner', () => {
    const { labels, components } = findComponents(data, width);
    expect(components.map(({ area }) => area)).toEqual([3, 2, 3]);
    expect(components[2].box).toEqual({ left: 3, top: 1, right: 5, bottom: 4 });
    expect(components.map(({ touches }) => touches)).toEqual([true, true, false]);
    expect(labels[0]).toBe(1);
    expect(labels[2]).toBe(0);
  });

  it('touch what is no paper as they touch the border', () => {
    const mask = new Uint8Array(data.length).fill(1);
    mask[2 * width + 5] = 0;
    expect(findComponents(data, width, mask).components[2].touches).toBe(true);
  });

  /** @param {number} size @param {boolean} touches */
  const piece = (size, touches) => ({
    label: 1,
    area: size,
    box: { left: 0, top: 0, right: 2, bottom: size },
    touches,
  });

  it('lose dirt and what reaches in from outside', () => {
    const [digit, dirt, table] = [piece(100, false), piece(9, false), piece(300, true)];
    expect(dropDirt([dirt, digit, table])).toEqual([digit]);
  });

  it('keep a digit that was cut out closely', () => {
    const [digit, dirt] = [piece(300, true), piece(9, false)];
    expect(dropDirt([dirt, digit])).toEqual([digit]);
  });

  it('have small holes filled, not large ones', () => {
    const ring = drawn(['.......', '.#####.', '.#.#.#.', '.###.#.', '.#####.', '.......']);
    expect(rowsOf(fillHoles(ring.data, 7, 2), 7)[2]).toBe('.###.#.');
  });
});

describe('polygons', () => {
  const square = [
    { x: 1, y: 1 },
    { x: 5, y: 1 },
    { x: 5, y: 5 },
    { x: 1, y: 5 },
  ];

  it('enclose points', () => {
    const hull = convexHull([...square, { x: 3, y: 3 }, { x: 3, y: 1 }]);
    expect(hull).toHaveLength(4);
    expect(areaOf(hull)).toBe(16);
  });

  it('are four-cornered or not', () => {
    expect(areaOf(largestQuadrilateral(convexHull(square)))).toBe(16);
    const circle = Array.from({ length: 60 }, (_, i) => ({
      x: Math.cos((i * Math.PI) / 30),
      y: Math.sin((i * Math.PI) / 30),
    }));
    expect(areaOf(largestQuadrilateral(circle)) / areaOf(circle)).toBeCloseTo(2 / Math.PI, 2);
  });

  it('are filled', () => {
    expect(fillPolygon(square, 8, 6).reduce((sum, value) => sum + value, 0)).toBe(16);
  });
});

describe('a sheet seen at an angle', () => {
  /** A pinhole camera, 300 away from the middle of a plane turned by 0.3 and leant back by 0.6. */
  const seen = (/** @type {{x: number, y: number}} */ { x, y }) => {
    const [across, along] = [
      Math.cos(0.3) * x - Math.sin(0.3) * y,
      Math.sin(0.3) * x + Math.cos(0.3) * y,
    ];
    const scale = 300 / (300 + Math.sin(0.6) * along);
    return { x: 200 + scale * across, y: 150 + scale * Math.cos(0.6) * along };
  };
  const corners = [
    { x: -50, y: -70 },
    { x: 50, y: -70 },
    { x: 50, y: 70 },
    { x: -50, y: 70 },
  ].map(seen);
  const line = [-40, -20, 0, 20, 40].map((y) => ({ x: 10, y }));

  it.each([
    ['clockwise from its upper left corner', corners],
    ['from another corner', [...corners.slice(2), ...corners.slice(0, 2)]],
    ['the other way round', [...corners].reverse()],
  ])('shows its writing upright, whatever the order of its corners: %s', (_, given) => {
    const [flat] = flatten([line.map(seen)], given);
    // What was evenly spaced on the plane, straight down it, is so again.
    const steps = flat.slice(1).map(({ y }, i) => y - flat[i].y);
    for (const { x } of flat) expect(x).toBeCloseTo(flat[0].x, 6);
    for (const step of steps) expect(step).toBeCloseTo(steps[0], 6);
    expect(steps[0]).toBeGreaterThan(10);
  });

  it('keeps all that a point has beside its place', () => {
    const [[point]] = flatten([[{ ...corners[0], time: 7 }]], corners);
    expect(point).toMatchObject({ time: 7 });
    expect(point.x).toBeCloseTo(0, 9);
    expect(point.y).toBeCloseTo(0, 9);
  });
});

describe('the sheet of paper', () => {
  const onTable = picture(200, 150, (x, y) => {
    const isSheet = x > 40 + y / 10 && x < 160 && y > 20 && y < 130;
    return isSheet ? (x > 95 && x < 100 && y > 50 && y < 90 ? 40 : 220) : 60;
  });

  it('is found on a darker table', () => {
    const mask = paperMask(onTable, findPaper(onTable));
    expect(mask[75 * 200 + 97]).toBe(1);
    expect(mask[75 * 200 + 20]).toBe(0);
    expect(mask[5 * 200 + 97]).toBe(0);
    const area = mask.reduce((sum, value) => sum + value, 0);
    expect(area).toBeGreaterThan(0.8 * 113 * 109);
    expect(area).toBeLessThan(113 * 109);
  });

  it('has corners where all of it is seen', () => {
    const { corners } = /** @type {import('../../web/drawing/photo/paper.js').Paper} */ (
      findPaper(onTable)
    );
    const near = (/** @type {number} */ x, /** @type {number} */ y) =>
      corners?.some((corner) => Math.hypot(corner.x - x, corner.y - y) < 4);
    expect([near(42, 21), near(160, 21), near(160, 130), near(53, 130)]).toEqual(
      Array(4).fill(true),
    );
    const cut = picture(200, 150, (x, y) => onTable.data[y * 200 + Math.min(199, x + 60)]);
    expect(findPaper(cut)).toMatchObject({ corners: null });
  });

  it.each([
    ['paper fills the picture', picture(100, 100, (x, y) => (x === 50 && y > 30 ? 30 : 220))],
    ['light falls off', picture(100, 100, (x, y) => (x === 50 && y > 30 ? 30 : 50 + 2 * x))],
    ['the bright thing is a ring', ring(30)],
    ['the bright thing is a bar', picture(100, 100, (x) => (x > 40 && x < 60 ? 230 : 10))],
  ])('is not seen where %s', (_, gray) => {
    expect(findPaper(gray)).toBe(null);
    expect(Math.min(...paperMask(gray, null))).toBe(1);
  });

  /** @param {number} radius */
  function ring(radius) {
    return picture(100, 100, (x, y) =>
      Math.abs(Math.hypot(x - 50, y - 50) - radius) < 10 ? 230 : 10,
    );
  }
});

describe('ruled lines', () => {
  const mask = new Uint8Array(300 * 200).fill(1);
  const isLine = (/** @type {number} */ x, /** @type {number} */ y) =>
    Math.abs(y - 40 - x / 50) < 1 || Math.abs(y - 120 - x / 50) < 1;
  const isStroke = (/** @type {number} */ x, /** @type {number} */ y) =>
    Math.abs(x - 150) < 5 && y > 20 && y < 160;

  it('go, and what crosses them stays', () => {
    const ink = picture(300, 200, (x, y) => Number(isLine(x, y) || isStroke(x, y))).data;
    const cleared = removeLines(ink, ink, 300, mask);
    const stroke = picture(300, 200, (x, y) => Number(isStroke(x, y))).data;
    const wrong = cleared.reduce((sum, value, i) => sum + Math.abs(value - stroke[i]), 0);
    expect(wrong).toBeLessThan(20);
  });

  it('go where they run down the paper', () => {
    const ink = picture(200, 300, (x, y) => Number(isLine(y, x))).data;
    expect(Math.max(...removeLines(ink, ink, 200, mask))).toBe(0);
  });

  it('are not strokes that are long or thick', () => {
    const ink = picture(300, 200, (x, y) =>
      Number((y === 50 && x > 60 && x < 240) || Math.abs(y - 120) < 6),
    ).data;
    expect(removeLines(ink, ink, 300, mask)).toEqual(ink);
  });
});

describe('strokes', () => {
  it('are thinned to one pixel, and stay whole', () => {
    const { data } = picture(60, 60, (x, y) =>
      Number(x > 5 && x < 54 && y > 5 && y < 54 && (x < 16 || y > 43)),
    );
    const skeleton = thin(data, 60);
    const count = skeleton.reduce((sum, value) => sum + value, 0);
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThan(100);
    expect(findComponents(skeleton, 60).components).toHaveLength(1);
  });

  it('end where the line ends', () => {
    const { data } = picture(40, 20, (x, y) => Number(y === 10 && x > 4 && x < 35));
    const [path, ...others] = tracePaths(data, 40, 1);
    expect(others).toHaveLength(0);
    expect([path[0].x, path[path.length - 1].x].sort((a, b) => a - b)).toEqual([5, 34]);
  });

  it('lose spurs, go straight on at a crossing, and are closed in a ring', () => {
    const line = (/** @type {number} */ x, /** @type {number} */ y) => y === 20 && x > 4 && x < 55;
    const spur = (/** @type {number} */ x, /** @type {number} */ y) => x === 30 && y > 16 && y < 20;
    const withSpur = picture(60, 40, (x, y) => Number(line(x, y) || spur(x, y)));
    const [straight, ...none] = tracePaths(withSpur.data, 60, 6);
    expect(none).toHaveLength(0);
    expect(Math.min(...straight.map(({ y }) => y))).toBeGreaterThan(19);

    const ring = picture(40, 40, (x, y) => Number(Math.abs(Math.hypot(x - 20, y - 20) - 12) < 1.5));
    const [closed, ...others] = tracePaths(thin(ring.data, 40), 40, 3);
    expect(others).toHaveLength(0);
    expect(closed[0]).toEqual(closed[closed.length - 1]);
  });

  it('can be a dot', () => {
    const { data } = picture(9, 9, (x, y) => Number(x === 4 && y === 4));
    expect(tracePaths(data, 9, 3)).toEqual([[{ x: 4, y: 4 }]]);
  });
});
