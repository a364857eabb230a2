// What the session says of drawings: whether they are digits at all, and numbers of several.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';

import { composeNumber, generateNumber } from '../../bench/drawing/compose.js';
import { drawDots, drawLetter, drawScribble } from '../../bench/drawing/non-digits.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { boundingBox } from '../../web/drawing/strokes.js';
import { nielsen, openSessions } from './session-support.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {import('../../bench/drawing/compose.js').Gap} Gap */

/** @type {Awaited<ReturnType<typeof openSessions>>} */
let openSession;
/** @type {import('../../web/engine/session.js').Session} */
let session;
const judge = new Uint8Array(
  readFileSync(new URL('../../assets/judge.safetensors', import.meta.url)),
);

beforeAll(async () => {
  openSession = await openSessions();
  ({ session } = openSession({ judge }));
});

/** @param {string} text @param {Gap} gap @param {number} seed */
function number(text, gap, seed) {
  const random = createRandom(seed);
  const drawings = [...text].map((digit, i) => generateDigit(Number(digit), 50 * seed + i));
  return composeNumber(drawings, gap, random).strokes;
}

describe('read', () => {
  it('knows a letter once it was taught, by the likeness of the drawings, and no other', async () => {
    const { session: learner } = openSession({ judge });
    const random = createRandom(4);
    const [taught, other] = [drawLetter('A', random).strokes, drawLetter('K', random).strokes];
    expect(learner.read(taught).known).toBe(false);
    await learner.teach(taught, 4);
    const trembling = taught.map((stroke) => stroke.map(({ x, y }) => ({ x: x + (y % 2), y })));
    expect(learner.read(taught)).toMatchObject({ digit: 4, known: true });
    expect(learner.read(trembling).known).toBe(true);
    expect(learner.read(other).known).toBe(false);
    learner.usePretrained();
    expect(learner.read(taught).known).toBe(false);
  }, 60_000);

  it('knows digits, but hardly any letter, scribble or dot', () => {
    const random = createRandom(4);
    const known = (/** @type {() => Stroke[]} */ draw) =>
      Array.from({ length: 100 }, () => session.read(draw()).known).filter(Boolean).length;
    let seed = 1000;
    expect(known(() => generateDigit(seed % 10, ++seed).strokes)).toBeGreaterThan(95);
    expect(known(() => drawLetter('A', random).strokes)).toBeLessThan(10);
    expect(known(() => drawLetter('K', random).strokes)).toBeLessThan(10);
    expect(known(() => drawScribble(random).strokes)).toBeLessThan(10);
    expect(known(() => drawDots(random).strokes)).toBeLessThan(15);
  });

  it('does not know a square or a face, alone or in a number, until it was taught', async () => {
    const { session: learner } = openSession({ judge });
    const square = [
      { x: 60, y: 60 },
      { x: 220, y: 62 },
      { x: 218, y: 220 },
      { x: 62, y: 218 },
      { x: 60, y: 60 },
    ];
    expect(learner.read([square]).known).toBe(false);
    expect((await learner.readNumber([square])).digits.map(({ known }) => known)).toEqual([false]);
    const seven = generateDigit(7, 1).strokes.map((stroke) =>
      stroke.map(({ x, y }) => ({ x: x + 400, y })),
    );
    const { digits } = await learner.readNumber([square, ...seven]);
    expect(digits.map(({ known }) => known)).toEqual([false, true]);
    await learner.teach([square], 0);
    expect(learner.read([square]).known).toBe(true);
    expect((await learner.readNumber([square])).digits[0].known).toBe(true);
  }, 60_000);

  it('knows a 1 of one straight stroke, alone and in a number', async () => {
    const one = [0, 1, 2, 3, 4].map((i) => ({ x: 140, y: 60 + 40 * i }));
    expect(session.read([one])).toMatchObject({ digit: 1, known: true });
    expect((await session.readNumber([one])).digits).toMatchObject([{ digit: 1, known: true }]);
    const seven = generateDigit(7, 1).strokes.map((stroke) =>
      stroke.map(({ x, y }) => ({ x: x + 300, y })),
    );
    const { text, digits } = await session.readNumber([one, ...seven]);
    expect(text).toBe('17');
    expect(digits.every(({ known }) => known)).toBe(true);
  });

  it('does not know a drawing without ink', () => {
    expect(session.read([]).known).toBe(false);
    expect(session.read([[], []]).known).toBe(false);
  });

  it('knows letters from digits whatever network reads', () => {
    const { session: own } = openSession({ judge });
    own.createNetwork(nielsen);
    const random = createRandom(1);
    const letters = Array.from({ length: 20 }, () => drawLetter('M', random).strokes);
    expect(letters.filter((strokes) => own.read(strokes).known).length).toBeLessThan(5);
    expect(own.read(generateDigit(3, 8).strokes).known).toBe(true);
  });

  it('without a judge goes by how sure the reader is', () => {
    const { session: own } = openSession();
    expect(own.read(generateDigit(3, 8).strokes).known).toBe(true);
    own.createNetwork({ ...nielsen, initializer: 'zeros' });
    expect(own.read(generateDigit(3, 8).strokes).known).toBe(false);
  });
});

