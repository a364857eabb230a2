// Teaching in a session: the drawing is read as it was said to be, and MNIST is not forgotten.
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { mnistFiles } from '../wasm/engine.js';
import { brief, nielsen, openSessions, settle, text } from './session-support.js';

/** @import { OwnDigit, Stroke } from '../../web/engine/types.js' */

/** @type {Awaited<ReturnType<typeof openSessions>>} */
let openSession;
/** @type {ReturnType<Awaited<ReturnType<typeof openSessions>>>['session']} */
let session;
/** @type {ReturnType<Awaited<ReturnType<typeof openSessions>>>['reported']} */
let reported;

/** Generated digits that the pretrained network misreads. @type {OwnDigit[]} */
const misread = [1_000_324, 1_002_801, 1_005_312].map((seed) => {
  const { digit, strokes } = generateDigit(seed % 10, seed);
  return { digit, strokes };
});
/** How many of MNIST's test images it reads. */
let correct = 0;

/** @param {Stroke[]} strokes */
const digitOf = (strokes) => session.read(strokes).digit;

beforeAll(async () => {
  openSession = await openSessions();
  ({ session } = openSession());
  for (const { digit, strokes } of misread) expect(digitOf(strokes)).not.toBe(digit);
  ({ correct } = await session.evaluate('test'));
}, 60_000);

beforeEach(() => {
  ({ session, reported } = openSession());
});

describe('teach', () => {
  it('makes the network read the drawings as they were said to be, and keeps MNIST', async () => {
    for (const { digit, strokes } of misread) {
      const lesson = await session.teach(strokes, digit);
      expect(digitOf(strokes)).toBe(digit);
      expect(lesson.probability).toBe(session.read(strokes).probabilities[digit]);
      expect(lesson.right).toBe(lesson.total);
    }
    expect(session.status()).toMatchObject({ origin: 'own', epochsTrained: 0, taught: 3 });
    expect(reported('network').at(-1)).toEqual(session.status());
    expect(misread.map(({ strokes }) => digitOf(strokes))).toEqual(
      misread.map(({ digit }) => digit),
    );
    const after = await session.evaluate('test');
    expect(correct - after.correct).toBeLessThan(20);
  }, 120_000);

  it('rehearses MNIST where that is loaded', async () => {
    await session.loadData();
    session.setOwnDigits(misread.slice(0, 2));
    const { digit, strokes } = misread[2];
    expect(await session.teach(strokes, digit)).toMatchObject({ right: 3, total: 3 });
    const after = await session.evaluate('test');
    expect(correct - after.correct).toBeLessThan(20);
  }, 120_000);

  it('fetches MNIST for a network that has not learned from generated drawings', async () => {
    const loadFiles = vi.fn(async () => mnistFiles());
    ({ session } = openSession({ loadFiles }));
    session.createNetwork(nielsen);
    await session.train({ ...brief, epochs: 1 });
    const { digit, strokes } = misread[1];
    await session.teach(strokes, digit);
    expect(loadFiles).toHaveBeenCalledOnce();
    expect(session.status()).toMatchObject({ origin: 'own', epochsTrained: 1, taught: 1 });
  }, 60_000);

  it('is left behind by the pretrained network, by initial weights and by training', async () => {
    const { digit, strokes } = misread[0];
    const pretrained = text(session.save());
    await session.teach(strokes, digit);
    expect(text(session.save())).not.toBe(pretrained);
    expect(session.usePretrained()).toMatchObject({ origin: 'pretrained', taught: 0 });
    expect(text(session.save())).toBe(pretrained);
    await session.teach(strokes, digit);
    expect(session.reset()).toMatchObject({ origin: 'own', taught: 0 });
  }, 60_000);

  it('refuses what is no digit, what is no drawing, and a training under way', async () => {
    const { strokes } = misread[0];
    const before = text(session.save());
    await expect(session.teach(strokes, 10)).rejects.toThrow(
      'Own digit: expected a whole number from 0 to 9, got 10.',
    );
    await expect(session.teach([[]], 1)).rejects.toThrow(
      'Own digit: expected a drawing, got one without ink.',
    );
    await expect(session.teach(/** @type {any} */ ('ink'), 1)).rejects.toThrow(
      /^Strokes: expected/,
    );
    const teaching = session.teach(strokes, misread[0].digit);
    await expect(session.teach(strokes, 1)).rejects.toThrow(/expected none under way/);
    expect(() => session.usePretrained()).toThrow(/expected none under way/);
    await teaching;
    session.usePretrained();
    expect(text(session.save())).toBe(before);
  }, 60_000);
});

