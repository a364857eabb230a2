import { describe, expect, it } from 'vitest';

import { digitImage } from '../../web/drawing/digit-image.js';
import { generateDigit, PAD } from '../../web/drawing/generator/generate.js';
import {
  curveThrough,
  distance,
  parsePose,
  samplePath,
  smoothPath,
} from '../../web/drawing/generator/path.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { ALLOGRAPHS } from '../../web/drawing/generator/shapes.js';
import { boundingBox, totalLength } from '../../web/drawing/strokes.js';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('random numbers', () => {
  it('repeat with the seed, and differ with seed and stream', () => {
    const first = (/** @type {[number, number?]} */ ...seed) => createRandom(...seed).uniform();
    expect(first(7)).toBe(first(7));
    expect(new Set([first(7), first(8), first(7, 1), first(7, 2)]).size).toBe(4);
  });

  it('are the same in every engine: pinned', () => {
    const random = createRandom(1);
    expect([random.uniform(), random.between(2, 4), random.normal(3)]).toEqual([
      0.41439975961111486, 2.943623877130449, 0.804963055124352,
    ]);
  });

  it('have the mean and the deviation that they say', () => {
    const random = createRandom(3);
    const normal = Array.from({ length: 20_000 }, () => random.normal(2));
    const mean = normal.reduce((sum, x) => sum + x, 0) / normal.length;
    const variance = normal.reduce((sum, x) => sum + (x - mean) ** 2, 0) / normal.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
    const picked = Array.from({ length: 9000 }, () => random.pick([1, 0, 2]));
    expect(picked.filter((i) => i === 1)).toHaveLength(0);
    expect(picked.filter((i) => i === 2).length / 9000).toBeCloseTo(2 / 3, 1);
  });

  it('want an integer as seed', () => {
    expect(() => createRandom(-1)).toThrow('integer from 0 to 4294967295, but it is -1');
    expect(() => createRandom(0.5)).toThrow('but it is 0.5');
    expect(() => createRandom(1, NaN)).toThrow('The stream must be');
  });
});

describe('a hand', () => {
  const strokes = (/** @type {any} */ hand) => generateDigit(1, 5, 'stick', hand).strokes;

  it('that is plain changes nothing', () => {
    expect(strokes({ slant: 0, tremor: 0, speed: 1 })).toEqual(strokes(undefined));
  });

  it('leans to the right', () => {
    const lean = (/** @type {import('../../web/drawing/strokes.js').Stroke[]} */ [line]) => {
      const [first, last] = [line[0], line[line.length - 1]];
      return (first.x - last.x) / (last.y - first.y);
    };
    expect(lean(strokes({ slant: 0.5 }))).toBeGreaterThan(lean(strokes({ slant: -0.5 })) + 0.5);
  });

  it('leaves fewer points when it is fast, and strays when it trembles', () => {
    const count = (/** @type {any} */ hand) => strokes(hand).flat().length;
    expect(count({ speed: 4 })).toBeLessThan(0.5 * count({ speed: 1 }));
    expect(totalLength(strokes({ tremor: 0.02 }))).toBeGreaterThan(1.2 * totalLength(strokes({})));
  });
});

describe('shapes', () => {
  const ways = ALLOGRAPHS.flatMap((all, digit) => all.map((way) => ({ digit, ...way })));

  it('are several a digit, each with a name of its own', () => {
    expect(ALLOGRAPHS).toHaveLength(10);
    for (const all of ALLOGRAPHS) {
      expect(all.length).toBeGreaterThanOrEqual(4);
      expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    }
  });

  it.each(ways)('$digit $name: all poses have the same strokes and points', ({ poses }) => {
    const structure = (/** @type {string} */ pose) =>
      parsePose(pose).map((pieces) => pieces.map((piece) => piece.length));
    for (const pose of poses) {
      expect(structure(pose)).toEqual(structure(poses[0]));
      for (const { x, y } of parsePose(pose).flat(2)) {
        expect(x).toBeGreaterThanOrEqual(-40);
        expect(x).toBeLessThanOrEqual(100);
        expect(y).toBeGreaterThanOrEqual(-20);
        expect(y).toBeLessThanOrEqual(120);
      }
    }
  });

  // Poses that run in opposite directions would collapse to a line when mixed.
  it.each(ways)('$digit $name: a mixture is no smaller than its poses', ({ poses }) => {
    const all = poses.map((pose) => parsePose(pose).flat(2));
    const span = (/** @type {{x: number, y: number}[]} */ points) => {
      const { left, top, right, bottom } = boundingBox([points]) ?? fail();
      return { width: right - left, height: bottom - top };
    };
    const mean = span(
      all[0].map((_, i) => ({
        x: all.reduce((sum, points) => sum + points[i].x, 0) / all.length,
        y: all.reduce((sum, points) => sum + points[i].y, 0) / all.length,
      })),
    );
    expect(mean.width).toBeGreaterThan(
      0.7 * Math.min(...all.map((points) => span(points).width)) - 5,
    );
    expect(mean.height).toBeGreaterThan(80);
  });
});

