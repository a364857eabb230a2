// What is trained: the two networks of the tutorials that beginners read first.

/**
 * @typedef {object} BenchNetwork
 * @property {string} name
 * @property {{units: number, activation: 'relu' | 'sigmoid' | 'softmax'}[]} layers after 784 inputs
 * @property {'crossEntropy' | 'quadratic'} loss
 * @property {'he' | 'normal'} initializer
 * @property {'adam' | 'sgd'} optimizer
 * @property {number} learningRate
 * @property {number} batchSize
 * @property {number} goal how many times the peer's speed Inkling should reach
 */

/** @type {BenchNetwork[]} */
export const networks = [
  {
    name: '784-128-10 ReLU/softmax, Adam 0.001, batch 32',
    layers: [
      { units: 128, activation: 'relu' },
      { units: 10, activation: 'softmax' },
    ],
    loss: 'crossEntropy',
    initializer: 'he',
    optimizer: 'adam',
    learningRate: 0.001,
    batchSize: 32,
    goal: 12,
  },
  {
    name: '784-30-10 sigmoid/quadratic, SGD 3.0, batch 10',
    layers: [
      { units: 30, activation: 'sigmoid' },
      { units: 10, activation: 'sigmoid' },
    ],
    loss: 'quadratic',
    initializer: 'normal',
    optimizer: 'sgd',
    learningRate: 3,
    batchSize: 10,
    goal: 25,
  },
];
