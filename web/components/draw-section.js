import { css, html, nothing } from 'lit';
import { dataSets } from '../data/data-sets.js';
import { percent, t } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { icon } from './icons.js';
import { LatestReader } from './latest-reader.js';
import { sharedStyles } from './shared-styles.js';
import './answer.js';
import './drawing-pad.js';
import './network-line.js';
import './seen-image.js';

const digitNames = dataSets.mnist.classNames;
/** How long the pen must rest before the answer is spoken. */
const pauseBeforeSpeaking = 700;
/** How often, at most, the drawing is read again while the network learns. */
const readingInterval = 250;

/** The pad, what the network sees of it, and its answer. */
export class DrawSection extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { reading: { state: true }, spoken: { state: true }, error: { state: true } };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      .layout {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px 40px;
        grid-template-areas: 'pad' 'tools' 'answer' 'seen' 'reader';
      }

      .pad-area {
        grid-area: pad;
      }

      .tools {
        grid-area: tools;
        display: flex;
        gap: 8px;
      }

      .tools .hint {
        margin-left: auto;
        align-self: center;
        color: var(--muted);
        font-size: var(--size-13);
      }

      .seen {
        grid-area: seen;
        display: grid;
        grid-template-columns: 92px 1fr;
        gap: 0 16px;
        align-items: center;
      }

      .seen inkling-seen {
        grid-area: 1 / 1 / span 2;
      }

      .seen h3 {
        align-self: end;
        margin-bottom: 2px;
      }

      .seen p {
        align-self: start;
        color: var(--muted);
        font-size: var(--size-13);
        line-height: 1.45;
      }

      .answer {
        grid-area: answer;
      }

      inkling-network-line {
        grid-area: reader;
      }

      @media (max-width: 699px) {
        .layout {
          gap: 10px;
        }

        .seen {
          margin-top: 6px;
        }
      }

      @media (min-width: 700px) {
        .layout {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          grid-template-areas: 'pad answer' 'pad seen' 'tools reader';
          grid-template-rows: auto 1fr auto;
          column-gap: 28px;
          align-items: start;
        }

        .seen {
          align-self: end;
        }

        inkling-answer {
          --bar-row: 24px;
        }
      }

      @media (min-width: 1100px) {
        .layout {
          grid-template-columns: 420px 224px minmax(0, 1fr);
          grid-template-rows: auto auto 1fr;
          grid-template-areas: 'pad seen answer' 'pad seen reader' 'tools tools reader';
          gap: 14px 40px;
        }

        .seen {
          display: block;
          align-self: start;
        }

        .seen inkling-seen {
          margin: 8px 0 12px;
        }

        inkling-answer {
          --bar-row: 29px;
        }

        inkling-network-line {
          margin-top: 10px;
        }
      }
    `,
  ];

  #reader = new LatestReader(
    (strokes) => this.notebook.lab.ready.then(() => this.notebook.lab.read(strokes)),
    (reading) => this.#show(reading),
    (error) => (this.error = error.message),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  #lastReading = 0;
  #readAgain = () => this.#readOften();

  constructor() {
    super();
    /** @type {import('../engine/types').Reading | null} */
    this.reading = null;
    this.spoken = '';
    /** @type {string | null} */
    this.error = null;
  }

  get pad() {
    return /** @type {import('./drawing-pad.js').DrawingPad} */ (
      this.renderRoot.querySelector('inkling-pad')
    );
  }

  firstUpdated() {
    // Another network, or the same one wiser: the drawing is read again.
    this.notebook.lab.addEventListener('network', () => this.#read());
    this.notebook.lab.addEventListener('training', this.#readAgain);
  }

  #readOften() {
    if (performance.now() - this.#lastReading >= readingInterval) this.#read();
  }

  #read() {
    const { strokes } = this.pad;
    this.#lastReading = performance.now();
    if (strokes.length === 0) this.reading = null;
    else this.#reader.request(strokes);
  }

  /** @param {import('../engine/types').Reading} reading */
  #show(reading) {
    this.error = null;
    import('./correction.js');
    // The pad may have been cleared while this was read.
    this.reading = this.pad.strokes.length === 0 || reading.digit === null ? null : reading;
  }

  #inkChanged() {
    this.#read();
    this.requestUpdate();
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => this.#speak(), pauseBeforeSpeaking);
  }

  #speak() {
    const digit = this.reading?.digit ?? null;
    this.spoken =
      this.reading === null || digit === null
        ? t('answer.none')
        : t('answer.said', {
            digit: this.notebook.network?.classNames[digit] ?? digit,
            share: percent(this.reading.probabilities[digit]),
          });
  }

  render() {
    const pad = /** @type {import('./drawing-pad.js').DrawingPad | null} */ (
      this.renderRoot.querySelector('inkling-pad')
    );
    return html`
      <h2 class="visually-hidden">${t('nav.draw')}</h2>
      <div class="layout">
        <div class="pad-area"><inkling-pad @ink=${this.#inkChanged}></inkling-pad></div>
        <div class="tools">
          ${this.#tool('undo', 'z', !pad?.canUndo, () => pad?.undo())}
          ${this.#tool('redo', 'Shift+Z', !pad?.canRedo, () => pad?.redo())}
          ${this.#tool('clear', 'Delete', !pad || pad.strokes.length === 0, () => pad?.clear())}
        </div>
        <div class="seen">
          <h3>${t('seen.title')}</h3>
          <inkling-seen .image=${this.reading?.image ?? null}></inkling-seen>
          <p>${t('seen.caption')}</p>
        </div>
        <div class="answer">
          <inkling-answer
            .reading=${this.reading}
            .names=${this.notebook.network?.classNames ?? digitNames}
          ></inkling-answer>
          <inkling-correction
            .notebook=${this.notebook}
            .reading=${this.reading}
            .strokes=${pad?.strokes}
          ></inkling-correction>
        </div>
        <inkling-network-line .notebook=${this.notebook}></inkling-network-line>
      </div>
      ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
      <p class="visually-hidden" aria-live="polite" data-testid="spoken">${this.spoken}</p>
    `;
  }

  /**
   * @param {'undo' | 'redo' | 'clear'} name
   * @param {string} key
   * @param {boolean} disabled
   * @param {() => void} act
   */
  #tool(name, key, disabled, act) {
    const label = t(`pad.${name}`);
    return html`<button
      type="button"
      title=${`${label} (${key})`}
      ?disabled=${disabled}
      @click=${act}
    >
      ${icon(name)}${label}
    </button>`;
  }
}

customElements.define('inkling-draw', DrawSection);
