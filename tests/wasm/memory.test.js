// How much memory the module takes for the whole MNIST and a training on it. In the browser the page
// adds its own; tests/e2e/recipes.spec.js measures the tab.
import { beforeAll, describe, expect, it } from 'vitest';
import { completeNetworkSpec, completeTrainOptions } from '../../web/engine/options.js';
import { recipes } from '../../web/engine/recipes.js';
import { mnistFiles, openEngine } from './engine.js';

/** @import { DataSet, Inkling } from '../../web/engine/inkling.js' */

/** @type {Inkling} */
let engine;
/** @type {{train: DataSet, test: DataSet}} */
let mnist;

beforeAll(async () => {
  engine = await openEngine();
  const files = mnistFiles();
  mnist = {
    train: engine.DataSet.fromIdx(files.trainImages, files.trainLabels),
    test: engine.DataSet.fromIdx(files.testImages, files.testLabels),
  };
});

const megabytes = () => /** @type {any} */ (engine).HEAPU8.length / 1e6;

/**
 * Steps over the training set, then some of the test set: what these take, all others use again.
 * @param {Partial<import('../../web/engine/types.js').NetworkSpec>} spec
 * @param {Partial<import('../../web/engine/types.js').TrainOptions>} options
 * @param {number} steps
 */
function train(spec, options, steps) {
  const { train, test } = mnist;
  const network = engine.Network.create(JSON.stringify(completeNetworkSpec(spec)));
  const complete = JSON.stringify(completeTrainOptions(options));
  const trainer = engine.Trainer.create(network, train, 0, 60_000, complete);
  trainer.run(steps);
  const evaluation = engine.Evaluation.create(network, test, 0, 10_000, 0, '{}');
  evaluation.run(500);
  for (const object of [evaluation, trainer, network]) object.delete();
}

describe('training on the whole MNIST stays under 200 MB', () => {
  it('with the network that the page begins with, over an epoch', () => {
    train({}, {}, 1875);
    expect(megabytes()).toBeLessThan(200);
  });

  it.each(/** @type {const} */ (['sprint', 'record']))('with the network of the %s', (name) => {
    const { network, training } = recipes[name];
    train(network, { ...training, averaging: 0.99 }, 8);
    expect(megabytes()).toBeLessThan(200);
  });

  it('and does not grow when networks come and go', () => {
    train(recipes.sprint.network, recipes.sprint.training, 3);
    const before = megabytes();
    for (let i = 0; i < 5; ++i) train(recipes.sprint.network, recipes.sprint.training, 3);
    expect(megabytes()).toBe(before);
  });
});

describe('a network too large for memory', () => {
  it('is refused with its size, before it takes any', () => {
    const before = megabytes();
    const layers = [{ units: 10_000 }, { units: 10_000 }, { units: 10_000 }, { units: 10 }];
    const spec = JSON.stringify(completeNetworkSpec({ layers: /** @type {any} */ (layers) }));
    expect(() => engine.Network.create(spec)).toThrow(
      /^Network: expected at most [\d,]+ parameters, got \d+ \(\d+ MB while it trains\)\.$/,
    );
    expect(megabytes()).toBe(before);
  });

  it('is refused when its mini-batches are, before they take any', () => {
    const layers = [
      { type: 'conv2d', filters: 1024, kernelSize: 1 },
      { type: 'dense', units: 10, activation: 'softmax' },
    ];
    const network = engine.Network.create(
      JSON.stringify(completeNetworkSpec({ layers: /** @type {any} */ (layers) })),
    );
    const before = megabytes();
    const options = JSON.stringify(completeTrainOptions({ batchSize: 10_000 }));
    expect(() => engine.Trainer.create(network, mnist.train, 0, 60_000, options)).toThrow(
      /^Memory: expected a training of at most 800 MB, got \d+ MB, of which \d+ MB are for mini-batches of 10000\./,
    );
    expect(megabytes()).toBe(before);
    network.delete();
  });
});
