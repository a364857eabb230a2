// The one training or lesson that may be under way, and what was asked of it before it had its data.

import { StopSign } from './stop-sign.js';

/** @import { TrainingRun } from './training-run.js' */
/**
 * @typedef {object} Asked
 * @property {StopSign} sign
 * @property {boolean} paused
 *
 * @typedef {object} Work
 * @property {'Training' | 'Teaching'} name
 * @property {Asked} asked
 * @property {Promise<void>} ended Never rejects.
 * @property {() => void} end
 */

export class RunControl {
  /** @type {TrainingRun | null} */
  #run = null;
  /** @type {Work | null} */
  #work = null;

  /** @param {string} wanted Throws an Error while a training or a lesson is under way. */
  checkIdle(wanted) {
    if (this.#work === null) return;
    const { name } = this.#work;
    throw new Error(`${name}: expected none under way before ${wanted}, got one; stop it first.`);
  }

  /**
   * From here until `end`, it is under way.
   * @param {Work['name']} name
   * @param {boolean} [paused]
   * @returns {Asked} what was asked, also later on
   */
  begin(name, paused = false) {
    const asked = { sign: new StopSign(), paused };
    /** @type {() => void} */
    let end = () => {};
    /** @type {Promise<void>} */
    const ended = new Promise((resolve) => {
      end = resolve;
    });
    this.#work = { name, asked, ended, end };
    return asked;
  }

  /** @param {TrainingRun} run The training has its data. */
  run(run) {
    this.#run = run;
    return run.run();
  }

  end() {
    this.#work?.end();
    this.#work = null;
    this.#run = null;
  }

  pause() {
    if (this.#work !== null) this.#work.asked.paused = true;
    this.#run?.pause();
  }

  resume() {
    if (this.#work !== null) this.#work.asked.paused = false;
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

  /** Resolves when what was under way has ended: then there is room for something else. */
  async stop() {
    this.#work?.asked.sign.raise();
    await this.#work?.ended;
  }
}
