import { css, html } from 'lit';
import { digitImage, PEN_WIDTH } from '../drawing/digit-image.js';
import { generateDigit } from '../drawing/generator/generate.js';
import { handwritingText } from '../i18n/handwriting-messages.js';
import { number } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { icon } from './icons.js';
import { LatestReader } from './latest-reader.js';
import { sharedStyles } from './shared-styles.js';
import './seen-image.js';

const rows = 4;
const digits = 10;

/** @typedef {{slant: number, tremor: number, speed: number, width: number}} Amounts */

/** As the seeds have it. @type {Amounts} */
const plain = { slant: 0, tremor: 0, speed: 1, width: PEN_WIDTH };

const degree = Math.PI / 180;

/** What the sliders move, in their own units. */
const sliders = {
  slant: { min: -30, max: 30, step: 1, unit: 'degrees' },
  tremor: { min: 0, max: 2, step: 0.1, unit: 'share' },
  speed: { min: 0.5, max: 5, step: 0.5, unit: 'times' },
  width: { min: 1, max: 5, step: 0.2, unit: 'pixels' },
};

/**
 * Digits as the generator writes them, each drawn on the pad's own way into the network.
 *
 * @param {number} seed of the first row
 * @param {Amounts} amounts
 * @returns {Promise<Uint8Array[]>} row by row
 */
async function writeDigits(seed, { slant, tremor, speed, width }) {
  const hand = { slant: Math.tan(slant * degree), tremor: tremor / 100, speed };
  const images = [];
  for (let row = 0; row < rows; ++row) {
    for (let digit = 0; digit < digits; ++digit) {
      const { strokes } = generateDigit(digit, seed + row, undefined, hand);
      const drawn = digitImage(strokes, { penWidth: width });
      images.push(drawn?.image ?? new Uint8Array(784));
    }
    // The page may do something else between two rows.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return images;
}

/** Where the pretrained network's handwriting comes from. */
export class HandwritingPreview extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    seed: { state: true },
    amounts: { state: true },
    images: { state: true },
  };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 18px 40px;
        align-items: start;
      }

      p {
        grid-column: 1 / -1;
        max-width: 68ch;
        font-size: var(--size-13);
        line-height: 1.5;
      }

      .images {
        display: grid;
        grid-template-columns: repeat(10, minmax(0, 52px));
        gap: 5px;
      }

      .pairs {
        display: grid;
        grid-template-columns: 84px minmax(0, 1fr) 64px;
        align-items: center;
        max-width: 420px;
      }

      label,
      output,
      input {
        font-size: var(--size-13);
        line-height: 38px;
      }

      input {
        width: 100%;
        height: 38px;
        margin: 0;
        accent-color: var(--ink);
      }

      output {
        text-align: right;
      }

      .actions {
        display: flex;
        gap: 8px;
        grid-column: 1 / -1;
        margin-top: 10px;
      }

      @media (pointer: coarse), (max-width: 699px) {
        label,
        input {
          height: 44px;
          line-height: 44px;
        }
      }

      @media (min-width: 900px) {
        :host {
          grid-template-columns: minmax(0, 565px) minmax(0, 1fr);
        }
      }
    `,
  ];

  /** @type {LatestReader<{seed: number, amounts: Amounts}, Uint8Array[]>} */
  #writer = new LatestReader(
    ({ seed, amounts }) => writeDigits(seed, amounts),
    (images) => (this.images = images),
    () => {},
  );

  constructor() {
    super();
    this.seed = 1;
    this.amounts = plain;
    /** @type {Uint8Array[]} */
    this.images = [];
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    // The same seeds again: a digit moves with the slider instead of becoming another.
    if (!changed.has('seed') && !changed.has('amounts')) return;
    this.#writer.request({ seed: this.seed, amounts: this.amounts });
  }

  render() {
    const count = rows * digits;
    const names = /** @type {(keyof typeof sliders)[]} */ (Object.keys(sliders));
    return html`
      <p class="muted">${handwritingText('note')}</p>
      <div class="images" role="img" aria-label=${handwritingText('images', { count, rows })}>
        ${Array.from(
          { length: count },
          (_, i) => html`<inkling-seen .image=${this.images[i] ?? null}></inkling-seen>`,
        )}
      </div>
      <div class="pairs">
        ${names.map((name) => this.#slider(name))}
        <div class="actions">
          <button type="button" @click=${() => (this.seed = (this.seed + rows) % 2 ** 31)}>
            ${icon('dice')}${handwritingText('again')}
          </button>
          <button
            type="button"
            aria-disabled=${names.every((name) => this.amounts[name] === plain[name])}
            @click=${() => (this.amounts = plain)}
          >
            ${icon('reset')}${handwritingText('restore')}
          </button>
        </div>
      </div>
    `;
  }

  /** @param {keyof typeof sliders} name */
  #slider(name) {
    const { min, max, step, unit } = sliders[name];
    const value = number(this.amounts[name], { maximumFractionDigits: 1 });
    const text = handwritingText(/** @type {'degrees' | 'share' | 'times' | 'pixels'} */ (unit), {
      value,
    });
    return html`<label for=${name}>${handwritingText(name)}</label>
      <input
        id=${name}
        type="range"
        min=${min}
        max=${max}
        step=${step}
        aria-valuetext=${text}
        .value=${String(this.amounts[name])}
        @input=${(/** @type {Event} */ event) =>
          (this.amounts = {
            ...this.amounts,
            [name]: Number(/** @type {HTMLInputElement} */ (event.target).value),
          })}
      />
      <output class="mono" for=${name}>${text}</output>`;
  }
}

customElements.define('inkling-handwriting', HandwritingPreview);
