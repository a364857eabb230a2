import { css, html, nothing } from 'lit';
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
  static properties = {
    reliable: { state: true },
    chosen: { state: true },
    hasImages: { state: true },
  };

  static styles = [
    sharedStyles,
    css`
      .layout {
        display: grid;
        gap: 40px 56px;
        margin-top: 18px;
      }

      .layout > * {
        min-width: 0;
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
    /** @type {[label: number, read: number] | null} the cell of the matrix whose images are shown */
    this.chosen = null;
    /** Whether what shows misread images is here: it comes with the first test. */
    this.hasImages = false;
  }

  /** The latest test. @type {unknown} */
  #tested = null;

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const { evaluation } = this.notebook;
    if (evaluation === this.#tested) return;
    this.#tested = evaluation;
    this.chosen = null;
    if (evaluation) this.#fetchImages();
  }

  async #fetchImages() {
    this.hasImages ||= Boolean(await fetchPart(() => import('./misread-images.js')));
  }

  #back() {
    /** @type {import('./confusion-matrix.js').ConfusionMatrix | null} */
    const matrix = this.renderRoot.querySelector('inkling-confusion-matrix');
    if (this.chosen) matrix?.focusCell(this.chosen);
    this.chosen = null;
  }

  async #measure() {
    this.reliable = Boolean(await fetchPart(() => import('./reliability-diagram.js')));
  }

  render() {
    const { evaluation } = this.notebook;
    const names = classNames(this.notebook.network?.classNames ?? []);
    return html`
      <h2>${t('inside.title')}</h2>
      <div class="layout">
        <div>
          <inkling-confusion-matrix
            .matrix=${evaluation?.confusionMatrix ?? null}
            .names=${names}
            .chosen=${this.chosen}
            @choose=${(/** @type {CustomEvent} */ { detail }) => (this.chosen = detail)}
          ></inkling-confusion-matrix>
          ${
            evaluation && this.hasImages
              ? html`<inkling-misread
                  .notebook=${this.notebook}
                  .kind=${this.chosen}
                  .names=${names}
                  @back=${this.#back}
                ></inkling-misread>`
              : nothing
          }
        </div>
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
