import { css, html } from 'lit';
import { number } from '../i18n/i18n.js';
import { t } from '../i18n/inside.js';
import { BaseElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** @type {Record<string, [number, number]>} */
const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/**
 * The confusion matrix as a heat table: right answers in ink, wrong ones in vermilion. A cell that is
 * clicked, or Enter on it, fires 'choose' with [label, answer]; Escape, with null.
 */
export class ConfusionMatrix extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    matrix: { attribute: false },
    names: { attribute: false },
    chosen: { attribute: false },
    cell: { state: true },
  };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      h3 {
        color: var(--ink);
        font: 600 var(--size-21) / 1.3 var(--serif);
      }

      .scroll {
        margin-top: 12px;
      }

      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 2px;
        table-layout: fixed;
        font-size: var(--size-13);
      }

      caption {
        margin-bottom: 8px;
        color: var(--muted);
        font: 400 var(--size-13) / 1.45 var(--sans);
        text-align: left;
      }

      th {
        height: 30px;
        padding: 0;
        color: var(--muted);
        font-weight: 500;
      }

      td {
        position: relative;
        height: 38px;
        padding: 0;
        border-radius: 4px;
        background: var(--surface);
        box-shadow: inset 0 0 0 1px var(--grid);
        text-align: center;
        cursor: default;
      }

      td::before {
        content: '';
        position: absolute;
        inset: 0;
        border-radius: 4px;
        background: var(--training);
        opacity: var(--heat);
      }

      td.right::before {
        background: var(--ink);
      }

      td.corner {
        background: none;
        box-shadow: none;
      }

      td.corner::before {
        content: none;
      }

      td span {
        position: relative;
      }

      td.strong span {
        color: var(--paper);
      }

      td.zero span {
        opacity: 0;
      }

      td.wrong {
        cursor: pointer;
      }

      td.chosen {
        box-shadow: inset 0 0 0 2px var(--ink);
      }

      td.chosen::before {
        inset: 2px;
        border-radius: 2px;
      }

      td.pointed {
        outline: 2px solid var(--ink);
        outline-offset: 1px;
      }

      td:focus-visible {
        outline: 2px solid var(--validation);
        outline-offset: 2px;
      }

      .words .corner {
        width: 11ch;
      }

      .words thead span {
        display: inline-block;
        white-space: nowrap;
        margin: 6px 0;
        writing-mode: vertical-rl;
        transform: rotate(180deg);
      }

      .words th[scope='row'] {
        padding-right: 8px;
        text-align: right;
        white-space: nowrap;
      }

      .scroll:has(.many) {
        overflow: auto;
      }

      .many {
        width: max-content;
        border-spacing: 1px;
        font-size: 9px;
        letter-spacing: -0.06em;
      }

      .many th,
      .many td {
        width: 20px;
        height: 20px;
      }

      .said {
        min-height: 1.5em;
        margin-top: 10px;
        font-size: var(--size-15);
      }

      .empty {
        display: grid;
        grid-template-columns: repeat(10, 1fr);
        gap: 2px;
        max-width: 280px;
        margin: 16px 0 12px;
      }

      .empty i {
        aspect-ratio: 1;
        border-radius: 3px;
        background: var(--grid);
      }

      .empty i:nth-child(11n + 1) {
        background: var(--ghost);
      }

      @media (max-width: 699px) {
        table {
          border-spacing: 1px;
          font-size: 10.5px;
          letter-spacing: -0.04em;
        }

        td {
          height: 32px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {number[][] | null} matrix[label][answer] */
    this.matrix = null;
    /** @type {string[]} of the classes */
    this.names = [];
    /** @type {[number, number] | null} the cell whose images are shown */
    this.chosen = null;
    /** @type {[number, number] | null} the cell that is pointed at */
    this.cell = null;
  }

  /** @param {import('lit').PropertyValues<this>} changed */
  willUpdate(changed) {
    // Of other classes, there may be no such cell.
    if (changed.has('matrix') && changed.get('matrix')?.length !== this.matrix?.length) {
      this.cell = null;
    }
  }

  render() {
    if (!this.matrix) {
      return html`
        <h3>${t('matrix.title')}</h3>
        <div class="empty" aria-hidden="true">
          ${digits.map(() => digits.map(() => html`<i></i>`))}
        </div>
        <p class="muted">${t('matrix.empty')}</p>
      `;
    }
    const most = Math.max(
      1,
      ...this.matrix.flatMap((row, label) => row.filter((_, i) => i !== label)),
    );
    return html`
      <h3>${t('matrix.title')}</h3>
      <div class="scroll">
        <table
          role="grid"
          class="figure ${this.#style()}"
          aria-readonly="true"
          @keydown=${this.#press}
          @mouseleave=${() => (this.cell = null)}
        >
          <caption>
            ${t('matrix.caption')}
          </caption>
          <thead>
            <tr>
              <td class="corner"></td>
              ${this.names.map((name) => html`<th scope="col"><span>${name}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.matrix.map((row, label) => this.#row(row, label, most))}
          </tbody>
        </table>
      </div>
      <p class="said" aria-hidden="true">
        ${this.cell ? this.#sentence(...this.cell) : html`<span class="muted">${t('matrix.hint')}</span>`}
      </p>
    `;
  }

  /** @param {number[]} cell label and answer */
  focusCell([label, answer]) {
    const cell = this.renderRoot.querySelector(`[data-cell="${label}-${answer}"]`);
    /** @type {HTMLElement | null} */ (cell)?.focus();
  }

  /** How wide and tall the cells are: names are written upwards, many classes scroll. */
  #style() {
    if (this.names.length > 16) return 'many';
    return this.names.some((name) => name.length > 2) ? 'words' : '';
  }

  /** @param {number[]} row @param {number} label @param {number} most the most frequent mistake */
  #row(row, label, most) {
    const total = row.reduce((sum, count) => sum + count, 0) || 1;
    const [focusLabel, focusAnswer] = this.cell ?? [0, 0];
    return html`<tr>
      <th scope="row">${this.names[label]}</th>
      ${row.map((count, answer) => {
        const right = label === answer;
        // A mistake made once must be seen beside one made fifty times: the root lifts it. No heat
        // lies where neither dark nor light figures can be read on it.
        const share = count / total;
        const rightHeat = share > 0.4 ? 0.7 + 0.22 * share : 0.5 * share;
        const wrongHeat = count ? 0.07 + 0.48 * Math.sqrt(count / most) : 0;
        const heat = right ? rightHeat : wrongHeat;
        const is = (/** @type {[number, number] | null} */ cell) =>
          cell !== null && cell[0] === label && cell[1] === answer;
        const classes = [
          right ? 'right' : count && 'wrong',
          right && share > 0.4 && 'strong',
          count === 0 && 'zero',
          is(this.cell) && 'pointed',
          is(this.chosen) && 'chosen',
        ];
        return html`<td
          class=${classes.filter(Boolean).join(' ')}
          .style=${`--heat: ${heat}`}
          tabindex=${label === focusLabel && answer === focusAnswer ? 0 : -1}
          data-cell="${label}-${answer}"
          aria-label=${this.#sentence(label, answer)}
          aria-selected=${is(this.chosen)}
          @mouseenter=${() => (this.cell = [label, answer])}
          @focus=${() => (this.cell = [label, answer])}
          @click=${() => this.#choose([label, answer])}
        >
          <span>${number(count)}</span>
        </td>`;
      })}
    </tr>`;
  }

  /** @param {number} label @param {number} answer */
  #sentence(label, answer) {
    const count = this.matrix?.[label][answer] ?? 0;
    return t('matrix.cell', { label: this.names[label], answer: this.names[answer], count });
  }

  /** @param {[number, number] | null} cell */
  #choose(cell) {
    this.dispatchEvent(new CustomEvent('choose', { detail: cell }));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.key === 'Escape') this.#choose(null);
    if (event.key === 'Enter') {
      // Not the one that the pointer rests on, which may be another.
      const { cell = '0-0' } = /** @type {HTMLElement} */ (event.target).dataset;
      const [label, answer] = cell.split('-').map(Number);
      this.#choose([label, answer]);
    }
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const [label, answer] = this.cell ?? [0, 0];
    const next = [label + move[0], answer + move[1]].map((index) =>
      Math.min(this.names.length - 1, Math.max(0, index)),
    );
    this.focusCell(next);
  }
}

customElements.define('inkling-confusion-matrix', ConfusionMatrix);
