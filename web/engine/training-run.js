// One training: epochs of mini-batches, in slices short enough to answer messages in between.

import { breathe } from './breathe.js';
import { Stopwatch } from './stopwatch.js';

/** @import { DataSet, Inkling, Network, Trainer } from './inkling.js' */
/** @import { StopSign } from './stop-sign.js' */
/** @import { Evaluation, EpochResult, History, TrainOptions, TrainingProgress } from './types.js' */

/** How long the engine may work before messages are let in, in milliseconds. */
const sliceMilliseconds = 4;
/** The same while somebody draws: each movement of the pen waits for half of it, on average. */
const sliceWhileDrawing = 1.5;
/** A pen that draws is read again within so many milliseconds. */
const betweenReadings = 60;
/**
 * The page is told of progress about this often, in milliseconds. To paint it costs a core ten
 * milliseconds, for which all threads wait where they have all cores.
 */
const reportMilliseconds = 200;

/**
 * What a run needs of the session around it.
 * @typedef {object} Surroundings
 * @property {StopSign} sign
 * @property {() => Promise<Evaluation | null>} validate Evaluates the validation set; null when it is to stop.
 * @property {(progress: TrainingProgress) => void} report
 * @property {(epoch: EpochResult) => Promise<void>} epochFinished Is waited for, unless it is to stop.
 * @property {() => Promise<void>} undisturbed Resolves when nobody needs the weights to stay as they are;
 *   but somebody else may by the time that it is heard of.
 * @property {() => boolean} isDisturbed Whether somebody does now.
 */

export class TrainingRun {
  /** @type {TrainingProgress['state']} */
  #state = 'running';
  /** @type {Trainer} */
  #trainer;
  #options;
  #around;
  #stepsPerEpoch;
  #stepsPerSlice = 1;
  #epoch = 0;
  #step = 0;
  #stepsWanted = 0;
  #isAmidEpoch = false;
  /** @type {(() => void) | null} */
  #wake = null;
  /** @type {History} */
  #history = { epochs: [] };
  // Sums over the epoch, and over what the page has not been told yet.
  #ofEpoch = emptySums();
  #ofReport = emptySums();
  #lastReport = 0;
  #lastReading = -Infinity;
  #rate = /** @type {number | null} */ (null);
  #watch = new Stopwatch();

