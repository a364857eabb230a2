// What the binding refuses: each time with a real Error whose sentence says what was expected and
// what came, and with nothing left behind.
import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../web/engine/limits.js';
import { idx, openEngine, smallDataSet, smallFiles, specJson, trainerJson } from './engine.js';

/** @import { Inkling } from '../../web/engine/inkling.js' */

/** @type {Inkling} */
let engine;

beforeAll(async () => {
  engine = await openEngine();
});

/**
 * @param {() => unknown} action
 * @param {RegExp} sentence
 */
function expectRefused(action, sentence) {
  /** @type {unknown} */
  let caught;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(Error);
  const { message, name } = /** @type {Error} */ (caught);
  expect(name).toBe('Error');
  expect(message).toMatch(sentence);
  // One sentence or two, for a person: no C++ type, no code.
  expect(message).toMatch(/^[A-Z].*\.$/s);
  expect(message).not.toMatch(/std::|exception|undefined/);
}

describe('IDX files', () => {
  const { images, labels } = smallFiles(10);

  /** @type {[string, Uint8Array, Uint8Array, RegExp][]} */
  const cases = [
    [
      'no images at all',
      new Uint8Array(0),
      labels,
      /image.*expected a header of 16 bytes.*0 bytes/,
    ],
    ['a cut header', images.slice(0, 9), labels, /expected a header of 16 bytes.*9 bytes/],
    ['a cut image file', images.slice(0, -1), labels, /expected 7856 bytes.*got 7855/],
    ['an image file with more', Uint8Array.from([...images, 0]), labels, /7856 bytes.*got 7857/],
    ['labels for images', labels, labels, /image.*magic number/],
    ['images for labels', images, images, /label.*magic number/],
    ['another file', new Uint8Array(9000).fill(80), labels, /magic number/],
    ['a cut label file', images, labels.slice(0, -1), /label.*expected 18 bytes.*got 17/],
    ['fewer labels', images, smallFiles(9).labels, /10 images and 9 labels/],
    ['no examples', smallFiles(0).images, smallFiles(0).labels, /expected examples, got none/],
    ['images of no size', idx(0x803, [1, 0, 28], []), labels, /pixels a side/],
    [
      'a header that promises more than memory holds',
      idx(0x803, [4e9, 4096, 4096], [1]),
      labels,
      /expected \d+ bytes from its header/,
    ],
  ];

  it.each(cases)('%s', (_, imageFile, labelFile, sentence) => {
    expectRefused(() => engine.DataSet.fromIdx(imageFile, labelFile), sentence);
  });

  it.each([-1, 10, 2 ** 31 - 1])('example %i of 10', (example) => {
    const dataSet = engine.DataSet.fromIdx(images, labels);
    expectRefused(() => dataSet.image(example), /within its 10 examples/);
    expectRefused(() => dataSet.label(example), /within its 10 examples/);
    dataSet.delete();
  });
});

describe('descriptions of networks', () => {
  const output = { type: 'dense', units: 10, activation: 'softmax' };

  /** @type {[string, string, RegExp][]} */
  const cases = [
    ['no JSON', '{layers', /expected its description as JSON/],
    ['a list', '[]', /expected an object/],
    ['no layers', specJson({ layers: [] }), /expected 1 to \d+ layers, got 0/],
    ['0 units', specJson({ layers: [{ ...output, units: 0 }] }), /from 1 to 10000, got 0/],
    ['100,000 units', specJson({ layers: [{ ...output, units: 1e5 }] }), /10000, got 100000/],
    ['half a unit', specJson({ layers: [{ ...output, units: 2.5 }] }), /whole number.*got 2.5/],
    ['units in words', specJson({ layers: [{ ...output, units: 'ten' }] }), /got "ten"/],
    [
      'another type',
      specJson({ layers: [{ ...output, type: 'lstm' }] }),
      /type.*'dense'.*got 'lstm'/,
    ],
    ['another activation', specJson({ layers: [{ ...output, activation: 'x' }] }), /got 'x'/],
    ['softmax inside', specJson({ layers: [output, output] }), /softmax.*last layer/],
    ['another loss', specJson({ loss: 'hinge' }), /got 'hinge'/],
    ['another initializer', specJson({ initializer: 'ones' }), /got 'ones'/],
    ['a negative seed', specJson({ seed: -1 }), /Seed.*got -1/],
    ['a key that is none', specJson({ depth: 3 }), /got 'depth'/],
  ];

  it.each(cases)('%s', (_, spec, sentence) => {
    expectRefused(() => engine.Network.create(spec), sentence);
  });
});

