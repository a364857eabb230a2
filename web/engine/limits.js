// The range of every option, used by the lab's checks and by the page's forms. The C++ library has
// limits of its own, which are the same or wider: it takes more layers (from a file, say) and more
// epochs than a form offers. tests/wasm/limits.test.js holds them together.

/** Examples of MNIST: 60,000 to train and validate on, 10,000 to test. */
export const trainingExamples = 60_000;

/** So many of a training set validate, unless another number is asked for. @param {number} examples */
export const usualValidation = (examples) => Math.min(10_000, Math.floor(examples / 6));

/** Whole numbers from min to max; the learning rate is any number above 0 up to max. */
export const limits = Object.freeze({
  units: { min: 1, max: 10_000 },
  hiddenLayers: { min: 0, max: 16 },
  epochs: { min: 1, max: 1000 },
  batchSize: { min: 1, max: 10_000 },
  learningRate: { min: 0, max: 1000 },
  trainSize: { min: 1, max: trainingExamples },
  validationSize: { min: 0, max: trainingExamples - 1 },
  views: { min: 0, max: 64 },
  images: { min: 0, max: 1000 },
  seed: { min: 0, max: 2 ** 32 - 1 },
});

/** More threads than this wait for each other longer than they work, with networks of this size. */
export const mostUsefulThreads = 8;
