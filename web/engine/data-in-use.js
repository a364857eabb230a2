// The data that a session trains and tests on: which it is, and its sets once they are loaded.

import { classNamesOf, dataSets } from '../data/data-sets.js';

import { fetched } from './fetched.js';
import { usualValidation } from './limits.js';
import { checkAugmented, checkImages } from './options.js';
import { shown } from './shown.js';

/** @import { DataSet, Inkling } from './inkling.js' */
/** @import { SessionOptions } from './session.js' */
/** @import { DataInfo, Lab } from './types.js' */
/**
 * Whole IDX files; the test set may be left out. `cacheProblem` is why the browser could not keep what it
 * downloaded, in a sentence.
 * @typedef {{trainImages: Uint8Array, trainLabels: Uint8Array, testImages: Uint8Array | null, testLabels: Uint8Array | null, cacheProblem?: string | null}} DataFiles
 */
/** @typedef {{train: DataSet, test: DataSet}} Sets */
/** @typedef {{dataSet: DataSet, first: number, count: number}} Examples */

/** Of data without a test set, one example of so many becomes it: the last ones. */
const examplesPerTested = 6;
/** What each takes; the own digits are not among the data. */
const setsFor = {
  Evaluate: "'train', 'validation', 'test' or 'own'",
  Reliability: "'train', 'validation' or 'test'",
};

export class DataInUse {
  #engine;
  #loadFiles;
  #report;
  /** @type {Promise<Sets> | null} */
  #sets = null;
  /** Whether they have come. */
  #loaded = false;
  /** Choices of data so far, and which of them is in use: one that took longer than a later one is late. */
  #choices = { asked: 0, used: 0 };

  /** @type {DataInfo} */
  info = dataSets.mnist;
  /** Of the latest training: the first examples are trained on, the last ones validate. */
  split = { train: 50_000, validation: 10_000 };

  /** @param {Pick<SessionOptions, 'engine' | 'loadFiles' | 'report'>} options */
  constructor({ engine, loadFiles, report }) {
    this.#engine = engine;
    this.#loadFiles = loadFiles;
    this.#report = report;
  }

  /** How many outputs a network for it needs. */
  get classes() {
    return this.info.classNames.length;
  }

  get isMnist() {
    return this.info.name === 'mnist';
  }

  /** Loads the sets, once. A failed load may be tried again. */
  async sets() {
    if (this.#sets !== null) return this.#sets;
    const sets = this.#fetch();
    this.#sets = sets;
    try {
      const { train, test, cacheProblem } = await sets;
      // Other data may have been chosen meanwhile.
      if (this.#sets === sets) {
        this.#loaded = true;
        const counts = { train: train.count(), test: test.count() };
        this.#report('data', cacheProblem ? { ...counts, cacheProblem } : counts);
      }
      return { train, test };
    } catch (error) {
      if (this.#sets === sets) this.#sets = null;
      throw error;
    }
  }

  /** The sets, where they are loaded. */
  async loadedSets() {
    return this.#sets;
  }

  /**
   * Own files are read at once.
   * @param {unknown} data a name, or IDX files
   * @returns {Promise<() => Promise<Sets | null>>} uses it, and gives the old sets for the caller to
   *   delete; throws an Error when a later choice is in use by then
   */
  async prepare(data) {
    const choice = ++this.#choices.asked;
    const use = await this.#prepare(data);
    return () => {
      if (choice < this.#choices.used) {
        throw new Error('Data: expected the latest choice, got one that a later one has replaced.');
      }
      const old = use();
      this.#choices.used = choice;
      return old;
    };
  }

  /** @param {unknown} data @returns {Promise<() => Promise<Sets | null>>} */
  async #prepare(data) {
    if (typeof data === 'string' && Object.hasOwn(dataSets, data)) {
      const known = dataSets[/** @type {keyof typeof dataSets} */ (data)];
      return () =>
        known === this.info
          ? this.#use(known, this.#sets, this.#loaded)
          : this.#use(known, null, false);
    }
    if (!Array.isArray(data)) {
      const names = Object.keys(dataSets).map((name) => `'${name}'`);
      const list = `${names.join(', ')} or a list of IDX files`;
      throw new Error(`Data: expected ${list}, got ${shown(data)}.`);
    }
    const { readOwnFiles } = await fetched(import('../data/own-files.js'));
    const { classes, ...files } = await readOwnFiles(data);
    return () => {
      const sets = this.#make(files);
      const [train, test] = [sets.train.count(), sets.test.count()];
      const classNames = classNamesOf(classes);
      const info = /** @type {const} */ ({ name: 'own', title: '', megabytes: 0 });
      return this.#use({ ...info, classNames, train, test }, Promise.resolve(sets), true);
    };
  }

  /**
   * @param {DataInfo} info
   * @param {Promise<Sets> | null} sets
   * @param {boolean} loaded
   */
  async #use(info, sets, loaded) {
    const old = this.#sets === sets ? null : this.#sets;
    if (info !== this.info) {
      const validation = usualValidation(info.train);
      this.split = { train: info.train - validation, validation };
    }
    this.info = info;
    this.#sets = sets;
    this.#loaded = loaded;
    this.#report('source', { data: info, loaded });
    return old?.catch(() => null) ?? null;
  }