describe('model files', () => {
  /** @returns {Uint8Array} */
  function modelFile() {
    const network = engine.Network.create(specJson());
    const file = network.save();
    network.delete();
    return file;
  }

  it('refuses every file that is cut, wherever', () => {
    const file = modelFile();
    for (let length = 0; length < file.length; length += length < 700 ? 13 : 997) {
      expectRefused(() => engine.Network.load(file.slice(0, length)), /^Model file: expected/);
    }
    expectRefused(() => engine.Network.load(file.slice(0, -1)), /cut/);
  });

  it('refuses foreign files', () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array(100).fill(1)]);
    expectRefused(() => engine.Network.load(png), /expected a safetensors file/);
    expectRefused(() => engine.Network.load(new Uint8Array(0)), /got 0 bytes/);
    const header = '{"weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    const foreign = Uint8Array.from([
      ...[header.length, 0, 0, 0, 0, 0, 0, 0],
      ...new TextEncoder().encode(header),
      ...[0, 0, 0, 0],
    ]);
    expectRefused(() => engine.Network.load(foreign), /without its architecture/);
  });

  it('refuses weights that are no numbers', () => {
    const file = modelFile();
    new DataView(file.buffer).setFloat32(file.length - 4, NaN, true);
    expectRefused(() => engine.Network.load(file), /finite numbers/);
  });
});

describe('what is asked of a network, a trainer and an evaluation', () => {
  it.each([0, 783, 785])('a prediction of %i pixels', (count) => {
    const network = engine.Network.create(specJson());
    expectRefused(
      () => network.predict(new Uint8Array(count)),
      new RegExp(`expected 784 pixels, got ${count}`),
    );
    network.delete();
  });

  /** @type {[string, number, number, object, RegExp][]} */
  const trainers = [
    ['no examples', 0, 0, {}, /within its 25 examples/],
    ['more than there are', 0, 26, {}, /26 from number 0/],
    ['a start before the first', -1, 5, {}, /5 from number -1/],
    ['a batch of 0', 0, 25, { batchSize: 0 }, /Batch size.*got 0/],
    ['a learning rate of 0', 0, 25, { learningRate: 0 }, /Learning rate.*got 0/],
    ['a learning rate of -1', 0, 25, { learningRate: -1 }, /Learning rate.*got -1/],
    ['a learning rate of 1e9', 0, 25, { learningRate: 1e9 }, /Learning rate.*got 1000000000/],
    ['another optimizer', 0, 25, { optimizer: 'lion' }, /got 'lion'/],
  ];

  it.each(trainers)('a trainer with %s', (_, first, count, options, sentence) => {
    const dataSet = smallDataSet(engine);
    const network = engine.Network.create(specJson());
    expectRefused(
      () => engine.Trainer.create(network, dataSet, first, count, trainerJson(options)),
      sentence,
    );
    network.delete();
    dataSet.delete();
  });

  it('a trainer whose options are of another type', () => {
    const dataSet = smallDataSet(engine);
    const network = engine.Network.create(specJson());
    /** @type {[object, string][]} */
    const cases = [
      [{ batchSize: 'many' }, 'Batch size: expected a whole number from 1 to 10000, got "many".'],
      [{ learningRate: null }, 'Learning rate: expected a number, got null.'],
      [{ optimizer: 3 }, 'Optimizer: expected a string, got 3.'],
      [{ seed: 2 ** 32 }, 'Seed: expected a whole number from 0 to 4294967295, got 4294967296.'],
    ];
    for (const [options, sentence] of cases) {
      const create = () => engine.Trainer.create(network, dataSet, 0, 5, trainerJson(options));
      expect(create).toThrow(sentence);
    }
    network.delete();
    dataSet.delete();
  });

  it('an evaluation beyond the data', () => {
    const dataSet = smallDataSet(engine);
    const network = engine.Network.create(specJson());
    expectRefused(
      () => engine.Evaluation.create(network, dataSet, 20, 6, 0, '{}'),
      /6 from number 20/,
    );
    expectRefused(
      () => engine.Evaluation.create(network, dataSet, 0, 5, limits.views.max + 1, '{}'),
      /^Views: expected 0 to 64, got 65\.$/,
    );
    network.delete();
    dataSet.delete();
  });

  it('data that a network is not made for', () => {
    const dataSet = smallDataSet(engine);
    const narrow = engine.Network.create(specJson({ input: [8, 8, 1] }));
    const nine = [{ type: 'dense', units: 9, activation: 'sigmoid' }];
    const few = engine.Network.create(specJson({ layers: nine }));
    for (const [network, sentence] of /** @type {const} */ ([
      [narrow, /images of 64 pixels, got 784/],
      [few, /at least 10 outputs.*got 9/],
    ])) {
      expectRefused(() => engine.Trainer.create(network, dataSet, 0, 5, trainerJson()), sentence);
      expectRefused(() => engine.Evaluation.create(network, dataSet, 0, 5, 0, '{}'), sentence);
      network.delete();
    }
    dataSet.delete();
  });

  it('a loss that is no longer a number: the last good weights are back', () => {
    const dataSet = smallDataSet(engine);
    const hidden = { type: 'dense', units: 30, activation: 'relu' };
    const output = { type: 'dense', units: 10, activation: 'softmax' };
    const layers = [hidden, hidden, hidden, hidden, output];
    const network = engine.Network.create(specJson({ layers, loss: 'crossEntropy' }));
    const options = trainerJson({ learningRate: 10 });
    const trainer = engine.Trainer.create(network, dataSet, 0, 25, options);
    expectRefused(() => trainer.run(1000), /no longer a number after \d+ steps/);
    const outputs = network.predict(dataSet.image(0));
    expect([...outputs].every(Number.isFinite)).toBe(true);
    for (const object of [trainer, network, dataSet]) object.delete();
  });
});
