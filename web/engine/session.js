// Everything the lab can do, in the thread of the engine: plain functions, testable without a worker.

import { createJudge } from '../drawing/known.js';
import { breathe } from './breathe.js';
import { DataInUse } from './data-in-use.js';
import { fetched } from './fetched.js';
import { loadNetwork } from './network-file.js';
import { NetworkInUse } from './network-in-use.js';
import {
  checkOwnDigit,
  checkPixels,
  completeNetworkSpec,
  completeResetOptions,
  completeTestOptions,
  completeTrainOptions,
} from './options.js';
import { OwnDigits } from './own-digits.js';
import { predict, readDigit } from './reading.js';
import { RunControl } from './run-control.js';
import { Threads } from './threads.js';
import { Undisturbed } from './undisturbed.js';

/** @import { DataFiles, Examples } from './data-in-use.js' */
/** @import { DataSet, Inkling, Network } from './inkling.js' */
/** @import { StopSign } from './stop-sign.js' */
/** @import { TrainingRun } from './training-run.js' */
/** @import * as Lab from './types.js' */

/**
 * @typedef {object} SessionOptions
 * @property {Inkling} engine
 * @property {Uint8Array} pretrained The model file that answers first.
 * @property {Uint8Array} [judge] The model file that tells digits from other drawings, whichever network
 *   reads; without it, the reader's own surety does.
 * @property {(onProgress: (progress: Lab.DownloadProgress) => void, name: string) => Promise<DataFiles>} loadFiles
 * @property {(type: Exclude<keyof Lab.LabEvents, 'restart'>, detail: any) => void} report
 */

export class Session {
  #engine;
  #threads;
  #pretrained;
  #report;
  #data;
  #judge;
  #inUse;
  #control = new RunControl();
  #ownDigits;
  #undisturbed = new Undisturbed();

