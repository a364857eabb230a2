import { css, html, nothing } from 'lit';
import { formWord, optionName } from '../i18n/form.js';
import { number } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { choices } from './choices.js';
import { ChangeController } from './change-controller.js';
import { describedBy, explanations, meaning } from './explanations.js';
import { choicePair, numberPair, valueOf } from './form-fields.js';
import { formStyles } from './form-styles.js';
import { augmentations } from './settings.js';
import { sharedStyles } from './shared-styles.js';
import './augmentation-preview.js';
import './threads-field.js';

/** @typedef {keyof typeof augmentations} Augmentation */

const regularizers = /** @type {const} */ (['weightDecay', 'labelSmoothing', 'averaging']);
const amounts = /** @type {Augmentation[]} */ (Object.keys(augmentations));

/** @param {Augmentation} name @param {string} amount */
function amountText(name, amount) {
  const value = Number(amount) * (name === 'scale' ? 100 : 1);
  return formWord(`amount.${name}`, { value: number(value) });
}

/** What training can do beside the plain: folded away until it is wanted. */
export class MoreOptions extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { open: { type: Boolean, reflect: true } };

  static styles = [
    sharedStyles,
    formStyles,
    css`
      summary {
        padding: 8px 0;
        border-radius: 4px;
        font-size: var(--size-13);
        line-height: 1.5;
        cursor: pointer;
      }

      summary span {
        margin-left: 8px;
      }

      .groups {
        padding-top: 10px;
      }

      .amounts {
        grid-template-columns: 96px minmax(0, 1fr) 64px;
      }

      .amounts output {
        font-size: var(--size-13);
        line-height: 38px;
        text-align: right;
      }

      input[type='range'] {
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        accent-color: var(--ink);
      }

      @media (pointer: coarse), (max-width: 699px) {
        summary {
          padding: 13px 0;
        }

        .amounts output {
          line-height: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    new ChangeController(this, explanations);
  }

  render() {
    const { notebook } = this;
    const { fieldErrors } = notebook;
    const wrong = regularizers.some((name) => fieldErrors[name]);
    return html`
      <details
        .open=${this.open || wrong}
        @toggle=${(/** @type {Event} */ event) =>
          (this.open = /** @type {HTMLDetailsElement} */ (event.target).open)}
      >
        <summary>${formWord('form.more')}<span class="muted">${this.#inUse()}</span></summary>
        <div class="groups">
          <div class="pairs">
            ${choicePair(notebook, 'schedule', choices.schedule)}
            ${regularizers.map((name) => numberPair(notebook, name, 'decimal'))}
          </div>
          <fieldset
            class="pairs amounts"
            aria-describedby=${describedBy('augmentation') ?? nothing}
          >
            <legend class="label">${formWord('form.augmentation')}</legend>
            ${meaning('augmentation')} ${amounts.map((name) => this.#amount(name))}
          </fieldset>
          <inkling-threads .notebook=${notebook}></inkling-threads>
          ${
            this.open
              ? html`<inkling-augmentation-preview
                  .notebook=${notebook}
                ></inkling-augmentation-preview>`
              : ''
          }
        </div>
      </details>
    `;
  }

  /** What is not plain, so that one sees it when this is folded. */
  #inUse() {
    const { settings } = this.notebook;
    const used = settings.schedule === 'constant' ? [] : [optionName(settings.schedule)];
    for (const name of regularizers) {
      if (Number(settings[name]) !== 0) used.push(`${formWord(`form.${name}`)} ${settings[name]}`);
    }
    for (const name of amounts) {
      const amount = settings.augmentation[name];
      if (Number(amount) !== 0) {
        used.push(`${formWord(`form.${name}`)} ${amountText(name, amount)}`);
      }
    }
    return used.length > 0 ? used.join(' · ') : formWord('form.moreNote');
  }

  /** @param {Augmentation} name */
  #amount(name) {
    const { augmentation } = this.notebook.settings;
    const { max, step } = augmentations[name];
    const text = amountText(name, augmentation[name]);
    return html`<label for=${name}>${formWord(`form.${name}`)}</label>
      <input
        id=${name}
        type="range"
        min="0"
        max=${max}
        step=${step}
        aria-valuetext=${text}
        aria-describedby=${describedBy(name) ?? nothing}
        .value=${augmentation[name]}
        @input=${(/** @type {Event} */ event) =>
          this.notebook.changeSettings({
            augmentation: { ...augmentation, [name]: valueOf(event) },
          })}
      />
      <output class="mono" for=${name}>${text}</output>
      ${meaning(name)}`;
  }
}

customElements.define('inkling-more-options', MoreOptions);
