import { css, html, nothing } from 'lit';
import { percent, sentence, t } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { chipsOf, readerName, seenTimes } from './describe-network.js';
import { icon } from './icons.js';
import { sharedStyles } from './shared-styles.js';

/**
 * Its layers and parameters, in pieces between which a line may break: never before an arrow.
 * @param {import('../engine/types').NetworkStatus} network
 */
function factsOf({ spec, parameters }) {
  const layers = chipsOf(spec);
  const last = layers.pop();
  const count = t('reader.parameters', { count: parameters });
  return [...layers.map((layer) => `${layer} →`), `${last} ·`, count];
}

/** Which network answers; a way back to the pretrained one; saving and loading. */
export class NetworkLine extends NotebookElement {
  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding-top: 14px;
        border-top: 1px solid var(--line);
        font-size: var(--size-13);
        line-height: 1.5;
      }

      strong {
        font-weight: 600;
      }

      .facts {
        margin-top: 2px;
        color: var(--muted);
      }

      .facts span {
        white-space: nowrap;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 10px;
      }

      .actions button {
        min-height: 34px;
        padding: 0 12px;
        font-size: var(--size-13);
      }

      .error {
        margin-top: 10px;
      }

      @media (pointer: coarse), (max-width: 699px) {
        .actions button {
          min-height: 44px;
        }
      }

      @media (max-width: 699px) {
        .actions button {
          flex: 1;
        }
      }
    `,
  ];

  async #save() {
    const bytes = await this.notebook.saveModel();
    if (!bytes) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)]));
    link.download = 'inkling.safetensors';
    link.click();
    // The download reads the address after this task.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** @param {Event} event */
  async #load(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    // The same file can be chosen again.
    if (file) await this.notebook.loadModel(file);
    input.value = '';
  }

  #pickFile() {
    /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input')).click();
  }

  render() {
    const { network, evaluation, errors, ready } = this.notebook;
    if (!network) {
      return html`<p class=${errors.start ? 'error' : 'muted'} role="status">
        ${errors.start ? t('answer.startFailed', { message: sentence(errors.start) }) : t('answer.starting')}
      </p>`;
    }
    return html`
      <p data-testid="reader">
        ${t('reader.by')}<strong>${readerName(this.notebook)}</strong>${
          evaluation
            ? html`<span class="muted">
                ·
                ${t('reader.test', { share: percent(evaluation.accuracy) })}${seenTimes(evaluation.views)}</span
              >`
            : nothing
        }
      </p>
      <p class="facts mono">${factsOf(network).map((fact) => html`<span>${fact}</span> `)}</p>
      <div class="actions">
        ${
          network.origin === 'pretrained'
            ? nothing
            : html`<button type="button" @click=${() => this.notebook.usePretrained()}>
                ${icon('back')}${t('reader.usePretrained')}
              </button>`
        }
        ${
          this.notebook.hasReplaced
            ? html`<button type="button" @click=${() => this.notebook.bringBack()}>
                ${icon('undo')}${t('reader.bringBack')}
              </button>`
            : nothing
        }
        <button
          type="button"
          title=${t('reader.saveTitle')}
          aria-disabled=${!ready}
          @click=${this.#save}
        >
          ${icon('save')}${t('reader.save')}
        </button>
        <button
          type="button"
          title=${t('reader.loadTitle')}
          aria-disabled=${!ready}
          @click=${this.#pickFile}
        >
          ${icon('load')}${t('reader.load')}
        </button>
        <input
          type="file"
          accept=".safetensors"
          aria-label=${t('reader.loadTitle')}
          hidden
          @change=${this.#load}
        />
      </div>
      ${errors.model ? html`<p class="error" role="alert">${sentence(errors.model)}</p>` : nothing}
    `;
  }
}

customElements.define('inkling-network-line', NetworkLine);
