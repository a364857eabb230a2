import { css, html, nothing } from 'lit';
import { percent, t } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { shownDigit, unknownSaid } from './said.js';
import { sharedStyles } from './shared-styles.js';
import './correction.js';
import './probability-bars.js';

/**
 * The number that was read, how sure the network is of the whole, and the bars of one of its digits: the
 * one that is selected, which can be corrected. A digit that is none it knows is a question mark, and a
 * number with one has no probability. Fires 'select' with the place of another one as its detail.
 */
export class NumberAnswer extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { reading: { attribute: false }, selected: { attribute: false } };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px 40px;
        align-items: start;
      }

      .read {
        container-type: inline-size;
      }

      .whole {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        min-height: 104px;
        margin: 6px 0 0 -4px;
      }

      .whole button {
        min-width: 0;
        min-height: 0;
        padding: 0.06em 0.03em 0.1em;
        border: 0;
        border-bottom: 3px solid transparent;
        border-radius: 0;
        background: none;
        font: 500 max(28px, min(104px, calc(100cqi / (var(--digits) * 0.68)))) / 0.9 var(--serif);
        font-variant-numeric: lining-nums tabular-nums;
        font-optical-sizing: auto;
      }

      .whole button:hover {
        border-color: var(--field-line);
      }

      .whole button[aria-pressed='true'] {
        border-color: var(--training);
      }

      .whole button.unknown {
        color: var(--field-line);
      }

      .none {
        width: 0.5em;
        height: 3px;
        margin-left: 4px;
        border-radius: 2px;
        background: var(--ghost);
        font-size: 104px;
      }

      .surety {
        display: flex;
        flex-wrap: wrap;
        gap: 0 10px;
        align-items: baseline;
        min-height: 34px;
        color: var(--muted);
        font-size: var(--size-13);
      }

      .share {
        color: var(--training);
        font-size: var(--size-28);
        line-height: 1.2;
      }

      .sentence {
        margin-top: 6px;
        color: var(--muted);
        font-size: var(--size-13);
        line-height: 1.45;
      }

      h3 {
        margin-bottom: 6px;
      }

      @media (max-width: 699px) {
        .whole {
          min-height: 72px;
        }

        .whole button {
          min-width: 24px;
          font-size: max(28px, min(72px, calc(100cqi / (var(--digits) * 0.68))));
        }

        .share {
          font-size: var(--size-21);
        }
      }

      @media (min-width: 700px) {
        :host {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../engine/types').NumberReading | null} */
    this.reading = null;
    /** @type {number | null} */
    this.selected = null;
  }

  render() {
    const digits = this.reading?.digits ?? [];
    const selected = this.selected === null ? undefined : digits[this.selected];
    const unknown = unknownSaid(digits);
    return html`
      <div class="read">
        <h3>${t('answer.title')}</h3>
        <div
          class="whole"
          role="group"
          aria-label=${t('number.digits')}
          data-testid="number"
          .style=${`--digits: ${Math.max(1, digits.length)}`}
        >
          ${
            digits.length === 0
              ? html`<span class="none" aria-hidden="true"></span>
                  <span class="visually-hidden">${t('answer.none')}</span>`
              : digits.map((each, index) => this.#digit(each, index))
          }
        </div>
        <p class="surety">
          ${
            this.reading && unknown === null
              ? html`<span class="share figure" data-testid="share"
                    >${percent(this.reading.probability)}</span
                  >${t('number.whole')}`
              : nothing
          }
        </p>
        <p class="sentence">${digits.length === 0 ? t('number.hint') : (unknown ?? nothing)}</p>
      </div>
      <div class="runners-up">
        <h3>${selected ? this.#name(selected, this.selected ?? 0) : t('answer.bars')}</h3>
        <inkling-bars
          .probabilities=${selected?.probabilities ?? new Array(10).fill(0)}
          .digit=${selected?.digit ?? null}
          .muted=${selected?.known === false}
        ></inkling-bars>
        <inkling-correction
          .notebook=${this.notebook}
          .reading=${selected}
          .strokes=${selected?.strokes}
        ></inkling-correction>
      </div>
    `;
  }

  /**
   * @param {import('../engine/types').NumberDigit} digit
   * @param {number} index
   */
  #digit(digit, index) {
    const said = this.#name(digit, index);
    const name = digit.known ? `${said}, ${percent(digit.probability)}` : said;
    return html`<button
      type="button"
      class=${digit.known ? '' : 'unknown'}
      aria-pressed=${index === this.selected}
      aria-label=${name}
      title=${name}
      @click=${() => this.dispatchEvent(new CustomEvent('select', { detail: index }))}
    >
      ${shownDigit(digit)}
    </button>`;
  }

  /**
   * @param {import('../engine/types').NumberDigit} digit
   * @param {number} index
   */
  #name({ digit, known }, index) {
    const count = this.reading?.digits.length ?? 0;
    const key = known ? 'number.digit' : 'number.unknownDigit';
    return t(key, { place: index + 1, count, digit });
  }
}

customElements.define('inkling-number-answer', NumberAnswer);
