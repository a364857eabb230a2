// What the page knows of the lab beside what is in the form: the network that answers, the training, its
// curves and its test. Each change fires 'change'.
import { CurveLog } from './curve-log.js';
import { FormState } from './form-state.js';
import { layersOf, same, withNetwork } from './settings.js';

/** @typedef {import('../engine/types').NetworkStatus} NetworkStatus */

/**
 * What a network has been through.
 * @typedef {object} Past
 * @property {number} epochs whole ones
 * @property {boolean} partly whether it was trained for part of another one, too
 * @property {number} seconds of training
 * @property {number} taught drawings
 * @property {boolean} isLoaded from a file, which does not tell what came before
 */

export class LabState extends FormState {
  /** @param {import('../engine/types').Lab} lab */
  constructor(lab) {
    super((spec) => lab.describe(spec));
    this.lab = lab;
    this.ready = false;
    /** @type {import('../engine/types').TrainingProgress | null} null when nothing was trained since the weights were made */
    this.training = null;
    /** Of a network that was brought back: until another one had replaced it. @type {Past | null} */
    this.earlier = null;
    /** @type {import('../engine/types').DownloadProgress | null} */
    this.download = null;
    /** @type {import('../engine/types').Evaluation | null} of the network as it is now */
    this.evaluation = null;
    /** @type {import('../engine/types').Summary | null} */
    this.summary = null;
    /** Why the engine had to start again, or could not. @type {Error | null} */
    this.restart = null;
    this.down = false;
    this.curves = new CurveLog();
    this.#listen();
    this.#start();
  }

  #weights = 0;
  /** @type {import('../engine/types').NetworkSpec | null} */
  #spec = null;
  /** Of the network that was last seen. */
  #taught = 0;
  #predecessors = 0;

  /** Counts changes of the weights: what was measured at another count is of other weights. */
  get weights() {
    return this.#weights;
  }

  get network() {
    return this.lab.network;
  }

  /** Of the network that answers now. @returns {Past} */
  get past() {
    const { network, training, earlier } = this;
    return {
      epochs: (network?.epochsTrained ?? 0) + (earlier?.epochs ?? 0),
      partly: (training?.step ?? 0) > 0 || (earlier?.partly ?? false),
      seconds: (training?.seconds ?? 0) + (earlier?.seconds ?? 0),
      taught: (network?.taught ?? 0) + (earlier?.taught ?? 0),
      isLoaded: earlier?.isLoaded ?? network?.origin === 'file',
    };
  }

  /** A training is under way, be it paused. */
  get active() {
    return this.training?.state === 'running' || this.training?.state === 'paused';
  }

  /** The layers that stand beside Pause: of the network in training; without one, of the form. */
  get shownLayers() {
    if (this.active && this.network) return this.network.spec.layers;
    return layersOf(this.settings, this.data.classNames.length);
  }

  /** Whether Train would go on with the network that answers now. */
  get settingsMatchNetwork() {
    const status = this.network;
    if (!status || !this.settingsValid) return false;
    if (status.origin === 'pretrained' || status.data !== this.data.name) return false;
    return same(status.spec, this.toSpec());
  }

  async #start() {
    await this.attempt('start', async () => {
      await this.lab.ready;
      this.ready = true;
      this.#networkChanged();
    });
  }

  #listen() {
    this.lab.addEventListener('download', (event) => {
      this.download = /** @type {CustomEvent} */ (event).detail;
      this.changed();
    });
    this.lab.addEventListener('training', (event) => {
      this.#trained(/** @type {CustomEvent} */ (event).detail);
    });
    this.lab.addEventListener('info', () => this.changed());
    this.lab.addEventListener('source', () => {
      this.#forgetTest();
      this.useData(this.lab.data);
    });
    this.lab.addEventListener('network', () => this.#networkChanged());
    for (const type of ['restart', 'down']) {
      this.lab.addEventListener(type, (event) => {
        this.restart = /** @type {CustomEvent} */ (event).detail;
        this.down = type === 'down';
        this.useData(this.lab.data);
        this.#forgetTraining(0);
        this.#networkChanged();
      });
    }
  }

  /** @param {import('../engine/types').TrainingProgress} progress */
  #trained(progress) {
    const before = this.training;
    const stepped = before?.step !== progress.step || before?.epoch !== progress.epoch;
    this.training = progress;
    if (stepped) this.#forgetTest();
    this.curves.add(progress, this.network?.epochsTrained ?? 0);
    this.changed();
  }

  /** Another network answers, or the same one has learned. */
  #networkChanged() {
    const { spec = null, taught = 0, predecessors = 0 } = this.network ?? {};
    if (predecessors !== this.#predecessors) this.#forgetTraining(predecessors);
    if (taught !== this.#taught) this.#forgetTest();
    this.#taught = taught;
    if (!same(spec, this.#spec)) {
      const fromElsewhere = this.#spec && this.network?.origin !== 'pretrained';
      if (spec && fromElsewhere && !this.settingsMatchNetwork) {
        this.changeSettings(withNetwork(this.settings, spec));
      }
      this.#spec = spec;
      this.#forgetTest();
      this.#summarize();
    }
    this.changed();
  }

  async #summarize() {
    try {
      this.summary = await this.lab.summary();
    } catch {
      this.summary = null;
    }
    this.changed();
  }

  #forgetTest() {
    this.#weights++;
    this.evaluation = null;
  }

  /** @param {import('../engine/types').NetworkStatus} status of the network that answers from now on */
  newNetwork({ predecessors }) {
    this.#forgetTraining(predecessors);
    this.#networkChanged();
  }

  /** Nothing that was measured belongs to the weights that answer now. @param {number} predecessors */
  #forgetTraining(predecessors) {
    this.#predecessors = predecessors;
    this.training = null;
    this.earlier = null;
    this.curves.clear();
    this.#forgetTest();
  }
}
