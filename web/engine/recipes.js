// Two networks with their trainings, ready for createNetwork() and train(). Both were chosen by what
// they reach on the last 10,000 training images, having learned from the first 50,000; the test set
// had no say. bench/training/records.md tells how, and what they give.

/** @import { Recipe, RecipeName } from './types.js' */

const all = { trainSize: 60_000, validationSize: 0, seed: 1 };

/** @type {Readonly<Record<RecipeName, Recipe>>} */
export const recipes = Object.freeze({
  /** From nothing to 99 % of the test images in the least time. */
  sprint: {
    network: {
      layers: [
        { type: 'conv2d', filters: 8, kernelSize: 5, activation: 'relu' },
        { type: 'max_pool2d', poolSize: 2 },
        { type: 'batch_norm' },
        { type: 'conv2d', filters: 32, kernelSize: 5, activation: 'relu' },
        { type: 'max_pool2d', poolSize: 2 },
        { type: 'batch_norm' },
        { type: 'dense', units: 128, activation: 'relu' },
        { type: 'dense', units: 10, activation: 'softmax' },
      ],
      loss: 'crossEntropy',
      initializer: 'glorot',
      seed: 1,
    },
    training: {
      ...all,
      epochs: 2,
      batchSize: 64,
      optimizer: 'adam',
      learningRate: 0.01,
      schedule: 'oneCycle',
      labelSmoothing: 0.1,
    },
  },
  /** The most right answers that ten minutes on two cores can teach. */
  record: {
    network: {
      layers: [
        { type: 'conv2d', filters: 24, kernelSize: 5, activation: 'relu' },
        { type: 'max_pool2d', poolSize: 2 },
        { type: 'batch_norm' },
        { type: 'conv2d', filters: 48, kernelSize: 3, activation: 'relu' },
        { type: 'batch_norm' },
        { type: 'conv2d', filters: 48, kernelSize: 3, activation: 'relu' },
        { type: 'max_pool2d', poolSize: 2 },
        { type: 'batch_norm' },
        { type: 'dropout', rate: 0.25 },
        { type: 'dense', units: 128, activation: 'relu' },
        { type: 'batch_norm' },
        { type: 'dropout', rate: 0.4 },
        { type: 'dense', units: 10, activation: 'softmax' },
      ],
      loss: 'crossEntropy',
      initializer: 'he',
      seed: 1,
    },
    training: {
      ...all,
      epochs: 28,
      batchSize: 64,
      optimizer: 'adam',
      learningRate: 0.004,
      schedule: 'oneCycle',
      labelSmoothing: 0.1,
      // Of no account at the end, when the steps are small; but whoever stops it early has a better
      // network than the latest step's.
      averaging: 0.999,
      augmentation: { shift: 1.2, rotation: 10, scale: 0.1, shear: 0.15, elastic: 1 },
    },
    testing: { views: 16, augmentation: { shift: 1 } },
  },
});
