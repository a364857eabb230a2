// TF.js with its WASM backend, as fast as its own interface allows. Two ways to train are offered,
// and the bench takes the faster:
//   hand loop   the mini-batches are tensors, made once before the clock starts (tf.slice of the
//               whole set would copy all of it each time); nothing is read back between steps
//   model.fit   tf.sequential, as the tutorials have it
/* global tf */

import { classes, imageSize, imagesOf, loadSet, oneHotOf, subset } from './data.js';

const threads = Number(new URLSearchParams(location.search).get('threads') ?? 1);
// TF.js takes no more threads than half of what this says, whatever it is told.
Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * threads });

const sets = {};

/** `count` examples from `first` on. */
const toTensors = (set, first, count) => ({
  images: tf.tensor2d(imagesOf(set, first, count), [count, imageSize]),
  oneHot: tf.tensor2d(oneHotOf(set, first, count), [count, classes]),
});

const quadratic = (expected, output) =>
  tf
    .squaredDifference(output, expected)
    .sum()
    .div(2 * output.shape[0]);

/** Fused operations, gradients by the optimizer's minimize(). Dense layers only. */
class HandLoop {
  constructor(network) {
    if (network.layers.some(({ type }) => type !== 'dense')) {
      throw new Error('The hand loop has dense layers only.');
    }
    this.network = network;
    let inputs = imageSize;
    this.parameters = network.layers.map(({ units, activation }) => {
      const deviation = network.initializer === 'he' ? Math.sqrt(2 / inputs) : 1;
      const weights = tf.variable(tf.randomNormal([inputs, units], 0, deviation));
      const biases = tf.variable(
        network.initializer === 'he' ? tf.zeros([units]) : tf.randomNormal([units]),
      );
      inputs = units;
      return { weights, biases, activation };
    });
    this.optimizer = createOptimizer(network);
    this.batches = Array.from({ length: subset / network.batchSize }, (_, index) =>
      toTensors(sets.train, index * network.batchSize, network.batchSize),
    );
  }

  dispose() {
    tf.dispose([this.batches, this.parameters.map(({ weights, biases }) => [weights, biases])]);
    this.optimizer.dispose();
  }

  /** Logits for softmax, activations otherwise. */
  forward(images) {
    return this.parameters.reduce((a, { weights: b, biases: bias, activation }) => {
      const fused = activation === 'relu' ? 'relu' : 'linear';
      const z = tf.fused.matMul({ a, b, bias, activation: fused });
      return activation === 'sigmoid' ? tf.sigmoid(z) : z;
    }, images);
  }

  loss(output, expected) {
    return this.network.loss === 'quadratic'
      ? quadratic(expected, output)
      : tf.losses.softmaxCrossEntropy(expected, output);
  }

  async train(samples) {
    for (let step = 0; step * this.network.batchSize < samples; ++step) {
      const { images, oneHot } = this.batches[step % this.batches.length];
      this.optimizer.minimize(() => this.loss(this.forward(images), oneHot));
    }
    // Waits for the last step; the WASM backend works at once, so this is only to be sure.
    await this.parameters[0].biases.data();
  }

  predict(images) {
    return this.forward(images);
  }
}

/** @returns what tf.sequential is made of */
function layersOf({ layers, initializer }) {
  const kernelInitializer = {
    he: 'heNormal',
    glorot: 'glorotUniform',
    normal: tf.initializers.randomNormal({ mean: 0, stddev: 1 }),
  }[initializer];
  const makers = {
    conv2d: ({ filters, kernelSize, activation }) =>
      tf.layers.conv2d({ filters, kernelSize, activation, kernelInitializer }),
    max_pool2d: ({ poolSize }) => tf.layers.maxPooling2d({ poolSize }),
    dense: ({ units, activation, inputShape }) =>
      tf.layers.dense({ units, activation, kernelInitializer, inputShape }),
  };
  const inputShape = [imageSize];
  const [first, ...others] = layers;
  const made =
    first.type === 'dense'
      ? [makers.dense({ ...first, inputShape })]
      : [tf.layers.reshape({ targetShape: [28, 28, 1], inputShape }), makers[first.type](first)];
  let isFlat = first.type === 'dense';
  for (const layer of others) {
    if (layer.type === 'dense' && !isFlat) {
      made.push(tf.layers.flatten());
      isFlat = true;
    }
    made.push(makers[layer.type](layer));
  }
  return made;
}

/** tf.sequential and model.fit. */
class LayersModel {
  constructor(network) {
    this.network = network;
    const layers = layersOf(network);
    this.model = tf.sequential({ layers });
    this.model.compile({
      optimizer: createOptimizer(network),
      loss: network.loss === 'quadratic' ? quadratic : 'categoricalCrossentropy',
    });
    this.examples = toTensors(sets.train, 0, subset);
    this.first = 0;
  }

  /** The next examples, of which each call takes others until all have been taken. */
  take(samples) {
    const { images, oneHot } = this.examples;
    if (this.first + samples > subset) this.first = 0;
    const part = (tensor) => tf.slice(tensor, [this.first, 0], [samples, tensor.shape[1]]);
    const taken = { images: part(images), oneHot: part(oneHot) };
    this.first += samples;
    return taken;
  }

  async train(samples) {
    for (let left = samples; left > 0; left -= subset) {
      const { images, oneHot } = this.take(Math.min(left, subset));
      await this.model.fit(images, oneHot, {
        batchSize: this.network.batchSize,
        epochs: 1,
        yieldEvery: 'never',
        verbose: 0,
      });
      tf.dispose([images, oneHot]);
    }
  }

  dispose() {
    tf.dispose([this.examples]);
    this.model.dispose();
  }

  predict(images) {
    return this.model.predict(images);
  }
}

function createOptimizer({ optimizer, learningRate }) {
  return optimizer === 'adam' ? tf.train.adam(learningRate) : tf.train.sgd(learningRate);
}

/** @type {Record<string, any>} */
const ways = { 'hand loop': HandLoop, 'model.fit': LayersModel };
let trainer = null;

/** Driven by page-peer.js. */
globalThis.peer = {
  ready: (async () => {
    tf.wasm.setWasmPaths('/peer-modules/@tensorflow/tfjs-backend-wasm/dist/');
    tf.wasm.setThreadsCount(threads);
    await tf.setBackend('wasm');
    await tf.ready();
    if (tf.getBackend() !== 'wasm') throw new Error(`TF.js runs on ${tf.getBackend()}, not WASM.`);
    sets.train = await loadSet('train');
    sets.test = await loadSet('t10k');
    return {
      version: tf.version_wasm ?? tf.version.tfjs,
      simd: await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'),
      threads: (await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT'))
        ? tf.wasm.getThreadsCount()
        : 1,
    };
  })(),
  ways: Object.keys(ways),
  create(network, way) {
    trainer?.dispose();
    trainer = null;
    trainer = new ways[way](network);
  },
  /** @param {number} samples a multiple of the batch size @returns {Promise<number>} samples per second */
  async train(samples) {
    const start = performance.now();
    await trainer.train(samples);
    return (samples / (performance.now() - start)) * 1000;
  },
  /** @returns {number} the fraction of the test set's first 1,000 that is read correctly */
  accuracy() {
    const count = 1000;
    return tf.tidy(() => {
      const { images, oneHot } = toTensors(sets.test, 0, count);
      return trainer.predict(images).argMax(1).equal(oneHot.argMax(1)).toFloat().mean().dataSync();
    })[0];
  },
};
