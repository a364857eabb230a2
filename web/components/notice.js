import { css, html, nothing } from 'lit';
import { sentence, t } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { parts } from './parts.js';
import { sharedStyles } from './shared-styles.js';

/** Says that the engine had to start again or could not, or that a part of the page is missing, until it is dismissed. */
export class Notice extends NotebookElement {
  static styles = [
    sharedStyles,
    css`
      div {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 16px;
        position: fixed;
        bottom: 24px;
        left: 50%;
        z-index: 15;
        width: min(680px, calc(100vw - 32px));
        transform: translateX(-50%);
        box-shadow: 0 16px 48px -16px rgb(0 0 0 / 35%);
        padding: 10px 10px 10px 16px;
        border: 1px solid var(--line);
        border-left: 3px solid var(--training);
        border-radius: var(--radius);
        background: var(--surface);
        font-size: var(--size-13);
      }

      @media (max-width: 699px) {
        div {
          bottom: calc(76px + env(safe-area-inset-bottom));
        }
      }
    `,
  ];

  constructor() {
    super();
    new ChangeController(this, parts);
  }

  #dismiss() {
    parts.tell(false);
    this.notebook.dismissRestart();
  }

  render() {
    const { restart, down } = this.notebook;
    if (!restart && !parts.missing) return nothing;
    const message = restart && sentence(restart.message);
    return html`<div role="alert">
      <p>${message ? (down ? message : t('notice.restart', { message })) : t('notice.part')}</p>
      <button type="button" @click=${this.#dismiss}>${t('dismiss')}</button>
    </div>`;
  }
}

customElements.define('inkling-notice', Notice);
