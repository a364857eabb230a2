// What is trained: the networks of the tutorials that beginners read first, and a larger one.

/** @typedef {import('../../web/engine/types.d.ts').LayerSpec} LayerSpec */

/**
 * @typedef {object} Goal
 * @property {string} peer a contender's name
 * @property {number} times Inkling's speed should be so many times the peer's
 * @property {'one'} [threads] both with one thread; by default as the network's row says
 */

/**
 * @typedef {object} BenchNetwork
 * @property {string} name
 * @property {string} title its name with all that matters for its speed
 * @property {LayerSpec[]} layers
 * @property {'crossEntropy' | 'quadratic'} loss
 * @property {number} labelSmoothing
 * @property {'he' | 'glorot' | 'normal'} initializer
 * @property {'adam' | 'sgd'} optimizer
 * @property {number} learningRate
 * @property {'constant' | 'oneCycle'} schedule
 * @property {number} batchSize
 * @property {boolean} [epoch] a round is one epoch of all 60,000, from a new network
 * @property {number} [accuracyGoal] of that epoch, on the test set
 * @property {'one' | 'all'} threads what its goals are about: one thread, or all cores against the
 *   peer's best number of threads
 * @property {number} [scalingGoal] all cores beside one thread
 * @property {Goal[]} goals
 */

/** @type {(units: number) => LayerSpec} */
const relu = (units) => ({ type: 'dense', units, activation: 'relu' });
/** @type {(filters: number) => LayerSpec} */
const conv = (filters) => ({ type: 'conv2d', filters, kernelSize: 5, activation: 'relu' });
/** @type {LayerSpec} */
const pool = { type: 'max_pool2d', poolSize: 2 };
/** @type {LayerSpec} */
const softmax = { type: 'dense', units: 10, activation: 'softmax' };

/** @type {{loss: 'crossEntropy', labelSmoothing: 0, initializer: 'he', optimizer: 'adam'}} */
const modern = { loss: 'crossEntropy', labelSmoothing: 0, initializer: 'he', optimizer: 'adam' };

/** @type {BenchNetwork[]} */
export const networks = [
  {
    name: '784-30-10',
    title: '784-30-10 sigmoid/quadratic, SGD 3.0, batch 10',
    layers: [
      { type: 'dense', units: 30, activation: 'sigmoid' },
      { type: 'dense', units: 10, activation: 'sigmoid' },
    ],
    loss: 'quadratic',
    labelSmoothing: 0,
    initializer: 'normal',
    optimizer: 'sgd',
    learningRate: 3,
    schedule: 'constant',
    batchSize: 10,
    threads: 'one',
    goals: [
      { peer: 'TF.js', times: 25 },
      { peer: 'PyTorch', times: 2 },
    ],
  },
  {
    name: '784-128-10',
    title: '784-128-10 ReLU/softmax, Adam 0.001, batch 32',
    layers: [relu(128), softmax],
    ...modern,
    learningRate: 0.001,
    schedule: 'constant',
    batchSize: 32,
    threads: 'one',
    goals: [
      { peer: 'TF.js', times: 12 },
      { peer: 'PyTorch', times: 1.2 },
    ],
  },
  {
    name: '784-512-512-10',
    title: '784-512-512-10 ReLU/softmax, Adam 0.001, batch 128',
    layers: [relu(512), relu(512), softmax],
    ...modern,
    learningRate: 0.001,
    schedule: 'constant',
    batchSize: 128,
    threads: 'all',
    scalingGoal: 1.7,
    goals: [
      { peer: 'jax-js', times: 3 },
      { peer: 'PyTorch', times: 0.4 },
    ],
  },
  {
    name: 'conv',
    title:
      'conv 5×5×8, pool, conv 5×5×32, pool, 128, 10, Adam one-cycle to 0.006, labels smoothed by 0.1, batch 32',
    layers: [conv(8), pool, conv(32), pool, relu(128), softmax],
    ...modern,
    // Both chosen on validation data: records.md.
    labelSmoothing: 0.1,
    initializer: 'glorot',
    learningRate: 0.006,
    schedule: 'oneCycle',
    batchSize: 32,
    epoch: true,
    accuracyGoal: 0.99,
    threads: 'all',
    scalingGoal: 1.7,
    goals: [
      { peer: 'PyTorch', times: 1.5 },
      { peer: 'PyTorch', times: 0.8, threads: 'one' },
    ],
  },
];
