import { mostUsefulThreads } from '../engine/limits.js';
import { plain, withNetwork } from './settings.js';

/**
 * @typedef {import('../engine/types').RecipeName} RecipeName
 * @typedef {object} RecipeResult
 * @property {RecipeName} name
 * @property {boolean} stopped before its end
 * @property {number} seconds of training
 * @property {number} accuracy on the test set
 * @property {number} total images in it
 * @property {number} views of each image, beside itself
 */

/** The recipes as the page runs them: network, training, clock, test. */
export class RecipeRun {
  /** The one under way. @type {RecipeName | null} */
  running = null;
  /** The latest result of each. @type {Partial<Record<RecipeName, RecipeResult>>} */
  results = {};
  /** Samples per second of each, as measured here. @type {Partial<Record<RecipeName, number>>} */
  speeds = {};

  #notebook;
  /** The parameters that the latest Sprint made: they are soon made again. */
  #sprinted = /** @type {unknown} */ (null);
  #measured = false;

  /** @param {import('./notebook.js').Notebook} notebook */
  constructor(notebook) {
    this.#notebook = notebook;
  }

  /** Whether a network would be lost that somebody took time to train. */
  get replacesWork() {
    return this.#notebook.unsaved && this.#notebook.network !== this.#sprinted;
  }

  /** Of the training under way, or of all of it when it has run. @param {RecipeName} name */
  seconds(name) {
    if (this.running === name) return this.#notebook.training?.seconds ?? 0;
    return this.results[name]?.seconds ?? null;
  }

  /** What it would take here, in seconds; null while nobody knows. @param {RecipeName} name */
  expectedSeconds(name) {
    const speed = this.speeds[name];
    const { epochs, trainSize } = this.#notebook.lab.recipes[name].training;
    return speed === undefined ? null : (epochs * trainSize) / speed;
  }

  /** Trains from nothing, and tests what came of it. @param {RecipeName} name */
  async start(name) {
    const notebook = this.#notebook;
    const recipe = onAllCores(notebook.lab, name);
    this.running = name;
    this.results = { ...this.results, [name]: undefined };
    notebook.changeSettings(recipeSettings(notebook.settings, recipe));
    try {
      const history = await notebook.trainAnew(recipe);
      const state = notebook.training?.state;
      if (!history || !(state === 'finished' || state === 'stopped')) return;
      const { seconds = 0 } = notebook.training ?? {};
      if (state === 'stopped') await notebook.test(recipe.testing);
      const { evaluation } = notebook;
      if (!evaluation) return;
      const { accuracy, total, views } = evaluation;
      const result = { name, stopped: state === 'stopped', seconds, accuracy, total, views };
      this.results = { ...this.results, [name]: result };
      if (name === 'sprint') this.#sprinted = notebook.network;
    } finally {
      this.running = null;
      notebook.changed();
    }
  }

  /** Measures how fast this machine trains each, once, when it is idle. */
  async measure() {
    const { lab, active, busy } = this.#notebook;
    if (this.#measured || active || busy) return;
    this.#measured = true;
    try {
      for (const name of /** @type {const} */ (['sprint', 'record'])) {
        const { network, training } = onAllCores(lab, name);
        const speed = await lab.measureSpeed(network, training);
        this.speeds = { ...this.speeds, [name]: speed };
        this.#notebook.changed();
      }
    } catch {
      // A training began meanwhile: its own figures come now, and these another time.
      this.#measured = false;
    }
  }
}

/**
 * A recipe takes the core, too, that is else left to the page: it runs against the clock.
 * @param {import('../engine/types').Lab} lab
 * @param {RecipeName} name
 * @returns {import('../engine/types').Recipe}
 */
function onAllCores(lab, name) {
  const { network, training, testing } = lab.recipes[name];
  const { maxThreads = 1 } = lab.info ?? {};
  const threads = Math.min(navigator.hardwareConcurrency, maxThreads, mostUsefulThreads);
  return {
    network,
    training: { ...training, threads },
    testing: { ...testing, threads },
  };
}

/**
 * The settings of a recipe.
 * @param {import('./settings.js').Settings} settings
 * @param {import('../engine/types').Recipe} recipe
 * @returns {import('./settings.js').Settings}
 */
function recipeSettings(settings, { network, training }) {
  const { epochs, batchSize, optimizer, learningRate, schedule } = training;
  const { weightDecay = 0, labelSmoothing = 0, averaging = 0, augmentation = {} } = training;
  const amounts = Object.entries({ ...plain.augmentation, ...augmentation });
  return {
    ...withNetwork(settings, network),
    epochs: String(epochs),
    batchSize: String(batchSize),
    optimizer: optimizer ?? 'adam',
    learningRate: String(learningRate),
    schedule: schedule ?? 'constant',
    split: 'all',
    weightDecay: String(weightDecay),
    labelSmoothing: String(labelSmoothing),
    averaging: String(averaging),
    augmentation: Object.fromEntries(amounts.map(([name, amount]) => [name, String(amount)])),
  };
}
