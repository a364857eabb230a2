// The binding: each method gives what inkling.d.ts says, as copies that outlive the object and the
// growth of WebAssembly's memory; each object can be deleted, once.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openEngine, smallDataSet, smallFiles, specJson, trainerJson } from './engine.js';

/** @import { Inkling } from '../../web/engine/inkling.js' */

/** @type {Inkling} */
let engine;

beforeAll(async () => {
  engine = await openEngine();
});

/** Makes WebAssembly's memory grow, which detaches every view into it. */
function growMemory() {
  const memory = () => /** @type {any} */ (engine).HEAPU8.length;
  const before = memory();
  const held = [];
  for (let i = 0; i < 40 && memory() === before; ++i) {
    const layers = [4000, 10].map((units) => ({ type: 'dense', units, activation: 'sigmoid' }));
    held.push(engine.Network.create(specJson({ layers, initializer: 'zeros' })));
  }
  for (const network of held) network.delete();
  expect(memory()).toBeGreaterThan(before);
}

describe('DataSet', () => {
  it('gives counts, pixels and labels of the files', () => {
    const { images, labels } = smallFiles(12);
    const dataSet = engine.DataSet.fromIdx(images, labels);
    expect(dataSet.count()).toBe(12);
    expect(dataSet.image(11)).toEqual(images.slice(16 + 11 * 784));
    expect(Array.from({ length: 12 }, (_, i) => dataSet.label(i))).toEqual([...labels.slice(8)]);
    dataSet.delete();
  });

  it('keeps its own copy of the files', () => {
    const { images, labels } = smallFiles(3);
    const dataSet = engine.DataSet.fromIdx(images, labels);
    const before = dataSet.image(1);
    images.fill(255);
    labels.fill(9);
    expect(dataSet.image(1)).toEqual(before);
    expect(dataSet.label(1)).toBe(1);
    dataSet.delete();
  });

  it('gives a copy of the pixels: neither a change nor its end reaches back', () => {
    const dataSet = smallDataSet(engine, 3);
    const image = dataSet.image(1);
    const kept = image.slice();
    image.fill(1);
    expect(dataSet.image(1)).toEqual(kept);
    const last = dataSet.image(1);
    dataSet.delete();
    growMemory();
    expect(last).toEqual(kept);
  });
});

describe('DataSet.augmented', () => {
  const options = JSON.stringify({ augmentation: { shift: 2, rotation: 15 } });

  it('changes an image as the seed says, and leaves the data alone', () => {
    const dataSet = smallDataSet(engine, 3);
    const image = dataSet.image(1);
    const augmented = dataSet.augmented(1, options, 4);
    expect(augmented).toHaveLength(784);
    expect(augmented).not.toEqual(image);
    expect(dataSet.augmented(1, options, 4)).toEqual(augmented);
    expect(dataSet.augmented(1, options, 5)).not.toEqual(augmented);
    expect(dataSet.augmented(1, JSON.stringify({ augmentation: {} }), 4)).toEqual(image);
    expect(dataSet.image(1)).toEqual(image);
    expect(() => dataSet.augmented(3, options, 4)).toThrow(/within its 3 examples/);
    dataSet.delete();
  });
});

