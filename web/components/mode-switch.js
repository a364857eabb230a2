import { css, html } from 'lit';
import { t } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';

/** @typedef {'digit' | 'number'} Mode */

const modes = /** @type {const} */ (['digit', 'number']);

/** One digit, or a number of several. Fires 'mode' with the one chosen as its detail. */
export class ModeSwitch extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { mode: { attribute: false } };

  static styles = [
    sharedStyles,
    css`
      div {
        display: flex;
        gap: 4px;
      }

      button {
        min-height: 32px;
        padding: 0 12px;
        border-color: transparent;
        border-radius: 999px;
        background: none;
        color: var(--muted);
        font-size: var(--size-13);
      }

      button[aria-pressed='true'] {
        border-color: var(--line);
        background: var(--surface);
        color: var(--ink);
      }

      @media (pointer: coarse), (max-width: 699px) {
        button {
          min-height: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Mode} */
    this.mode = 'digit';
  }

  render() {
    return html`<div role="group" aria-label=${t('pad.mode')}>
      ${modes.map(
        (mode) =>
          html`<button
            type="button"
            aria-pressed=${mode === this.mode}
            title=${`${t(`pad.${mode}`)} (n)`}
            @click=${() => this.dispatchEvent(new CustomEvent('mode', { detail: mode }))}
          >
            ${t(`pad.${mode}`)}
          </button>`,
      )}
    </div>`;
  }
}

customElements.define('inkling-mode', ModeSwitch);
