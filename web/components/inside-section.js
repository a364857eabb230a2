import { css, html } from 'lit';
import { classNames } from '../i18n/i18n.js';
import { t } from '../i18n/inside.js';
import { NotebookElement } from './base-element.js';
import { fetchPart } from './parts.js';
import { sharedStyles } from './shared-styles.js';
import './confusion-matrix.js';
import './summary-table.js';

/** What the network confuses and what it is made of. */
export class InsideSection extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { reliable: { state: true } };

  static styles = [
    sharedStyles,
    css`
      .layout {
        display: grid;
        gap: 40px 56px;
        margin-top: 18px;
      }

      details {
        margin-top: 32px;
      }

      details summary {
        padding: 8px 0;
        border-radius: 4px;
        font: 600 var(--size-21) / 1.3 var(--serif);
        cursor: pointer;
      }

      inkling-handwriting {
        margin-top: 6px;
      }

      @media (pointer: coarse), (max-width: 699px) {
        details summary {
          padding: 12px 0;
        }
      }

      .sure {
        margin-top: 40px;
      }

      .sure h3 {
        color: var(--ink);
        font: 600 var(--size-21) / 1.3 var(--serif);
      }

      .sure p {
        max-width: 52ch;
        margin: 12px 0;
      }

      @media (min-width: 1100px) {
        .layout {
          grid-template-columns: minmax(0, 600px) minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** Whether the diagram has been asked for, and is here. */
    this.reliable = false;
  }

  async #measure() {
    this.reliable = Boolean(await fetchPart(() => import('./reliability-diagram.js')));
  }

  render() {
    return html`
      <h2>${t('inside.title')}</h2>
      <div class="layout">
        <inkling-confusion-matrix
          .matrix=${this.notebook.evaluation?.confusionMatrix ?? null}
          .names=${classNames(this.notebook.network?.classNames ?? [])}
        ></inkling-confusion-matrix>
        <div>
          <inkling-summary .summary=${this.notebook.summary}></inkling-summary>
          <div class="sure">
            <h3 id="sure">${t('reliability.title')}</h3>
            ${
              this.reliable
                ? html`<inkling-reliability
                    role="group"
                    aria-labelledby="sure"
                    tabindex="-1"
                    .notebook=${this.notebook}
                  ></inkling-reliability>`
                : this.#invitation()
            }
          </div>
        </div>
      </div>
      <details @toggle=${() => fetchPart(() => import('./handwriting-preview.js'))}>
        <summary>${t('inside.handwriting')}</summary>
        <inkling-handwriting></inkling-handwriting>
      </details>
    `;
  }

  #invitation() {
    return html`
      <p class="muted">${t('reliability.empty')}</p>
      <button type="button" aria-disabled=${!this.notebook.ready} @click=${this.#measure}>
        ${t('reliability.measure')}
      </button>
    `;
  }
}

customElements.define('inkling-inside', InsideSection);
