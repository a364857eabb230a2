// How many threads compute. The results do not depend on it.

import { checkThreadCount } from './options.js';

/** @import { Inkling } from './inkling.js' */

export class Threads {
  #engine;
  #usual;
  /** Of the works under way that have a number of their own, the latest last. @type {{count: number}[]} */
  #own = [];

  /** @param {Inkling} engine */
  constructor(engine) {
    this.#engine = engine;
    this.#usual = engine.threadCount();
  }

  get usual() {
    return this.#usual;
  }

  get most() {
    return this.#engine.maxThreadCount();
  }

  /** @param {unknown} count 1 to `most`, for all work that has no number of its own. Throws an Error. */
  set(count) {
    this.#usual = checkThreadCount(count, this.most);
    this.#apply();
  }

  /**
   * Does work with a number of threads of its own; without one, with the usual number.
   * @template T
   * @param {unknown} count 1 to `most`, or undefined. Rejects with an Error.
   * @param {() => Promise<T>} work
   */
  async during(count, work) {
    if (count === undefined) return work();
    const own = { count: checkThreadCount(count, this.most) };
    this.#own.push(own);
    this.#apply();
    try {
      return await work();
    } finally {
      this.#own.splice(this.#own.indexOf(own), 1);
      this.#apply();
    }
  }

  #apply() {
    this.#engine.setThreadCount(this.#own.at(-1)?.count ?? this.#usual);
  }
}
