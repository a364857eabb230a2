import { css, html, nothing } from 'lit';
import { dataSets } from '../data/data-sets.js';
import { ownDigits } from '../data/own-digits.js';
import { classNames as shown, joinSentences, number, sentence } from '../i18n/i18n.js';
import { t } from '../i18n/own-data.js';
import { NotebookElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { fetchPart } from './parts.js';
import { formStyles } from './form-styles.js';
import { sharedStyles } from './shared-styles.js';

/** @typedef {keyof typeof dataSets} Known */

/** What is trained on: a data set that is served beside the page, or files of one's own. */
export class DataSource extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    served: { state: true },
    reading: { state: true },
    over: { state: true },
  };

  static styles = [
    sharedStyles,
    formStyles,
    css`
      :host {
        display: block;
        margin-bottom: 22px;
      }

      .presets {
        margin-bottom: 0;
      }

      .drop {
        border-radius: var(--radius);
        outline: 2px dashed transparent;
        outline-offset: 6px;
        transition: outline-color var(--quick);
      }

      .drop.over {
        outline-color: var(--field-line);
      }

      p {
        max-width: 92ch;
        margin-top: 8px;
        color: var(--muted);
        font-size: var(--size-13);
        line-height: 1.5;
      }

      .own {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 20px;
        align-items: center;
        margin-top: 6px;
        font-size: var(--size-13);
      }

      .own label {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 32px;
      }

      .own input {
        width: 17px;
        height: 17px;
        margin: 0;
        accent-color: var(--ink);
      }

      @media (pointer: coarse), (max-width: 699px) {
        .own label {
          min-height: 44px;
        }
      }

      p.error {
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Known[]} those that this server has */
    this.served = ['mnist'];
    this.reading = false;
    this.over = false;
    new ChangeController(this, ownDigits);
  }

  /** The lab has the digits that a training may take, after it started again as well. */
  #hand = () => {
    const { digits } = ownDigits;
    if (digits.length === 0) this.notebook.ownDigits = false;
    if (this.notebook.ownDigits) this.notebook.lab.setOwnDigits(digits).catch(() => {});
  };

  /** @param {Event} event */
  #include(event) {
    this.notebook.ownDigits = /** @type {HTMLInputElement} */ (event.target).checked;
    this.#hand();
    this.requestUpdate();
  }

  async firstUpdated() {
    ownDigits.open();
    ownDigits.addEventListener('change', this.#hand);
    this.notebook.lab.addEventListener('restart', this.#hand);
    try {
      const served = await (await fetch('data/sets.json')).json();
      this.served = served.filter((/** @type {any} */ name) => Object.hasOwn(dataSets, name));
    } catch {
      // A server without a list has MNIST.
    }
  }

  /** @param {Known | File[]} data */
  async #use(data) {
    if (this.reading) return;
    this.reading = true;
    await this.notebook.attempt('data', () => this.notebook.lab.useData(data));
    this.reading = false;
  }

  /** @param {Event} event */
  async #choose(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(input.files ?? [])];
    // The same files can be chosen again.
    input.value = '';
    if (files.length > 0) await this.#use(files);
  }

  /** @param {DragEvent} event */
  #drop(event) {
    event.preventDefault();
    this.over = false;
    if (this.#waits) return;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) this.#use(files);
  }

  /** @param {DragEvent} event */
  #drag(event) {
    event.preventDefault();
    this.over = event.type === 'dragover' && !this.#waits;
  }

  /** Whether the data cannot be changed now. */
  get #waits() {
    return this.reading || this.notebook.active;
  }

  render() {
    const { data, errors } = this.notebook;
    const waits = this.#waits;
    return html`
      <div
        class="drop ${this.over ? 'over' : ''}"
        @dragover=${this.#drag}
        @dragleave=${this.#drag}
        @drop=${this.#drop}
      >
        <div class="presets" role="group" aria-label=${t('data.label')}>
          <span class="label">${t('data.label')}</span>
          ${this.served.map(
            (name) =>
              html`<button
                type="button"
                aria-pressed=${data.name === name}
                aria-disabled=${waits}
                @click=${() => this.#use(name)}
              >
                ${dataSets[name].title}
              </button>`,
          )}
          <button
            type="button"
            aria-pressed=${data.name === 'own'}
            aria-disabled=${waits}
            @click=${() => this.renderRoot.querySelector('input')?.click()}
          >
            ${t('data.own')}
          </button>
          <input type="file" multiple hidden aria-label=${t('data.own')} @change=${this.#choose} />
        </div>
        <p role="status">
          ${joinSentences(
            this.reading ? t('data.reading') : t('data.facts', this.#facts()),
            data.name === 'mnist' ? t('data.hint') : '',
          )}
        </p>
        ${data.name === 'mnist' ? this.#own() : nothing}
        ${errors.data ? html`<p class="error" role="alert">${sentence(errors.data)}</p>` : nothing}
      </div>
    `;
  }

  #own() {
    const count = ownDigits.digits.length;
    return html`<div class="own">
      <label>
        <input
          type="checkbox"
          .checked=${this.notebook.ownDigits}
          ?disabled=${count === 0}
          @change=${this.#include}
        />
        ${t('own.include', { count })}
      </label>
      <button
        class="text"
        type="button"
        @click=${async () =>
          (await fetchPart(() => import('./own-digits.js')))?.openOwnDigits(this.notebook)}
      >
        ${t('own.open')}
      </button>
    </div>`;
  }

  #facts() {
    const { train, test, classNames } = this.notebook.data;
    const short = classNames.every((name) => name.length === 1);
    return {
      train: number(train),
      test: number(test),
      count: classNames.length,
      names: shown(classNames).join(short ? ' ' : t('data.comma')),
    };
  }
}

customElements.define('inkling-data-source', DataSource);
