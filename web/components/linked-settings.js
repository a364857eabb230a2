import { css, html, nothing } from 'lit';
import { formWord, optionName } from '../i18n/form.js';
import { joinSentences, sentence } from '../i18n/i18n.js';
import { t } from '../i18n/link.js';
import { NotebookElement } from './base-element.js';
import { choices } from './choices.js';
import { problemText } from './link-problems.js';
import { changesOf, fromHash } from './settings-link.js';
import { same } from './settings.js';
import { sharedStyles } from './shared-styles.js';

/** @typedef {import('../i18n/form.js').FormKey} FormKey */

/** Fills the form from a link, '#train?preset=nielsen&epochs=10', and says so. It trains nothing. */
export class LinkedSettings extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { link: { state: true } };

  static styles = [
    sharedStyles,
    css`
      p {
        margin-top: 16px;
        font-size: var(--size-13);
        line-height: 1.5;
        overflow-wrap: anywhere;
      }

      p.error {
        margin-top: 8px;
      }
    `,
  ];

  constructor() {
    super();
    /** The latest one that was opened. @type {import('./settings-link.js').Link | null} */
    this.link = null;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#open);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#open);
  }

  /** Not before its place is there and empty: what is said is then heard. */
  firstUpdated() {
    this.#open();
  }

  #open = () => {
    const link = fromHash(location.hash, this.notebook.data.classNames.length);
    if (!link) return;
    this.link = link;
    this.notebook.changeSettings(link.settings);
    void goToTrain();
  };

  render() {
    return html`<div role="status">${this.#said()}</div>`;
  }

  #said() {
    const { link } = this;
    // Changed since, they are no longer what came.
    if (!link || !same(link.settings, this.notebook.settings)) return nothing;
    const { misfit } = this.notebook.plan;
    return html`
      <p>
        ${joinSentences(
          t('link.came', { settings: this.#describe(link) }),
          misfit ? '' : t('link.try'),
        )}
      </p>
      ${misfit ? html`<p class="error">${sentence(misfit.sentence)}</p>` : nothing}
      ${link.problems.map((problem) => html`<p class="error">${problemText(problem)}</p>`)}
    `;
  }

  /** @param {import('./settings-link.js').Link} link */
  #describe({ preset, settings }) {
    const { classNames, train } = this.notebook.data;
    const changes = changesOf(settings, preset, classNames.length).map(([name, value]) => {
      if (name === 'layers') return t('link.layers');
      if (name === 'validationSize' && settings.split === 'all') {
        return formWord('form.splitAll', { count: train });
      }
      if (name === 'validationSize') return t('link.validation');
      const label = formWord(/** @type {FormKey} */ (`form.${name}`));
      return `${label} ${name in choices ? optionName(value) : value}`;
    });
    return [formWord(/** @type {FormKey} */ (`preset.${preset}`)), ...changes].join(' · ');
  }
}

/** As '#train' alone does: there is no element of the link's name. */
async function goToTrain() {
  const place = /** @type {HTMLElement} */ (document.getElementById('train'));
  const scroll = () => place.scrollIntoView({ behavior: 'instant' });
  scroll();
  place.focus({ preventScroll: true });
  // Without what lies below, the page may have been too short.
  const reached = scrollY;
  await customElements.whenDefined('inkling-inside');
  requestAnimationFrame(() => {
    if (scrollY === reached) scroll();
  });
}

customElements.define('inkling-linked-settings', LinkedSettings);
