// The lab on the page's side: the same methods, each a promise, answered by the worker. When the
// worker dies, every pending promise is rejected, and a new worker takes over; where that cannot be
// loaded, the next call tries again, and so does a connection that comes back.

import * as Comlink from 'comlink';
import { dataSets } from '../data/data-sets.js';
import { packStrokes } from '../drawing/packed-strokes.js';
import { checkNesting } from './nesting.js';
import { recipes } from './recipes.js';

/** @import * as Lab from './types.js' */
/** @import { Remote } from './worker.js' */

const pingMilliseconds = 2000;
/** So many unanswered pings in a row are a death. Counted, not timed: a computer may sleep. */
const pingsToDeath = 5;
/** The same while work is under way of which a single step may take long, if it is a large one. */
const pingsToDeathAtWork = 30;
const heavyWork = new Set([
  ...['train', 'teach', 'evaluate', 'reliability', 'measureSpeed', 'createNetwork', 'reset'],
  ...['load', 'loadData', 'useData', 'readNumber', 'readImage'],
]);

function spawnWorker() {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'inkling' });
}

/** @param {unknown} [cause] */
function notCopied(cause) {
  return new Error('Arguments: expected values that can be copied, got others.', { cause });
}

/**
 * @param {() => Worker} [spawn] Another worker, for tests.
 * @returns {Lab.Lab}
 */
export function createLab(spawn = spawnWorker) {
  return new LabClient(spawn);
}

/** @implements {Lab.Lab} */
class LabClient extends EventTarget {
  #spawn;
  /** @type {Worker} */
  #worker;
  /** @type {Comlink.Remote<Remote>} */
  #remote;
  /**
   * Who waits, for which method, and for the answer to which message.
   * @type {Map<(error: Error) => void, {method: string, message: number}>}
   */
  #pending = new Map();
  /** Messages sent to the worker. */
  #sent = 0;
  #unansweredPings = 0;
  /** Whether the worker has been heard of: its script may be long on its way. */
  #isHeard = false;
  #hasStarted = false;
  /** Why the latest one had to be replaced. @type {Error | null} */
  #death = null;
  /** Whether none could take over. */
  #isDown = false;

  /** @type {Promise<void>} */
  ready;
  /** @type {Lab.LabInfo | null} */
  info = null;
  /** @type {Lab.NetworkStatus | null} */
  network = null;
  /** @type {Lab.TrainingProgress | null} */
  training = null;
  dataLoaded = false;
  /** @type {Lab.DataInfo} */
  data = dataSets.mnist;
  recipes = recipes;

