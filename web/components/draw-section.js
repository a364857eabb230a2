import { html, nothing } from 'lit';
import { dataSets } from '../data/data-sets.js';
import { MAX_POINTS, MAX_STROKES, pointCount } from '../drawing/extent.js';
import { breathe } from '../engine/breathe.js';
import { classNames, sentence, t } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { deskStyles } from './desk-styles.js';
import { LatestReader } from './latest-reader.js';
import { fetchPart } from './parts.js';
import { digitSaid, numberSaid } from './said.js';
import { sharedStyles } from './shared-styles.js';
import './answer.js';
import './draw-tools.js';
import './drawing-pad.js';
import './mode-switch.js';
import './network-line.js';
import './seen-image.js';

const digitNames = dataSets.mnist.classNames;
/** How long the pen must rest before the answer is spoken. */
const pauseBeforeSpeaking = 700;
/** How often, at most, the drawing is read again while the network learns. */
const readingInterval = 150;

/** The pad, what the network sees of it, and its answer. */
export class DrawSection extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    mode: { state: true },
    reading: { state: true },
    number: { state: true },
    selected: { state: true },
    spoken: { state: true },
    error: { state: true },
    note: { state: true },
    stepsOpen: { state: true },
  };

  static styles = [sharedStyles, deskStyles];

  #reader = new LatestReader(
    (/** @type {import('../engine/types').Stroke[]} */ strokes) => this.#answer(strokes),
    (answer) => this.#show(answer),
    (error) => this.#fail(error),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  #lastReading = 0;
  #isTooMuch = false;
  #canBeCorrected = false;
  #readAgain = () => this.#readOften();

  constructor() {
    super();
    /** @type {import('./mode-switch.js').Mode} */
    this.mode = 'digit';
    /** @type {import('../engine/types').Reading | null} of one digit */
    this.reading = null;
    /** @type {import('../engine/types').NumberReading | null} of several */
    this.number = null;
    /** @type {number | null} the digit of the number that was chosen; null for the last one */
    this.selected = null;
    /** What was said last, in the page's language. */
    this.spoken = () => '';
    /** @type {string | null} */
    this.error = null;
    /** @type {import('./image-note.js').Note | null} what came of the last image */
    this.note = null;
    this.stepsOpen = false;
  }

  get #names() {
    return classNames(this.notebook.network?.classNames ?? digitNames);
  }

  get #readsDigits() {
    return (this.notebook.network?.data ?? 'mnist') === 'mnist';
  }

  get pad() {
    return /** @type {import('./drawing-pad.js').DrawingPad} */ (
      this.renderRoot.querySelector('inkling-pad')
    );
  }

  firstUpdated() {
    // The tools are handed the pad, now that there is one.
    this.requestUpdate();
    // Images can wait until the pen is served.
    void this.#completeDesk();
    // Another network, or the same one wiser: the drawing is read again.
    this.notebook.lab.addEventListener('network', () => this.#read());
    this.notebook.lab.addEventListener('training', this.#readAgain);
  }

  async #completeDesk() {
    try {
      await this.notebook.lab.ready;
    } catch {
      return;
    }
    // The network is shown first.
    await breathe();
    await fetchPart(() => import('./image-tools.js'));
  }

  #readOften() {
    if (performance.now() - this.#lastReading >= readingInterval) this.#read();
  }

  toggleMode() {
    this.#write(this.mode === 'digit' ? 'number' : 'digit');
  }

  /** @param {import('./mode-switch.js').Mode} mode */
  #write(mode) {
    if (mode === this.mode) return;
    if (mode === 'number') void fetchPart(() => import('./number-desk.js'));
    this.mode = mode;
    this.pad.said = `pad.${mode}`;
    this.reading = null;
    this.number = null;
    this.#inkChanged();
  }

  #read() {
    const { strokes } = this.pad;
    this.#lastReading = performance.now();
    this.#isTooMuch = strokes.length > MAX_STROKES || pointCount(strokes) > MAX_POINTS;
    if (this.#isTooMuch) {
      this.error = t('pad.tooMuch', { strokes: MAX_STROKES, points: MAX_POINTS });
    } else if (this.mode === 'number' && !this.#readsDigits) {
      this.error = strokes.length > 0 ? t('number.others') : null;
    } else if (strokes.length > 0) return void this.#reader.request(strokes);
    else this.error = null;
    this.reading = null;
    this.number = null;
  }

  /** @param {import('../engine/types').Stroke[]} strokes */
  async #answer(strokes) {
    const { lab } = this.notebook;
    // Where it failed, the reading says so, or starts the engine again.
    await lab.ready.catch(() => {});
    return this.mode === 'number' ? lab.readNumber(strokes) : lab.read(strokes);
  }

  /** @param {import('../engine/types').Reading | import('../engine/types').NumberReading} answer */
  #show(answer) {
    // The pad may have been cleared, or filled beyond what can be read, while this was read.
    if (this.pad.empty || this.#isTooMuch) return;
    // Or another network may have come, which reads no numbers.
    if (this.mode === 'number' && !this.#readsDigits) return;
    this.error = null;
    if (!this.#canBeCorrected) void fetchPart(() => import('./correction.js'));
    this.#canBeCorrected = true;
    if ('text' in answer) {
      // Another digit more or less: the places are others now.
      if (answer.digits.length !== this.number?.digits.length) this.selected = null;
      this.number = answer.text === '' ? null : answer;
    } else this.reading = answer.digit === null ? null : answer;
  }

  /** Nothing that was read before stands beside the error. @param {Error} error */
  #fail(error) {
    this.error = error.message;
    this.reading = null;
    this.number = null;
  }

  #inkChanged() {
    this.#read();
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => this.#speak(), pauseBeforeSpeaking);
  }

  async #toggleSteps() {
    if (await fetchPart(() => import('./image-steps.js'))) this.stepsOpen = !this.stepsOpen;
  }

  #speak() {
    const { mode, number, reading } = this;
    this.spoken = () => (mode === 'number' ? numberSaid(number) : digitSaid(reading, this.#names));
  }

  render() {
    const pad = /** @type {import('./drawing-pad.js').DrawingPad | null} */ (
      this.renderRoot.querySelector('inkling-pad')
    );
    const isNumber = this.mode === 'number';
    const digits = this.number?.digits.length ?? 0;
    const selected = this.selected ?? (digits > 0 ? digits - 1 : null);
    return html`
      <h2 class="visually-hidden">${t('nav.draw')}</h2>
      <div class="layout ${this.mode}">
        <div class="top">
          <inkling-mode
            .mode=${this.mode}
            @mode=${(/** @type {CustomEvent} */ event) => this.#write(event.detail)}
          ></inkling-mode>
          <inkling-image-tools
            .notebook=${this.notebook}
            @note=${(/** @type {CustomEvent} */ event) => (this.note = event.detail)}
            @mode=${(/** @type {CustomEvent} */ event) => this.#write(event.detail)}
          ></inkling-image-tools>
        </div>
        <div class="pad-area">
          <inkling-pad
            .wide=${isNumber}
            @ink=${this.#inkChanged}
            @view=${() => this.requestUpdate()}
          >
            ${
              isNumber
                ? html`<inkling-number-boxes
                    .reading=${this.number}
                    .view=${pad?.view}
                    .selected=${selected}
                  ></inkling-number-boxes>`
                : nothing
            }
          </inkling-pad>
          ${this.error ? html`<p class="error" role="alert">${sentence(this.error)}</p>` : nothing}
        </div>
        <div class="tools">
          <inkling-tools .pad=${pad}></inkling-tools>
          <div role="status">
            ${
              this.note
                ? html`<inkling-image-note .note=${this.note}></inkling-image-note>`
                : nothing
            }
          </div>
        </div>
        <div class="seen" ?hidden=${isNumber}>
          <h3>${t('seen.title')}</h3>
          <inkling-seen .image=${this.reading?.image ?? null}></inkling-seen>
          <p>${t('seen.caption')}</p>
          <button
            type="button"
            class="text"
            aria-expanded=${this.stepsOpen}
            @click=${this.#toggleSteps}
          >
            ${t('steps.open')}
          </button>
        </div>
        <div class="side">
          ${
            isNumber
              ? html`<inkling-number-answer
                  .notebook=${this.notebook}
                  .reading=${this.number}
                  .selected=${selected}
                  @select=${(/** @type {CustomEvent} */ event) => (this.selected = event.detail)}
                ></inkling-number-answer>`
              : html`<div class="answer">
                  <inkling-answer .reading=${this.reading} .names=${this.#names}></inkling-answer>
                  <inkling-correction
                    .notebook=${this.notebook}
                    .reading=${this.reading}
                    .strokes=${pad?.strokes}
                  ></inkling-correction>
                </div>`
          }
          <inkling-network-line .notebook=${this.notebook}></inkling-network-line>
        </div>
        ${
          this.stepsOpen && !isNumber
            ? html`<inkling-image-steps .strokes=${pad?.strokes ?? []}></inkling-image-steps>`
            : nothing
        }
      </div>
      <p class="visually-hidden" aria-live="polite" data-testid="spoken">${this.spoken()}</p>
    `;
  }
}

customElements.define('inkling-draw', DrawSection);
