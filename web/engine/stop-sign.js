/** Whether some work is to end early, for whoever does it and whoever waits for it. */
export class StopSign {
  #isUp = false;
  /** @type {Set<() => void>} */
  #waiting = new Set();

  get isUp() {
    return this.#isUp;
  }

  raise() {
    this.#isUp = true;
    for (const wake of this.#waiting) wake();
  }

  /**
   * Waits for something, however long it takes, but no longer than until the sign is up; what becomes of
   * it then is of no interest.
   * @template T
   * @param {Promise<T>} something
   * @returns {Promise<T | undefined>} undefined when the sign came first
   */
  async unlessUp(something) {
    /** @type {() => void} */
    let wake = () => {};
    /** @type {Promise<undefined>} */
    const up = new Promise((resolve) => {
      wake = () => resolve(undefined);
    });
    if (this.#isUp) wake();
    else this.#waiting.add(wake);
    try {
      return await Promise.race([something, up]);
    } finally {
      this.#waiting.delete(wake);
    }
  }
}
