import { Errands } from './errands.js';
import { checkLayer } from './layer-settings.js';
import { NetworkPlan } from './network-plan.js';
import { checkSettings, presets, toNetworkSpec } from './settings.js';

/** What is in the form, whether it is right, and the network that it would make. */
export class FormState extends Errands {
  /** @param {import('../engine/types').Lab['describe']} describe */
  constructor(describe) {
    super();
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
    this.plan.follow(wrong ? null : toNetworkSpec(settings));
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
