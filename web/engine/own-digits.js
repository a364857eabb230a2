// The person's own digits, of which the lab keeps a copy for a visit.

import { deleteAfter } from './delete-after.js';
import { fetched } from './fetched.js';
import { checkOwnDigit } from './options.js';
import { shown } from './shown.js';

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

  /** @param {unknown} digits */
  set(digits) {
    if (!Array.isArray(digits)) {
      throw new Error(`Own digits: expected a list of drawings, got ${shown(digits)}.`);
    }
    this.#digits = digits.map(checkOwnDigit);
  }

  /** @param {OwnDigit} digit */
  add(digit) {
    this.#digits = [...this.#digits, digit];
  }

  /** @param {OwnDigit} digit as it was added; nothing happens when it is no longer there */
  remove(digit) {
    this.#digits = this.#digits.filter((each) => each !== digit);
  }

  /** Those to teach at once. */
  latest() {
    return this.#digits.slice(-mostTaught);
  }

  /**
   * As they were drawn.
   * @returns {Promise<DataSet>} which the caller deletes
   */
  async dataSet() {
    const { dataSetOf } = await fetched(import('./teaching.js'));
    return dataSetOf(this.#engine, await this.#examples(1));
  }

  /**
   * The first examples of a training set, and variations of the own digits after them.
   * @param {DataSet} train
   * @param {number} trainSize
   * @param {() => boolean} isStopped whether nobody wants them any more
   * @returns {Promise<DataSet | null>} null when it was stopped; else the caller deletes it
   */
  async joinedTo(train, trainSize, isStopped) {
    const { dataSetOf } = await fetched(import('./teaching.js'));
    const examples = await this.#examples(variationsTrained, isStopped);
    if (isStopped()) return null;
    return deleteAfter(dataSetOf(this.#engine, examples), (own) => {
      const joined = train.slice(0, trainSize);
      try {
        joined.append(own);
        return joined;
      } catch (error) {
        joined.delete();
        throw error;
      }
    });
  }

  /** @param {number} variations @param {() => boolean} [isStopped] */
  async #examples(variations, isStopped) {
    if (this.count === 0) throw new Error('Own digits: expected some, got none.');
    const { ownExamples } = await fetched(import('./teaching.js'));
    return ownExamples(this.#digits, variations, isStopped);
  }
}
