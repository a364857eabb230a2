// How well a network does on examples that it is not trained on meanwhile.

import { breathe } from './breathe.js';

/** @import { DataSet, Inkling, Network } from './inkling.js' */
/** @import { Evaluation, Misread, SummaryRow, TestOptions } from './types.js' */

/** How long examples are evaluated between two looks at the messages. */
const sliceMilliseconds = 10;
/**
 * Images read at once, at the most; and multiplications, some hundredths of a second, of which a large
 * network needs many for each. By the clock it would be another number each time, and with it the last
 * digits of the loss.
 */
const most = { images: 128, multiplications: 2e8 };
/** Of the mistakes of a kind, one label read as one other, so many are told of: the surest. */
const mostOfAKind = 100;

/**
 * @param {Inkling} engine
 * @param {Network} network whose weights nobody changes meanwhile
 * @param {{dataSet: DataSet, first: number, count: number}} examples
 * @param {TestOptions} options
 * @param {() => boolean} [isStopped] whether nobody wants it any more
 * @returns {Promise<Evaluation | null>} null when it was stopped
 */
export async function evaluate(
  engine,
  network,
  { dataSet, first, count },
  options,
  isStopped = () => false,
) {
  const { views, augmentation } = options;
  const changes = JSON.stringify({ augmentation });
  const evaluation = engine.Evaluation.create(network, dataSet, first, count, views, changes);
  const atOnce = imagesAtOnce(network);
  try {
    let sliceStart = performance.now();
    while (evaluation.run(atOnce)) {
      if (performance.now() - sliceStart < sliceMilliseconds) continue;
      await breathe();
      if (isStopped()) return null;
      sliceStart = performance.now();
    }
    const { lossSum, correct, total } = evaluation.metrics();
    return {
      views,
      loss: lossSum / total,
      accuracy: correct / total,
      correct,
      total,
      confusionMatrix: rowsOf(evaluation.confusionMatrix()),
      misread: surestOf(evaluation.misread(), dataSet),
    };
  } finally {
    evaluation.delete();
  }
}

/** @param {Network} network */
function imagesAtOnce(network) {
  const { layers } = JSON.parse(network.summary());
  const fitting = Math.floor(most.multiplications / multiplications(layers));
  return Math.max(1, Math.min(most.images, fitting));
}

/**
 * About so many for one example: a parameter is used at every place of its layer's output.
 * @param {SummaryRow[]} layers
 * @returns {number}
 */
function multiplications(layers) {
  let sum = 0;
  for (const { outputShape, parameters, layers: inner } of layers) {
    const places = outputShape.slice(0, -1).reduce((product, side) => product * side, 1);
    sum += inner ? multiplications(inner) : places * parameters;
  }
  return sum;
}

/** @param {Int32Array} matrix */
function rowsOf(matrix) {
  const size = Math.sqrt(matrix.length);
  return Array.from({ length: size }, (_, row) => [
    ...matrix.subarray(row * size, (row + 1) * size),
  ]);
}

/**
 * @param {Float32Array} numbers three for each: example, answer, probability
 * @param {DataSet} dataSet
 * @returns {Misread[]}
 */
function surestOf(numbers, dataSet) {
  /** @type {Misread[]} */
  const all = [];
  for (let i = 0; i < numbers.length; i += 3) {
    const [index, read, probability] = numbers.subarray(i, i + 3);
    all.push({ index, label: dataSet.label(index), read, probability });
  }
  // The sort is stable: those as sure as each other stay in the order of the data.
  all.sort((one, other) => other.probability - one.probability);
  /** @type {Map<string, number>} */
  const counts = new Map();
  return all.filter(({ label, read }) => {
    const kind = `${label} ${read}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= mostOfAKind;
  });
}
