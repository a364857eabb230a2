import { css, html, nothing } from 'lit';
import { t } from '../i18n/link.js';
import { NotebookElement } from './base-element.js';
import { formStyles } from './form-styles.js';
import { toHash } from './settings-link.js';
import { same } from './settings.js';
import { sharedStyles } from './shared-styles.js';

/** @typedef {'copied' | 'copiedOther' | 'select' | 'fix' | 'block'} Outcome */

/** Puts a link to the settings of the form on the clipboard, or shows it where that is refused. */
export class CopyLink extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { outcome: { state: true } };

  static styles = [
    sharedStyles,
    formStyles,
    css`
      :host {
        display: block;
        margin-top: 20px;
      }

      p {
        margin-top: 8px;
        font-size: var(--size-13);
        line-height: 1.5;
      }

      p:empty {
        margin: 0;
      }

      input {
        margin-top: 8px;
      }
    `,
  ];

  constructor() {
    super();
    /** What became of the latest press. @type {Outcome | null} */
    this.outcome = null;
    this.address = '';
    /** @type {import('./settings.js').Settings | null} that the address is for */
    this.settings = null;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    // What was said is of other settings.
    if (this.settings && !same(this.settings, this.notebook.settings)) this.outcome = null;
  }

  render() {
    const { outcome, address } = this;
    return html`
      <button type="button" @click=${this.#copy}>${t('link.copy')}</button>
      <p role="status">${outcome ? t(`link.${outcome}`) : ''}</p>
      ${
        outcome === 'select'
          ? html`<input
              class="mono"
              type="text"
              readonly
              aria-label=${t('link.address')}
              .value=${address}
              @focus=${(/** @type {Event} */ event) =>
                /** @type {HTMLInputElement} */ (event.target).select()}
            />`
          : nothing
      }
    `;
  }

  async #copy() {
    const { fieldErrors, settings, data } = this.notebook;
    this.settings = settings;
    const hash =
      Object.keys(fieldErrors).length > 0 ? null : toHash(settings, data.classNames.length);
    if (hash === null) {
      this.outcome = Object.keys(fieldErrors).length > 0 ? 'fix' : 'block';
      return;
    }
    this.address = new URL(hash, location.href).href;
    try {
      await navigator.clipboard.writeText(this.address);
      this.outcome = data.name === 'mnist' ? 'copied' : 'copiedOther';
    } catch {
      // Refused; or there is none, as on a page that came over plain HTTP.
      this.outcome = 'select';
      await this.updateComplete;
      this.renderRoot.querySelector('input')?.focus();
    }
  }
}

customElements.define('inkling-copy-link', CopyLink);
