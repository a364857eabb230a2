// What a person does with the lab, by the page's buttons: train, test, teach, save, load, go back. Components
// show it and call its methods.
import { LabState } from './lab-state.js';
import { same, toTrainOptions, withNetwork } from './settings.js';

/**
 * @typedef {object} Replaced
 * @property {Uint8Array} bytes of a .safetensors file
 * @property {import('./lab-state.js').Past} past
 * @property {import('../engine/types').Evaluation | null} evaluation
 * @property {import('../engine/types').Lab['data']} data that it was tested on
 */

/** The largest network that the lab takes has 20 million parameters: 80 MB. */
const maxModelBytes = 100_000_000;

export class Notebook extends LabState {
  /** Whether the next training takes the person's own digits, too. */
  ownDigits = false;
  /** How the form's Train last trained, and which network. @type {{network: number, options: object} | null} */
  #trained = null;
  /** The count of the weights when they were last saved to a file, or loaded from one. */
  #saved = -1;
  /** @type {Promise<unknown> | null} the training under way; null when nobody waits for it any more */
  #run = null;
  /** The trained network that another one replaced. @type {Replaced | null} */
  #replaced = null;

  /** Whether Train would go on otherwise than this network was trained so far. */
  get trainsOtherwise() {
    const trained = this.#trained;
    if (trained?.network !== this.network?.predecessors || !this.settingsValid) return false;
    return !same(trained?.options, comparable(toTrainOptions(this.settings, this.data.train)));
  }

  trainOrPause() {
    if (this.training?.state === 'running') return this.attempt('train', () => this.lab.pause());
    if (this.training?.state === 'paused') return this.attempt('train', () => this.lab.resume());
    return this.#begin(false);
  }

  /** One mini-batch; starts a paused training when there is none. */
  async step() {
    if (this.training?.state === 'running') await this.attempt('train', () => this.lab.pause());
    else if (this.training?.state !== 'paused') await this.#begin(true);
    if (this.training?.state === 'paused') await this.attempt('train', () => this.lab.step());
  }

  stop() {
    return this.attempt('train', () => this.lab.stop());
  }

  /** The initial weights of this seed again. */
  reset() {
    return this.#startAgain();
  }

  /** Other initial weights: the new seed appears in the form. */
  newWeights() {
    const matched = this.settingsMatchNetwork;
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000;
    this.changeSettings({ seed: String(seed) });
    return this.#startAgain(matched ? { seed } : undefined);
  }

  /** Fetches MNIST, to look at it. */
  async fetchData() {
    if (!this.busy) await this.attemptAlone('train', () => this.#loadData());
  }

  /**
   * Tests the network that answers now on the 10,000 test images.
   * @param {Partial<import('../engine/types').TestOptions>} [options]
   */
  async test(options) {
    if (this.busy) return;
    await this.attemptAlone('test', async () => {
      await this.#loadData();
      this.waitFor('test');
      const weights = this.weights;
      const evaluation = await this.lab.evaluate('test', options);
      if (weights === this.weights) this.evaluation = evaluation;
    });
  }

  /**
   * A lesson for the network that answers. Nothing else is begun meanwhile.
   * @param {import('../drawing/strokes.js').Stroke[]} strokes
   * @param {number} digit
   * @throws {Error} what went wrong, for whoever teaches to show
   */
  async teach(strokes, digit) {
    this.waitFor('lesson');
    try {
      return await this.lab.teach(strokes, digit);
    } finally {
      if (this.busy === 'lesson') this.waitFor(null);
    }
  }

  usePretrained() {
    return this.attempt('model', async () => {
      await this.#keepNetwork();
      this.newNetwork(await this.lab.usePretrained());
    });
  }

  /** @param {Blob} file .safetensors */
  loadModel(file) {
    return this.attempt('model', async () => {
      if (file.size > maxModelBytes) {
        throw new Error(
          `Model file: expected at most ${maxModelBytes} bytes, got a file of ${file.size}.`,
        );
      }
      await this.#load(await file.arrayBuffer());
      this.#saved = this.weights;
    });
  }

  /** Whether a trained network was replaced by another one, unsaved. */
  get hasReplaced() {
    return this.#replaced !== null;
  }

  /** The trained network again that another one replaced; what answers now may be brought back, too. */
  bringBack() {
    return this.attempt('model', async () => {
      const replaced = this.#replaced;
      if (replaced === null) return;
      this.#replaced = null;
      await this.#load(replaced.bytes);
      this.earlier = replaced.past;
      if (replaced.data === this.lab.data) this.evaluation = replaced.evaluation;
    });
  }

  /** @returns {Promise<Uint8Array | undefined>} the bytes of a .safetensors file */
  saveModel() {
    return this.attempt('model', async () => {
      const weights = this.weights;
      const bytes = await this.lab.save();
      this.#saved = weights;
      return bytes;
    });
  }

  /** Whether weights answer that somebody took time to train, and no file holds them. */
  get unsaved() {
    const { network, past } = this;
    if (!network || network.origin === 'pretrained' || this.#saved === this.weights) return false;
    return past.epochs > 0 || past.taught > 0 || past.partly;
  }

  /** @param {number} count */
  setThreads(count) {
    return this.attempt('train', () => this.lab.setThreads(count));
  }

  dismissRestart() {
    this.restart = null;
    this.changed();
  }

  async #loadData() {
    if (this.lab.dataLoaded) return;
    this.download = null;
    this.waitFor('data');
    await this.lab.loadData();
  }

  /** Before another network takes its place: what was trained can be brought back. */
  async #keepNetwork() {
    await this.#endTraining();
    if (!this.unsaved) return;
    const { past, evaluation } = this;
    const { data } = this.lab;
    this.#replaced = { bytes: await this.lab.save(), past, evaluation, data };
  }