/** @returns {never} */
function fail() {
  throw new Error('no points');
}

describe('paths', () => {
  const square = [
    { x: 0, y: 0 },
    { x: 50, y: 0 },
    { x: 50, y: 50 },
  ];

  it('are parsed into strokes, pieces and points; a corner belongs to both pieces', () => {
    expect(parsePose('5 2, 60 -2 | 24 100 / 1 2, 3 4')).toEqual([
      [
        [
          { x: 5, y: 2 },
          { x: 60, y: -2 },
        ],
        [
          { x: 60, y: -2 },
          { x: 24, y: 100 },
        ],
      ],
      [
        [
          { x: 1, y: 2 },
          { x: 3, y: 4 },
        ],
      ],
    ]);
  });

  it('go through every control point, in small steps', () => {
    const path = curveThrough(square, 1);
    for (const point of square) {
      expect(Math.min(...path.map((p) => distance(p, point)))).toBeLessThan(1e-9);
    }
    for (let i = 1; i < path.length; ++i) {
      expect(distance(path[i - 1], path[i])).toBeLessThan(2);
    }
  });

  it('stay finite when control points coincide', () => {
    const path = curveThrough([square[0], square[0], square[1], square[1]], 1);
    expect(path.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
    expect(curveThrough([square[0]], 1)).toEqual([square[0]]);
  });

  it('are smoothed without moving their ends', () => {
    const path = Array.from({ length: 41 }, (_, i) => ({ x: i, y: i < 20 ? i : 40 - i }));
    const smooth = smoothPath(path, 4);
    expect(smooth[0]).toEqual(path[0]);
    expect(smooth[40]).toEqual(path[40]);
    expect(smooth[20].y).toBeLessThan(19);
    expect(smooth[10].y).toBeCloseTo(10, 9);
    expect(smoothPath(path, 0)).toBe(path);
  });

  it('are sampled at the distance asked for, ends included', () => {
    const path = Array.from({ length: 101 }, (_, i) => ({ x: i, y: 0 }));
    expect(samplePath(path, () => 25).map(({ x }) => x)).toEqual([0, 25, 50, 75, 100]);
    expect(samplePath([path[0]], () => 25)).toEqual([path[0]]);
  });
});

describe('generateDigit', () => {
  it('gives the same strokes for the same seed: pinned', () => {
    const seven = generateDigit(7, 1);
    expect(generateDigit(7, 1)).toEqual(seven);
    expect(generateDigit(7, 2).strokes).not.toEqual(seven.strokes);
    // A change of the generator changes what the pretrained reader has learned from.
    let hash = 0;
    for (const digit of DIGITS) {
      for (const { x, y } of generateDigit(digit, 1).strokes.flat()) {
        hash = (Math.imul(hash, 31) + Math.floor(1000 * x) + Math.floor(7000 * y)) | 0;
      }
    }
    expect(hash).toBe(-981133579);
  });

  it.each(DIGITS)('draws every allograph of %i within the pad', (digit) => {
    for (const { name } of ALLOGRAPHS[digit]) {
      for (let seed = 0; seed < 20; ++seed) {
        const { allograph, strokes } = generateDigit(digit, seed, name);
        expect(allograph).toBe(name);
        for (const { x, y } of strokes.flat()) {
          expect(x >= 0 && x <= PAD && y >= 0 && y <= PAD).toBe(true);
        }
        expect(digitImage(strokes)).not.toBeNull();
      }
    }
  });

  it('draws small and large, with few points and many, anywhere on the pad', () => {
    const boxes = [];
    const counts = [];
    for (let seed = 0; seed < 400; ++seed) {
      const { strokes } = generateDigit(seed % 10, seed);
      boxes.push(boundingBox(strokes) ?? fail());
      counts.push(strokes.flat().length);
    }
    const sides = boxes.map((b) => Math.max(b.right - b.left, b.bottom - b.top));
    expect(Math.min(...sides)).toBeLessThan(40);
    expect(Math.max(...sides)).toBeGreaterThan(230);
    expect(Math.min(...counts)).toBeLessThan(15);
    expect(Math.max(...counts)).toBeGreaterThan(100);
    expect(Math.min(...boxes.map((b) => b.left))).toBeLessThan(10);
    expect(Math.max(...boxes.map((b) => b.right))).toBeGreaterThan(PAD - 10);
  });

  it('says what it wants', () => {
    expect(() => generateDigit(10, 1)).toThrow('The digit must be 0 to 9, but it is 10.');
    expect(() => generateDigit(1, 1.5)).toThrow('The seed must be an integer');
    expect(() => generateDigit(1, 1, 'curly')).toThrow(
      /A 1 is written 'stick', 'flag', .*, but not 'curly'/,
    );
  });
});