  /**
   * The examples of a set, of the data in use at this moment.
   * @param {unknown} set
   * @param {keyof typeof setsFor} [purpose]
   * @returns {Promise<Examples>}
   */
  async examples(set, purpose = 'Evaluate') {
    const range = this.#range(set, purpose);
    const { train, test } = await this.sets();
    return { dataSet: set === 'test' ? test : train, ...range };
  }

  /** @param {unknown} set @param {keyof typeof setsFor} purpose */
  #range(set, purpose) {
    const { train, validation } = this.split;
    if (set === 'test') return { first: 0, count: this.info.test };
    if (set === 'train') return { first: 0, count: train };
    if (set !== 'validation') {
      throw new Error(`${purpose}: expected ${setsFor[purpose]}, got ${shown(set)}.`);
    }
    if (validation > 0) return { first: this.info.train - validation, count: validation };
    throw new Error(`${purpose}: expected a validation set, got a training without one.`);
  }

  /** @type {Lab['images']} */
  async images(set, indices) {
    checkImages(set, indices, this.info);
    const { [set]: dataSet } = await this.sets();
    return indices.map((index) => dataSet.image(index));
  }

  /** @type {Lab['augmented']} */
  async augmented(example, augmentation, seed) {
    checkAugmented(example, augmentation, seed, this.info.train);
    const { train } = await this.sets();
    return train.augmented(example, JSON.stringify({ augmentation }), seed);
  }

  /**
   * What a network from a file reads, which its file doesn't say: the data in use, if that has as many
   * classes.
   * @param {number} classes
   * @returns {Pick<DataInfo, 'name' | 'classNames'>}
   */
  readWith(classes) {
    if (classes === this.classes) return this.info;
    if (classes === 10) return dataSets.mnist;
    return { name: 'own', classNames: classNamesOf(classes) };
  }

  async #fetch() {
    const files = await this.#loadFiles(
      (progress) => this.#report('download', progress),
      this.info.name,
    );
    return { ...this.#make(files), cacheProblem: files.cacheProblem };
  }

  /**
   * @param {DataFiles} files
   * @returns {Sets}
   */
  #make({ trainImages, trainLabels, testImages, testLabels }) {
    const { DataSet } = this.#engine;
    const all = DataSet.fromIdx(trainImages, trainLabels);
    if (testImages !== null && testLabels !== null) {
      return beside(all, () => DataSet.fromIdx(testImages, testLabels));
    }
    try {
      const tested = Math.ceil(all.count() / examplesPerTested);
      const rest = all.count() - tested;
      return beside(all.slice(0, rest), () => all.slice(rest, tested));
    } finally {
      all.delete();
    }
  }
}

/**
 * Both sets, or neither.
 * @param {DataSet} train
 * @param {() => DataSet} makeTest
 * @returns {Sets}
 */
function beside(train, makeTest) {
  try {
    return { train, test: makeTest() };
  } catch (error) {
    train.delete();
    throw error;
  }
}
