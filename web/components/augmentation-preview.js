import { css, html, nothing } from 'lit';
import { formWord } from '../i18n/form.js';
import { sentence } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { LatestReader } from './latest-reader.js';
import { augmentationOf } from './settings.js';
import { sharedStyles } from './shared-styles.js';
import './seen-image.js';

const count = 8;

/** One training image as the augmentation in the form may change it. */
export class AugmentationPreview extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    example: { state: true },
    images: { state: true },
    problem: { state: true },
  };

  static styles = [
    sharedStyles,
    css`
      .images {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 76px));
        gap: 8px;
        margin-bottom: 12px;
      }
    `,
  ];

  /** @type {LatestReader<string, Uint8Array[]>} */
  #reader = new LatestReader(
    (wanted) => {
      const [example, amounts] = JSON.parse(wanted);
      // The same seeds again: an image moves with the slider instead of jumping.
      return Promise.all(
        Array.from({ length: count }, (_, seed) =>
          this.notebook.lab.augmented(example, amounts, seed),
        ),
      );
    },
    (images) => {
      this.images = images;
      this.problem = null;
    },
    (error) => {
      this.problem = error.message;
    },
  );
  #wanted = '';
  /** @type {unknown} the data that `example` is of */
  #data = null;

  constructor() {
    super();
    this.example = 0;
    /** @type {Uint8Array[] | null} */
    this.images = null;
    /** @type {string | null} */
    this.problem = null;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.notebook.data === this.#data) return;
    this.#data = this.notebook.data;
    this.#wanted = '';
    this.example = 0;
    this.images = null;
  }

  updated() {
    if (!this.notebook.lab.dataLoaded) return;
    const wanted = JSON.stringify([this.example, augmentationOf(this.notebook.settings)]);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#reader.request(wanted);
  }

  render() {
    const { busy, lab } = this.notebook;
    if (!lab.dataLoaded) {
      return html`<button
        type="button"
        aria-disabled=${Boolean(busy)}
        @click=${() => this.notebook.fetchData()}
      >
        ${formWord(busy === 'data' ? 'preview.loading' : 'preview.load', { name: this.notebook.data.title })}
      </button>`;
    }
    return html`
      <div
        class="images"
        role="img"
        aria-label=${formWord('preview.images', { index: this.example + 1 })}
      >
        ${Array.from(
          { length: count },
          (_, index) => html`<inkling-seen .image=${this.images?.[index] ?? null}></inkling-seen>`,
        )}
      </div>
      ${this.problem ? html`<p class="error" role="status">${sentence(this.problem)}</p>` : nothing}
      <button type="button" @click=${this.#another}>${formWord('preview.another')}</button>
    `;
  }

  #another() {
    this.example = Math.floor(Math.random() * this.notebook.data.train);
  }
}

customElements.define('inkling-augmentation-preview', AugmentationPreview);
