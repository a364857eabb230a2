// A peer that runs in a page of its own: page/tfjs.html, page/jax.html. The page offers one or more
// ways to train; the fastest is taken.
import { CannotTrain, estimateSpeed } from './contender.js';
import { openPage } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./contender.js').BenchNetwork} BenchNetwork */
/** @typedef {import('./contender.js').Contender} Contender */

/** @param {unknown} error what an evaluation rejected with @returns {string} its first line */
const firstLine = (error) =>
  (error instanceof Error ? error.message : String(error))
    .replace(/^page\.evaluate: (Error: )?/, '')
    .split('\n')[0];

/** @implements {Contender} */
export class PagePeer {
  /** @type {Page | null} */
  #page = null;
  #threads = 0;
  #way = '';

  /**
   * @param {import('@playwright/test').Browser} browser
   * @param {{name: string, address: string, trial: number}} options trial: so many seconds each way
   *   is tried for
   */
  constructor(browser, { name, address, trial }) {
    this.name = name;
    this.open = (/** @type {number} */ threads) =>
      openPage(browser, `${address}?threads=${threads}`, 'peer');
    this.trial = trial;
  }

  get page() {
    if (!this.#page) throw new Error(`${this.name} has no page before a network is created.`);
    return this.#page;
  }

  /** @param {BenchNetwork} network @param {number} threads */
  async create(network, threads) {
    if (this.#threads !== threads) {
      await this.close();
      this.#page = await this.open(threads);
      this.#threads = threads;
      const ready = await this.page.evaluate(() => /** @type {any} */ (window).peer.ready);
      // Some peers know of a most.
      if (ready.threads > 1 !== threads > 1) {
        throw new CannotTrain(`${ready.threads} threads, not ${threads}`);
      }
    }
    await this.#chooseWay(network);
    await this.#createBy(this.#way, network);
  }

  /** @param {BenchNetwork} network */
  async #chooseWay(network) {
    /** @type {string[]} */
    const ways = await this.page.evaluate(() => /** @type {any} */ (window).peer.ways);
    let fastest = 0;
    let reason = '';
    for (const way of ways) {
      try {
        await this.#createBy(way, network);
        const train = this.train.bind(this);
        const speed = await estimateSpeed(train, network.batchSize, this.trial);
        if (speed > fastest) [fastest, this.#way] = [speed, way];
      } catch (error) {
        reason = firstLine(error);
      }
    }
    if (fastest === 0) throw new CannotTrain(reason);
  }

  /** @param {string} way @param {BenchNetwork} network */
  #createBy(way, network) {
    return this.page.evaluate(
      ([network, way]) => /** @type {any} */ (window).peer.create(network, way),
      /** @type {const} */ ([network, way]),
    );
  }

  /** @param {number} samples @returns {Promise<number>} */
  train(samples) {
    return this.page.evaluate(
      (samples) => /** @type {any} */ (window).peer.train(samples),
      samples,
    );
  }

  /** Of the test set's first 1,000. @returns {Promise<number>} */
  accuracy() {
    return this.page.evaluate(() => /** @type {any} */ (window).peer.accuracy());
  }

  way() {
    return this.#way;
  }

  async close() {
    await this.#page?.close();
    this.#page = null;
    this.#threads = 0;
  }
}
