import { css, html, nothing, svg } from 'lit';
import { imageText } from '../i18n/image-messages.js';
import { NotebookElement } from './base-element.js';
import { fetchPart } from './parts.js';
import { sharedStyles } from './shared-styles.js';

/** As icons.js has them, which the page loads at once. */
const shapes = {
  image: svg`<rect x="3" y="4" width="14" height="12" rx="2"/><path d="m3.5 14 4-4 3 3 2.500-2.500 3.500 3.500M13 7.500h.01"/>`,
  photo: svg`<path d="M3 7h3l1.500-2.500h5L14 7h3v9H3z"/><circle cx="10" cy="11" r="2.8"/>`,
};

/** HEIC is left out: an iPhone then hands over a JPEG of it. */
const types = 'image/png,image/jpeg,image/gif,image/webp,image/avif';

/**
 * The ways to bring an image: buttons above the pad, pasting, and dropping a file anywhere on the page.
 * What reads it is fetched when the first one comes. Fires 'note' with what came of it as its detail,
 * and 'mode' where it was a number of several digits.
 */
export class ImageTools extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { note: { attribute: false } };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        gap: 8px;
      }

      .photo {
        display: none;
      }

      button {
        min-height: 32px;
        padding: 0 12px;
        font-size: var(--size-13);
      }

      @media (pointer: coarse) {
        .photo {
          display: inline-flex;
        }
      }

      @media (max-width: 1099px) {
        button {
          width: 44px;
          padding: 0;
        }

        span {
          display: none;
        }
      }
    `,
  ];

  #count = 0;
  #paste = (/** @type {ClipboardEvent} */ event) => this.#take(event, event.clipboardData);
  #drag = (/** @type {DragEvent} */ event) => {
    // What is held over the data is for them.
    const over =
      event.type === 'dragover' &&
      !event.defaultPrevented &&
      Boolean(event.dataTransfer?.types.includes('Files'));
    // Not prevented, a drop would replace the page by the file.
    if (over) event.preventDefault();
    this.pad.toggleAttribute('dropping', over);
  };
  #drop = (/** @type {DragEvent} */ event) => {
    this.pad.removeAttribute('dropping');
    this.#take(event, event.dataTransfer);
  };

  constructor() {
    super();
    /** @type {import('./image-note.js').Note | null} what came of the last image */
    this.note = null;
  }

  get pad() {
    const root = /** @type {ShadowRoot} */ (this.getRootNode());
    return /** @type {import('./drawing-pad.js').DrawingPad} */ (root.querySelector('inkling-pad'));
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('paste', this.#paste);
    document.addEventListener('dragover', this.#drag);
    document.addEventListener('dragleave', this.#drag);
    document.addEventListener('drop', this.#drop);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.#paste);
    document.removeEventListener('dragover', this.#drag);
    document.removeEventListener('dragleave', this.#drag);
    document.removeEventListener('drop', this.#drop);
  }

  /** @param {import('lit').PropertyValues} changed */
  updated(changed) {
    if (changed.has('note')) this.dispatchEvent(new CustomEvent('note', { detail: this.note }));
  }

  /** @param {Event} event @param {DataTransfer | null} data */
  #take(event, data) {
    const file = data?.files[0];
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    this.#open(file);
  }

  /** @param {File} file */
  async #open(file) {
    const count = ++this.#count;
    const part = await fetchPart(() => import('./image-note.js'));
    await part?.openImage(file, this, () => count === this.#count);
  }

  render() {
    return html`${this.#button('image')}${this.#button('photo')}`;
  }

  /** @param {'image' | 'photo'} name */
  #button(name) {
    const label = imageText(name);
    return html`<button
        type="button"
        class=${name}
        title=${label}
        aria-label=${label}
        @click=${(/** @type {Event} */ event) =>
          /** @type {HTMLElement} */ (
            /** @type {Element} */ (event.currentTarget).nextElementSibling
          ).click()}
      >
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${shapes[name]}</svg
        ><span>${label}</span>
      </button>
      <input
        type="file"
        accept=${types}
        capture=${name === 'photo' ? 'environment' : nothing}
        aria-label=${label}
        hidden
        @change=${this.#chosen}
      />`;
  }

  /** @param {Event} event */
  #chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.files?.[0]) this.#open(input.files[0]);
    // The same file can be chosen again.
    input.value = '';
  }
}

customElements.define('inkling-image-tools', ImageTools);
