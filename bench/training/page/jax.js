// jax-js with its WASM backend. The whole step, Adam too, is one function compiled by jit; the
// mini-batches are arrays, made once before the clock starts. Ways to run it differ in who waits for
// whom, and the bench takes the fastest:
//   await    each step is waited for, as the library's own demo does; with threads its workers run it
//   ahead    every eighth step is waited for, so that workers find the next step ready
//   sync     on this thread, whose answer is read at once; no workers
import { classes, imageSize, imagesOf, loadSet, oneHotOf, subset } from './data.js';

const threads = Number(new URLSearchParams(location.search).get('threads') ?? 1);
// jax-js starts as many workers as this says, when it is loaded.
Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads });
const jax = await import('/peer-modules/@jax-js/jax/dist/index.js');
const { blockUntilReady, jit, lax, nn, numpy: np, tree, valueAndGrad } = jax;

const sets = {};

/** @param {number} count @param {number} deviation */
function normal(count, deviation) {
  return Float32Array.from(
    { length: count },
    () =>
      deviation *
      Math.sqrt(-2 * Math.log(1 - Math.random())) *
      Math.cos(2 * Math.PI * Math.random()),
  );
}

/** Of a unit's weights, by its inputs and outputs. */
const deviations = {
  normal: () => 1,
  glorot: (inputs, outputs) => Math.sqrt(2 / (inputs + outputs)),
  he: (inputs) => Math.sqrt(2 / inputs),
};

/** Images are batch × channels × height × width, as jax-js' convolutions have them. */
function initialParameters(network) {
  let [channels, side] = [1, 28];
  const parameters = [];
  for (const layer of network.layers) {
    if (layer.type === 'max_pool2d') {
      side /= 2;
      continue;
    }
    const units = layer.type === 'conv2d' ? layer.filters : layer.units;
    const kernel = layer.type === 'conv2d' ? layer.kernelSize : side;
    const inputs = channels * kernel * kernel;
    const outputs = layer.type === 'conv2d' ? units * kernel * kernel : units;
    const deviation = deviations[network.initializer](inputs, outputs);
    const shape = layer.type === 'conv2d' ? [units, channels, kernel, kernel] : [inputs, units];
    parameters.push({
      weights: np.array(normal(inputs * units, deviation)).reshape(shape),
      biases: np
        .array(network.initializer === 'normal' ? normal(units, 1) : new Float32Array(units))
        .reshape(layer.type === 'conv2d' ? [units, 1, 1] : [units]),
    });
    channels = units;
    side = layer.type === 'conv2d' ? side - kernel + 1 : 1;
  }
  return parameters;
}

const activations = { relu: nn.relu, sigmoid: nn.sigmoid, softmax: (z) => z };

/** Logits for softmax, activations otherwise. Like every function of jax-js it owns its arguments. */
function forward(network, parameters, images) {
  let [a, next] = [images, 0];
  if (network.layers[0].type === 'conv2d') a = a.reshape([-1, 1, 28, 28]);
  for (const layer of network.layers) {
    if (layer.type === 'max_pool2d') {
      a = lax.reduceWindow(a, np.max, [2, 2], [2, 2]);
      continue;
    }
    const { weights, biases } = parameters[next++];
    if (layer.type === 'conv2d') {
      a = lax.conv(a, weights, [1, 1], 'VALID');
    } else {
      if (a.ndim > 2) a = a.reshape([a.shape[0], -1]);
      a = np.dot(a, weights);
    }
    a = activations[layer.activation](a.add(biases));
  }
  return a;
}

const lossOf = (network) => (parameters, images, oneHot) => {
  const batch = images.shape[0];
  const output = forward(network, parameters, images);
  return network.loss === 'quadratic'
    ? np
        .square(output.sub(oneHot))
        .sum()
        .mul(1 / (2 * batch))
    : nn
        .logSoftmax(output)
        .mul(oneHot)
        .sum()
        .mul(-1 / batch);
};

