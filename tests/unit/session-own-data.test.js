// Data of one's own in a session: as many outputs as classes, and MNIST one call away.
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { idx, mnistFiles, openEngine, pretrainedBytes, smallFiles } from '../wasm/engine.js';
import { Session } from '../../web/engine/session.js';

/** @import { Inkling } from '../../web/engine/inkling.js' */

const count = 390;
const classes = 26;
/** Images of which each class is bright in a place of its own. */
const images = new Uint8Array(count * 784).map((_, i) => {
  const label = Math.floor(i / 784) % classes;
  return Math.floor((i % 784) / 28) === label ? 255 : 0;
});
const labels = Array.from({ length: count }, (_, i) => i % classes);
const letters = [
  new Blob([/** @type {BlobPart} */ (idx(0x803, [count, 28, 28], images))]),
  new Blob([/** @type {BlobPart} */ (idx(0x801, [count], labels))]),
];

/** @type {Inkling} */
let engine;
/** @type {Session} */
let session;
/** @type {{type: string, detail: any}[]} */
let reports;
const loadFiles = vi.fn(async (/** @type {unknown} */ onProgress, /** @type {string} */ name) => {
  const { images: testImages, labels: testLabels } = smallFiles(10_000);
  const { trainImages, trainLabels } = mnistFiles();
  return { trainImages, trainLabels, testImages, testLabels, name };
});

beforeAll(async () => {
  engine = await openEngine();
});

beforeEach(() => {
  reports = [];
  loadFiles.mockClear();
  session = new Session({
    engine,
    pretrained: pretrainedBytes(),
    loadFiles,
    report: (type, detail) => reports.push({ type, detail }),
  });
});

describe('useData', () => {
  it('trains on files of any classes, and the network has an output for each', async () => {
    const info = await session.useData(letters);
    expect(info).toMatchObject({ name: 'own', train: 325, test: 65 });
    expect(info.classNames).toEqual([...'0123456789ABCDEFGHIJKLMNOP']);
    expect(reports).toEqual([{ type: 'source', detail: { data: info, loaded: true } }]);
    expect(await session.loadData()).toEqual({ train: 325, test: 65 });
    expect(loadFiles).not.toHaveBeenCalled();

    const status = session.createNetwork();
    expect(status).toMatchObject({ data: 'own', classNames: info.classNames });
    expect(status.spec.layers.at(-1)).toMatchObject({ units: 26 });
    await expect(session.readNumber([[{ x: 1, y: 1 }]])).rejects.toThrow(
      'Number: expected a network that reads digits, got one that reads others.',
    );
    const stroke = Uint8Array.from({ length: 784 }, (_, i) => (i % 28 === 14 ? 0 : 255));
    const reading = await session.readImage({ width: 28, height: 28, data: stroke });
    expect(reading.probabilities).toHaveLength(26);
    expect(reading.number).toEqual({ text: '', probability: 0, digits: [] });
    const { epochs } = await session.train({ epochs: 10, learningRate: 0.01 });
    expect(epochs[0].samplesPerSecond * epochs[0].seconds).toBeCloseTo(325 - 54, 3);
    const { accuracy, total, confusionMatrix } = await session.evaluate('test');
    expect(accuracy).toBeGreaterThan(0.95);
    expect(total).toBe(65);
    expect(confusionMatrix).toHaveLength(26);
    expect(session.predict(images.slice(784 * 25, 784 * 26)).digit).toBe(25);
    // The judge knows digits only.
    expect(session.read([[{ x: 9, y: 9 }]])).toMatchObject({ known: true });
    expect(session.read([]).probabilities).toHaveLength(26);

    const file = session.save();
    expect(session.usePretrained()).toMatchObject({ data: 'mnist' });
    expect(session.load(file)).toMatchObject({ data: 'own', classNames: info.classNames });
    expect(session.reset().spec.layers.at(-1)).toMatchObject({ units: 26 });
    await expect(session.teach([[{ x: 9, y: 9 }]], 1)).rejects.toThrow(/^Teaching: expected/);
  });

  it('leaves the network that answers, which reads digits still', async () => {
    await session.useData(letters);
    expect(session.status()).toMatchObject({ origin: 'pretrained', data: 'mnist' });
    await expect(session.evaluate('test')).rejects.toThrow(
      'Network: expected at least 26 outputs for the labels of the data, got 10.',
    );
    await expect(session.reliability('test')).rejects.toThrow(
      'Network: expected at least 26 outputs for the labels of the data, got 10.',
    );
    expect(() => session.createNetwork({ layers: [/** @type {any} */ ({ units: 10 })] })).toThrow(
      'Layer 1: expected 26 units, one for each class, got 10.',
    );
  });

  it('checks options by the size of the data', async () => {
    await session.useData(letters);
    session.createNetwork();
    await expect(session.train({ trainSize: 326 })).rejects.toThrow(
      'Training size: expected a whole number from 1 to 325, got 326.',
    );
    await expect(session.train({ trainSize: 300, validationSize: 26 })).rejects.toThrow(
      'Split: expected at most 325 examples to train and validate on, got 300 and 26.',
    );
  });

  it('goes to Fashion-MNIST and back, each loaded when it is wanted', async () => {
    const info = await session.useData('fashion-mnist');
    expect(info.classNames[9]).toBe('Ankle boot');
    expect(loadFiles).not.toHaveBeenCalled();
    await session.loadData();
    session.createNetwork();
    expect(session.status()).toMatchObject({ data: 'fashion-mnist' });
    await session.useData('mnist');
    await session.loadData();
    expect(loadFiles.mock.calls.map(([, name]) => name)).toEqual(['fashion-mnist', 'mnist']);
  });

  it('refuses wrong files and leaves the data as it was', async () => {
    await expect(session.useData([letters[0]])).rejects.toThrow(/^Own data: expected two files/);
    await expect(session.useData(/** @type {any} */ (5))).rejects.toThrow(/, got 5\.$/);
    for (const name of ['cifar', 'constructor', 'toString']) {
      await expect(session.useData(/** @type {any} */ (name))).rejects.toThrow(
        `Data: expected 'mnist', 'fashion-mnist' or a list of IDX files, got "${name}".`,
      );
    }
    expect(reports).toEqual([]);
    expect(await session.loadData()).toEqual({ train: 60_000, test: 10_000 });
  });

  it('the later of two choices counts, though its data came first', async () => {
    const files = session.useData(letters);
    await session.useData('mnist');
    await expect(files).rejects.toThrow(
      'Data: expected the latest choice, got one that a later one has replaced.',
    );
    expect(reports.map(({ detail }) => detail.data.name)).toEqual(['mnist']);
    session.createNetwork();
    expect(session.status().data).toBe('mnist');
  });

  it('a choice that is refused does not replace the one before', async () => {
    const files = session.useData(letters);
    await expect(session.useData(/** @type {any} */ ('cifar'))).rejects.toThrow(/^Data: expected/);
    await expect(session.useData([letters[0]])).rejects.toThrow(/^Own data: expected/);
    expect(await files).toMatchObject({ name: 'own' });
    expect(await session.loadData()).toEqual({ train: 325, test: 65 });
  });

  it('is refused while a training runs', async () => {
    await session.useData(letters);
    session.createNetwork();
    const training = session.train({ epochs: 1000 });
    await expect(session.useData('mnist')).rejects.toThrow(
      /expected none under way before other data/,
    );
    session.stop();
    await training;
  });
});
