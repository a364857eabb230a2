import { css, html } from 'lit';
import { number } from '../i18n/i18n.js';
import { t } from '../i18n/inside.js';
import { BaseElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';

/** @param {import('../engine/types').SummaryRow} layer @param {string} [kind] */
function rowOf({ name, type, outputShape, parameters }, kind = '') {
  return html`
    <tr class=${kind}>
      <th scope="row">${name} (${type})</th>
      <td>(None, ${outputShape.join(', ')})</td>
      <td>${number(parameters)}</td>
    </tr>
  `;
}

/** The layers of the network that answers, as Keras' summary() prints them. */
export class SummaryTable extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { summary: { attribute: false } };

  static styles = [
    sharedStyles,
    css`
      h3 {
        color: var(--ink);
        font: 600 var(--size-21) / 1.3 var(--serif);
      }

      table {
        width: 100%;
        margin-top: 12px;
        border-collapse: collapse;
        font-size: var(--size-13);
      }

      th,
      td {
        padding: 9px 12px 9px 0;
        border-bottom: 1px solid var(--line);
        font-weight: 400;
        text-align: left;
      }

      thead th {
        color: var(--muted);
        font-family: var(--sans);
        font-weight: 500;
      }

      th:last-child,
      td:last-child {
        padding-right: 0;
        text-align: right;
      }

      tfoot th,
      tfoot td {
        border-bottom: 0;
        font-weight: 600;
      }

      .inner > * {
        padding-top: 4px;
        padding-bottom: 4px;
        color: var(--muted);
      }

      .inner th {
        padding-left: 20px;
      }

      .empty {
        margin-top: 12px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../engine/types').Summary | null} */
    this.summary = null;
  }

  render() {
    if (!this.summary) {
      return html`<h3>${t('summary.title')}</h3>
        <p class="empty muted">${t('summary.empty')}</p>`;
    }
    return html`
      <h3 id="title">${t('summary.title')}</h3>
      <table class="mono" aria-labelledby="title" data-testid="summary">
        <thead>
          <tr>
            <th scope="col">${t('summary.layer')}</th>
            <th scope="col">${t('summary.shape')}</th>
            <th scope="col">${t('summary.parameters')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.summary.layers.map((layer) => [
            rowOf(layer),
            (layer.layers ?? []).map((inner) => rowOf(inner, 'inner')),
          ])}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="2">${t('summary.total')}</th>
            <td>${number(this.summary.totalParameters)}</td>
          </tr>
        </tfoot>
      </table>
    `;
  }
}

customElements.define('inkling-summary', SummaryTable);
