// The one training that may be under way, and what was asked of it before it had its data.

import { StopSign } from './stop-sign.js';

/** @import { TrainingRun } from './training-run.js' */
/** @typedef {{sign: StopSign, paused: boolean}} Asked */

export class RunControl {
  /** @type {TrainingRun | null} */
  #run = null;
  /** @type {Asked | null} */
  #asked = null;

  /** @param {string} wanted Throws an Error while a training is under way. */
  checkIdle(wanted) {
    if (this.#asked === null) return;
    throw new Error(`Training: expected none under way before ${wanted}, got one; stop it first.`);
  }

  /**
   * From here until `end`, a training is under way.
   * @param {boolean} [paused]
   * @returns {Asked} what was asked, also later on
   */
  begin(paused = false) {
    this.#asked = { sign: new StopSign(), paused };
    return this.#asked;
  }

  /** @param {TrainingRun} run The training has its data. */
  run(run) {
    this.#run = run;
    return run.run();
  }

  end() {
    this.#asked = null;
    this.#run = null;
  }

  pause() {
    if (this.#asked !== null) this.#asked.paused = true;
    this.#run?.pause();
  }

  resume() {
    if (this.#asked !== null) this.#asked.paused = false;
    this.#run?.resume();
  }

  step() {
    if (this.#run === null) throw new Error('Step: expected a paused training, got none.');
    this.#run.step();
  }

  /** Somebody draws. */
  expectReadings() {
    this.#run?.expectReadings();
  }

  stop() {
    this.#asked?.sign.raise();
  }
}
