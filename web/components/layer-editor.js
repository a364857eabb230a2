import { html, nothing } from 'lit';
import { limits } from '../engine/limits.js';
import { formWord, optionName } from '../i18n/form.js';
import { number, sentence, t } from '../i18n/i18n.js';
import { NotebookElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { chipOf } from './describe-network.js';
import { describedBy, explanations } from './explanations.js';
import { fieldError, selectField, textField } from './form-fields.js';
import { formStyles } from './form-styles.js';
import { icon } from './icons.js';
import { layerStyles } from './layer-styles.js';
import {
  fieldsOf,
  innerLayersOf,
  layerOf,
  layerTypes,
  layerWords,
  withMovedLayer,
  withNewLayer,
} from './layer-settings.js';
import { sharedStyles } from './shared-styles.js';

/**
 * @typedef {import('./layer-settings.js').HiddenLayer} HiddenLayer
 * @typedef {import('../i18n/form.js').FormKey} FormKey
 */

/** The layers of the network, with the output shape and the parameters of each. */
export class LayerEditor extends NotebookElement {
  static styles = [sharedStyles, formStyles, layerStyles];

  constructor() {
    super();
    new ChangeController(this, explanations);
  }

  render() {
    const { plan, settings } = this.notebook;
    const { hidden, output } = settings;
    const most = limits.hiddenLayers.max;
    const misfit = plan.misfit && !hidden[plan.misfit.layer ?? -1] ? plan.misfit.sentence : null;
    return html`
      <fieldset>
        <legend class="label">${formWord('form.layers')}</legend>
        <div class="row edge">
          <span class="name">${formWord('form.input')}</span>
          <p class="facts mono">28 × 28 × 1</p>
        </div>
        ${hidden.map((layer, index) => this.#hidden(layer, index))}
        <div class="row edge">
          <span class="name">${formWord('form.output')}</span>
          <div class="fields">
            ${selectField({
              id: 'output',
              label: formWord('form.outputActivation'),
              options: ['softmax', 'sigmoid'],
              value: output,
              description: describedBy(output),
              change: (value) =>
                this.notebook.changeSettings({ output: /** @type {any} */ (value) }),
            })}
          </div>
          ${this.#facts(hidden.length)}
        </div>
      </fieldset>
      ${explanations.shown ? this.#meanings() : nothing}
      ${misfit ? html`<p class="error">${sentence(misfit)}</p>` : nothing}
      <div class="foot">
        <button
          id="add"
          type="button"
          aria-disabled=${hidden.length >= most}
          @click=${() => this.#change(withNewLayer(hidden))}
        >
          ${icon('plus')}${formWord('form.add')}
        </button>
        ${hidden.length >= most ? html`<p class="muted">${formWord('form.full', { count: most })}</p>` : nothing}
        <p class="total mono" data-testid="total-parameters">
          ${plan.totalParameters === null ? '' : formWord('form.total', { count: plan.totalParameters })}
        </p>
      </div>
    `;
  }

  /** Of each word that the layers use, once. */
  #meanings() {
    const { hidden, output } = this.notebook.settings;
    const words = hidden.flatMap(({ type, padding, activation }) => [type, padding, activation]);
    words.push('dense', output);
    const all = [...layerTypes, ...layerWords.padding, ...layerWords.activation, 'softmax'];
    const used = all.filter((word) => words.includes(word));
    return html`<div class="meanings">
      <p class="label">${explanations.text('layers')}</p>
      <dl>
        ${used.map(
          (word) =>
            html`<dt>${optionName(word)}</dt>
              <dd class="means" id="${word}-means">${explanations.text(word)}</dd>`,
        )}
      </dl>
    </div>`;
  }

  /** @param {HiddenLayer} layer @param {number} index */
  #hidden(layer, index) {
    const { misfit } = this.notebook.plan;
    const wrong = misfit?.layer === index;
    const last = this.notebook.settings.hidden.length - 1;
    return html`
      <div
        class="row hidden"
        role="group"
        aria-label=${formWord('form.hidden', { index: index + 1 })}
      >
        <span class="index mono muted" aria-hidden="true">${index + 1}</span>
        <div class="type">
          ${selectField({
            id: `type${index}`,
            label: this.#label('type', index),
            options: layerTypes,
            value: layer.type,
            wrong,
            description: describedBy(layer.type, `facts${index}${wrong ? ` misfit${index}` : ''}`),
            change: (type) => this.#replace(index, layerOf(/** @type {any} */ (type), layer)),
          })}
        </div>
        <div class="fields">${fieldsOf(layer).map((name) => this.#field(layer, index, name))}</div>
        ${this.#facts(index)}
        <div class="actions">
          ${this.#button('up', index, index === 0, () => this.#move(index, index - 1))}
          ${this.#button('down', index, index === last, () => this.#move(index, index + 1))}
          ${this.#button('remove', index, false, () => this.#remove(index))}
        </div>
        ${layer.type === 'residual' ? this.#inside(layer, index) : nothing}
        ${fieldsOf(layer).map((name) => fieldError(this.notebook, name + index))}
        ${wrong ? html`<p class="error" id="misfit${index}">${sentence(misfit.sentence)}</p>` : nothing}
      </div>
    `;
  }

  /** What a residual block is made of. @param {HiddenLayer} layer @param {number} index */
  #inside(layer, index) {
    const inner = this.notebook.plan.rows[index]?.layers ?? [];
    const convolves = inner.some(({ name }) => name === 'shortcut');
    return html`<p class="inside muted">
      ${innerLayersOf(layer).map(chipOf).join(' → ')}
      ${formWord(convolves ? 'form.plusConvolution' : 'form.plusInput')}
    </p>`;
  }

  /** @param {string} name of a field @param {number} index */
  #label(name, index) {
    const field = formWord(/** @type {FormKey} */ (`form.${name}`));
    return formWord('form.fieldOf', { field, index: index + 1 });
  }

  /** @param {HiddenLayer} layer @param {number} index @param {string} name */
  #field(layer, index, name) {
    const field = {
      id: name + index,
      label: this.#label(name, index),
      value: layer[name],
      change: (/** @type {string} */ value) =>
        this.#replace(index, /** @type {HiddenLayer} */ ({ ...layer, [name]: value })),
    };
    const options = layerWords[name];
    return html`<div class="field ${options ? 'word' : ''}">
      <span aria-hidden="true">${formWord(/** @type {FormKey} */ (`form.${name}`))}</span>
      ${
        options
          ? selectField({ ...field, options, description: describedBy(layer[name]) })
          : textField(this.notebook, {
              ...field,
              means: layer.type,
              mode: name === 'rate' ? 'decimal' : 'numeric',
            })
      }
    </div>`;
  }

  /** @param {number} index of the layer */
  #facts(index) {
    const row = this.notebook.plan.rows[index];
    return html`<p class="facts mono" id="facts${index}">
      ${
        row
          ? html`<span>${row.outputShape.map((size) => number(size)).join(' × ')}</span>
              <span class="muted">${t('reader.parameters', { count: row.parameters })}</span>`
          : '–'
      }
    </p>`;
  }

  /**
   * @param {'up' | 'down' | 'remove'} name
   * @param {number} index
   * @param {boolean} disabled
   * @param {() => void} act
   */
  #button(name, index, disabled, act) {
    return html`<button
      class="bare"
      type="button"
      aria-label=${formWord(`form.${name}Of`, { index: index + 1 })}
      title=${formWord(`form.${name}`)}
      ?disabled=${disabled}
      @click=${act}
    >
      ${icon(name === 'remove' ? 'clear' : name)}
    </button>`;
  }

  /** @param {HiddenLayer[]} hidden */
  #change(hidden) {
    this.notebook.changeSettings({ hidden });
    return this.updateComplete;
  }

  /** @param {number} index @param {HiddenLayer} layer */
  #replace(index, layer) {
    const hidden = [...this.notebook.settings.hidden];
    hidden[index] = layer;
    return this.#change(hidden);
  }

  /** The focus goes with the layer. @param {number} from @param {number} to indices */
  async #move(from, to) {
    await this.#change(withMovedLayer(this.notebook.settings.hidden, from, to));
    const [up, down] = this.#buttons(to);
    const [same, other] = to < from ? [up, down] : [down, up];
    (same.disabled ? other : same).focus();
  }

  /** The focus goes to the next layer, so that a keyboard can go on. @param {number} index */
  async #remove(index) {
    const { hidden } = this.notebook.settings;
    await this.#change(hidden.filter((_, each) => each !== index));
    const next = Math.min(index, hidden.length - 2);
    const add = /** @type {HTMLElement} */ (this.renderRoot.querySelector('#add'));
    (next < 0 ? add : this.#buttons(next)[2]).focus();
  }

  /** @param {number} index of a hidden layer */
  #buttons(index) {
    return this.renderRoot.querySelectorAll('.hidden')[index].querySelectorAll('button');
  }
}

customElements.define('inkling-layers', LayerEditor);
