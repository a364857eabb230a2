import { css, html } from 'lit';
import { percent, t } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';

/** A bar for each class; of many classes the ten most probable. */
export class ProbabilityBars extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    probabilities: { attribute: false },
    names: { attribute: false },
    digit: { attribute: false },
    muted: { type: Boolean },
  };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      ol {
        display: grid;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--size-13);
      }

      li {
        display: grid;
        grid-template-columns: var(--name-width) 1fr 7.5ch;
        gap: 10px;
        align-items: center;
        height: var(--bar-row, 27px);
      }

      .track {
        height: 13px;
        border-left: 2px solid var(--ink);
        overflow: hidden;
      }

      .bar {
        display: block;
        height: 100%;
        border-radius: 0 3px 3px 0;
        background: var(--ink);
        transform: scaleX(var(--share));
        transform-origin: left;
        transition:
          transform var(--quick) ease-out,
          background-color var(--quick);
      }

      li.winner {
        font-weight: 600;
      }

      li:not(.winner) .name,
      li:not(.winner) .value {
        color: var(--muted);
      }

      .winner .track {
        border-color: var(--training);
      }

      .winner .bar {
        background: var(--training);
      }

      .none .track {
        border-color: var(--ghost);
      }

      .unknown .track {
        border-color: var(--ghost);
      }

      .unknown .bar {
        background: var(--ghost);
      }

      .unknown .winner .bar {
        background: var(--field-line);
      }

      .value {
        text-align: right;
      }

      @media (max-width: 699px) {
        li {
          height: 19px;
        }

        .track {
          height: 10px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {number[]} */
    this.probabilities = [];
    /** @type {string[]} of the classes */
    this.names = [];
    /** @type {number | null} the most probable one; null when nothing is drawn */
    this.digit = null;
    /** The drawing is no digit that the network knows: the bars are a guess. */
    this.muted = false;
  }

  render() {
    const state = this.digit === null ? 'none' : this.muted ? 'unknown' : '';
    return html`<ol
      class="figure ${state}"
      aria-label=${t('answer.bars')}
      .style=${`--name-width: ${Math.max(2, ...this.names.map(widthOf))}ch`}
    >
      ${mostProbable(this.probabilities).map(
        ([share, index]) => html`
          <li class=${index === this.digit ? 'winner' : ''}>
            <span class="name">${this.names[index] ?? index}</span>
            <span class="track" aria-hidden="true"
              ><span class="bar" .style=${`--share: ${share}`}></span
            ></span>
            <span class="value">${this.digit === null ? '—' : percent(share)}</span>
          </li>
        `,
      )}
    </ol>`;
  }
}

/** A Chinese character is as wide as two digits. @param {string} name */
function widthOf(name) {
  return [...name].reduce((sum, each) => sum + (each > '\u2e7f' ? 2 : 1), 0);
}

/**
 * All classes, or of many the ten that are most probable, those first.
 * @param {number[]} probabilities
 */
function mostProbable(probabilities) {
  const all = probabilities.map((share, index) => /** @type {[number, number]} */ ([share, index]));
  return all.length <= 10 ? all : all.sort(([a], [b]) => b - a).slice(0, 10);
}

customElements.define('inkling-bars', ProbabilityBars);
