// How well a network does on examples that it is not trained on meanwhile.

import { breathe } from './breathe.js';

/** @import { DataSet, Inkling, Network } from './inkling.js' */
/** @import { Evaluation, TestOptions } from './types.js' */

/** Examples evaluated between two looks at the messages. */
const evaluationSlice = 256;

/**
 * @param {Inkling} engine
 * @param {Network} network whose weights nobody changes meanwhile
 * @param {{dataSet: DataSet, first: number, count: number}} examples
 * @param {TestOptions} options
 * @returns {Promise<Evaluation>}
 */
export async function evaluate(engine, network, { dataSet, first, count }, options) {
  const { views, augmentation } = options;
  const changes = JSON.stringify({ augmentation });
  const evaluation = engine.Evaluation.create(network, dataSet, first, count, views, changes);
  const slice = Math.ceil(evaluationSlice / (views + 1));
  try {
    while (evaluation.run(slice)) await breathe();
    const { lossSum, correct, total } = evaluation.metrics();
    return {
      views,
      loss: lossSum / total,
      accuracy: correct / total,
      correct,
      total,
      confusionMatrix: rowsOf(evaluation.confusionMatrix()),
    };
  } finally {
    evaluation.delete();
  }
}

/** @param {Int32Array} matrix */
function rowsOf(matrix) {
  const size = Math.sqrt(matrix.length);
  return Array.from({ length: size }, (_, row) => [
    ...matrix.subarray(row * size, (row + 1) * size),
  ]);
}
