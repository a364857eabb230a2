import { html, nothing } from 'lit';
import { readLines, toLines } from '../data/digit-lines.js';
import { ownDigits } from '../data/own-digits.js';
import { percent, sentence } from '../i18n/i18n.js';
import { t } from '../i18n/own-data.js';
import { NotebookElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { icon } from './icons.js';
import { ownDigitsStyles } from './own-digits-styles.js';
import { sharedStyles } from './shared-styles.js';
import { strokePicture } from './stroke-picture.js';

/** So many are shown at once, the latest first. */
const page = 60;

/** The person's own digits: looked at, deleted, carried away and brought back, tested on. */
export class OwnDigitsDialog extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    shown: { state: true },
    result: { state: true },
    error: { state: true },
    busy: { state: true },
    deleting: { state: true },
  };

  static styles = [sharedStyles, ownDigitsStyles];

  constructor() {
    super();
    this.shown = page;
    /** @type {string | null} what came of a test or an import */
    this.result = null;
    /** @type {string | null} */
    this.error = null;
    this.busy = false;
    /** Asked whether all are to go. */
    this.deleting = false;
    new ChangeController(this, ownDigits);
    // It was said of other digits.
    ownDigits.addEventListener('change', () => (this.result = null));
  }

  async open() {
    await Promise.all([this.updateComplete, ownDigits.open()]);
    this.result = null;
    this.error = null;
    this.deleting = false;
    /** @type {HTMLDialogElement | null} */ (this.renderRoot.querySelector('dialog'))?.showModal();
  }

  /** @param {() => Promise<string | null>} action says what came of it */
  async #attempt(action) {
    this.error = null;
    this.result = null;
    this.busy = true;
    try {
      this.result = await action();
    } catch (error) {
      this.error = /** @type {Error} */ (error).message;
    }
    this.busy = false;
  }

  #test() {
    return this.#attempt(async () => {
      const { lab } = this.notebook;
      const { digits } = ownDigits;
      await lab.setOwnDigits(digits);
      const { correct, total, accuracy } = await lab.evaluate('own');
      if (digits !== ownDigits.digits) return null;
      return t('own.tested', { correct, count: total, share: percent(accuracy) });
    });
  }

  #export() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([toLines(ownDigits.digits)]));
    link.download = 'my-digits.jsonl';
    link.click();
    // The download reads the address after this task.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** @param {Event} event */
  #import(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (!file) return;
    return this.#attempt(async () => {
      try {
        const digits = await readLines(file);
        await ownDigits.add(digits);
        return t('own.imported', { count: digits.length });
      } finally {
        // The same file can be chosen again.
        input.value = '';
      }
    });
  }

  render() {
    const { digits, problem } = ownDigits;
    const none = digits.length === 0;
    return html`
      <dialog aria-labelledby="title">
        <header>
          <h2 id="title">${t('own.title')}</h2>
          <p class="muted">${none ? t('own.none') : t('own.count', { count: digits.length })}</p>
        </header>
        <div class="actions">
          <button type="button" aria-disabled=${none || this.busy} @click=${this.#test}>
            ${t('own.test')}
          </button>
          <button type="button" aria-disabled=${none || this.busy} @click=${this.#export}>
            ${icon('save')}${t('own.export')}
          </button>
          <button
            type="button"
            aria-disabled=${this.busy}
            @click=${() => this.renderRoot.querySelector('input')?.click()}
          >
            ${icon('load')}${t('own.import')}
          </button>
          <input
            type="file"
            accept=".jsonl,.json,.txt"
            hidden
            aria-label=${t('own.import')}
            @change=${this.#import}
          />
        </div>
        <p role="status" data-testid="own-result">${this.result ?? nothing}</p>
        ${this.error ? html`<p class="error" role="alert">${sentence(this.error)}</p>` : nothing}
        ${problem ? html`<p class="error">${t('own.notKept', { why: sentence(problem) })}</p>` : nothing}
        <ul aria-label=${t('own.title')}>
          ${digits
            .slice(-this.shown)
            .reverse()
            .map((each) => this.#digit(each))}
        </ul>
        ${
          digits.length > this.shown
            ? html`<button class="text" type="button" @click=${() => (this.shown += page)}>
                ${t('own.more', { count: digits.length - this.shown })}
              </button>`
            : nothing
        }
        <footer>
          ${this.#deleteAll(none)}
          <form method="dialog"><button autofocus>${t('own.close')}</button></form>
        </footer>
      </dialog>
    `;
  }

  /** @param {import('../data/own-digits.js').KeptDigit} kept */
  #digit({ id, digit, strokes }) {
    const label = t('own.delete', { digit });
    return html`<li>
      ${strokePicture(strokes)}
      <span class="label">${digit}</span>
      <button
        type="button"
        title=${label}
        aria-label=${label}
        @click=${async () => {
          await ownDigits.remove(id);
          this.result = t('own.deleted', { digit, count: ownDigits.digits.length });
        }}
      >
        ${icon('clear')}
      </button>
    </li>`;
  }

  /** What takes the focus deletes nothing. @param {boolean} deleting */
  async #ask(deleting) {
    this.deleting = deleting;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('footer .text'))?.focus();
  }

  /** @param {boolean} none */
  #deleteAll(none) {
    if (none) return html`<span></span>`;
    if (!this.deleting) {
      return html`<button class="text" type="button" @click=${() => this.#ask(true)}>
        ${t('own.deleteAll')}
      </button>`;
    }
    return html`<span class="ask">
      ${t('own.deleteAsk')}
      <button
        type="button"
        @click=${async () => {
          this.deleting = false;
          await ownDigits.clear();
          this.result = t('own.deletedAll');
        }}
      >
        ${t('own.deleteYes')}
      </button>
      <button class="text" type="button" @click=${() => this.#ask(false)}>
        ${t('correction.cancel')}
      </button>
    </span>`;
  }
}

customElements.define('inkling-own-digits', OwnDigitsDialog);

/** @type {OwnDigitsDialog | null} */
let dialog = null;

/** @param {import('./notebook.js').Notebook} notebook */
export async function openOwnDigits(notebook) {
  if (dialog === null) {
    dialog = new OwnDigitsDialog();
    dialog.notebook = notebook;
    document.body.append(dialog);
  }
  await dialog.open();
}
