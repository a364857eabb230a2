// Inkling in the built site, through window.lab, as anyone would script it.
import { openPage } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./contender.js').BenchNetwork} BenchNetwork */
/** @typedef {import('./contender.js').Contender} Contender */

/** MNIST's training set. */
const examples = 60_000;

/** @implements {Contender} */
export class Inkling {
  name = 'Inkling';
  /** @type {Page | null} */
  #page = null;
  /** @type {BenchNetwork | null} */
  #network = null;
  #seed = 1;

  /** @param {import('@playwright/test').Browser} browser @param {string} address of the site */
  constructor(browser, address) {
    this.open = () => openPage(browser, `${address}/`, 'lab');
  }

  get page() {
    if (!this.#page) throw new Error('Inkling has no page before a network is created.');
    return this.#page;
  }

  /** @param {BenchNetwork} network @param {number} threads */
  async create(network, threads, seed = 1) {
    this.#network = network;
    this.#seed = seed;
    if (!this.#page) {
      this.#page = await this.open();
      await this.#page.evaluate(async () => {
        const { lab } = /** @type {any} */ (window);
        await lab.ready;
        await lab.loadData();
      });
    }
    await this.#page.evaluate(
      async ({ network, threads, seed }) => {
        /** @type {import('../../../web/engine/types.d.ts').Lab} */
        const lab = /** @type {any} */ (window).lab;
        await lab.setThreads(threads);
        const { layers, loss, initializer } = network;
        await lab.createNetwork({ layers, loss, initializer, seed });
      },
      { network, threads, seed },
    );
  }

  /**
   * Samples per second are the lab's own figure, of the training alone, in which shuffling and the
   * conversion of the pixels are.
   *
   * @param {number} samples
   */
  async train(samples) {
    if (!this.#network) throw new Error('Inkling has no network to train.');
    const { batchSize, optimizer, learningRate, schedule, labelSmoothing } = this.#network;
    const epochs = Math.ceil(samples / examples);
    const options = {
      epochs,
      trainSize: Math.ceil(samples / epochs),
      validationSize: 0,
      batchSize,
      optimizer,
      learningRate,
      schedule,
      labelSmoothing,
      seed: this.#seed,
    };
    const history = await this.page.evaluate(
      (options) => /** @type {any} */ (window).lab.train(options),
      options,
    );
    const seconds = history.epochs.reduce(
      (/** @type {number} */ sum, /** @type {{seconds: number}} */ epoch) => sum + epoch.seconds,
      0,
    );
    return (options.trainSize * epochs) / seconds;
  }

  /** Of the whole test set. @returns {Promise<number>} */
  accuracy() {
    return this.page.evaluate(
      async () => (await /** @type {any} */ (window).lab.evaluate('test')).accuracy,
    );
  }

  way() {
    return '';
  }

  /**
   * The tab's memory: the page, its worker, and the engine's memory with all of MNIST in it.
   * @returns {Promise<number>} bytes
   */
  memory() {
    return this.page.evaluate(
      async () => (await /** @type {any} */ (performance).measureUserAgentSpecificMemory()).bytes,
    );
  }

  async close() {
    await this.#page?.close();
    this.#page = null;
  }
}