/** One step: [parameters, moments] and a learning rate become the next ones. */
function stepOf(network) {
  const gradient = valueAndGrad(lossOf(network));
  return jit((parameters, moments, rate, images, oneHot) => {
    const [loss, gradients] = gradient(tree.ref(parameters), images, oneHot);
    loss.dispose();
    if (network.optimizer === 'sgd') {
      return [tree.map((p, g) => p.sub(g.mul(rate.ref)), parameters, gradients), moments];
    }
    const m = tree.map((m, g) => m.mul(0.9).add(g.mul(0.1)), moments.m, tree.ref(gradients));
    const v = tree.map((v, g) => v.mul(0.999).add(np.square(g).mul(0.001)), moments.v, gradients);
    const next = tree.map(
      (p, m, v) => p.sub(m.mul(rate.ref).div(np.sqrt(v).add(1e-8))),
      parameters,
      tree.ref(m),
      tree.ref(v),
    );
    return [next, { m, v }];
  });
}

class Trainer {
  constructor(network, way) {
    this.network = network;
    this.way = way;
    this.steps = 0;
    this.parameters = initialParameters(network);
    const zeros = () => tree.map((p) => np.zeros(p.shape), this.parameters);
    this.moments = network.optimizer === 'adam' ? { m: zeros(), v: zeros() } : {};
    this.step = stepOf(network);
    this.batches = Array.from({ length: subset / network.batchSize }, (_, index) => {
      const first = index * network.batchSize;
      return {
        images: np
          .array(imagesOf(sets.train, first, network.batchSize))
          .reshape([network.batchSize, imageSize]),
        oneHot: np
          .array(oneHotOf(sets.train, first, network.batchSize, network.labelSmoothing))
          .reshape([network.batchSize, classes]),
      };
    });
  }

  /** Adam's correction of young moments is a factor of the learning rate, as its paper has it. */
  rate() {
    const { learningRate, optimizer } = this.network;
    if (optimizer === 'sgd') return learningRate;
    return (learningRate * Math.sqrt(1 - 0.999 ** this.steps)) / (1 - 0.9 ** this.steps);
  }

  async train(samples) {
    const steps = samples / this.network.batchSize;
    const patience = { await: 1, ahead: 8, sync: 8 }[this.way];
    for (let step = 1; step <= steps; ++step) {
      const { images, oneHot } = this.batches[this.steps++ % this.batches.length];
      [this.parameters, this.moments] = this.step(
        this.parameters,
        this.moments,
        np.array(this.rate()),
        images.ref,
        oneHot.ref,
      );
      if (step % patience !== 0 && step < steps) continue;
      if (this.way === 'sync') this.parameters[0].biases.ref.dataSync();
      else await blockUntilReady([this.parameters, this.moments]);
    }
  }

  /** @returns {Promise<number[]>} */
  async predict(images) {
    const output = forward(this.network, tree.ref(this.parameters), images);
    return Array.from(await np.argmax(output, 1).data());
  }

  dispose() {
    tree.dispose([this.parameters, this.moments, this.batches]);
  }
}

let trainer = null;

/** Driven by page-peer.js. */
globalThis.peer = {
  ready: (async () => {
    await jax.init('wasm');
    jax.defaultDevice('wasm');
    sets.train = await loadSet('train');
    sets.test = await loadSet('t10k');
    return { threads: globalThis.crossOriginIsolated ? threads : 1 };
  })(),
  ways: threads > 1 ? ['await', 'ahead'] : ['await', 'sync'],
  create(network, way) {
    trainer?.dispose();
    trainer = null;
    trainer = new Trainer(network, way);
  },
  /** @param {number} samples a multiple of the batch size @returns {Promise<number>} samples per second */
  async train(samples) {
    const start = performance.now();
    await trainer.train(samples);
    return (samples / (performance.now() - start)) * 1000;
  },
  /** @returns {Promise<number>} the fraction of the test set's first 1,000 that is read correctly */
  async accuracy() {
    const count = 1000;
    const images = np.array(imagesOf(sets.test, 0, count)).reshape([count, imageSize]);
    const digits = await trainer.predict(images);
    return digits.filter((digit, index) => digit === sets.test.labels[index]).length / count;
  },
};
