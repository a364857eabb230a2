// The data of a session: loaded once, tried again when that failed, evaluated.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { mnistFiles, smallFiles } from '../wasm/engine.js';
import { brief, nielsen, openSessions, settle, text } from './session-support.js';

/** @type {Awaited<ReturnType<typeof openSessions>>} */
let openSession;
const files = mnistFiles();

beforeAll(async () => {
  openSession = await openSessions();
});

/** Files that come when they are told to. */
function heldFiles() {
  let deliver = () => {};
  /** @type {(error: Error) => void} */
  let fail = () => {};
  const loadFiles = vi.fn(
    () =>
      /** @type {Promise<typeof files>} */ (
        new Promise((resolve, reject) => {
          deliver = () => resolve(files);
          fail = reject;
        })
      ),
  );
  return { loadFiles, deliver: () => deliver(), fail: (/** @type {Error} */ error) => fail(error) };
}

describe('loadData', () => {
  it('counts the examples, reports progress and the end, and loads once', async () => {
    const progress = { file: 'a', loadedBytes: 1, totalBytes: 2, cached: false };
    const loadFiles = vi.fn(async (onProgress) => {
      onProgress(progress);
      return files;
    });
    const { session, reported } = openSession({ loadFiles });
    const counts = { train: 60_000, test: 10_000 };
    expect(await Promise.all([session.loadData(), session.loadData()])).toEqual([counts, counts]);
    expect(await session.loadData()).toEqual(counts);
    expect(loadFiles).toHaveBeenCalledOnce();
    expect(reported('download')).toEqual([progress]);
    expect(reported('data')).toEqual([counts]);
  });

  it('says why the browser could not keep the data', async () => {
    const cacheProblem = 'The cache is full.';
    const { session, reported } = openSession({
      loadFiles: async () => ({ ...files, cacheProblem }),
    });
    const counts = await session.loadData();
    expect(counts).toEqual({ train: 60_000, test: 10_000 });
    expect(reported('data')).toEqual([{ ...counts, cacheProblem }]);
  });

  it('fails with the sentence of the download, and can be tried again', async () => {
    const loadFiles = vi.fn(async () => files).mockRejectedValueOnce(new Error('Offline.'));
    const { session, reported } = openSession({ loadFiles });
    const before = text(session.save());
    await expect(session.loadData()).rejects.toThrow('Offline.');
    expect(reported('data')).toEqual([]);
    expect(text(session.save())).toBe(before);
    expect(await session.loadData()).toEqual({ train: 60_000, test: 10_000 });
  });

  it('fails for every caller who waits for it', async () => {
    const held = heldFiles();
    const { session } = openSession(held);
    const calls = [session.loadData(), session.evaluate('test'), session.train(brief)];
    const ends = Promise.allSettled(calls);
    await settle();
    held.fail(new Error('Offline.'));
    for (const end of await ends) {
      expect(end).toMatchObject({ status: 'rejected', reason: { message: 'Offline.' } });
    }
    expect(held.loadFiles).toHaveBeenCalledOnce();
    const again = session.loadData();
    held.deliver();
    await expect(again).resolves.toMatchObject({ train: 60_000 });
  });

  it.each([
    ['that are cut', { trainImages: smallFiles(5).images.slice(0, -3) }, /bytes from its header/],
    ['of unlike numbers', { trainLabels: smallFiles(6).labels }, /5 images and 6 labels/],
    ['that are swapped', { trainImages: smallFiles(20).labels }, /magic number/],
  ])('refuses files %s, and can be tried again', async (_, wrong, sentence) => {
    const { images, labels } = smallFiles(5);
    const right = {
      trainImages: images,
      trainLabels: labels,
      testImages: images,
      testLabels: labels,
    };
    const loadFiles = vi.fn(async () => files).mockResolvedValueOnce({ ...right, ...wrong });
    const { session } = openSession({ loadFiles });
    await expect(session.loadData()).rejects.toThrow(sentence);
    await expect(session.loadData()).resolves.toEqual({ train: 60_000, test: 10_000 });
  });
});

describe('data that is chosen again while it is on its way', () => {
  it('is not loaded yet', async () => {
    const held = heldFiles();
    const { session, reported } = openSession(held);
    const loading = session.loadData();
    await session.useData('mnist');
    expect(reported('source').at(-1)).toMatchObject({ loaded: false });
    held.deliver();
    await loading;
    await session.useData('mnist');
    expect(reported('source').at(-1)).toMatchObject({ loaded: true });
    expect(held.loadFiles).toHaveBeenCalledOnce();
  });
});

