import { css, html, nothing } from 'lit';
import { fixed, sentence } from '../i18n/i18n.js';
import { t } from '../i18n/train.js';
import { NotebookElement } from './base-element.js';
import { readerName, seenTimes } from './describe-network.js';
import { sharedStyles } from './shared-styles.js';

/** The accuracy on the test set, of the network that answers now. */
export class TestResult extends NotebookElement {
  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      .result {
        margin-top: 6px;
        font: 500 var(--size-44) / 1.1 var(--serif);
        font-variant-numeric: lining-nums tabular-nums;
      }

      .result small {
        margin-left: 2px;
        font-size: 0.55em;
      }

      .result.none {
        color: var(--ghost);
        font-weight: 300;
      }

      .of {
        line-height: 1.6;
        font-size: var(--size-13);
      }

      button {
        margin: 10px 0 14px;
      }

      .note {
        max-width: 40ch;
        color: var(--muted);
        font-size: var(--size-13);
        line-height: 1.45;
      }

      .error {
        margin-bottom: 12px;
      }

      @media (min-width: 700px) and (max-width: 1099px) {
        :host {
          display: grid;
          grid-template-columns: auto auto 1fr;
          gap: 4px 28px;
          align-items: center;
          padding-top: 20px;
          border-top: 1px solid var(--line);
        }

        h3 {
          grid-column: 1 / -1;
        }

        .result {
          margin: 0;
        }

        button {
          margin: 0;
        }
      }
    `,
  ];

  render() {
    const { evaluation, busy, ready, training, errors, network } = this.notebook;
    const testing = busy === 'test';
    return html`
      <h3>${t('test.title')}</h3>
      <div role="status">
        <p class="result ${evaluation ? '' : 'none'}" data-testid="test-accuracy">
          ${
            evaluation
              ? html`${fixed(evaluation.accuracy * 100, 1)}<small>%</small>`
              : html`<span aria-hidden="true">—</span>`
          }
        </p>
        <p class="of figure">
          ${
            evaluation
              ? t('test.of', { correct: evaluation.correct, total: evaluation.total }) +
                seenTimes(evaluation.views)
              : testing
                ? t('test.running')
                : nothing
          }
        </p>
        ${
          evaluation && network
            ? html`<p class="of muted">${readerName(this.notebook)}</p>`
            : nothing
        }
      </div>
      <button
        type="button"
        aria-disabled=${Boolean(busy) || !ready || training?.state === 'running'}
        @click=${() => this.notebook.test()}
      >
        ${t('test.run')}
      </button>
      ${errors.test ? html`<p class="error" role="alert">${sentence(errors.test)}</p>` : nothing}
      <p class="note">${t('test.note', { count: this.notebook.data.test })}</p>
    `;
  }
}

customElements.define('inkling-test-result', TestResult);
