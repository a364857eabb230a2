import { html, nothing } from 'lit';
import { limits } from '../engine/limits.js';
import { t } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { optionName } from './describe-network.js';
import { formStyles } from './form-styles.js';
import { icon } from './icons.js';
import { classes, presets, same } from './settings.js';
import { sharedStyles } from './shared-styles.js';

/** @typedef {import('./settings.js').Settings} Settings */

const activations = ['relu', 'sigmoid', 'tanh'];
const outputs = ['softmax', 'sigmoid'];
const losses = ['crossEntropy', 'quadratic'];
const initializers = ['glorot', 'he', 'scaledNormal', 'normal', 'zeros'];
const optimizers = ['sgd', 'momentum', 'nesterov', 'adam'];

/** The network and how it is trained. Nothing here touches the network that answers. */
export class NetworkForm extends NotebookElement {
  static styles = [sharedStyles, formStyles];

  render() {
    return html`
      <form
        aria-label=${t('form.label')}
        @submit=${(/** @type {Event} */ event) => event.preventDefault()}
      >
        ${this.#presets()}
        <div class="groups">
          <fieldset class="layers">
            <legend class="label">${t('form.layers')}</legend>
            ${this.#layers()}
          </fieldset>
          <fieldset class="pairs">
            <legend class="label">${t('form.learning')}</legend>
            ${this.#choice('loss', losses)} ${this.#choice('optimizer', optimizers)}
            ${this.#number('learningRate', 'decimal')} ${this.#number('batchSize')}
            ${this.#number('epochs')}
          </fieldset>
          <fieldset class="pairs">
            <legend class="label">${t('form.data')}</legend>
            ${this.#choice('initializer', initializers)} ${this.#number('seed')} ${this.#split()}
          </fieldset>
        </div>
      </form>
    `;
  }

