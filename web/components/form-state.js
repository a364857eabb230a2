import { dataSets } from '../data/data-sets.js';
import { Errands } from './errands.js';
import { checkLayer } from './layer-settings.js';
import { NetworkPlan } from './network-plan.js';
import { checkSettings, presets, toNetworkSpec } from './settings.js';

/** What is in the form, whether it is right, and the network that it would make. */
export class FormState extends Errands {
  /** @param {import('../engine/types').Lab['describe']} describe */
  constructor(describe) {
    super();
    /** The data in use. @type {import('../engine/types').DataInfo} */
    this.data = dataSets.mnist;
    this.plan = new NetworkPlan(describe, () => this.changed());
    this.settings = presets.keras;
  }

  /** @type {import('./settings.js').Settings} what is in the form; never changed in place */
  #settings = presets.keras;

  get settings() {
    return this.#settings;
  }

  set settings(settings) {
    this.#settings = settings;
    const wrong = settings.hidden.some((layer) => checkLayer(layer).some(([, error]) => error));
    this.plan.follow(wrong ? null : this.toSpec(settings));
  }

  /** The network of the form. @param {import('./settings.js').Settings} [settings] without errors */
  toSpec(settings = this.settings) {
    return toNetworkSpec(settings, this.data.classNames.length);
  }

  /** @param {import('../engine/types').DataInfo} data the output layer has a unit for each class */
  useData(data) {
    this.data = data;
    this.settings = this.#settings;
    this.changed();
  }

  /** What is wrong in the form, by field. */
  get fieldErrors() {
    return checkSettings(this.settings);
  }

  get settingsValid() {
    return !this.plan.misfit && Object.keys(this.fieldErrors).length === 0;
  }

  /** @param {Partial<import('./settings.js').Settings>} change */
  changeSettings(change) {
    this.settings = { ...this.settings, ...change };
    this.changed();
  }
}
