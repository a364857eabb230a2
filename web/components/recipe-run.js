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
  #measuring = false;
  /** Threads that the speeds were measured with. */
  #threads = 0;

  /** @param {import('./notebook.js').Notebook} notebook */
  constructor(notebook) {
    this.#notebook = notebook;
  }

  /** Whether a network would be lost that somebody took time to train. */
  get replacesWork() {
    const { network, training } = this.#notebook;
    if (!network || network.origin === 'pretrained' || network === this.#sprinted) return false;
    return network.epochsTrained > 0 || network.taught > 0 || (training?.step ?? 0) > 0;
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
    const recipe = notebook.lab.recipes[name];
    this.running = name;
    this.results = { ...this.results, [name]: undefined };
    notebook.changeSettings(recipeSettings(notebook.settings, recipe));
    try {
      const history = await onAllCores(notebook.lab, () => notebook.trainAnew(recipe));
      const state = notebook.training?.state;
      // Null when another network took its place.
      if (!history || !(state === 'finished' || state === 'stopped')) return;
      const { seconds = 0 } = notebook.training ?? {};
      if (state === 'stopped') await notebook.test();
      const { evaluation } = notebook;
      if (!evaluation) return;
      const { accuracy, total } = evaluation;
      const result = { name, stopped: state === 'stopped', seconds, accuracy, total };
      this.results = { ...this.results, [name]: result };
      if (name === 'sprint') this.#sprinted = notebook.network;
    } finally {
      this.running = null;
      notebook.changed();
    }
  }

  /** Measures how fast this machine trains each, when it is idle and the threads are others. */
  async measure() {
    const { lab, active, busy } = this.#notebook;
    const threads = lab.info?.threads ?? 0;
    if (this.#measuring || active || busy || threads === this.#threads) return;
    this.#measuring = true;
    this.#threads = threads;
    try {
      await onAllCores(lab, async () => {
        for (const name of /** @type {const} */ (['sprint', 'record'])) {
          const { network, training } = lab.recipes[name];
          const speed = await lab.measureSpeed(network, training);
          this.speeds = { ...this.speeds, [name]: speed };
          this.#notebook.changed();
        }
      });
    } catch {
      // A training began meanwhile: its own figures come now, and these another time.
      this.#threads = 0;
    } finally {
      this.#measuring = false;
    }
  }
}

/**
 * A recipe takes the core, too, that is else left to the page: it runs against the clock.
 * @template T
 * @param {import('../engine/types').Lab} lab
 * @param {() => Promise<T>} work
 */
async function onAllCores(lab, work) {
  const { threads = 1, maxThreads = 1 } = lab.info ?? {};
  const all = Math.min(navigator.hardwareConcurrency, maxThreads, mostUsefulThreads);
  if (threads >= all) return work();
  await lab.setThreads(all);
  try {
    return await work();
  } finally {
    // Unless another number was chosen meanwhile; and a lab that died begins with its own.
    if (lab.info?.threads === all) await lab.setThreads(threads).catch(() => {});
  }
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
