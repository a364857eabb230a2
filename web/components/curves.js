import { css, html } from 'lit';
import { breathe } from '../engine/breathe.js';
import { lossText, percent } from '../i18n/i18n.js';
import { t } from '../i18n/train.js';
import { NotebookElement } from './base-element.js';
import { CurvePlot } from './curve-plot.js';
import { plotStyles } from './plot-styles.js';
import { sharedStyles } from './shared-styles.js';
import { themeChanges } from './theme.js';

/** @typedef {'loss' | 'accuracy'} Quantity */

/**
 * Between two paintings of the curves, at the least, in milliseconds. Longer than that lies between two
 * reports of a training, so that each is painted in the frame that shows its figures.
 */
const paintInterval = 150;

/** Loss and accuracy over the epochs, side by side. */
export class Curves extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { pointed: { state: true } };

  static styles = [
    sharedStyles,
    plotStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        gap: 24px 32px;
        align-items: end;
        min-width: 0;
      }

      figure {
        min-width: 0;
      }

      figcaption {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        align-items: baseline;
        margin-bottom: 8px;
        font-size: var(--size-13);
      }

      .key {
        display: inline-flex;
        gap: 7px;
        align-items: center;
        color: var(--muted);
      }

      .key::before {
        content: '';
        width: 9px;
        height: 9px;
        border-radius: 50%;
        background: var(--training);
      }

      .key.validation::before {
        background: var(--validation);
      }

      .key b {
        color: var(--ink);
        font-weight: 600;
      }

      .plot {
        position: relative;
        height: 196px;
      }

      .empty {
        position: absolute;
        inset: 0 0 30px 44px;
        display: grid;
        place-items: center;
        padding: 12px;
        color: var(--muted);
        font-size: var(--size-13);
        text-align: center;
        pointer-events: none;
      }
    `,
  ];

  /** @type {Partial<Record<Quantity, CurvePlot>>} */
  #plots = {};
  #visible = false;
  #paintedVersion = -1;
  #paintedAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #painting;
  #seen = new IntersectionObserver(([entry]) => {
    this.#visible = entry.isIntersecting;
    this.#paintSoon();
  });
  #resized = new ResizeObserver(() => this.#resize());
  #shown = () => this.#paintSoon();
  #themed = () => {
    for (const plot of Object.values(this.#plots)) plot.redraw();
  };

  constructor() {
    super();
    /** @type {number | null} the epoch under the pointer */
    this.pointed = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#seen.observe(this);
    this.#resized.observe(this);
    document.addEventListener('visibilitychange', this.#shown);
    themeChanges.addEventListener('change', this.#themed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#seen.disconnect();
    this.#resized.disconnect();
    document.removeEventListener('visibilitychange', this.#shown);
    themeChanges.removeEventListener('change', this.#themed);
  }

  firstUpdated() {
    void this.#makePlots();
  }

  /** In a task each: a chart takes its time to come into being. */
  async #makePlots() {
    for (const quantity of /** @type {const} */ (['loss', 'accuracy'])) {
      await breathe();
      const place = /** @type {HTMLElement} */ (this.renderRoot.querySelector(`#${quantity}`));
      this.#plots[quantity] = new CurvePlot(place, quantity, (x) => (this.pointed = x));
      this.#plots[quantity].show(this.notebook.curves);
    }
  }

  updated() {
    if (this.#paintedVersion !== this.notebook.curves.version) this.#paintSoon();
  }

  /** Nothing is painted while nobody can see it. */
  #paintSoon() {
    if (this.#painting !== undefined || !this.#visible || document.hidden) return;
    const wait = this.#paintedAt + paintInterval - performance.now();
    if (wait <= 0) return this.#paint();
    this.#painting = setTimeout(() => {
      this.#painting = undefined;
      this.#paint();
    }, wait);
  }

  #paint() {
    const { curves } = this.notebook;
    if (this.#paintedVersion === curves.version) return;
    this.#paintedVersion = curves.version;
    this.#paintedAt = performance.now();
    for (const plot of Object.values(this.#plots)) plot.show(curves);
  }

  #resize() {
    for (const plot of Object.values(this.#plots)) plot.resize();
  }

  /** The figures at the pointer, or the last ones. @param {Quantity} quantity */
  #figures(quantity) {
    const { live, epochs } = this.notebook.curves;
    const at = this.pointed ?? Infinity;
    const point = live.findLast(({ x }) => x <= at + 1e-9);
    const epoch = epochs.findLast(({ x }) => x <= at + 1e-9);
    const validation = quantity === 'loss' ? epoch?.validationLoss : epoch?.validationAccuracy;
    /** @param {number | null | undefined} value */
    const written = (value) => {
      if (value === null || value === undefined) return null;
      return quantity === 'loss' ? lossText(value) : percent(value);
    };
    // A training that has ended is known by the mean over its last epoch, not by its last batches.
    const settled = !this.notebook.active && this.pointed === null ? epoch : undefined;
    return {
      training: written((settled ?? point ?? epoch)?.[quantity]),
      validation: written(validation),
    };
  }

  /** @param {Quantity} quantity */
  #figure(quantity) {
    const { training, validation } = this.#figures(quantity);
    const nothing = t('curves.nothing');
    const said = t(`curves.${quantity}Said`, {
      training: training ?? nothing,
      validation: validation ?? nothing,
    });
    const empty = this.notebook.curves.live.length === 0;
    return html`
      <figure>
        <figcaption>
          <h3>${t(`curves.${quantity}`)}</h3>
          <span class="key">${t('curves.training')} <b class="figure">${training ?? '—'}</b></span>
          <span class="key validation">
            ${t('curves.validation')} <b class="figure">${validation ?? '—'}</b>
          </span>
        </figcaption>
        <div class="plot" role="img" aria-label=${said}>
          <div id=${quantity}></div>
          <p class="empty" ?hidden=${!empty}>${t('curves.empty')}</p>
        </div>
      </figure>
    `;
  }

  render() {
    return html`${this.#figure('loss')} ${this.#figure('accuracy')}`;
  }
}

customElements.define('inkling-curves', Curves);
