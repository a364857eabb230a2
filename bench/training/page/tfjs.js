// TF.js with its WASM backend, as fast as its own interface allows. Two ways to train are offered,
// and the bench takes the faster:
//   hand loop   the mini-batches are tensors, made once before the clock starts (tf.slice of the
//               whole set would copy all of it each time); nothing is read back between steps
//   model.fit   tf.sequential, as the tutorials have it
/* global tf */

const imageSize = 784;
const classes = 10;
/** So many of the 60,000 examples are trained on, again and again; a multiple of each batch size. */
const subset = 4800;

const sets = {};

/** @param {string} name @param {number} header bytes before the data */
async function fetchIdx(name, header) {
  const response = await fetch(`/mnist/${name}`);
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer()).subarray(header);
}

/** @param {string} set */
async function loadSet(set) {
  const pixels = await fetchIdx(`${set}-images-idx3-ubyte`, 16);
  const labels = await fetchIdx(`${set}-labels-idx1-ubyte`, 8);
  return { pixels, labels };
}

/** `count` examples from `first` on. */
function toTensors({ pixels, labels }, first, count) {
  const bytes = pixels.subarray(first * imageSize, (first + count) * imageSize);
  const images = tf.tensor2d(
    Float32Array.from(bytes, (byte) => byte / 255),
    [count, imageSize],
  );
  const oneHot = tf.tidy(() =>
    tf.oneHot(tf.tensor1d(labels.subarray(first, first + count), 'int32'), classes).toFloat(),
  );
  return { images, oneHot };
}

const quadratic = (expected, output) =>
  tf
    .squaredDifference(output, expected)
    .sum()
    .div(2 * output.shape[0]);

/** Fused operations, gradients by the optimizer's minimize(). */
class HandLoop {
  constructor(network) {
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

/** tf.sequential and model.fit. */
class LayersModel {
  constructor(network) {
    this.network = network;
    this.model = tf.sequential({
      layers: network.layers.map(({ units, activation }, index) =>
        tf.layers.dense({
          units,
          activation,
          ...(index === 0 ? { inputShape: [imageSize] } : {}),
          kernelInitializer:
            network.initializer === 'he'
              ? 'heNormal'
              : tf.initializers.randomNormal({ mean: 0, stddev: 1 }),
        }),
      ),
    });
    this.model.compile({
      optimizer: createOptimizer(network),
      loss: network.loss === 'quadratic' ? quadratic : 'categoricalCrossentropy',
    });
    this.examples = toTensors(sets.train, 0, subset);
  }

  async train(samples) {
    for (let done = 0; done < samples; done += subset) {
      await this.model.fit(this.examples.images, this.examples.oneHot, {
        batchSize: this.network.batchSize,
        epochs: 1,
        yieldEvery: 'never',
        verbose: 0,
      });
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

/** Driven by run.js. */
globalThis.peer = {
  ready: (async () => {
    tf.wasm.setWasmPaths('/peer-modules/@tensorflow/tfjs-backend-wasm/dist/');
    tf.wasm.setThreadsCount(1);
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
    trainer = new ways[way](network);
  },
  /** @param {number} samples a multiple of 4,800 @returns {Promise<number>} samples per second */
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