describe('Network', () => {
  it('gives its description complete', () => {
    const network = engine.Network.create(specJson());
    expect(JSON.parse(network.spec())).toEqual({
      input: [28, 28, 1],
      ...JSON.parse(specJson()),
    });
    network.delete();
  });

  it('counts parameters and summarizes as Keras does', () => {
    const network = engine.Network.create(specJson());
    const parameters = 785 * 12 + 13 * 10;
    expect(network.parameterCount()).toBe(parameters);
    const { layers, totalParameters, text } = JSON.parse(network.summary());
    expect(layers).toEqual([
      { name: 'dense', type: 'dense', outputShape: [12], parameters: 785 * 12 },
      { name: 'dense_1', type: 'dense', outputShape: [10], parameters: 130 },
    ]);
    expect(totalParameters).toBe(parameters);
    expect(text).toContain('dense_1 (Dense)');
    expect(text).toMatch(/Total params: 9,?550/);
    network.delete();
  });

  it('makes, summarizes, saves and loads residual blocks', () => {
    const convolution = { type: 'conv2d', filters: 4, padding: 'same', activation: 'linear' };
    const block = {
      type: 'residual',
      layers: [convolution, { type: 'batch_norm' }, { type: 'activation', activation: 'tanh' }],
    };
    const layers = [block, { type: 'dense', units: 10, activation: 'softmax' }];
    const network = engine.Network.create(specJson({ layers, loss: 'crossEntropy' }));
    const [row] = JSON.parse(network.summary()).layers;
    expect(row).toMatchObject({ name: 'residual', outputShape: [28, 28, 4], parameters: 64 });
    expect(row.layers.map((/** @type {any} */ { name }) => name)).toEqual([
      'conv2d',
      'batch_norm',
      'activation',
      'shortcut',
    ]);
    const file = network.save();
    expect(new TextDecoder().decode(file)).toContain('"layers.0.layers.0.weight"');
    expect(new TextDecoder().decode(file)).toContain('"layers.0.shortcut.bias"');
    const loaded = engine.Network.load(file);
    expect(loaded.spec()).toBe(network.spec());
    expect(loaded.save()).toEqual(file);

    const dataSet = smallDataSet(engine);
    const trainer = engine.Trainer.create(network, dataSet, 0, 25, trainerJson());
    expect(trainer.run(6).lossSum).toBeGreaterThan(0);
    expect(network.save()).not.toEqual(file);
    for (const each of [trainer, dataSet, network, loaded]) each.delete();
  });

  it('describes a network without making it', () => {
    const network = engine.Network.create(specJson());
    expect(engine.Network.describe(specJson())).toBe(network.summary());
    network.delete();
    expect(() => engine.Network.describe(specJson({ layers: [] }))).toThrow(/got 0/);
  });

  it('predicts ten outputs between 0 and 1, as a copy', () => {
    const network = engine.Network.create(specJson());
    const pixels = Uint8Array.from({ length: 784 }, (_, i) => i % 256);
    const outputs = network.predict(pixels);
    expect(outputs).toBeInstanceOf(Float32Array);
    expect(outputs).toHaveLength(10);
    expect([...outputs].every((output) => output >= 0 && output <= 1)).toBe(true);
    const kept = outputs.slice();
    network.predict(new Uint8Array(784));
    network.delete();
    growMemory();
    expect(outputs).toEqual(kept);
  });

  it('predicts probabilities that sum to 1 with a softmax output', () => {
    const layers = [{ type: 'dense', units: 10, activation: 'softmax' }];
    const network = engine.Network.create(specJson({ layers, loss: 'crossEntropy' }));
    const sum = network.predict(new Uint8Array(784).fill(200)).reduce((a, b) => a + b);
    expect(sum).toBeCloseTo(1, 5);
    network.delete();
  });

  it('predicts after the memory has grown', () => {
    const network = engine.Network.create(specJson());
    const pixels = new Uint8Array(784).fill(77);
    const before = network.predict(pixels);
    growMemory();
    expect(network.predict(pixels)).toEqual(before);
    network.delete();
  });

  it('saves a file that loads as the same network', () => {
    const network = engine.Network.create(specJson());
    const file = network.save();
    expect(file).toBeInstanceOf(Uint8Array);
    const kept = file.slice();
    network.initialize(99);
    const spec = network.spec();
    network.delete();
    growMemory();
    expect(file).toEqual(kept);

    const loaded = engine.Network.load(file);
    expect(loaded.save()).toEqual(file);
    expect(JSON.parse(spec)).toMatchObject({ seed: 99 });
    expect(JSON.parse(loaded.spec())).toMatchObject({ seed: 7 });
    loaded.delete();
  });

  it('initializes to the weights of the seed', () => {
    const network = engine.Network.create(specJson({ seed: 5 }));
    const five = network.save();
    network.initialize(6);
    expect(network.save()).not.toEqual(five);
    network.initialize(5);
    expect(network.save()).toEqual(five);
    network.delete();
  });
});

