// Everything the lab can do, in the thread of the engine: plain functions, testable without a worker.

import { classNamesOf, dataSets, mostClasses } from '../data/data-sets.js';
import { digitImage } from '../drawing/digit-image.js';
import { createJudge } from '../drawing/known.js';
import { readNumber } from '../drawing/segmentation.js';
import { checkStrokes } from '../drawing/strokes.js';
import { breathe } from './breathe.js';
import { DataInUse } from './data-in-use.js';
import { usualValidation } from './limits.js';
import {
  checkModelBytes,
  checkOwnDigit,
  checkPixels,
  completeNetworkSpec,
  completeTrainOptions,
} from './options.js';
import { TrainingRun } from './training-run.js';

/** @import { DataSet, Inkling, Network } from './inkling.js' */
/** @import * as Lab from './types.js' */

/**
 * Whole IDX files; the test set may be left out.
 * @typedef {{trainImages: Uint8Array, trainLabels: Uint8Array, testImages: Uint8Array | null, testLabels: Uint8Array | null}} DataFiles
 */

/**
 * @typedef {object} SessionOptions
 * @property {Inkling} engine
 * @property {Uint8Array} pretrained The model file that answers first.
 * @property {Uint8Array} [judge] The model file that tells digits from other drawings, whichever network
 *   reads; without it, the reader's own surety does.
 * @property {(onProgress: (progress: Lab.DownloadProgress) => void, name: string) => Promise<DataFiles>} loadFiles
 * @property {(type: 'info' | 'download' | 'data' | 'training' | 'network' | 'source', detail: any) => void} report
 */

/** Examples evaluated between two looks at the messages. */
const evaluationSlice = 256;
/** More drawings than that are not taught at once: the latest are. */
const mostTaught = 32;
/** So often each own digit is trained on in an epoch, each time drawn a little differently. */
const variationsTrained = 20;

export class Session {
  #engine;
  #pretrained;
  #report;
  #data;
  #judge;
  /** @type {Network} */
  #network;
  /** @type {Lab.NetworkStatus['origin']} */
  #origin = 'pretrained';
  #epochsTrained = 0;
  /** What the network reads. @type {Pick<Lab.DataInfo, 'name' | 'classNames'>} */
  #reads = dataSets.mnist;
  /** @type {TrainingRun | null} */
  #run = null;
  /** @type {{stopped: boolean, paused: boolean} | null} What was asked of a training before it has its data. */
  #starting = null;
  /** The sets of the latest training. */
  #trainSize = 50_000;
  #validationSize = 10_000;
  /** @type {Lab.OwnDigit[]} The person's own, of which some were taught. */
  #ownDigits = [];
  /** @type {{file: Uint8Array, count: number} | null} The network before it was taught, and how much it was. */
  #untaught = null;
  /** @type {Promise<void>} Resolves when nobody needs the weights to stay as they are. */
  #undisturbed = Promise.resolve();

  /** @param {SessionOptions} options */
  constructor({ engine, pretrained, judge, loadFiles, report }) {
    this.#engine = engine;
    this.#pretrained = pretrained;
    this.#report = report;
    this.#data = new DataInUse({ engine, loadFiles, report });
    this.#network = engine.Network.load(pretrained);
    this.#judge = createJudge(judge === undefined ? null : engine.Network.load(judge));
  }

  /** @returns {Lab.LabInfo} */
  info() {
    return {
      version: this.#engine.version(),
      simd: true,
      threads: this.#engine.threadCount(),
      maxThreads: this.#engine.maxThreadCount(),
    };
  }

