import { css, html } from 'lit';
import { BaseElement } from './base-element.js';
import { penWidth } from './ink.js';
import { shownDigit } from './said.js';
import { sharedStyles } from './shared-styles.js';

/** Room between the ink's edge and its box; units of the pad. */
const room = penWidth / 2 + 5;
/** So much must be free above a box for its digit to stand there; units of the pad. */
const labelHeight = 30;

/** Over the ink of a number: a box around each digit, and what it was read as. The pen passes through. */
export class NumberBoxes extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    reading: { attribute: false },
    view: { attribute: false },
    selected: { attribute: false },
  };

  static styles = [
    sharedStyles,
    css`
      :host {
        pointer-events: none;
      }

      .box {
        position: absolute;
        border: 1.5px solid var(--field-line);
        border-radius: 8px;
        opacity: 0.75;
        transition:
          left var(--quick) ease-out,
          top var(--quick) ease-out,
          width var(--quick) ease-out,
          height var(--quick) ease-out,
          border-color var(--quick);
      }

      .digit {
        position: absolute;
        left: -1.5px;
        bottom: calc(100% + 3px);
        padding: 0 5px;
        border-radius: 5px;
        background: var(--surface);
        font: 600 var(--size-17) / 1.3 var(--serif);
        font-variant-numeric: lining-nums;
      }

      .below .digit {
        bottom: auto;
        top: calc(100% + 3px);
      }

      .selected {
        border-color: var(--training);
        opacity: 1;
      }

      .selected .digit {
        color: var(--training);
      }

      .unknown {
        border-style: dashed;
      }

      .unknown .digit {
        color: var(--muted);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../engine/types').NumberReading | null} */
    this.reading = null;
    /** @type {import('./pad-view.js').View | null} how the pad's paper lies on the screen */
    this.view = null;
    /** @type {number | null} */
    this.selected = null;
  }

  render() {
    const { view } = this;
    if (!view || !this.reading) return html``;
    return html`${this.reading.digits.map((digit, index) => {
      const { box, known } = digit;
      const [left, top] = [box.left - room - view.left, box.top - room - view.top];
      const width = box.right - box.left + 2 * room;
      const height = box.bottom - box.top + 2 * room;
      const state = [
        index === this.selected ? 'selected' : '',
        known ? '' : 'unknown',
        top < labelHeight ? 'below' : '',
      ];
      return html`<div
        class="box ${state.join(' ')}"
        aria-hidden="true"
        .style=${`left: ${share(left, view.width)}; top: ${share(top, view.height)};
          width: ${share(width, view.width)}; height: ${share(height, view.height)}`}
      >
        <span class="digit">${shownDigit(digit)}</span>
      </div>`;
    })}`;
  }
}

/** @param {number} part @param {number} whole */
function share(part, whole) {
  return `${((100 * part) / whole).toFixed(2)}%`;
}

customElements.define('inkling-number-boxes', NumberBoxes);
