import { css, html, nothing } from 'lit';
import { percent, t } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';
import './probability-bars.js';

/**
 * The class that was read, how sure the network is, and the bars. Without ink: no answer. Of what is no
 * digit: no answer either, but the nearest one is named, and the bars show it, muted.
 */
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

      .unknown .digit {
        color: var(--ghost);
      }

      .share {
        margin-top: 12px;
        color: var(--training);
        font-size: var(--size-28);
        line-height: 1.2;
        white-space: nowrap;
      }

      .unknown .share {
        display: none;
      }

      .sentence {
        margin-top: 12px;
        color: var(--muted);
        font-size: var(--size-13);
        line-height: 1.45;
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

        .share,
        .sentence {
          margin-top: 6px;
        }

        .share {
          font-size: var(--size-21);
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
    const unknown = digit !== null && this.reading?.known === false;
    return html`
      <div class=${digit === null ? 'none' : unknown ? 'unknown' : ''}>
        <h3>${t('answer.title')}</h3>
        <p class="digit ${name.length > 1 ? 'word' : ''}" data-testid="digit">
          ${
            digit === null
              ? html`<span aria-hidden="true">—</span
                  ><span class="visually-hidden">${t('answer.none')}</span>`
              : unknown
                ? html`<span aria-hidden="true">?</span>`
                : name
          }
        </p>
        <p class="share figure" data-testid="share">
          ${digit === null || unknown ? '' : percent(probabilities[digit])}
        </p>
        ${
          unknown
            ? html`<p class="sentence" data-testid="unknown">
                ${t('answer.unknown', { digit: name })}
              </p>`
            : nothing
        }
      </div>
      <inkling-bars
        .probabilities=${probabilities}
        .names=${this.names}
        .digit=${digit}
        .muted=${unknown}
      ></inkling-bars>
    `;
  }
}

customElements.define('inkling-answer', Answer);
