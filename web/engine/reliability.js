// Whether a network is as sure as it is right: of the answers given with 80 %, are 80 % right?
// C. Guo and others, On Calibration of Modern Neural Networks, 2017.

import { breathe } from './breathe.js';

/** @import { Examples } from './data-in-use.js' */
/** @import { Inkling, Network } from './inkling.js' */
/** @import { Reliability } from './types.js' */

/** Bins of equal width over the probability of the answer. */
const BINS = 10;
/** How long examples are read between two looks at the messages. */
const sliceMilliseconds = 10;

/** Sums up answers, a few at a time. */
export class ReliabilityCount {
  #bins = Array.from({ length: BINS }, () => ({ count: 0, right: 0, surety: 0 }));

  /**
   * @param {ArrayLike<number>} probabilities one a class; the most probable is the answer
   * @param {number} label
   */
  add(probabilities, label) {
    let answer = 0;
    for (let i = 1; i < probabilities.length; ++i) {
      if (probabilities[i] > probabilities[answer]) answer = i;
    }
    const surety = probabilities[answer];
    // A bin has its upper edge, so that 1 is in the last one.
    const bin = this.#bins[Math.max(0, Math.min(BINS - 1, Math.ceil(surety * BINS) - 1))];
    bin.count += 1;
    bin.surety += surety;
    if (answer === label) bin.right += 1;
  }

  /** @returns {Reliability} */
  result() {
    const total = this.#bins.reduce((sum, { count }) => sum + count, 0);
    const gap = this.#bins.reduce((sum, { right, surety }) => sum + Math.abs(right - surety), 0);
    return {
      bins: this.#bins.map(({ count, right, surety }) => ({
        confidence: count === 0 ? null : surety / count,
        accuracy: count === 0 ? null : right / count,
        count,
      })),
      ece: total === 0 ? 0 : gap / total,
      total,
    };
  }
}

/**
 * Reads `count` examples from `first` on. Neither object may change until it is done. Throws an Error when
 * the network has fewer outputs than the data have labels.
 *
 * @param {Inkling} engine
 * @param {Network} network
 * @param {Examples} examples
 */
export async function measureReliability(engine, network, { dataSet, first, count }) {
  // What cannot be evaluated cannot be measured.
  engine.Evaluation.create(network, dataSet, first, count, 0, '{}').delete();
  const answers = new ReliabilityCount();
  let sliceStart = performance.now();
  for (let example = first; example < first + count; ++example) {
    answers.add(network.predict(dataSet.image(example)), dataSet.label(example));
    if (performance.now() - sliceStart < sliceMilliseconds) continue;
    await breathe();
    sliceStart = performance.now();
  }
  return answers.result();
}