  /** @param {unknown} count */
  setThreads(count) {
    const most = this.#engine.maxThreadCount();
    if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > most) {
      throw new Error(
        most === 1
          ? `Threads: expected 1, as this page may not share memory between threads, got ${count}.`
          : `Threads: expected a whole number from 1 to ${most}, got ${count}.`,
      );
    }
    this.#engine.setThreadCount(Number(count));
    const info = this.info();
    this.#report('info', info);
    return info;
  }

  /** @returns {Lab.NetworkStatus} */
  status() {
    const { layers, loss, initializer, seed } = JSON.parse(this.#network.spec());
    return {
      origin: this.#origin,
      spec: { layers, loss, initializer, seed },
      data: this.#reads.name,
      classNames: this.#reads.classNames,
      epochsTrained: this.#epochsTrained,
      taught: this.#untaught?.count ?? 0,
      parameters: this.#network.parameterCount(),
    };
  }

  /**
   * Chooses the data to train and test on; the network stays. Own files are read at once.
   * @param {unknown} data a name, or IDX files
   * @returns {Promise<Lab.DataInfo>}
   */
  async useData(data) {
    this.#checkIdle('other data');
    const use = await this.#data.prepare(data);
    this.#checkIdle('other data');
    const before = this.#data.info;
    const old = use();
    const { info } = this.#data;
    if (info !== before) {
      this.#validationSize = usualValidation(info.train);
      this.#trainSize = info.train - this.#validationSize;
    }
    // An evaluation under way still holds the old sets; they are let go when that has ended.
    void Promise.all([old, this.#undisturbed]).then(([sets]) => {
      sets?.train.delete();
      sets?.test.delete();
    });
    return info;
  }

  /** Loads the data in use, once. A failed load may be tried again. */
  async loadData() {
    const { train, test } = await this.#data.sets();
    return { train: train.count(), test: test.count() };
  }

  /** @param {Partial<Lab.NetworkSpec>} [options] */
  createNetwork(options) {
    const spec = completeNetworkSpec(options, this.#data.classes);
    this.#checkIdle('a new network');
    return this.#replace(this.#engine.Network.create(JSON.stringify(spec)), 'own', this.#data.info);
  }

  usePretrained() {
    this.#checkIdle('another network');
    return this.#replace(this.#engine.Network.load(this.#pretrained), 'pretrained');
  }

  /** @param {unknown} bytes */
  load(bytes) {
    const file = checkModelBytes(bytes);
    this.#checkIdle('another network');
    const network = this.#engine.Network.load(file);
    const { input, layers } = JSON.parse(network.spec());
    const { units } = layers.at(-1);
    if (input.join() !== '28,28,1' || units < 2 || units > mostClasses) {
      network.delete();
      throw new Error(
        `Model file: expected a network for 28 × 28 pixels and 2 to ${mostClasses} classes, got one ` +
          `for ${input[0]} × ${input[1]} pixels and ${units} classes.`,
      );
    }
    return this.#replace(network, 'file', this.#readBy(units));
  }

  /**
   * What a network from a file reads: its file doesn't say. The data in use, if that has as many
   * classes.
   * @param {number} classes
   */
  #readBy(classes) {
    if (classes === this.#data.classes) return this.#data.info;
    if (classes === 10) return dataSets.mnist;
    return { name: /** @type {const} */ ('own'), classNames: classNamesOf(classes) };
  }

  /** @returns {Uint8Array} */
  save() {
    return this.#network.save();
  }

  /** @param {{seed?: number}} [options] */
  reset({ seed } = {}) {
    this.#checkIdle('initial weights');
    const spec = completeNetworkSpec(
      { ...this.status().spec, ...(seed === undefined ? {} : { seed }) },
      this.#reads.classNames.length,
    );
    this.#network.initialize(spec.seed);
    this.#origin = 'own';
    this.#untaught = null;
    this.#epochsTrained = 0;
    return this.#announce();
  }

  /**
   * @param {Partial<Lab.TrainOptions>} [given]
   * @param {(epoch: Lab.EpochResult) => unknown} [onEpoch] Is waited for before the next epoch.
   * @returns {Promise<Lab.History>}
   */
  async train(given, onEpoch) {
    const options = completeTrainOptions(given, this.#data.info.train);
    this.#checkIdle('a training');
    const starting = { stopped: false, paused: options.startPaused };
    this.#starting = starting;
    /** @type {DataSet | null} */
    let joined = null;
    try {
      const { train } = await this.#data.sets();
      if (starting.stopped) return { epochs: [] };
      options.startPaused = starting.paused;
      this.#trainSize = options.trainSize;
      this.#validationSize = options.validationSize;
      joined = options.ownDigits ? await this.#withOwnDigits(train, options.trainSize) : null;
      if (starting.stopped) return { epochs: [] };
      if (joined !== null) options.trainSize = joined.count();
      this.#run = new TrainingRun(this.#engine, this.#network, joined ?? train, options, {
        validate: () => this.evaluate('validation'),
        report: (progress) => this.#report('training', progress),
        undisturbed: () => this.#whenUndisturbed(),
        epochFinished: async (epoch) => {
          this.#countEpoch();
          await onEpoch?.(epoch);
        },
      });
      if (this.#data.classes === this.#reads.classNames.length) {
        this.#reads = this.#data.info;
      }
      return await this.#run.run();
    } finally {
      this.#starting = null;
      this.#run = null;
      joined?.delete();
    }
  }

  /**
   * A training set that the person's own digits have been added to.
   * @param {DataSet} train
   * @param {number} trainSize
   */
  async #withOwnDigits(train, trainSize) {
    const own = await this.#ownDataSet(variationsTrained);
    const joined = train.slice(0, trainSize);
    try {
      joined.append(own);
      return joined;
    } finally {
      own.delete();
    }
  }

  /** @param {number} variations */
  async #ownDataSet(variations) {
    if (!this.#data.isMnist || this.#reads.name !== 'mnist') {
      throw new Error('Own digits: expected a network and data that are of digits, got others.');
    }
    if (this.#ownDigits.length === 0) throw new Error('Own digits: expected some, got none.');
    const { ownDataSet } = await import('./teaching.js');
    return ownDataSet(this.#engine, this.#ownDigits, variations);
  }

  /** @param {Lab.OwnDigit[]} digits */
  setOwnDigits(digits) {
    this.#ownDigits = digits.map(checkOwnDigit);
  }

  /**
   * Trains the network to read this drawing as this digit, and keeps it among the person's own.
   * @param {Lab.Stroke[]} strokes
   * @param {number} digit
   * @returns {Promise<Lab.Lesson>}
   */
  async teach(strokes, digit) {
    const drawing = checkOwnDigit({ digit, strokes });
    this.#checkIdle('teaching');
    if (this.#reads.name !== 'mnist') {
      throw new Error('Teaching: expected a network that reads digits, got one that reads others.');
    }
    this.#starting = { stopped: false, paused: false };
    try {
      // Only what comes with the page is known to have learned from generated drawings.
      if (this.#origin !== 'pretrained' && this.#data.isMnist) await this.loadData();
      const { teach } = await import('./teaching.js');
      this.#ownDigits = [...this.#ownDigits, drawing];
      const drawings = this.#ownDigits.slice(-mostTaught);
      const file = this.#untaught?.file ?? this.save();
      const lesson = await teach({
        engine: this.#engine,
        file,
        drawings,
        mnist: this.#data.isMnist ? ((await this.#data.loadedSets())?.train ?? null) : null,
        seed: this.#ownDigits.length,
      });
      const epochs = this.#epochsTrained;
      this.#replace(this.#engine.Network.load(lesson.file), 'own');
      this.#epochsTrained = epochs;
      this.#untaught = { file, count: drawings.length };
      const right = lesson.probabilities.filter((each) => each > 0.5).length;
      this.#announce();
      return { right, total: drawings.length, probability: lesson.probabilities.at(-1) ?? 0 };
    } finally {
      this.#starting = null;
    }
  }

  #countEpoch() {
    this.#untaught = null;
    this.#epochsTrained += 1;
    if (this.#origin === 'pretrained') this.#origin = 'own';
    this.#announce();
  }

  pause() {
    if (this.#starting !== null) this.#starting.paused = true;
    this.#run?.pause();
  }

  resume() {
    if (this.#starting !== null) this.#starting.paused = false;
    this.#run?.resume();
  }

  step() {
    if (this.#run === null) throw new Error('Step: expected a paused training, got none.');
    this.#run.step();
  }

  stop() {
    if (this.#starting !== null) this.#starting.stopped = true;
    this.#run?.stop();
  }

  /**
   * @param {'train' | 'validation' | 'test' | 'own'} set
   * @returns {Promise<Lab.Evaluation>}
   */
  async evaluate(set) {
    if (set === 'own') {
      const own = await this.#ownDataSet(1);
      return this.#evaluate(own, 0, own.count()).finally(() => own.delete());
    }
    const { first, count } = this.#range(set);
    const sets = await this.#data.sets();
    const dataSet = set === 'test' ? sets.test : sets.train;
    return this.#evaluate(dataSet, first, count);
  }

  /**
   * @param {DataSet} dataSet
   * @param {number} first
   * @param {number} count
   * @returns {Promise<Lab.Evaluation>}
   */
  #evaluate(dataSet, first, count) {
    return this.#undisturbedly(async () => {
      const evaluation = this.#engine.Evaluation.create(this.#network, dataSet, first, count);
      try {
        while (evaluation.run(evaluationSlice)) await breathe();
        const { lossSum, correct, total } = evaluation.metrics();
        return {
          loss: lossSum / total,
          accuracy: correct / total,
          correct,
          total,
          confusionMatrix: rowsOf(evaluation.confusionMatrix()),
        };
      } finally {
        evaluation.delete();
      }
    });
  }

  /**
   * @param {'train' | 'validation' | 'test'} set
   * @returns {Promise<Lab.Reliability>}
   */
  async reliability(set) {
    const { first, count } = this.#range(set);
    const sets = await this.#data.sets();
    // Fetched when it is first asked for.
    const { measureReliability } = await import('./reliability.js');
    const dataSet = set === 'test' ? sets.test : sets.train;
    return this.#undisturbedly(() => measureReliability(this.#network, dataSet, first, count));
  }

  /** @param {unknown} set */
  #range(set) {
    if (set === 'test') return { first: 0, count: this.#data.info.test };
    const first = this.#data.info.train - this.#validationSize;
    if (set === 'train') return { first: 0, count: this.#trainSize };
    if (set !== 'validation') {
      throw new Error(
        `Evaluate: expected 'train', 'validation' or 'test', got ${JSON.stringify(set)}.`,
      );
    }
    if (this.#validationSize > 0) return { first, count: this.#validationSize };
    throw new Error('Evaluate: expected a validation set, got a training without one.');
  }

  async #whenUndisturbed() {
    let seen;
    do {
      seen = this.#undisturbed;
      await seen;
    } while (seen !== this.#undisturbed);
  }

  /**
   * Keeps the training from changing the weights until `work` is done.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #undisturbedly(work) {
    const before = this.#undisturbed;
    /** @type {() => void} */
    let release = () => {};
    this.#undisturbed = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    try {
      return await work();
    } finally {
      release();
    }
  }

  /**
   * @param {unknown} pixels
   * @returns {Lab.Prediction}
   */
  predict(pixels) {
    const probabilities = [...this.#network.predict(checkPixels(pixels))];
    return { digit: probabilities.indexOf(Math.max(...probabilities)), probabilities };
  }

  /**
   * @param {Lab.Stroke[]} strokes
   * @returns {Lab.Reading}
   */
  read(strokes) {
    checkStrokes(strokes);
    const drawn = digitImage(strokes);
    if (drawn === null) {
      const image = new Uint8Array(784);
      return {
        digit: null,
        probabilities: this.#reads.classNames.map(() => 0),
        image,
        known: false,
      };
    }
    const prediction = this.predict(drawn.image);
    const known =
      this.#reads.name !== 'mnist' || this.#judge.isDigit(drawn.image, prediction.probabilities);
    return { ...prediction, image: drawn.image, known };
  }

  /**
   * @param {Lab.Stroke[]} strokes
   * @returns {Lab.NumberReading}
   */
  readNumber(strokes) {
    return readNumber(strokes, {
      read: (image) => this.#network.predict(image),
      none: (image, probabilities) => this.#judge.none(image, probabilities),
      isDigit: (image, probabilities) => this.#judge.isDigit(image, probabilities),
    });
  }

  /**
   * A photograph or a picture of handwriting, read as if it had been drawn on the pad.
   * @param {Lab.Picture} picture
   * @returns {Promise<Lab.ImageReading>}
   */
  async readImage(picture) {
    // Fetched when the first image is opened.
    const { strokesOfPhoto } = await import('../drawing/photo.js');
    const strokes = strokesOfPhoto(picture);
    return { ...this.read(strokes), number: this.readNumber(strokes), strokes };
  }

  /** @returns {Lab.Summary} */
  summary() {
    return JSON.parse(this.#network.summary());
  }

  /**
   * What a network would be made of, without making it.
   * @param {Partial<Lab.NetworkSpec>} [options]
   * @returns {Lab.Summary}
   */
  describe(options) {
    const spec = completeNetworkSpec(options, this.#data.classes);
    return JSON.parse(this.#engine.Network.describe(JSON.stringify(spec)));
  }

  /**
   * A training image as augmentation may change it.
   * @param {number} example
   * @param {Lab.AugmentationSpec} augmentation
   * @param {number} seed
   * @returns {Promise<Uint8Array>}
   */
  async augmented(example, augmentation, seed) {
    completeTrainOptions({ augmentation, seed }, this.#data.info.train);
    const { train } = await this.#data.sets();
    return train.augmented(example, JSON.stringify({ augmentation }), seed);
  }

  /** @param {string} wanted */
  #checkIdle(wanted) {
    if (this.#starting === null) return;
    throw new Error(`Training: expected none under way before ${wanted}, got one; stop it first.`);
  }

  /**
   * @param {Network} network
   * @param {Lab.NetworkStatus['origin']} origin
   * @param {Pick<Lab.DataInfo, 'name' | 'classNames'>} [reads]
   */
  #replace(network, origin, reads = dataSets.mnist) {
    // An evaluation under way still holds the old network; it is let go when that has ended.
    const old = this.#network;
    void this.#undisturbed.then(() => old.delete());
    this.#network = network;
    this.#origin = origin;
    this.#reads = reads;
    this.#epochsTrained = 0;
    this.#untaught = null;
    return this.#announce();
  }

  #announce() {
    const status = this.status();
    this.#report('network', status);
    return status;
  }
}

/** @param {Int32Array} matrix */
function rowsOf(matrix) {
  const size = Math.sqrt(matrix.length);
  return Array.from({ length: size }, (_, row) => [
    ...matrix.subarray(row * size, (row + 1) * size),
  ]);
}