describe('a training that waits for its data', () => {
  it('loads the data by itself', async () => {
    const { session, reported } = openSession();
    session.createNetwork(nielsen);
    await session.train({ ...brief, epochs: 1 });
    expect(reported('data')).toHaveLength(1);
  });

  it('can be stopped; nothing was trained then', async () => {
    const held = heldFiles();
    const { session, reported } = openSession(held);
    session.createNetwork(nielsen);
    const before = text(session.save());
    const training = session.train(brief);
    await settle();
    session.stop();
    held.deliver();
    expect(await training).toEqual({ epochs: [] });
    expect(text(session.save())).toBe(before);
    expect(reported('training')).toEqual([]);
    expect((await session.train(brief)).epochs).toHaveLength(2);
  });

  it('lets the network be asked, but not replaced', async () => {
    const held = heldFiles();
    const { session } = openSession(held);
    const training = session.train({ ...brief, epochs: 1, trainSize: 100, learningRate: 0.01 });
    await settle();
    expect(session.read([[{ x: 3, y: 4 }]]).probabilities).toHaveLength(10);
    expect(() => session.createNetwork(nielsen)).toThrow(/stop it first/);
    held.deliver();
    await training;
    expect(session.createNetwork(nielsen).origin).toBe('own');
  });

  it('fails when the data does, and can be tried again', async () => {
    const loadFiles = vi.fn(async () => files).mockRejectedValueOnce(new Error('Offline.'));
    const { session } = openSession({ loadFiles });
    session.createNetwork(nielsen);
    await expect(session.train(brief)).rejects.toThrow('Offline.');
    expect((await session.train(brief)).epochs).toHaveLength(2);
  });
});

describe('augmented', () => {
  it('gives a training image as augmentation changes it', async () => {
    const { session } = openSession();
    const still = await session.augmented(7, {}, 1);
    expect(still).toEqual(files.trainImages.slice(16 + 7 * 784, 16 + 8 * 784));
    const turned = await session.augmented(7, { rotation: 15 }, 1);
    expect(turned).toHaveLength(784);
    expect(turned).not.toEqual(still);
  });

  it('refuses an example, a way or a seed that is none, before the data is fetched', async () => {
    const { session, reported } = openSession();
    for (const example of [60_000, -1, 1.5, NaN, 2 ** 32, undefined, '7', null]) {
      await expect(session.augmented(/** @type {any} */ (example), {}, 1)).rejects.toThrow(
        /^Example: expected a whole number from 0 to 59,999, got .*\.$/,
      );
    }
    for (const augmentation of [undefined, null, 'shift', [1]]) {
      await expect(session.augmented(0, /** @type {any} */ (augmentation), 1)).rejects.toThrow(
        /^Augmentation: expected an object of options, got .*\.$/,
      );
    }
    expect(reported('data')).toEqual([]);
    await expect(session.augmented(0, /** @type {any} */ ({ flip: 1 }), 1)).rejects.toThrow(
      /'flip'/,
    );
    await expect(session.augmented(0, {}, -1)).rejects.toThrow(/^Seed: expected/);
  });
});

describe('images', () => {
  it('gives images of the data as they are, in the order asked for', async () => {
    const { session } = openSession();
    const at = (/** @type {Uint8Array} */ file, /** @type {number} */ index) =>
      file.slice(16 + index * 784, 16 + (index + 1) * 784);
    const { testImages, trainImages } = files;
    expect(await session.images('test', [9999, 0])).toEqual([
      at(testImages, 9999),
      at(testImages, 0),
    ]);
    expect(await session.images('train', [59_999])).toEqual([at(trainImages, 59_999)]);
    expect(await session.images('test', [])).toEqual([]);
  });

  it.each([
    ['tests', [0], "Images, set: expected one of 'train', 'test', got \"tests\"."],
    ['test', 7, 'Images: expected a list of up to 1,000 places, got 7.'],
    ['test', Array(1001).fill(0), 'Images: expected a list of up to 1,000 places, got 1001.'],
    ['test', [10_000], 'Images, place: expected a whole number from 0 to 9,999, got 10000.'],
    ['test', [0, -1], 'Images, place: expected a whole number from 0 to 9,999, got -1.'],
    ['train', [0.5], 'Images, place: expected a whole number from 0 to 59,999, got 0.5.'],
    ['train', ['3'], 'Images, place: expected a whole number from 0 to 59,999, got "3".'],
  ])('refuses %j, %j before it loads anything', async (set, indices, sentence) => {
    const loadFiles = vi.fn(async () => files);
    const { session } = openSession({ loadFiles });
    const asked = session.images(/** @type {any} */ (set), /** @type {any} */ (indices));
    await expect(asked).rejects.toThrow(sentence);
    expect(loadFiles).not.toHaveBeenCalled();
  });
});