  #presets() {
    return html`
      <div class="presets" role="group" aria-label=${t('form.presets')}>
        <span class="label">${t('form.presets')}</span>
        ${Object.entries(presets).map(
          ([name, preset]) => html`
            <button
              type="button"
              aria-pressed=${same(this.notebook.settings, preset)}
              @click=${() => this.notebook.changeSettings(preset)}
            >
              ${t(/** @type {import('../i18n/i18n.js').MessageKey} */ (`preset.${name}`))}
            </button>
          `,
        )}
      </div>
    `;
  }

  #layers() {
    const { hidden, output } = this.notebook.settings;
    const most = limits.hiddenLayers.max;
    return html`
      <p class="row">
        <span>${t('form.input')}</span><span class="muted">${t('form.inputNote')}</span>
      </p>
      ${hidden.map((layer, index) => this.#hidden(layer, index))}
      <p class="row">
        <span>${t('form.output')}</span>
        <span class="mono">${classes}</span>
        ${this.#select(t('form.outputActivation'), 'output', outputs, output, (value) =>
          this.notebook.changeSettings({ output: /** @type {Settings['output']} */ (value) }),
        )}
      </p>
      <button type="button" ?disabled=${hidden.length >= most} @click=${this.#add}>
        ${icon('plus')}${t('form.add')}
      </button>
      ${hidden.length >= most ? html`<p class="hint">${t('form.full', { count: most })}</p>` : nothing}
    `;
  }

  /** @param {import('./settings.js').HiddenLayer} layer @param {number} index */
  #hidden(layer, index) {
    const field = `units${index}`;
    return html`
      <div class="row">
        <span>${t('form.hidden', { index: index + 1 })}</span>
        ${this.#input(
          field,
          layer.units,
          'numeric',
          t('form.unitsOf', { index: index + 1 }),
          (units) => this.#changeLayer(index, { units }),
        )}
        ${this.#select(
          t('form.activationOf', { index: index + 1 }),
          `activation${index}`,
          activations,
          layer.activation,
          (activation) => this.#changeLayer(index, /** @type {any} */ ({ activation })),
        )}
        <button
          class="bare"
          type="button"
          aria-label=${t('form.removeOf', { index: index + 1 })}
          title=${t('form.remove')}
          @click=${() => this.#remove(index)}
        >
          ${icon('clear')}
        </button>
        ${this.#error(field)}
      </div>
    `;
  }

  /** @param {'loss' | 'optimizer' | 'initializer'} name @param {string[]} options */
  #choice(name, options) {
    return html`<label for=${name}>${t(`form.${name}`)}</label>
      <div>
        ${this.#select(null, name, options, this.notebook.settings[name], (value) =>
          this.notebook.changeSettings(/** @type {any} */ ({ [name]: value })),
        )}
      </div>`;
  }

  /**
   * @param {'learningRate' | 'batchSize' | 'epochs' | 'seed'} name
   * @param {'numeric' | 'decimal'} [mode]
   */
  #number(name, mode = 'numeric') {
    return html`<label for=${name}>${t(`form.${name}`)}</label>
      <div>
        ${this.#input(name, this.notebook.settings[name], mode, null, (value) =>
          this.notebook.changeSettings({ [name]: value }),
        )}
        ${this.#error(name)}
      </div>`;
  }

  #split() {
    const { split } = this.notebook.settings;
    return html`<label class="wide" for="split">${t('form.split')}</label>
      <div class="wide">
        <select
          id="split"
          @change=${(/** @type {Event} */ event) =>
            this.notebook.changeSettings({
              split: /** @type {Settings['split']} */ (valueOf(event)),
            })}
        >
          <option value="validation" ?selected=${split === 'validation'}>
            ${t('form.splitValidation')}
          </option>
          <option value="all" ?selected=${split === 'all'}>${t('form.splitAll')}</option>
        </select>
      </div>`;
  }

  /**
   * @param {string | null} label null when a <label> names it
   * @param {string} id
   * @param {string[]} options
   * @param {string} chosen
   * @param {(value: string) => void} change
   */
  #select(label, id, options, chosen, change) {
    return html`<select
      id=${id}
      aria-label=${label ?? nothing}
      .value=${chosen}
      @change=${(/** @type {Event} */ event) => change(valueOf(event))}
    >
      ${options.map(
        (option) =>
          html`<option value=${option} .selected=${option === chosen}>
            ${optionName(option)}
          </option>`,
      )}
    </select>`;
  }

  /**
   * @param {string} id
   * @param {string} value
   * @param {'numeric' | 'decimal'} mode
   * @param {string | null} label
   * @param {(value: string) => void} change
   */
  #input(id, value, mode, label, change) {
    const wrong = Boolean(this.notebook.fieldErrors[id]);
    return html`<input
      id=${id}
      class="mono"
      type="text"
      inputmode=${mode}
      autocomplete="off"
      aria-label=${label ?? nothing}
      aria-invalid=${wrong}
      aria-describedby=${wrong ? `${id}-error` : nothing}
      .value=${value}
      @input=${(/** @type {Event} */ event) => change(valueOf(event))}
    />`;
  }

  /** @param {string} field */
  #error(field) {
    const error = this.notebook.fieldErrors[field];
    if (!error) return nothing;
    return html`<p class="error" id="${field}-error">${t(error.key, error.values)}</p>`;
  }

  #add() {
    const { hidden } = this.notebook.settings;
    const layer = hidden[hidden.length - 1] ?? { units: '128', activation: 'relu' };
    this.notebook.changeSettings({ hidden: [...hidden, { ...layer }] });
  }

  /** @param {number} index */
  #remove(index) {
    const hidden = this.notebook.settings.hidden.filter((_, each) => each !== index);
    this.notebook.changeSettings({ hidden });
  }

  /** @param {number} index @param {Partial<import('./settings.js').HiddenLayer>} change */
  #changeLayer(index, change) {
    const hidden = this.notebook.settings.hidden.map((layer, each) =>
      each === index ? { ...layer, ...change } : layer,
    );
    this.notebook.changeSettings({ hidden });
  }
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
}

customElements.define('inkling-network-form', NetworkForm);
