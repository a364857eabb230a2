import { html, nothing } from 'lit';
import { usualValidation } from '../engine/limits.js';
import { formWord } from '../i18n/form.js';
import { NotebookElement } from './base-element.js';
import { choices } from './choices.js';
import { ChangeController } from './change-controller.js';
import { describedBy, explanations, meaning } from './explanations.js';
import { choicePair, numberPair, valueOf } from './form-fields.js';
import { formStyles } from './form-styles.js';
import { presets, same } from './settings.js';
import { sharedStyles } from './shared-styles.js';
import './copy-link.js';
import './data-source.js';
import './layer-editor.js';
import './more-options.js';

/** The network and how it is trained. Nothing here touches the network that answers. */
export class NetworkForm extends NotebookElement {
  static styles = [sharedStyles, formStyles];

  constructor() {
    super();
    new ChangeController(this, explanations);
  }

  render() {
    const { notebook } = this;
    return html`
      <form
        aria-label=${formWord('form.label')}
        @submit=${(/** @type {Event} */ event) => event.preventDefault()}
      >
        <inkling-data-source .notebook=${notebook}></inkling-data-source>
        ${this.#presets()} ${this.#help()}
        <inkling-layers id="layers" .notebook=${notebook}></inkling-layers>
        <div class="groups" id="groups">
          <fieldset class="pairs">
            <legend class="label">${formWord('form.learning')}</legend>
            ${choicePair(notebook, 'loss', choices.loss)}
            ${choicePair(notebook, 'optimizer', choices.optimizer)}
            ${numberPair(notebook, 'learningRate', 'decimal')} ${numberPair(notebook, 'batchSize')}
            ${numberPair(notebook, 'epochs')}
          </fieldset>
          <fieldset class="pairs">
            <legend class="label">${formWord('form.data')}</legend>
            ${choicePair(notebook, 'initializer', choices.initializer)}
            ${numberPair(notebook, 'seed')} ${this.#split()}
          </fieldset>
          <inkling-more-options .notebook=${notebook}></inkling-more-options>
        </div>
        <inkling-copy-link .notebook=${notebook}></inkling-copy-link>
      </form>
    `;
  }

  #presets() {
    return html`
      <div class="presets" role="group" aria-label=${formWord('form.presets')}>
        <span class="label">${formWord('form.presets')}</span>
        ${Object.entries(presets).map(
          ([name, preset]) => html`
            <button
              type="button"
              aria-pressed=${same(this.notebook.settings, preset)}
              @click=${() => this.notebook.changeSettings(preset)}
            >
              ${formWord(/** @type {import('../i18n/form.js').FormKey} */ (`preset.${name}`))}
            </button>
          `,
        )}
      </div>
    `;
  }

  #help() {
    const { shown } = explanations;
    return html`<div class="help">
      <button
        id="explain"
        class="text"
        type="button"
        aria-expanded=${shown}
        aria-controls="layers groups"
        @click=${() => explanations.toggle()}
      >
        ${formWord('form.explain')}
      </button>
      ${shown ? html`<p class="means">${explanations.text('note')}</p>` : nothing}
    </div>`;
  }

  #split() {
    const { settings, data } = this.notebook;
    const { split } = settings;
    const validation = usualValidation(data.train);
    const sizes = { count: data.train, train: data.train - validation, validation };
    return html`<label class="wide" for="split">${formWord('form.split', sizes)}</label>
      <div class="wide">
        <select
          id="split"
          aria-describedby=${describedBy('split') ?? nothing}
          @change=${(/** @type {Event} */ event) =>
            this.notebook.changeSettings({ split: /** @type {any} */ (valueOf(event)) })}
        >
          <option value="validation" .selected=${split === 'validation'}>
            ${formWord('form.splitValidation', sizes)}
          </option>
          <option value="all" .selected=${split === 'all'}>
            ${formWord('form.splitAll', sizes)}
          </option>
        </select>
      </div>
      ${meaning('split')}`;
  }
}

customElements.define('inkling-network-form', NetworkForm);
