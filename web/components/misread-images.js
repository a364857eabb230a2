import { css, html, nothing } from 'lit';
import { percent, sentence } from '../i18n/i18n.js';
import { t } from '../i18n/misread.js';
import { NotebookElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { paintPixels } from './paint-pixels.js';
import { sharedStyles } from './shared-styles.js';
import { themeChanges } from './theme.js';

/** @typedef {import('../engine/types').Misread} Misread */

const side = 28;
/** So many images of a kind of mistake are shown, and of all kinds together. */
const most = { kind: 20, surest: 10 };

/**
 * The test images that were misread: those of one cell of the confusion matrix, or the surest mistakes
 * of all. They are of the test whose figures the page shows, and go with it.
 */
export class MisreadImages extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    kind: { attribute: false },
    names: { attribute: false },
    pixels: { state: true },
    problem: { state: true },
  };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        margin-top: 24px;
      }

      h4 {
        margin: 0;
        color: var(--ink);
        font: 600 var(--size-17) / 1.3 var(--serif);
      }

      .note {
        max-width: 60ch;
        margin-top: 4px;
        color: var(--muted);
        font-size: var(--size-13);
        line-height: 1.5;
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(56px, 1fr));
        gap: 14px 4px;
        margin: 14px 0 0;
        padding: 0;
        list-style: none;
      }

      ul.words {
        grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
        gap: 14px 12px;
      }

      li {
        font-size: 12px;
        line-height: 1.4;
        overflow-wrap: break-word;
      }

      /* A whole number of the screen's pixels for each of the image's. */
      canvas {
        display: block;
        width: 56px;
        height: 56px;
        margin-bottom: 4px;
        border-radius: 3px;
        outline: 1px solid var(--line);
        outline-offset: -1px;
        background: var(--surface);
        image-rendering: pixelated;
      }

      li span {
        display: block;
      }

      button.text {
        margin: 12px 0 0 -4px;
      }

      .error {
        margin-top: 12px;
      }
    `,
  ];

  /** What is shown. @type {Misread[]} */
  #shown = [];
  /** The test and the kind that it was chosen by. @type {unknown[]} */
  #chosenBy = [];

  constructor() {
    super();
    /** @type {[label: number, read: number] | null} the cell that was chosen */
    this.kind = null;
    /** @type {string[]} of the classes */
    this.names = [];
    /** @type {Uint8Array[] | null} of what is shown; null while they are on their way */
    this.pixels = null;
    /** @type {string | null} */
    this.problem = null;
    new ChangeController(this, themeChanges);
  }

  get #misread() {
    return this.notebook.evaluation?.misread ?? [];
  }

  /** How many images the chosen cell counts, or all cells of mistakes. */
  get #count() {
    const { confusionMatrix = [], total = 0, correct = 0 } = this.notebook.evaluation ?? {};
    if (this.kind === null) return total - correct;
    const [label, read] = this.kind;
    return confusionMatrix[label]?.[read] ?? 0;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const chosenBy = [this.notebook.evaluation, this.kind];
    if (chosenBy.every((each, i) => each === this.#chosenBy[i])) return;
    this.#chosenBy = chosenBy;
    this.#shown = this.#choose();
    this.#fetch();
  }

  /** The surest come first. */
  #choose() {
    if (this.kind === null) return this.#misread.slice(0, most.surest);
    const [label, read] = this.kind;
    const ofKind = this.#misread.filter((each) => each.label === label && each.read === read);
    return ofKind.slice(0, most.kind);
  }

  async #fetch() {
    const shown = this.#shown;
    this.pixels = null;
    this.problem = null;
    if (shown.length === 0) return;
    const places = shown.map(({ index }) => index);
    try {
      const pixels = await this.notebook.lab.images('test', places);
      // Another test, or another cell, may have come meanwhile.
      if (shown === this.#shown) this.pixels = pixels;
    } catch (error) {
      if (shown === this.#shown) this.problem = /** @type {Error} */ (error).message;
    }
  }

  /** @param {import('lit').PropertyValues<this>} changed */
  updated(changed) {
    // A matrix of many classes is taller than the screen.
    if (changed.has('kind') && this.kind) this.scrollIntoView({ block: 'nearest' });
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, i) => {
      paintPixels(canvas, this.pixels?.[i] ?? null);
    });
  }

  render() {
    if (!this.notebook.evaluation) return nothing;
    const isWords = this.names.some((name) => name.length > 2);
    return html`
      <div role="group" aria-labelledby="title">
        <div role="status">
          <h4 id="title">${this.#title()}</h4>
          <p class="note">${this.#note()}</p>
        </div>
        ${this.problem ? html`<p class="error" role="alert">${sentence(this.problem)}</p>` : nothing}
        <ul role="list" class=${isWords ? 'words' : ''} ?hidden=${this.#shown.length === 0}>
          ${this.#shown.map((each) => this.#image(each))}
        </ul>
        ${
          this.kind
            ? html`<button class="text" type="button" @click=${this.#back}>
                ${t('misread.back')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #title() {
    if (this.kind === null) return t('misread.surest');
    const [label, read] = this.kind;
    return t('misread.kind', { label: this.names[label], read: this.names[read] });
  }

  #note() {
    const count = this.#count;
    if (this.kind === null) {
      return count === 0 ? t('misread.nothing') : t('misread.surestNote', { count });
    }
    if (this.kind[0] === this.kind[1]) return t('misread.right');
    if (count === 0) return t('misread.none');
    const shown = this.#shown.length;
    return shown < count ? t('misread.some', { shown, count }) : t('misread.all', { count });
  }

  /** @param {Misread} misread */
  #image({ label, read, probability }) {
    const names = { label: this.names[label], read: this.names[read] };
    const share = percent(probability);
    return html`<li>
      <canvas
        width=${side}
        height=${side}
        role="img"
        aria-label=${t('misread.image', { ...names, share })}
      ></canvas>
      ${
        this.kind === null
          ? html`<span class="figure" aria-hidden="true">${names.label} → ${names.read}</span>`
          : nothing
      }
      <span class="figure muted" aria-hidden="true">${share}</span>
    </li>`;
  }

  #back() {
    this.dispatchEvent(new CustomEvent('back'));
  }
}

customElements.define('inkling-misread', MisreadImages);
