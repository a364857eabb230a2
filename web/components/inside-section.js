import { css, html } from 'lit';
import { t } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';
import './confusion-matrix.js';
import './summary-table.js';

/** What the network confuses and what it is made of. */
export class InsideSection extends NotebookElement {
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
        font: 500 var(--size-15) / 1.4 var(--sans);
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

      @media (min-width: 1100px) {
        .layout {
          grid-template-columns: minmax(0, 600px) minmax(0, 1fr);
        }
      }
    `,
  ];

  render() {
    return html`
      <h2>${t('inside.title')}</h2>
      <div class="layout">
        <inkling-confusion-matrix
          .matrix=${this.notebook.evaluation?.confusionMatrix ?? null}
          .names=${this.notebook.network?.classNames ?? []}
        ></inkling-confusion-matrix>
        <inkling-summary .summary=${this.notebook.summary}></inkling-summary>
      </div>
      <details @toggle=${() => import('./handwriting-preview.js')}>
        <summary>${t('inside.handwriting')}</summary>
        <inkling-handwriting></inkling-handwriting>
      </details>
    `;
  }
}

customElements.define('inkling-inside', InsideSection);
