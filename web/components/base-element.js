import { LitElement } from 'lit';
import { hasLanguage, languageChanges } from '../i18n/i18n.js';
import { ChangeController } from './change-controller.js';

/** What every component of the page has: it renders when there are words, and again in another language. */
export class BaseElement extends LitElement {
  constructor() {
    super();
    new ChangeController(this, languageChanges);
  }

  shouldUpdate() {
    return hasLanguage();
  }

  /**
   * Where a control goes that has the focus, what takes its place has it then.
   * @param {import('lit').PropertyValues} changed
   */
  update(changed) {
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    const focused = root.activeElement;
    const controls = () =>
      /** @type {HTMLElement[]} */ ([
        ...root.querySelectorAll('button, input:not([hidden]), [tabindex]'),
      ]);
    const place = focused ? controls().indexOf(/** @type {HTMLElement} */ (focused)) : -1;
    super.update(changed);
    if (place < 0 || focused?.isConnected) return;
    const left = controls();
    left[Math.min(place, left.length - 1)]?.focus();
  }
}

/** A component that shows the notebook, and so renders again when anything on it changes. */
export class NotebookElement extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { notebook: { attribute: false } };

  /** @type {ChangeController | null} */
  #subscription = null;

  constructor() {
    super();
    /** @type {import('./notebook.js').Notebook} handed over by main.js before the first render */
    this.notebook = /** @type {any} */ (undefined);
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('notebook')) return;
    if (this.#subscription) {
      this.#subscription.hostDisconnected();
      this.removeController(this.#subscription);
    }
    this.#subscription = this.notebook ? new ChangeController(this, this.notebook) : null;
  }

  /** Nothing is rendered before main.js has handed over the notebook. */
  shouldUpdate() {
    return Boolean(this.notebook);
  }
}