  /** @param {SessionOptions} options */
  constructor({ engine, pretrained, judge, loadFiles, report }) {
    this.#engine = engine;
    this.#threads = new Threads(engine);
    this.#pretrained = pretrained;
    this.#report = report;
    this.#ownDigits = new OwnDigits(engine);
    this.#data = new DataInUse({ engine, loadFiles, report });
    this.#inUse = new NetworkInUse(engine.Network.load(pretrained), this.#undisturbed, (status) =>
      report('network', status),
    );
    this.#judge = createJudge(judge === undefined ? null : engine.Network.load(judge));
  }

  /** @returns {Lab.LabInfo} */
  info() {
    return {
      version: this.#engine.version(),
      simd: true,
      threads: this.#threads.usual,
      maxThreads: this.#threads.most,
    };
  }

  /** @param {unknown} count */
  setThreads(count) {
    this.#threads.set(count);
    const info = this.info();
    this.#report('info', info);
    return info;
  }

  /** @returns {Lab.NetworkStatus} */
  status() {
    return this.#inUse.status();
  }

  /**
   * Chooses the data to train and test on; the network stays. Own files are read at once.
   * @param {unknown} data a name, or IDX files
   * @returns {Promise<Lab.DataInfo>}
   */
  async useData(data) {
    this.#control.checkIdle('other data');
    const use = await this.#data.prepare(data);
    this.#control.checkIdle('other data');
    const old = use();
    // An evaluation under way still holds the old sets; they are let go when that has ended, and when
    // whoever else waited for them has seen them.
    void Promise.all([old, this.#undisturbed.wait()]).then(async ([sets]) => {
      await breathe();
      sets?.train.delete();
      sets?.test.delete();
    });
    return this.#data.info;
  }

  /** Loads the data in use, once. A failed load may be tried again. */
  async loadData() {
    const { train, test } = await this.#data.sets();
    return { train: train.count(), test: test.count() };
  }

  /** @param {Partial<Lab.NetworkSpec>} [options] */
  createNetwork(options) {
    const spec = completeNetworkSpec(options, this.#data.classes);
    this.#control.checkIdle('a new network');
    const network = this.#engine.Network.create(JSON.stringify(spec));
    return this.#inUse.replace(network, 'own', this.#data.info);
  }

  usePretrained() {
    this.#control.checkIdle('another network');
    return this.#inUse.replace(this.#engine.Network.load(this.#pretrained), 'pretrained');
  }

  /** @param {unknown} bytes */
  load(bytes) {
    this.#control.checkIdle('another network');
    const { network, classes } = loadNetwork(this.#engine, bytes);
    return this.#inUse.replace(network, 'file', this.#data.readWith(classes));
  }

  /** @returns {Uint8Array} */
  save() {
    return this.#network.save();
  }

  /** @param {{seed?: number}} [options] */
  reset(options) {
    const given = completeResetOptions(options);
    this.#control.checkIdle('initial weights');
    // What is loaded from a file may be more than the lab makes itself, so only the seed is checked.
    const spec = { ...JSON.parse(this.#network.spec()), ...given };
    const network = this.#engine.Network.create(JSON.stringify(spec));
    return this.#inUse.replace(network, 'own', this.#inUse.reads);
  }

  /**
   * @param {Partial<Lab.TrainOptions>} [given]
   * @param {(epoch: Lab.EpochResult) => unknown} [onEpoch] Is waited for before the next epoch, but not after stop().
   * @returns {Promise<Lab.History>}
   */
  async train(given, onEpoch) {
    const options = completeTrainOptions(given, this.#data.info.train);
    this.#control.checkIdle('a training');
    return this.#threads.during(options.threads, () => this.#train(options, onEpoch));
  }

  /** @param {Lab.TrainOptions} options @param {((epoch: Lab.EpochResult) => unknown)} [onEpoch] */
  async #train(options, onEpoch) {
    const asked = this.#control.begin('Training', options.startPaused);
    /** @type {DataSet | null} */
    let joined = null;
    /** @type {TrainingRun | null} */
    let run = null;
    try {
      // Fetched beside the data: what trains, and what validates.
      const loaded = await asked.sign.unlessUp(
        Promise.all([
          this.#data.sets(),
          fetched(import('./training-run.js')),
          fetched(import('./evaluate.js')),
        ]),
      );
      if (loaded === undefined || asked.sign.isUp) return { epochs: [] };
      const [{ train }, { TrainingRun }] = loaded;
      const split = { train: options.trainSize, validation: options.validationSize };
      if (options.ownDigits) {
        this.#checkReadsDigits();
        joined = await this.#ownDigits.joinedTo(train, options.trainSize, () => asked.sign.isUp);
      }
      if (asked.sign.isUp) return { epochs: [] };
      if (joined !== null) options.trainSize = joined.count();
      options.startPaused = asked.paused;
      run = new TrainingRun(this.#engine, this.#network, joined ?? train, options, {
        sign: asked.sign,
        validate: () => this.#validate(asked.sign),
        report: (progress) => this.#report('training', progress),
        undisturbed: () => this.#undisturbed.wait(),
        isDisturbed: () => this.#undisturbed.isWanted,
        epochFinished: async (epoch) => {
          this.#inUse.countTraining(1);
          await onEpoch?.(epoch);
        },
      });
      this.#data.split = split;
      this.#inUse.learns(this.#data.info);
      return await this.#control.run(run);
    } finally {
      this.#control.end();
      joined?.delete();
      if (run?.isAmidEpoch) this.#inUse.countTraining(0);
    }
  }

  #checkReadsDigits() {
    if (this.#data.isMnist && this.#inUse.reads.name === 'mnist') return;
    throw new Error('Own digits: expected a network and data that are of digits, got others.');
  }

  /** @param {Lab.OwnDigit[]} digits */
  setOwnDigits(digits) {
    this.#ownDigits.set(digits);
  }

  /**
   * Trains the network to read this drawing as this digit, and keeps it among the person's own; when
   * that is stopped, nothing has happened.
   * @param {Lab.Stroke[]} strokes
   * @param {number} digit
   * @returns {Promise<Lab.Lesson>}
   */
  async teach(strokes, digit) {
    const drawing = checkOwnDigit({ digit, strokes });
    this.#control.checkIdle('teaching');
    if (this.#inUse.reads.name !== 'mnist') {
      throw new Error('Teaching: expected a network that reads digits, got one that reads others.');
    }
    const { sign } = this.#control.begin('Teaching');
    this.#ownDigits.add(drawing);
    const drawings = this.#ownDigits.latest();
    const seed = this.#ownDigits.count;
    try {
      const { giveLesson } = await fetched(import('./lesson.js'));
      const [engine, inUse, data] = [this.#engine, this.#inUse, this.#data];
      return await giveLesson({ engine, inUse, data, drawings, seed, sign });
    } catch (error) {
      this.#ownDigits.remove(drawing);
      throw error;
    } finally {
      this.#control.end();
    }
  }

  pause() {
    this.#control.pause();
  }

  resume() {
    this.#control.resume();
  }

  step() {
    this.#control.step();
  }

  /** Resolves when the training or the lesson has ended. */
  stop() {
    return this.#control.stop();
  }

  /** @type {Lab.Lab['evaluate']} */
  async evaluate(set, options) {
    const testing = completeTestOptions(options);
    if (set !== 'own') return this.#evaluate(this.#data.examples(set), testing);
    this.#checkReadsDigits();
    const own = this.#ownDigits.dataSet();
    const examples = own.then((dataSet) => ({ dataSet, first: 0, count: dataSet.count() }));
    const deleteOwn = () => void own.then((dataSet) => dataSet.delete()).catch(() => {});
    return this.#evaluate(examples, testing).finally(deleteOwn);
  }

  /**
   * @param {Promise<Examples>} found
   * @param {Lab.TestOptions} options
   * @returns {Promise<Lab.Evaluation>}
   */
  #evaluate(found, options) {
    return this.#withExamples(found, async (network, examples) => {
      // Fetched with the first test or training.
      const { evaluate } = await fetched(import('./evaluate.js'));
      return this.#threads.during(options.threads, async () => {
        const evaluation = await evaluate(this.#engine, network, examples, options);
        return /** @type {Lab.Evaluation} */ (evaluation);
      });
    });
  }

  /** For a training. @param {StopSign} sign */
  #validate(sign) {
    return this.#withExamples(this.#data.examples('validation'), async (network, examples) => {
      const { evaluate } = await fetched(import('./evaluate.js'));
      const options = completeTestOptions();
      return evaluate(this.#engine, network, examples, options, () => sign.isUp);
    });
  }

  /** @param {'train' | 'validation' | 'test'} set @returns {Promise<Lab.Reliability>} */
  async reliability(set) {
    return this.#withExamples(
      this.#data.examples(set, 'Reliability'),
      async (network, examples) => {
        // Fetched when it is first asked for.
        const { measureReliability } = await fetched(import('./reliability.js'));
        return measureReliability(this.#engine, network, examples);
      },
    );
  }

  /**
   * Works with the network and the data that are in use at this moment: both stay until that is done,
   * also while the examples are still on their way.
   * @template T
   * @param {Promise<Examples>} found
   * @param {(network: Network, examples: Examples) => Promise<T>} work
   */
  #withExamples(found, work) {
    const network = this.#network;
    // They may fail before it is their turn, when nobody has waited for them yet.
    found.catch(() => {});
    return this.#undisturbed.during(async () => work(network, await found));
  }

  /** To read now: the network that answers, and what else it takes. @returns {import('./reading.js').Answering} */
  #answering() {
    this.#control.expectReadings();
    return {
      network: this.#network,
      reads: this.#inUse.reads,
      judge: this.#judge,
      taught: this.#inUse.taught,
    };
  }

  /** @param {unknown} pixels */
  predict(pixels) {
    return predict(this.#network, checkPixels(pixels));
  }

  /** @param {Lab.Stroke[]} strokes */
  read(strokes) {
    return readDigit(this.#answering(), strokes);
  }

  /** @param {Lab.Stroke[]} strokes */
  async readNumber(strokes) {
    const { readDigits } = await fetched(import('./reading-numbers.js'));
    return readDigits(this.#answering(), strokes);
  }

  /** @param {Lab.Picture} picture */
  async readImage(picture) {
    const { readPicture } = await fetched(import('./reading-images.js'));
    return readPicture(this.#answering(), picture);
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

  /** How fast such a network would train. @param {Parameters<Lab.Lab['measureSpeed']>} asked */
  async measureSpeed(...asked) {
    this.#control.checkIdle('a trial');
    const { measureSpeed } = await fetched(import('./speed-trial.js'));
    return this.#threads.during(asked[1]?.threads, () => measureSpeed(this.#engine, ...asked));
  }

  /** @type {Lab.Lab['images']} */
  images(set, indices) {
    return this.#data.images(set, indices);
  }

  /** @type {Lab.Lab['augmented']} */
  augmented(example, augmentation, seed) {
    return this.#data.augmented(example, augmentation, seed);
  }

  get #network() {
    return this.#inUse.network;
  }
}