  /** Whoever waits for it learns nothing of it: its network goes. */
  async #endTraining() {
    if (!this.active) return;
    const run = this.#run;
    this.#run = null;
    await this.lab.stop();
    await run;
  }

  /** @param {Uint8Array | ArrayBuffer} bytes of a .safetensors file */
  async #load(bytes) {
    await this.#keepNetwork();
    const status = await this.lab.load(bytes);
    this.changeSettings(withNetwork(this.settings, status.spec));
    this.newNetwork(status);
  }

  /** @param {boolean} paused */
  async #begin(paused) {
    if (this.busy || !this.ready || !this.settingsValid) return;
    await this.attemptAlone('train', async () => {
      await this.#loadData();
      this.waitFor('network');
      if (!this.settingsMatchNetwork) {
        await this.#keepNetwork();
        this.newNetwork(await this.lab.createNetwork(this.toSpec()));
      }
      const options = toTrainOptions(this.settings, this.data.train);
      const network = this.network?.predecessors ?? 0;
      this.#trained = { network, options: comparable(options) };
      await this.#beginRun(
        {
          ...options,
          startPaused: paused,
          ...(this.ownDigits && this.data.name === 'mnist' ? { ownDigits: true } : {}),
        },
        paused ? 'paused' : 'running',
      );
    });
  }

  /**
   * Returns when the training is under way, or has ended: until then the page is busy with it, for the
   * worker may have digits to draw first.
   *
   * @param {Partial<import('../engine/types').TrainOptions>} options
   * @param {import('../engine/types').TrainingProgress['state']} state that it begins in
   * @param {Partial<import('../engine/types').TestOptions>} [testing]
   */
  async #beginRun(options, state, testing) {
    const run = this.#train(options, testing);
    this.#run = run;
    await Promise.race([this.#nextState(state), run]);
    // Not the promise itself, which would be waited for.
    return { run };
  }

  /**
   * @param {Partial<import('../engine/types').TrainOptions>} options
   * @param {Partial<import('../engine/types').TestOptions>} [testing]
   */
  async #train(options, testing) {
    const history = await this.attempt('train', () => this.lab.train(options));
    if (this.#run === null) return;
    this.#run = null;
    if (history && this.training?.state === 'finished') await this.test(testing);
    return history;
  }

  /**
   * Trains a new network, whichever answers now and whatever is in the form.
   * @param {import('../engine/types').Recipe} recipe
   * @returns {Promise<import('../engine/types').History | undefined>} when it was tested, too; undefined
   *   when another network took its place
   */
  async trainAnew({ network, training, testing }) {
    if (this.busy || !this.ready || this.active) return;
    const begun = await this.attemptAlone('train', async () => {
      await this.#loadData();
      this.waitFor('network');
      await this.#keepNetwork();
      this.newNetwork(await this.lab.createNetwork(network));
      return this.#beginRun(training, 'running', testing);
    });
    return begun?.run;
  }

  /** @param {string} state @returns {Promise<void>} */
  #nextState(state) {
    return new Promise((resolve) => {
      const check = () => {
        if (this.training?.state !== state) return;
        this.removeEventListener('change', check);
        resolve();
      };
      this.addEventListener('change', check);
      check();
    });
  }

  /** @param {{ seed: number }} [options] */
  async #startAgain(options) {
    if (this.busy || !this.ready || !this.settingsValid) return;
    return this.attemptAlone('train', async () => {
      await this.#keepNetwork();
      this.waitFor('network');
      const isSame = options || this.settingsMatchNetwork;
      const made = isSame ? this.lab.reset(options) : this.lab.createNetwork(this.toSpec());
      this.newNetwork(await made);
    });
  }
}

/**
 * What makes two trainings of one network other than one longer one.
 * @param {ReturnType<typeof toTrainOptions>} options
 */
function comparable({ epochs, ...options }) {
  // All schedules but the constant one are stretched over the epochs.
  return options.schedule === 'constant' ? options : { ...options, epochs };
}
