import { css, html } from 'lit';
import { percent, t } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';

/** The digit that was read, how sure the network is, and a bar for each class, ten at the most. Without ink: no answer. */
export class Answer extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { reading: { attribute: false }, names: { attribute: false } };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(96px, 34%) 1fr;
        gap: 12px 20px;
        align-items: start;
      }

      .digit {
        min-height: 1em;
        margin: 6px 0 0 -4px;
        font: 500 clamp(104px, 14vw, 188px) / 0.9 var(--serif);
        font-variant-numeric: lining-nums;
        font-optical-sizing: auto;
      }

      .digit.word {
        margin: 14px 0 10px;
        font-size: var(--size-28);
        line-height: 1.1;
      }

      .none .digit {
        margin-left: 0;
      }

      .none .digit span {
        display: inline-block;
        color: var(--ghost);
        transform: scale(0.5, 1.6);
        transform-origin: left 42%;
      }

      .none .digit .visually-hidden {
        display: block;
      }

      .share {
        margin-top: 12px;
        color: var(--training);
        font-size: var(--size-28);
        line-height: 1.2;
        white-space: nowrap;
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
        height: 100%;
        border-radius: 0 3px 3px 0;
        background: var(--ink);
        transform: scaleX(var(--share));
        transform-origin: left;
        transition: transform var(--quick) ease-out;
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

      .value {
        text-align: right;
      }

      @media (max-width: 699px) {
        :host {
          grid-template-columns: 92px 1fr;
          gap: 12px;
        }

        .digit {
          margin-left: -2px;
          font-size: 104px;
        }

        .share {
          margin-top: 6px;
          font-size: var(--size-21);
        }

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
    /** @type {import('../engine/types').Reading | null} */
    this.reading = null;
    /** @type {string[]} of the classes */
    this.names = [];
  }

  render() {
    const digit = this.reading?.digit ?? null;
    const probabilities = this.reading?.probabilities ?? this.names.map(() => 0);
    const name = digit === null ? '' : (this.names[digit] ?? String(digit));
    const state = digit === null ? 'none' : '';
    return html`
      <div class=${state}>
        <h3>${t('answer.title')}</h3>
        <p class="digit ${name.length > 2 ? 'word' : ''}" data-testid="digit">
          ${
            digit === null
              ? html`<span aria-hidden="true">—</span
                  ><span class="visually-hidden">${t('answer.none')}</span>`
              : name
          }
        </p>
        <p class="share figure" data-testid="share">
          ${digit === null ? '' : percent(probabilities[digit])}
        </p>
      </div>
      <ol
        class="figure ${state}"
        aria-label=${t('answer.bars')}
        .style=${`--name-width: ${Math.max(2, ...this.names.map((each) => each.length))}ch`}
      >
        ${mostProbable(probabilities).map(
          ([share, index]) => html`
            <li class=${index === digit ? 'winner' : ''}>
              <span class="name">${this.names[index] ?? index}</span>
              <span class="track" aria-hidden="true"
                ><span class="bar" .style=${`display: block; --share: ${share}`}></span
              ></span>
              <span class="value">${digit === null ? '—' : percent(share)}</span>
            </li>
          `,
        )}
      </ol>
    `;
  }
}

/**
 * All classes, or of many the ten that are most probable, those first.
 * @param {number[]} probabilities
 */
function mostProbable(probabilities) {
  const all = probabilities.map((share, index) => /** @type {[number, number]} */ ([share, index]));
  return all.length <= 10 ? all : all.sort(([a], [b]) => b - a).slice(0, 10);
}

customElements.define('inkling-answer', Answer);
