import { css, html, nothing, svg } from 'lit';
import { number, percent, sentence } from '../i18n/i18n.js';
import { t as insideWord } from '../i18n/inside.js';
import { t } from '../i18n/lens.js';
import { NotebookElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';

/** @typedef {import('../engine/types').Reliability} Reliability */

/** Of fewer answers, how many are right is chance. */
const few = 20;

/** Whether the network is as sure as it is right: measured anew for the weights that answer now. */
export class ReliabilityDiagram extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    result: { state: true },
    measuring: { state: true },
    problem: { state: true },
  };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        max-width: 480px;
      }

      .plot {
        position: relative;
        height: 200px;
        margin: 22px 0 0 46px;
        border-bottom: 1px solid var(--field-line);
      }

      .plot > svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        overflow: visible;
        fill: none;
        stroke: var(--field-line);
        stroke-width: 1.5;
      }

      .rule {
        stroke: var(--grid);
        stroke-width: 1;
      }

      .diagonal {
        stroke-dasharray: 4 4;
      }

      .bars,
      .counts {
        display: grid;
        grid-template-columns: repeat(10, minmax(0, 1fr));
        gap: 3px;
        height: 100%;
        align-items: end;
      }

      .bars i {
        position: relative;
        min-height: 1px;
        height: calc(100% * var(--accuracy));
        border-radius: 3px 3px 0 0;
        background: var(--ink);
        transition: height var(--quick);
      }

      .bars i.none {
        visibility: hidden;
      }

      .bars i.few {
        background: var(--ghost);
      }

      .side,
      .ends,
      .counts {
        color: var(--muted);
        font-size: 11px;
        line-height: 1;
      }

      .side {
        position: absolute;
        right: calc(100% + 8px);
        translate: 0 -50%;
        white-space: nowrap;
      }

      .counts {
        height: auto;
        margin: 8px 0 0 46px;
        text-align: center;
        letter-spacing: -0.05em;
      }

      .ends {
        display: flex;
        justify-content: space-between;
        margin: 6px 0 0 46px;
      }

      .words {
        margin-top: 12px;
        font-size: var(--size-15);
        line-height: 1.5;
      }

      .caption {
        margin: 8px 0 12px;
        color: var(--muted);
        font-size: var(--size-13);
        line-height: 1.5;
      }

      .error {
        margin: 0 0 12px;
      }
    `,
  ];

  /** Counts what has happened to the weights, so that nothing measured of older ones is shown. */
  #weights = 0;
  #step = '';
  /** @type {unknown} */
  #tested = null;

  constructor() {
    super();
    /** @type {Reliability | null} of the network as it is now */
    this.result = null;
    this.measuring = false;
    /** @type {string | null} */
    this.problem = null;
  }

  firstUpdated() {
    const { lab } = this.notebook;
    for (const event of ['network', 'restart', 'source']) {
      lab.addEventListener(event, () => this.#forget());
    }
    lab.addEventListener('training', () => {
      const { epoch, step } = lab.training ?? {};
      if (this.#step !== `${epoch} ${step}`) this.#forget();
      this.#step = `${epoch} ${step}`;
    });
    this.#tested = this.notebook.evaluation;
    this.measure();
  }

  updated() {
    const { evaluation } = this.notebook;
    if (evaluation === this.#tested) return;
    this.#tested = evaluation;
    // A test of new weights has just ended: they are measured too.
    if (evaluation !== null && this.result === null) this.measure();
  }

  #forget() {
    this.#weights += 1;
    this.result = null;
    this.problem = null;
  }

  async measure() {
    if (this.measuring) return;
    this.measuring = true;
    this.problem = null;
    const weights = this.#weights;
    try {
      await this.notebook.lab.ready;
      const result = await this.notebook.lab.reliability('test');
      if (weights === this.#weights) this.result = result;
    } catch (error) {
      this.problem = /** @type {Error} */ (error).message;
    }
    this.measuring = false;
  }

  render() {
    const { training } = this.notebook;
    return html`
      <div role="status" tabindex="-1">
        ${this.result ? this.#diagram(this.result) : nothing}
        ${this.measuring ? html`<p class="caption">${t('reliability.measuring')}</p>` : nothing}
      </div>
      ${this.problem ? html`<p class="error" role="alert">${sentence(this.problem)}</p>` : nothing}
      ${
        this.result || this.measuring
          ? nothing
          : html`<button
              type="button"
              aria-disabled=${training?.state === 'running'}
              @click=${() => this.measure()}
            >
              ${insideWord('reliability.measure')}
            </button>`
      }
    `;
  }

  /** @param {Reliability} result */
  #diagram({ bins, ece, total }) {
    const mean = (/** @type {'confidence' | 'accuracy'} */ name) =>
      bins.reduce((sum, bin) => sum + (bin[name] ?? 0) * bin.count, 0) / total;
    const said = t('reliability.said', {
      surety: percent(mean('confidence')),
      accuracy: percent(mean('accuracy')),
      ece: percent(ece, 2),
    });
    return html`
      <div aria-hidden="true">
        <div class="plot">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none">
            ${[0, 50].map((y) => svg`<path class="rule" vector-effect="non-scaling-stroke" d="M0 ${y}h100" />`)}
          </svg>
          <div class="bars">
            ${bins.map(
              ({ accuracy, count }) =>
                html`<i
                  class=${count === 0 ? 'none' : count < few ? 'few' : ''}
                  .style=${`--accuracy: ${accuracy ?? 0}`}
                ></i>`,
            )}
          </div>
          <svg viewBox="0 0 100 100" preserveAspectRatio="none">
            <path class="diagonal" vector-effect="non-scaling-stroke" d="M0 100L100 0" />
          </svg>
          ${[0, 0.5, 1].map(
            (share) =>
              html`<span class="side figure" .style=${`top: ${100 - 100 * share}%`}
                >${percent(share, 0)}</span
              >`,
          )}
        </div>
        <div class="ends figure">
          <span>0</span><span>${t('reliability.axis')}</span><span>${percent(1, 0)}</span>
        </div>
        <div class="counts figure">
          ${bins.map(({ count }) => html`<span>${count === 0 ? '' : count}</span>`)}
        </div>
      </div>
      <p class="words">${said}</p>
      <p class="caption">${t('reliability.caption', { count: few })}</p>
      ${this.#table(bins)}
    `;
  }

  /** The same for those who do not see it. @param {Reliability['bins']} bins */
  #table(bins) {
    return html`<table class="visually-hidden">
      <thead>
        <tr>
          <th scope="col">${t('reliability.axis')}</th>
          <th scope="col">${t('reliability.right')}</th>
          <th scope="col">${t('reliability.answers')}</th>
        </tr>
      </thead>
      <tbody>
        ${bins.map(
          ({ accuracy, count }, i) =>
            html`<tr>
              <th scope="row">${percent(i / 10, 0)} – ${percent((i + 1) / 10, 0)}</th>
              <td>${accuracy === null ? '–' : percent(accuracy)}</td>
              <td>${number(count)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

customElements.define('inkling-reliability', ReliabilityDiagram);