  /**
   * Throws an Error when an option is out of range or the data doesn't fit.
   * @param {Inkling} engine
   * @param {Network} network
   * @param {DataSet} dataSet
   * @param {TrainOptions} options
   * @param {Surroundings} around
   */
  constructor(engine, network, dataSet, options, around) {
    this.#trainer = engine.Trainer.create(
      network,
      dataSet,
      0,
      options.trainSize,
      JSON.stringify(options),
    );
    this.#stepsPerEpoch = this.#trainer.stepsPerEpoch();
    this.#options = options;
    this.#around = around;
    if (options.startPaused) this.#state = 'paused';
  }

  /** Whether there were steps since the last finished epoch; one that failed may have been one. */
  get isAmidEpoch() {
    return this.#isAmidEpoch;
  }

  /**
   * Trains to the end, or until the sign is up.
   * @returns {Promise<History>}
   */
  async run() {
    try {
      this.#report();
      if (this.#state === 'running') this.#watch.start();
      while (this.#epoch < this.#options.epochs) {
        await this.#trainEpoch();
        if (this.#step < this.#stepsPerEpoch) break;
        await this.#finishEpoch();
        if (this.#stopped) break;
      }
      this.#watch.stop();
      await this.#showAverage();
      this.#state = this.#stopped ? 'stopped' : 'finished';
      this.#report();
      return this.#history;
    } catch (error) {
      this.#watch.stop();
      this.#state = 'failed';
      this.#report(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      this.#trainer.delete();
    }
  }

  pause() {
    if (this.#state !== 'running') return;
    this.#state = 'paused';
    this.#watch.stop();
    this.#report();
  }

  resume() {
    if (this.#state !== 'paused') return;
    this.#state = 'running';
    this.#watch.start();
    this.#report();
    this.#wake?.();
  }

  /** One mini-batch, if paused. */
  step() {
    if (this.#state !== 'paused') {
      throw new Error('Step: expected a paused training, got one that is running.');
    }
    this.#stepsWanted += 1;
    this.#wake?.();
  }

  /** Somebody draws, and waits for each answer: for a while, slices are shorter. */
  expectReadings() {
    this.#lastReading = performance.now();
  }

  get #stopped() {
    return this.#around.sign.isUp;
  }

  async #trainEpoch() {
    while (this.#step < this.#stepsPerEpoch) {
      if (this.#state === 'paused' && this.#stepsWanted === 0) await this.#showAverage();
      while (this.#state === 'paused' && this.#stepsWanted === 0 && !this.#stopped) {
        const woken = new Promise((resolve) => {
          this.#wake = () => resolve(undefined);
        });
        await this.#around.sign.unlessUp(woken);
      }
      do await this.#around.sign.unlessUp(this.#around.undisturbed());
      while (this.#around.isDisturbed() && !this.#stopped);
      if (this.#stopped) return;
      const single = this.#state === 'paused';
      if (single) this.#stepsWanted -= 1;
      this.#runSlice(single ? 1 : Math.min(this.#stepsPerSlice, this.#stepsPerEpoch - this.#step));
      if (single || performance.now() - this.#lastReport >= reportMilliseconds) this.#report();
      await breathe();
    }
  }

  /** Whoever reads with the network now has the mean of its weights, where that is asked for. */
  async #showAverage() {
    if (this.#options.averaging === 0) return;
    do await this.#around.undisturbed();
    while (this.#around.isDisturbed());
    this.#trainer.showAverage();
  }

  /** @param {number} steps */
  #runSlice(steps) {
    const start = performance.now();
    this.#isAmidEpoch = true;
    const metrics = this.#trainer.run(steps);
    const milliseconds = performance.now() - start;
    this.#step += steps;
    for (const sums of [this.#ofEpoch, this.#ofReport]) {
      sums.loss += metrics.lossSum;
      sums.correct += metrics.correct;
      sums.total += metrics.total;
      sums.seconds += milliseconds / 1000;
    }
    // Clocks in browsers are coarse: a slice that seems to take no time at all must not run away.
    const isDrawn = performance.now() - this.#lastReading < betweenReadings;
    const slice = isDrawn ? sliceWhileDrawing : sliceMilliseconds;
    const fitting = (steps * slice) / Math.max(milliseconds, slice / 4);
    this.#stepsPerSlice = Math.max(1, Math.round(fitting));
  }

  async #finishEpoch() {
    const { loss, correct, total, seconds } = this.#ofEpoch;
    this.#watch.stop();
    await this.#showAverage();
    const validation = await this.#validate();
    if (this.#state === 'running') this.#watch.start();
    /** @type {EpochResult} */
    const result = {
      epoch: this.#epoch,
      loss: loss / total,
      accuracy: correct / total,
      validationLoss: validation?.loss ?? null,
      validationAccuracy: validation?.accuracy ?? null,
      seconds,
      samplesPerSecond: total / seconds,
    };
    this.#history.epochs.push(result);
    this.#epoch += 1;
    this.#step = 0;
    this.#isAmidEpoch = false;
    this.#ofEpoch = emptySums();
    this.#report();
    await this.#around.sign.unlessUp(this.#around.epochFinished(result));
  }

  /** Nothing without a validation set, and nothing where it is to stop. */
  async #validate() {
    if (this.#options.validationSize === 0 || this.#stopped) return null;
    return this.#around.sign.unlessUp(this.#around.validate());
  }

  /** @param {string} [error] */
  #report(error) {
    const { loss, correct, total, seconds } = this.#ofReport;
    if (seconds > 0) this.#rate = total / seconds;
    const { epochs, trainSize } = this.#options;
    const samplesLeft =
      (epochs - this.#epoch) * trainSize -
      Math.min(trainSize, this.#step * this.#options.batchSize);
    this.#around.report({
      state: this.#state,
      epoch: this.#epoch,
      epochs,
      step: this.#step,
      stepsPerEpoch: this.#stepsPerEpoch,
      seconds: this.#watch.seconds,
      loss: total > 0 ? loss / total : null,
      accuracy: total > 0 ? correct / total : null,
      samplesPerSecond: this.#rate,
      secondsLeft: this.#rate === null ? null : Math.max(0, samplesLeft) / this.#rate,
      history: { epochs: [...this.#history.epochs] },
      ...(error === undefined ? {} : { error }),
    });
    this.#ofReport = emptySums();
    this.#lastReport = performance.now();
  }
}

function emptySums() {
  return { loss: 0, correct: 0, total: 0, seconds: 0 };
}
