import { css, html, svg } from 'lit';
import { t } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { icon } from './icons.js';
import { nibs } from './pens.js';
import { sharedStyles } from './shared-styles.js';

/** @typedef {import('./drawing-pad.js').DrawingPad} DrawingPad */

/** The nibs as they are shown: each with its place on the button. */
const dots = /** @type {const} */ ([
  ['fine', 6],
  ['medium', 18],
  ['broad', 35],
]);

/** What one can do with the pad beside drawing on it. */
export class DrawTools extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { pad: { attribute: false } };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      button {
        min-width: 40px;
      }

      button.plain {
        padding: 0 10px;
      }

      button[aria-pressed='true'] {
        border-color: var(--ink);
        background: var(--ink);
        color: var(--surface);
      }

      .nib svg {
        width: 40px;
        fill: var(--ghost);
      }

      .nib .chosen {
        fill: currentcolor;
      }

      @media (max-width: 1099px) {
        button,
        button.plain {
          width: 44px;
          padding: 0;
        }

        .nib svg {
          width: 34px;
        }

        .word {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {DrawingPad | null} null until it has been rendered */
    this.pad = null;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('pad') && this.pad) new ChangeController(this, this.pad);
  }

  render() {
    const { pad } = this;
    const nib = pad?.nib ?? 'medium';
    const empty = pad?.empty ?? true;
    const replaying = pad?.isReplaying ?? false;
    return html`
      ${this.#tool('undo', 'z', icon('undo'), !pad?.canUndo, () => pad?.undo())}
      ${this.#tool('redo', 'Shift+Z', icon('redo'), !pad?.canRedo, () => pad?.redo())}
      <button
        type="button"
        class="plain nib"
        aria-label=${t(`pad.nib.${nib}`)}
        title=${`${t(`pad.nib.${nib}`)} (w)`}
        @click=${() => pad?.changeNib()}
      >
        <svg viewBox="0 0 44 20" aria-hidden="true">
          ${dots.map(
            ([name, x]) =>
              svg`<circle class=${name === nib ? 'chosen' : ''} cx=${x} cy="10" r=${nibs[name] / 3.7} />`,
          )}
        </svg>
      </button>
      <button
        type="button"
        aria-label=${t('pad.eraser')}
        aria-pressed=${pad?.erasing ?? false}
        title=${`${t('pad.eraser')} (e)`}
        @click=${() => pad?.toggleEraser()}
      >
        ${icon('eraser')}<span class="word">${t('pad.eraser')}</span>
      </button>
      ${
        replaying
          ? this.#tool('stopReplay', 'r', icon('stop'), false, () => pad?.replay())
          : this.#tool('replay', 'r', icon('replay'), empty, () => pad?.replay())
      }
      <button
        type="button"
        aria-label=${t('pad.clear')}
        title=${`${t('pad.clear')} (Delete)`}
        aria-disabled=${empty}
        @click=${() => pad?.clear()}
      >
        ${icon('clear')}<span class="word">${t('pad.clear')}</span>
      </button>
    `;
  }

  /**
   * @param {'undo' | 'redo' | 'replay' | 'stopReplay'} name
   * @param {string} key
   * @param {unknown} picture
   * @param {boolean} disabled
   * @param {() => void} act
   */
  #tool(name, key, picture, disabled, act) {
    const label = t(`pad.${name}`);
    return html`<button
      type="button"
      class="plain"
      aria-label=${label}
      title=${`${label} (${key})`}
      aria-disabled=${disabled}
      @click=${act}
    >
      ${picture}
    </button>`;
  }
}

customElements.define('inkling-tools', DrawTools);
