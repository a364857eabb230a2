import { css, html } from 'lit';
import { t } from '../i18n/keys.js';
import { BaseElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';

/** The list of keys. */
export class KeysDialog extends BaseElement {
  static styles = [
    sharedStyles,
    css`
      dialog {
        width: min(420px, calc(100vw - 32px));
        padding: 28px;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--surface);
        color: var(--ink);
        box-shadow: 0 24px 80px -24px rgb(0 0 0 / 45%);
      }

      dialog::backdrop {
        background: rgb(20 23 29 / 35%);
      }

      dl {
        display: grid;
        grid-template-columns: 108px 1fr;
        gap: 9px 20px;
        margin: 18px 0 0;
      }

      dt,
      dd {
        margin: 0;
      }

      h3 {
        margin-top: 22px;
      }

      h3 + dl {
        margin-top: 10px;
      }

      kbd {
        display: inline-block;
        min-width: 26px;
        padding: 2px 8px;
        border: 1px solid var(--line);
        border-bottom-width: 2px;
        border-radius: 6px;
        background: var(--paper);
        font: 500 var(--size-13) / 1.4 var(--mono);
        text-align: center;
      }

      form {
        margin-top: 24px;
        text-align: right;
      }
    `,
  ];

  async open() {
    await this.updateComplete;
    /** @type {HTMLDialogElement | null} */ (this.renderRoot.querySelector('dialog'))?.showModal();
  }

  /** @param {string[]} keys @param {string} meaning */
  #row(keys, meaning) {
    return html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
      <dd>${meaning}</dd>`;
  }

  render() {
    return html`
      <dialog aria-labelledby="title">
        <h2 id="title">${t('keys.title')}</h2>
        <dl>
          ${this.#row([t('key.space')], t('keys.train'))} ${this.#row(['s'], t('keys.step'))}
          ${this.#row(['z'], t('keys.undo'))} ${this.#row(['Shift', 'z'], t('keys.redo'))}
          ${this.#row(['e'], t('keys.eraser'))} ${this.#row(['w'], t('keys.nib'))}
          ${this.#row([t('key.delete')], t('keys.clear'))} ${this.#row(['r'], t('keys.replay'))}
          ${this.#row(['n'], t('keys.number'))} ${this.#row(['1', '2', '3'], t('keys.places'))}
          ${this.#row(['?'], t('keys.help'))}
        </dl>
        <h3>${t('keys.onPad')}</h3>
        <dl>
          ${this.#row([t('key.arrows')], t('keys.arrows'))}
          ${this.#row([t('key.space')], t('keys.pen'))}
        </dl>
        <form method="dialog"><button autofocus>${t('keys.close')}</button></form>
      </dialog>
    `;
  }
}

customElements.define('inkling-keys-dialog', KeysDialog);