describe('Trainer and Evaluation', () => {
  it('train in mini-batches, the last one smaller, and change the weights', () => {
    const network = engine.Network.create(specJson());
    const dataSet = smallDataSet(engine, 25);
    const before = network.save();
    const trainer = engine.Trainer.create(network, dataSet, 0, 25, trainerJson());
    expect(trainer.stepsPerEpoch()).toBe(3);
    const metrics = trainer.run(3);
    expect(Object.keys(metrics).sort()).toEqual(['correct', 'lossSum', 'total']);
    expect(metrics.total).toBe(25);
    expect(metrics.lossSum).toBeGreaterThan(0);
    expect(metrics.correct).toBeGreaterThanOrEqual(0);
    expect(network.save()).not.toEqual(before);
    for (const object of [trainer, network, dataSet]) object.delete();
  });

  it('show the running mean of the weights, until they train on', () => {
    const dataSet = smallDataSet(engine, 25);
    const [plain, averaged] = [0, 0.9].map((averaging) => {
      const network = engine.Network.create(specJson());
      const options = trainerJson({ averaging });
      const trainer = engine.Trainer.create(network, dataSet, 0, 25, options);
      trainer.run(3);
      const latest = network.save();
      trainer.showAverage();
      const shown = network.save();
      trainer.run(3);
      const end = network.save();
      trainer.delete();
      network.delete();
      return { latest, shown, end };
    });
    expect(plain.shown).toEqual(plain.latest);
    expect(averaged.latest).toEqual(plain.latest);
    expect(averaged.shown).not.toEqual(averaged.latest);
    expect(averaged.end).toEqual(plain.end);
    dataSet.delete();
  });

  it('give the same numbers in one run as in several', () => {
    const dataSet = smallDataSet(engine, 25);
    const [once, thrice] = [[5], [1, 2, 2]].map((runs) => {
      const network = engine.Network.create(specJson());
      const trainer = engine.Trainer.create(network, dataSet, 0, 25, trainerJson());
      for (const steps of runs) trainer.run(steps);
      const file = network.save();
      trainer.delete();
      network.delete();
      return file;
    });
    expect(once).toEqual(thrice);
    dataSet.delete();
  });

  it('evaluate in parts; rows of the confusion matrix are labels', () => {
    const network = engine.Network.create(specJson());
    const dataSet = smallDataSet(engine, 25);
    const evaluation = engine.Evaluation.create(network, dataSet, 5, 17, 0, '{}');
    expect(evaluation.run(10)).toBe(true);
    expect(evaluation.metrics().total).toBe(10);
    expect(evaluation.run(10)).toBe(false);
    const { correct, total } = evaluation.metrics();
    const matrix = evaluation.confusionMatrix();
    expect(total).toBe(17);
    expect(matrix).toBeInstanceOf(Int32Array);
    expect(matrix).toHaveLength(100);

    /** @type {number[]} */
    const expected = Array(100).fill(0);
    for (let example = 5; example < 22; ++example) {
      const outputs = network.predict(dataSet.image(example));
      expected[dataSet.label(example) * 10 + outputs.indexOf(Math.max(...outputs))] += 1;
    }
    expect([...matrix]).toEqual(expected);
    expect(expected.filter((_, i) => i % 11 === 0).reduce((a, b) => a + b)).toBe(correct);

    const misread = evaluation.misread();
    expect(misread).toBeInstanceOf(Float32Array);
    expect(misread).toHaveLength(3 * (total - correct));
    let last = 4;
    for (let i = 0; i < misread.length; i += 3) {
      const [example, answer, probability] = misread.subarray(i, i + 3);
      expect(example).toBeGreaterThan(last);
      last = example;
      expect(answer).not.toBe(dataSet.label(example));
      const outputs = network.predict(dataSet.image(example));
      expect(probability).toBeCloseTo(Math.max(...outputs), 5);
      expect(outputs[answer]).toBe(Math.max(...outputs));
    }
    const kept = misread.slice();

    for (const object of [evaluation, network, dataSet]) object.delete();
    growMemory();
    expect([...matrix]).toEqual(expected);
    expect(misread).toEqual(kept);
  });
});

describe('delete', () => {
  it.each(['DataSet', 'Network', 'Trainer', 'Evaluation'])('ends a %s', (name) => {
    const dataSet = smallDataSet(engine);
    const network = engine.Network.create(specJson());
    const objects = {
      DataSet: dataSet,
      Network: network,
      Trainer: engine.Trainer.create(network, dataSet, 0, 25, trainerJson()),
      Evaluation: engine.Evaluation.create(network, dataSet, 0, 25, 0, '{}'),
    };
    const uses = {
      DataSet: () => objects.DataSet.count(),
      Network: () => objects.Network.save(),
      Trainer: () => objects.Trainer.run(1),
      Evaluation: () => objects.Evaluation.metrics(),
    };
    const key = /** @type {keyof typeof objects} */ (name);
    expect(uses[key]).not.toThrow();
    objects[key].delete();
    expect(uses[key]).toThrow(/deleted/);
    expect(() => objects[key].delete()).toThrow(/already deleted/);
    for (const other of Object.values(objects)) {
      if (other !== objects[key]) other.delete();
    }
  });

  it('gives the memory back', () => {
    const heap = () => /** @type {any} */ (engine).HEAPU8.length;
    const { images, labels } = smallFiles(1000);
    const makeOne = () => {
      const dataSet = engine.DataSet.fromIdx(images, labels);
      const network = engine.Network.create(specJson());
      const trainer = engine.Trainer.create(network, dataSet, 0, 60, trainerJson());
      trainer.run(1);
      network.save();
      for (const object of [trainer, network, dataSet]) object.delete();
    };
    for (let i = 0; i < 5; ++i) makeOne();
    const settled = heap();
    // A hundred of them would take 100 MB if they stayed.
    for (let i = 0; i < 100; ++i) makeOne();
    expect(heap()).toBe(settled);
  });
});

it('version() is that of package.json', () => {
  const file = new URL('../../package.json', import.meta.url);
  expect(engine.version()).toBe(JSON.parse(readFileSync(file, 'utf8')).version);
});
