/** Weights that stay as they are while somebody works with them: one after the other. */
export class Undisturbed {
  /** @type {Promise<void>} Resolves when the latest to ask for them has done. */
  #latest = Promise.resolve();
  #count = 0;

  /** Whether somebody needs the weights to stay as they are, or will as soon as it is their turn. */
  get isWanted() {
    return this.#count > 0;
  }

  /** Resolves when nobody needs the weights to stay as they are. */
  async wait() {
    let seen;
    do {
      seen = this.#latest;
      await seen;
    } while (seen !== this.#latest);
  }

  /**
   * Does the work when those before have done theirs, and lets nobody change the weights meanwhile.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async during(work) {
    this.#count += 1;
    const before = this.#latest;
    /** @type {() => void} */
    let release = () => {};
    this.#latest = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    try {
      return await work();
    } finally {
      this.#count -= 1;
      release();
    }
  }
}