describe('readNumber', () => {
  it.each(/** @type {Gap[]} */ (['wide', 'thin', 'touching']))(
    'reads 504192 drawn with %s spaces',
    async (gap) => {
      const readings = await Promise.all(
        Array.from({ length: 10 }, (_, i) => session.readNumber(number('504192', gap, i + 1))),
      );
      expect(readings.filter(({ text }) => text === '504192').length).toBeGreaterThanOrEqual(8);
    },
  );

  it('reads most pairs that the pen wrote without leaving the paper', async () => {
    const random = createRandom(9);
    let right = 0;
    for (let i = 0; i < 60; ++i) {
      const { text, strokes } = generateNumber(2, 'joined', random);
      right += (await session.readNumber(strokes)).text === text ? 1 : 0;
    }
    expect(right).toBeGreaterThan(45);
  });

  it('gives each digit its place, its probability and the runners-up', async () => {
    const left = generateDigit(7, 1).strokes;
    const right = generateDigit(2, 2).strokes.map((stroke) =>
      stroke.map(({ x, y }) => ({ x: x + 600, y })),
    );
    // The right one is drawn first.
    const { text, probability, digits } = await session.readNumber([...right, ...left]);
    expect(text).toBe('72');
    expect(digits.map(({ digit }) => digit)).toEqual([7, 2]);
    expect(digits.map(({ box }) => box)).toEqual([boundingBox(left), boundingBox(right)]);
    expect(digits.map(({ known }) => known)).toEqual([true, true]);
    for (const { digit, probability: own, probabilities } of digits) {
      expect(probabilities).toHaveLength(10);
      expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
      expect(own).toBe(Math.max(...probabilities));
      expect(own).toBe(probabilities[digit]);
    }
    expect(probability).toBeGreaterThan(0.5);
    expect(probability).toBeLessThanOrEqual(digits[0].probability * digits[1].probability);
  });

  it('says which of them is no digit', async () => {
    const random = createRandom(4);
    const scribbles = Array.from({ length: 20 }, () => drawScribble(random).strokes);
    const alone = await Promise.all(scribbles.map((strokes) => session.readNumber(strokes)));
    const unknown = alone.filter(({ digits }) => digits.some(({ known }) => !known));
    expect(unknown.length).toBeGreaterThan(15);
  });

  it('reads a single digit as read does', async () => {
    for (let digit = 0; digit < 10; ++digit) {
      const { strokes } = generateDigit(digit, 77);
      const { text, digits } = await session.readNumber(strokes);
      const { digit: alone, probabilities } = session.read(strokes);
      expect(text).toBe(String(alone));
      expect(digits[0].probabilities).toEqual(probabilities);
    }
  });

  it('does not depend on the size or the place of the drawing', async () => {
    const strokes = number('1984', 'thin', 3);
    const moved = strokes.map((stroke) =>
      stroke.map(({ x, y }) => ({ x: 3 * x - 4000, y: 3 * y + 500 })),
    );
    const { text } = await session.readNumber(moved);
    expect(text).toBe((await session.readNumber(strokes)).text);
  });

  it.each([[[]], [[[]]], [[[], [], []]]])(
    'has no digits where there is no ink: %j',
    async (strokes) => {
      expect(await session.readNumber(strokes)).toEqual({ text: '', probability: 0, digits: [] });
    },
  );

  it.each([undefined, null, '12', [1], [[null]], [[{ x: 1 }]], [[{ x: NaN, y: 1 }]]])(
    'refuses %j',
    async (strokes) => {
      await expect(session.readNumber(/** @type {any} */ (strokes))).rejects.toThrow(
        /expected .*, got/,
      );
    },
  );

  it.each([
    ['one point', [[{ x: 5, y: 5 }]]],
    [
      'a flat line',
      [
        [
          { x: 5, y: 5 },
          { x: 500, y: 5 },
        ],
      ],
    ],
    ['the same point again and again', [Array(50).fill({ x: 5, y: 5 }), [{ x: 5, y: 5 }]]],
    ['10,000 dots', Array.from({ length: 10_000 }, (_, i) => [{ x: 9 * i, y: (i * i) % 97 }])],
    [
      'a line of 20,000 points to and fro',
      [Array.from({ length: 20_000 }, (_, i) => ({ x: i / 9, y: (i % 2) * 100 }))],
    ],
    [
      'hatching',
      Array.from({ length: 45 }, (_, i) => [
        { x: 3 * i, y: 0 },
        { x: 3 * i + 40, y: 100 },
      ]),
    ],
  ])('answers to %s, and soon', async (_, strokes) => {
    const start = performance.now();
    const { text, digits, probability } = await session.readNumber(strokes);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(text).toHaveLength(digits.length);
    expect(text).toMatch(/^[0-9]+$/);
    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThanOrEqual(1);
  });
});
