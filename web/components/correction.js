import { css, html, nothing } from 'lit';
import { ownDigits } from '../data/own-digits.js';
import { joinSentences, percent, sentence } from '../i18n/i18n.js';
import { t } from '../i18n/own-data.js';
import { NotebookElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { fetchPart } from './parts.js';
import { sharedStyles } from './shared-styles.js';

/**
 * @typedef {import('../engine/types').Lesson} Lesson
 * @typedef {import('../engine/types').Stroke} Stroke
 */

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Whether the drawing is not the one before. @param {unknown} now @param {unknown} before */
function isAnother(now, before) {
  const [some, others] = /** @type {Stroke[][]} */ ([now ?? [], before ?? []]);
  return some.length !== others.length || some.some((stroke, i) => differs(stroke, others[i]));
}

/** @param {Stroke} one @param {Stroke} other */
function differs(one, other) {
  if (one === other) return false;
  return (
    one.length !== other.length || one.some(({ x, y }, i) => x !== other[i].x || y !== other[i].y)
  );
}

/** 'No, that was a 7': the drawing is kept with its digit, and the network learns it at once. */
export class Correction extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    reading: { attribute: false },
    // A new list each time it is read; the drawing is another when a stroke of it is.
    strokes: { attribute: false, hasChanged: isAnother },
    open: { state: true },
    state: { state: true },
  };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-height: 44px;
        margin-top: 8px;
        font-size: var(--size-13);
        line-height: 1.5;
      }

      button.text {
        margin-left: -4px;
        color: var(--muted);
      }

      [role='group'] {
        display: grid;
        grid-template-columns: repeat(10, minmax(0, 40px));
        gap: 4px;
        align-items: center;
      }

      [role='group'] > :first-child,
      [role='group'] > :last-child {
        grid-column: 1 / -1;
        justify-self: start;
      }

      .digit {
        padding: 0;
        font: 500 var(--size-17) / 1 var(--serif);
        font-variant-numeric: lining-nums;
      }

      p + p {
        margin-top: 6px;
      }

      @media (max-width: 699px) {
        [role='group'] {
          grid-template-columns: repeat(5, minmax(0, 1fr));
        }

        /* Focus shows both rows, above the bar of places. */
        .digit {
          scroll-margin-bottom: 148px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Pick<import('../engine/types').Reading, 'digit' | 'known'> | null | undefined} */
    this.reading = null;
    /** @type {Stroke[] | undefined} */
    this.strokes = undefined;
    this.open = false;
    /** @type {{digit: number, id?: number, lesson?: Lesson, waits?: boolean, error?: string} | null} what came of the latest; `id` of the one kept */
    this.state = null;
    new ChangeController(this, ownDigits);
  }

  /** The network that the lesson made, and how far it was. */
  #taught = '';

  /** Which network answers, for what was said of one does not hold for another. */
  get #answering() {
    const { origin, taught, epochsTrained } = this.notebook.network ?? {};
    return `${origin} ${taught} ${epochsTrained}`;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.state?.lesson && this.#answering !== this.#taught) this.state = null;
    if (this.state?.waits && !this.#kept) this.state = null;
    if (!changed.has('strokes')) return;
    // Another drawing; but what is being learned is told to its end.
    this.open = false;
    if (!this.#learning) this.state = null;
  }

  /** Whether the drawing has not been deleted since. */
  get #kept() {
    return ownDigits.digits.some(({ id }) => id === this.state?.id);
  }

  get #learning() {
    return Boolean(this.state && !this.state.lesson && !this.state.waits && !this.state.error);
  }

  /** @param {number} digit */
  async #correct(digit) {
    const { strokes, notebook } = this;
    if (!strokes || this.#learning) return;
    this.open = false;
    this.state = { digit };
    await this.updateComplete;
    this.#focus('[role=status]');
    try {
      await ownDigits.open();
      const before = ownDigits.digits;
      await ownDigits.add([{ digit, strokes }]);
      const id = ownDigits.digits.at(-1)?.id;
      if (notebook.active) {
        this.state = { digit, id, waits: true };
        return;
      }
      // Beside what comes with the page, a network has MNIST to rehearse: fetched with its progress.
      if (notebook.network?.origin !== 'pretrained') await notebook.fetchData();
      await notebook.lab.setOwnDigits(before);
      const lesson = await notebook.teach(strokes, digit);
      this.#taught = this.#answering;
      this.state = { digit, id, lesson };
    } catch (error) {
      this.state = { digit, error: /** @type {Error} */ (error).message };
    }
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  async #ask() {
    this.open = true;
    this.state = null;
    await this.updateComplete;
    this.#focus('.digit');
  }

  async #cancel() {
    this.open = false;
    await this.updateComplete;
    this.#focus('button');
  }

  async #showDigits() {
    const part = await fetchPart(() => import('./own-digits.js'));
    await part?.openOwnDigits(this.notebook);
  }

  /** A digit's key is that digit here, not a place of the page. @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') this.#cancel();
    else if (/^\d$/.test(event.key)) this.#correct(Number(event.key));
    else return;
    event.preventDefault();
  }

  render() {
    if (this.open) return this.#choice();
    const message = this.#message();
    const digit = this.reading?.digit ?? null;
    return html`
      <div role="status" tabindex="-1" data-testid="lesson">${message}</div>
      ${
        digit === null || this.#learning || this.notebook.network?.data !== 'mnist'
          ? nothing
          : html`<button class="text" type="button" @click=${this.#ask}>
              ${t(this.reading?.known ? 'correction.open' : 'correction.unknown', { digit })}
            </button>`
      }
    `;
  }

  #choice() {
    return html`<div role="group" aria-label=${t('correction.digits')} @keydown=${this.#press}>
      <span>${t('correction.ask')}</span>
      ${digits.map(
        (digit) =>
          html`<button class="digit" type="button" @click=${() => this.#correct(digit)}>
            ${digit}
          </button>`,
      )}
      <button class="text" type="button" @click=${this.#cancel}>${t('correction.cancel')}</button>
    </div>`;
  }

  #message() {
    if (!this.state) return nothing;
    const { digit, lesson, waits, error } = this.state;
    if (error) return html`<p class="error">${sentence(error)}</p>`;
    if (!lesson) {
      const text = t(waits ? 'correction.waits' : 'correction.learning', { digit });
      return html`<p>${text}</p>
        ${waits ? this.#notKept() : nothing}`;
    }
    const { probability, right, total } = lesson;
    const share = percent(probability);
    return html`
      <p>
        ${joinSentences(
          t(probability > 0.5 ? 'correction.learned' : 'correction.notLearned', { digit, share }),
          total > 1 && this.#kept ? t('correction.also', { right, total }) : '',
          this.#kept && !ownDigits.problem ? t('correction.kept') : '',
        )}
      </p>
      <button class="text" type="button" @click=${this.#showDigits}>${t('own.open')}</button>
      ${this.#notKept()}
    `;
  }

  #notKept() {
    if (!ownDigits.problem) return nothing;
    return html`<p class="error">${t('own.notKept', { why: sentence(ownDigits.problem) })}</p>`;
  }
}

customElements.define('inkling-correction', Correction);
