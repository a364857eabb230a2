/** The settings that are one of several words, and those words in the order of the form. */
export const choices = {
  loss: ['crossEntropy', 'quadratic'],
  optimizer: ['sgd', 'momentum', 'nesterov', 'adam'],
  initializer: ['glorot', 'he', 'scaledNormal', 'normal', 'zeros'],
  schedule: ['constant', 'step', 'exponential', 'cosine', 'oneCycle'],
};