  /** @param {() => Worker} spawn */
  constructor(spawn) {
    super();
    this.#spawn = spawn;
    ({ worker: this.#worker, remote: this.#remote } = this.#begin());
    this.ready = this.#start();
    setInterval(() => this.#watch(), pingMilliseconds);
    globalThis.addEventListener?.('online', () => this.#up().catch(() => {}));
  }

  #begin() {
    const worker = this.#spawn();
    worker.addEventListener('message', ({ data }) => {
      if (worker !== this.#worker) return;
      this.#isHeard = true;
      this.#unansweredPings = 0;
      if (data?.report === 'trap') this.#died(worker, data.detail);
      else if (data?.report === 'lost') this.#lost(data.detail);
      else if (data?.report) this.#receive(data.report, data.detail);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#died(worker, event.message || 'it could not be loaded');
    });
    this.#sent = 0;
    /** @type {Comlink.Remote<Remote>} */
    const remote = Comlink.wrap({
      postMessage: (message, transfer = []) => {
        try {
          worker.postMessage(message, transfer);
        } catch (cause) {
          throw notCopied(cause);
        }
        if (worker === this.#worker) this.#sent += 1;
      },
      addEventListener: worker.addEventListener.bind(worker),
      removeEventListener: worker.removeEventListener.bind(worker),
    });
    return { worker, remote };
  }

  /** The worker could not read a message. @param {number} which */
  #lost(which) {
    for (const [reject, { message }] of this.#pending) {
      if (message !== which) continue;
      this.#pending.delete(reject);
      reject(notCopied());
    }
  }

  async #start() {
    const { info, status } = await this.#answered('start', () => this.#remote.start());
    this.info = info;
    this.#hasStarted = true;
    this.#receive('network', status);
  }

  /**
   * The answer of the worker, or an Error when it dies before.
   * @template T
   * @param {string} method
   * @param {() => Promise<T>} ask
   * @returns {Promise<T>}
   */
  #answered(method, ask) {
    return new Promise((resolve, reject) => {
      this.#pending.set(reject, { method, message: this.#sent + 1 });
      ask()
        .then(resolve, reject)
        .finally(() => this.#pending.delete(reject));
    });
  }

  /**
   * @param {Worker} worker
   * @param {string} why
   */
  #died(worker, why) {
    if (worker !== this.#worker) return;
    worker.terminate();
    const error = new Error(`Engine: it stopped unexpectedly (${why}).`);
    for (const reject of this.#pending.keys()) reject(error);
    this.#pending.clear();
    this.#unansweredPings = 0;
    this.#isHeard = false;
    // One that never came up would not come up the next time either.
    if (!this.#hasStarted) return;
    this.#death = error;
    this.training = null;
    this.dataLoaded = false;
    this.data = dataSets.mnist;
    this.#replace().catch((failure) => this.#dispatch('down', failure));
  }

  /** Another worker takes over. */
  async #replace() {
    this.#hasStarted = false;
    this.#isDown = false;
    this.#worker.terminate();
    ({ worker: this.#worker, remote: this.#remote } = this.#begin());
    this.ready = this.#start().catch((cause) => {
      this.#isDown = true;
      throw new Error(
        'Engine: it could not start again. Check the connection, or reload the page.',
        {
          cause,
        },
      );
    });
    await this.ready;
    this.#dispatch('restart', this.#death);
  }

  /** Waits for the worker; where none could take over, perhaps one can by now. */
  async #up() {
    if (this.#isDown) await this.#replace();
    await this.ready;
  }

  #watch() {
    if (this.#pending.size === 0) {
      this.#unansweredPings = 0;
      return;
    }
    const isAtWork = [...this.#pending.values()].some(({ method }) => heavyWork.has(method));
    if (this.#unansweredPings >= (isAtWork ? pingsToDeathAtWork : pingsToDeath)) {
      this.#died(this.#worker, 'it no longer answers');
      return;
    }
    // Where the script cannot be loaded at all, there is an 'error' event.
    if (this.#isHeard) this.#unansweredPings += 1;
    // What counts is that its answer comes: see #begin.
    this.#remote.ping().catch(() => {});
  }

  /**
   * @param {keyof Lab.LabEvents} type
   * @param {any} detail
   */
  #receive(type, detail) {
    if (type === 'info') this.info = detail;
    if (type === 'network') this.network = detail;
    if (type === 'training') this.training = detail;
    if (type === 'data') this.dataLoaded = true;
    if (type === 'source') {
      this.data = detail.data;
      this.dataLoaded = detail.loaded;
    }
    this.#dispatch(type, detail);
  }

  /**
   * @param {keyof Lab.LabEvents} type
   * @param {unknown} detail
   */
  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /**
   * @param {string} method
   * @param {...unknown} parameters
   * @returns {Promise<any>}
   */
  async #call(method, ...parameters) {
    checkNesting(parameters);
    await this.#up();
    return this.#answered(method, () => this.#remote.call(method, parameters));
  }

  loadData() {
    return this.#call('loadData');
  }

  /** @param {'mnist' | 'fashion-mnist' | Blob[]} data */
  useData(data) {
    return this.#call('useData', data);
  }

  /** @param {Partial<Lab.NetworkSpec>} [spec] */
  createNetwork(spec) {
    return this.#call('createNetwork', spec);
  }

  usePretrained() {
    return this.#call('usePretrained');
  }

  /** @param {{seed?: number}} [options] */
  reset(options) {
    return this.#call('reset', options);
  }

  /** @param {Partial<Lab.TrainOptions> & {onEpoch?: (epoch: Lab.EpochResult) => unknown}} [options] */
  async train(options = {}) {
    const { onEpoch, ...rest } = options ?? {};
    if (onEpoch !== undefined && typeof onEpoch !== 'function') {
      throw new Error(`Training, onEpoch: expected a function, got ${typeof onEpoch}.`);
    }
    // What is no options is sent as it is, to be refused as elsewhere.
    const sent = Object.hasOwn(Object(options), 'onEpoch') ? rest : options;
    checkNesting([sent]);
    await this.#up();
    return this.#answered('train', () =>
      this.#remote.train(sent, onEpoch && Comlink.proxy(onEpoch)),
    );
  }

  pause() {
    return this.#call('pause');
  }

  resume() {
    return this.#call('resume');
  }

  step() {
    return this.#call('step');
  }

  stop() {
    return this.#call('stop');
  }

  /** @type {Lab.Lab['evaluate']} */
  evaluate(set, options) {
    return this.#call('evaluate', set, options);
  }

  /** @param {'train' | 'validation' | 'test'} set */
  reliability(set) {
    return this.#call('reliability', set);
  }

  /** @param {Uint8Array | Uint8ClampedArray | number[]} pixels */
  predict(pixels) {
    return this.#call('predict', pixels);
  }

  /** @param {Lab.Stroke[]} strokes */
  read(strokes) {
    return this.#call('read', packStrokes(strokes));
  }

  /** @param {Lab.Stroke[]} strokes */
  readNumber(strokes) {
    return this.#call('readNumber', packStrokes(strokes));
  }

  /** @param {Lab.Stroke[]} strokes @param {number} digit */
  teach(strokes, digit) {
    return this.#call('teach', strokes, digit);
  }

  /** @param {Lab.OwnDigit[]} digits */
  setOwnDigits(digits) {
    return this.#call('setOwnDigits', digits);
  }

  /** @param {Lab.Picture} picture */
  readImage(picture) {
    return this.#call('readImage', picture);
  }

  summary() {
    return this.#call('summary');
  }

  /** @param {Partial<Lab.NetworkSpec>} [spec] */
  describe(spec) {
    return this.#call('describe', spec);
  }

  /** @param {Partial<Lab.NetworkSpec>} [spec] @param {Partial<Lab.TrainOptions>} [options] */
  measureSpeed(spec, options) {
    return this.#call('measureSpeed', spec, options);
  }

  /** @param {'train' | 'test'} set @param {number[]} indices */
  images(set, indices) {
    return this.#call('images', set, indices);
  }

  /**
   * @param {number} example
   * @param {Lab.AugmentationSpec} augmentation
   * @param {number} seed
   */
  augmented(example, augmentation, seed) {
    return this.#call('augmented', example, augmentation, seed);
  }

  /** @param {number} count */
  setThreads(count) {
    return this.#call('setThreads', count);
  }

  save() {
    return this.#call('save');
  }

  /** @param {Uint8Array | ArrayBuffer} bytes */
  load(bytes) {
    return this.#call('load', bytes);
  }
}
