// The person's own digits, of which the lab keeps a copy for a visit.

import { checkOwnDigit } from './options.js';

/** @import { DataSet, Inkling } from './inkling.js' */
/** @import { OwnDigit } from './types.js' */

/** So often each is trained on in an epoch, each time drawn a little differently. */
const variationsTrained = 20;
/** More than that are not taught at once: the latest are. */
const mostTaught = 32;

export class OwnDigits {
  #engine;
  /** @type {OwnDigit[]} */
  #digits = [];

  /** @param {Inkling} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  get count() {
    return this.#digits.length;
  }

  /** @param {unknown[]} digits */
  set(digits) {
    this.#digits = digits.map(checkOwnDigit);
  }

  /** @param {OwnDigit} digit */
  add(digit) {
    this.#digits = [...this.#digits, digit];
  }

  /** Those to teach at once. */
  latest() {
    return this.#digits.slice(-mostTaught);
  }

  /**
   * As they were drawn, or so many variations of each.
   * @param {number} [variations]
   * @returns {Promise<DataSet>}
   */
  async dataSet(variations = 1) {
    if (this.count === 0) throw new Error('Own digits: expected some, got none.');
    const { ownDataSet } = await import('./teaching.js');
    return ownDataSet(this.#engine, this.#digits, variations);
  }

  /**
   * The first examples of a training set, and variations of the own digits after them.
   * @param {DataSet} train
   * @param {number} trainSize
   */
  async joinedTo(train, trainSize) {
    const own = await this.dataSet(variationsTrained);
    const joined = train.slice(0, trainSize);
    try {
      joined.append(own);
      return joined;
    } finally {
      own.delete();
    }
  }
}
