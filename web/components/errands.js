/** @typedef {'start' | 'data' | 'train' | 'test' | 'model'} Place where an error is shown */

/** Of what is asked after the start. */
const noErrors = { data: null, train: null, test: null, model: null };

/** What was asked of the lab and has not been answered, and what went wrong. */
export class Errands extends EventTarget {
  constructor() {
    super();
    /** @type {'data' | 'network' | 'test' | 'lesson' | null} what the person waits for */
    this.busy = null;
    /** @type {Record<Place, string | null>} */
    this.errors = { start: null, ...noErrors };
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** @param {Errands['busy']} what */
  waitFor(what) {
    this.busy = what;
    this.changed();
  }

  /**
   * Runs an action; what it throws becomes the sentence at its place. What went wrong before is past,
   * wherever it is shown.
   * @template T
   * @param {Place} place
   * @param {() => Promise<T>} action
   * @returns {Promise<T | undefined>}
   */
  async attempt(place, action) {
    this.errors = { ...this.errors, ...noErrors };
    try {
      return await action();
    } catch (error) {
      this.errors = { ...this.errors, [place]: /** @type {Error} */ (error).message };
    } finally {
      this.changed();
    }
  }

  /**
   * The same for what the person has to wait for: one of these at a time.
   * @template T
   * @param {Place} place
   * @param {() => Promise<T>} action
   * @returns {Promise<T | undefined>}
   */
  async attemptAlone(place, action) {
    try {
      return await this.attempt(place, action);
    } finally {
      this.busy = null;
      this.changed();
    }
  }
}
