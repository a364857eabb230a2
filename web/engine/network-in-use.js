// The network that answers: where it comes from, what it reads, what it has learned here.

import { dataSets } from '../data/data-sets.js';

/** @import { Network } from './inkling.js' */
/** @import * as Lab from './types.js' */

/** @typedef {Pick<Lab.DataInfo, 'name' | 'classNames'>} Reads */

export class NetworkInUse {
  /** @type {Network} */
  #network;
  /** @type {Lab.NetworkStatus['origin']} */
  #origin = 'pretrained';
  #predecessors = 0;
  #epochsTrained = 0;
  /** What it reads. @type {Reads} */
  #reads = dataSets.mnist;
  /** @type {{file: Uint8Array, images: Uint8Array[]} | null} It before it was taught, and what it was. */
  #untaught = null;
  #undisturbed;
  #report;

  /**
   * @param {Network} pretrained
   * @param {import('./undisturbed.js').Undisturbed} undisturbed who may still work with a network that is replaced
   * @param {(status: Lab.NetworkStatus) => void} report
   */
  constructor(pretrained, undisturbed, report) {
    this.#network = pretrained;
    this.#undisturbed = undisturbed;
    this.#report = report;
  }

  get network() {
    return this.#network;
  }

  get origin() {
    return this.#origin;
  }

  get reads() {
    return this.#reads;
  }

  /** The images that it was taught, as it sees them. */
  get taught() {
    return this.#untaught?.images ?? [];
  }

  /** The model file that lessons begin with. @returns {Uint8Array} */
  beforeLessons() {
    return this.#untaught?.file ?? this.#network.save();
  }

  /** @returns {Lab.NetworkStatus} */
  status() {
    const { layers, loss, initializer, seed } = JSON.parse(this.#network.spec());
    return {
      origin: this.#origin,
      spec: { layers, loss, initializer, seed },
      data: this.#reads.name,
      classNames: this.#reads.classNames,
      epochsTrained: this.#epochsTrained,
      taught: this.taught.length,
      predecessors: this.#predecessors,
      parameters: this.#network.parameterCount(),
    };
  }

  /**
   * Another network answers from now on.
   * @param {Network} network
   * @param {Lab.NetworkStatus['origin']} origin
   * @param {Reads} [reads]
   */
  replace(network, origin, reads = dataSets.mnist) {
    this.#put(network, origin);
    this.#predecessors += 1;
    this.#reads = reads;
    this.#epochsTrained = 0;
    this.#untaught = null;
    return this.#announce();
  }

  /**
   * The same network, after a lesson.
   * @param {Network} network
   * @param {{file: Uint8Array, images: Uint8Array[]}} untaught
   */
  replaceTaught(network, untaught) {
    this.#put(network, 'own');
    this.#untaught = untaught;
    this.#announce();
  }

  /** It has other weights. @param {number} epochs finished: 0 for a part of one */
  countTraining(epochs) {
    this.#untaught = null;
    this.#epochsTrained += epochs;
    if (this.#origin === 'pretrained') this.#origin = 'own';
    this.#announce();
  }

  /** A training has begun with other data of as many classes. @param {Reads} reads */
  learns(reads) {
    if (reads.classNames.length === this.#reads.classNames.length) this.#reads = reads;
  }

  /** @param {Network} network @param {Lab.NetworkStatus['origin']} origin */
  #put(network, origin) {
    // An evaluation under way still holds the old network; it is let go when that has ended.
    const old = this.#network;
    void this.#undisturbed.wait().then(() => old.delete());
    this.#network = network;
    this.#origin = origin;
  }

  #announce() {
    const status = this.status();
    this.#report(status);
    return status;
  }
}