describe('a lesson under way', () => {
  const { digit, strokes } = misread[0];

  it('is named where something else has to wait for it', async () => {
    const teaching = session.teach(strokes, digit);
    const sentence =
      'Teaching: expected none under way before a new network, got one; stop it first.';
    expect(() => session.createNetwork()).toThrow(sentence);
    await session.stop();
    await expect(teaching).rejects.toThrow(/^Teaching: it was stopped/);
  });

  it.each([2, 40, 120])('is stopped after %i slices, and nothing has happened', async (slices) => {
    session.setOwnDigits([misread[1]]);
    const before = text(session.save());
    const teaching = session.teach(strokes, digit);
    let ended = false;
    teaching.catch(() => (ended = true));
    for (let i = 0; i < slices; ++i) await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    await session.stop();
    await expect(teaching).rejects.toThrow(
      'Teaching: it was stopped; the network and the own digits are as before.',
    );
    expect(text(session.save())).toBe(before);
    expect(session.status()).toMatchObject({ origin: 'pretrained', taught: 0 });
    expect((await session.evaluate('own')).total).toBe(1);
    session.usePretrained();
  });

  it('is stopped while the data is on its way', async () => {
    ({ session } = openSession({ loadFiles: () => new Promise(() => {}) }));
    session.createNetwork(nielsen);
    const teaching = session.teach(strokes, digit);
    await settle();
    await session.stop();
    await expect(teaching).rejects.toThrow(/^Teaching: it was stopped/);
  });
});

describe('own digits', () => {
  it('are a test set', async () => {
    await expect(session.evaluate('own')).rejects.toThrow('Own digits: expected some, got none.');
    session.setOwnDigits([
      ...misread,
      {
        digit: 1,
        strokes: [
          [
            { x: 1, y: 1 },
            { x: 1, y: 9 },
          ],
        ],
      },
    ]);
    const { correct: right, total, confusionMatrix } = await session.evaluate('own');
    expect([right, total]).toEqual([1, 4]);
    expect(confusionMatrix[1][1]).toBe(1);
  });

  it('are trained on when it is wanted, and learned', async () => {
    session.setOwnDigits(misread);
    session.createNetwork();
    const { epochs } = await session.train({
      epochs: 5,
      batchSize: 10,
      ownDigits: true,
      trainSize: 1000,
    });
    expect(epochs[0].samplesPerSecond * epochs[0].seconds).toBeCloseTo(1000 + 3 * 20, 3);
    expect((await session.evaluate('own')).correct).toBe(3);
    expect((await session.evaluate('train')).total).toBe(1000);
    await expect(session.train(/** @type {any} */ ({ ownDigits: 1 }))).rejects.toThrow(
      'Own digits: expected true or false, got 1.',
    );
  });

  describe('that are many', () => {
    /** @type {Promise<import('../../web/engine/types.js').History>} */
    let training;

    beforeEach(async () => {
      await session.loadData();
      await import('../../web/engine/training-run.js');
      await import('../../web/engine/teaching.js');
      session.setOwnDigits(Array(100).fill(misread[0]));
      training = session.train({ ...brief, ownDigits: true });
      // By now, their 2,000 variations are being drawn.
      for (let i = 0; i < 10; ++i) await new Promise((resolve) => setImmediate(resolve));
      expect(reported('training')).toEqual([]);
    });

    it('do not keep a training from being paused', async () => {
      session.pause();
      while (reported('training').length === 0) await settle();
      expect(reported('training')[0]).toMatchObject({ state: 'paused' });
      session.stop();
      await training;
    });

    it('do not keep it from being stopped', async () => {
      session.stop();
      await settle();
      expect(await Promise.race([training, 'still drawing'])).toEqual({ epochs: [] });
      expect(reported('training')).toEqual([]);
    });
  });

  it('are refused where they are no list', () => {
    expect(() => session.setOwnDigits(/** @type {any} */ (5))).toThrow(
      'Own digits: expected a list of drawings, got 5.',
    );
  });

  it('are refused where there are none, and where others are read', async () => {
    await expect(session.train({ ...brief, ownDigits: true })).rejects.toThrow(
      'Own digits: expected some, got none.',
    );
    session.setOwnDigits(misread);
    await session.useData('fashion-mnist');
    await expect(session.evaluate('own')).rejects.toThrow(/^Own digits: expected a network/);
  });
});