describe('evaluate', () => {
  it('gives loss, accuracy and a confusion matrix that agree', async () => {
    const { session } = openSession();
    const { loss, accuracy, correct, total, confusionMatrix } = await session.evaluate('test');
    expect(total).toBe(10_000);
    expect(accuracy).toBe(correct / total);
    // The committed network is a good one.
    expect(accuracy).toBeGreaterThan(0.97);
    expect(loss).toBeLessThan(0.15);
    expect(confusionMatrix.reduce((sum, row, i) => sum + row[i], 0)).toBe(correct);
    // The rows are labels: MNIST's test set has 980 zeros and 1135 ones.
    const rows = confusionMatrix.map((row) => row.reduce((a, b) => a + b));
    expect(rows).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  });

  it('tells what was misread: image, label and answer agree with the data and with predict', async () => {
    const { session } = openSession();
    const { misread, correct, total, confusionMatrix } = await session.evaluate('test');
    expect(misread).toHaveLength(total - correct);
    const images = await session.images(
      'test',
      misread.map(({ index }) => index),
    );
    const counts = confusionMatrix.map((row) => row.map(() => 0));
    misread.forEach(({ index, label, read, probability }, i) => {
      expect(files.testLabels[8 + index]).toBe(label);
      const { digit, probabilities } = session.predict(images[i]);
      expect(digit).toBe(read);
      expect(probability).toBeCloseTo(probabilities[read], 5);
      if (i > 0) expect(probability).toBeLessThanOrEqual(misread[i - 1].probability);
      counts[label][read] += 1;
    });
    expect(counts).toEqual(confusionMatrix.map((row, i) => row.map((n, j) => (i === j ? 0 : n))));
  });

  it('counts what is misread of the validation set among the training images', async () => {
    const { session } = openSession();
    session.createNetwork(nielsen);
    const { misread } = await session.evaluate('validation');
    expect(misread.length).toBeGreaterThan(100);
    for (const { index, label } of misread) {
      expect(index).toBeGreaterThanOrEqual(50_000);
      expect(files.trainLabels[8 + index]).toBe(label);
    }
  });

  it('knows the sets by the split of the latest training', async () => {
    const { session } = openSession();
    session.createNetwork({ layers: [/** @type {any} */ ({ units: 10 })] });
    expect((await session.evaluate('train')).total).toBe(50_000);
    expect((await session.evaluate('validation')).total).toBe(10_000);
    await session.train({ ...brief, epochs: 1, learningRate: 0.1, validationSize: 700 });
    expect((await session.evaluate('validation')).total).toBe(700);
  });

  it.each(['tests', undefined, 3, null])('refuses the set %j', async (set) => {
    const { session } = openSession();
    await expect(session.evaluate(/** @type {any} */ (set))).rejects.toThrow(
      /^Evaluate: expected 'train', 'validation', 'test' or 'own', got /,
    );
  });

  it('answers by several views of each image, the same every time', async () => {
    const { session } = openSession();
    session.createNetwork(nielsen);
    const options = { views: 2, augmentation: { shift: 2 } };
    const plain = await session.evaluate('test');
    const viewed = await session.evaluate('test', options);
    expect(viewed).toMatchObject({ total: 10_000, views: 2 });
    expect(plain.views).toBe(0);
    expect(viewed.loss).not.toBe(plain.loss);
    expect(await session.evaluate('test', options)).toEqual(viewed);
    expect((await session.evaluate('test', { views: 1 })).loss).toBeCloseTo(plain.loss, 9);
  });

  it.each([
    [{ views: 65 }, /^Views: expected .*64, got 65/],
    [{ views: 1.5 }, /^Views: expected/],
    [{ turns: 2 }, /^Test options: expected views, augmentation, threads, got 'turns'/],
    [{ threads: 0 }, /^Threads: expected 1.*, got 0/],
    [{ views: 2, augmentation: { flip: 1 } }, /'flip'/],
    [{ views: 2, augmentation: { shift: 11 } }, /^Augmentation, shift: expected 0 to 10/],
    ['views', /^Test options: expected/],
  ])('refuses the options %j', async (options, sentence) => {
    const { session } = openSession();
    await expect(session.evaluate('test', /** @type {any} */ (options))).rejects.toThrow(sentence);
  });

  const wide = { layers: /** @type {any} */ ([{ units: 300 }, { units: 10 }]), seed: 1 };
  /** @type {[string, (session: ReturnType<typeof openSession>['session']) => unknown][]} */
  const changes = [
    ['another network', (session) => session.createNetwork({ ...wide, seed: 2 })],
    ['initial weights', (session) => session.reset({ seed: 2 })],
  ];

  it.each(changes)('keeps the weights it began with, in spite of %s', async (_, change) => {
    const { session } = openSession();
    session.createNetwork(wide);
    const expected = await session.evaluate('test');
    const evaluation = session.evaluate('test');
    for (let i = 0; i < 2; ++i) await new Promise((resolve) => setImmediate(resolve));
    change(session);
    expect(await evaluation).toEqual(expected);
    expect(await session.evaluate('test')).not.toEqual(expected);
  });
});
