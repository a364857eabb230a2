// The fields of the forms, as templates. A field's id is also the name of its error.
import { html, nothing } from 'lit';
import { formWord, optionName } from '../i18n/form.js';
import { describedBy, meaning } from './explanations.js';

/** @param {Event} event */
export function valueOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
}

/**
 * @param {object} field
 * @param {string} field.id
 * @param {string[]} field.options names of optionName()
 * @param {string} field.value
 * @param {(value: string) => void} field.change
 * @param {string | null} [field.label] null when a <label> names it
 * @param {boolean} [field.wrong]
 * @param {string | null} [field.description] ids
 */
export function selectField({ id, options, value, change, label, wrong, description }) {
  return html`<select
    id=${id}
    aria-label=${label ?? nothing}
    aria-invalid=${wrong ? 'true' : nothing}
    aria-describedby=${description ?? nothing}
    .value=${value}
    @change=${(/** @type {Event} */ event) => change(valueOf(event))}
  >
    ${options.map(
      (option) =>
        html`<option value=${option} .selected=${option === value}>${optionName(option)}</option>`,
    )}
  </select>`;
}

/**
 * @param {import('./notebook.js').Notebook} notebook
 * @param {object} field
 * @param {string} field.id
 * @param {string} field.value
 * @param {(value: string) => void} field.change
 * @param {'numeric' | 'decimal'} [field.mode]
 * @param {string | null} [field.label] null when a <label> names it
 * @param {string} [field.means] what its meaning is kept under
 */
export function textField(notebook, { id, value, change, mode = 'numeric', label, means = id }) {
  const wrong = Boolean(notebook.fieldErrors[id]);
  return html`<input
    id=${id}
    class="mono"
    type="text"
    inputmode=${mode}
    autocomplete="off"
    aria-label=${label ?? nothing}
    aria-invalid=${wrong}
    aria-describedby=${describedBy(means, wrong ? `${id}-error` : null) ?? nothing}
    .value=${value}
    @input=${(/** @type {Event} */ event) => change(valueOf(event))}
  />`;
}

/** @param {import('./notebook.js').Notebook} notebook @param {string} id */
export function fieldError(notebook, id) {
  const error = notebook.fieldErrors[id];
  if (!error) return nothing;
  return html`<p class="error" id="${id}-error">${formWord(error.key, error.values)}</p>`;
}

/**
 * A setting that is a number, with its name before it.
 * @param {import('./notebook.js').Notebook} notebook
 * @param {'learningRate' | 'batchSize' | 'epochs' | 'seed' | 'weightDecay' | 'labelSmoothing' | 'averaging'} name
 * @param {'numeric' | 'decimal'} [mode]
 */
export function numberPair(notebook, name, mode) {
  return html`<label for=${name}>${formWord(`form.${name}`)}</label>
    <div>
      ${textField(notebook, {
        id: name,
        value: notebook.settings[name],
        mode,
        change: (value) => notebook.changeSettings({ [name]: value }),
      })}
      ${fieldError(notebook, name)}
    </div>
    ${meaning(name)}`;
}

/**
 * A setting that is one of several words, with its name before it.
 * @param {import('./notebook.js').Notebook} notebook
 * @param {'loss' | 'optimizer' | 'initializer' | 'schedule'} name
 * @param {string[]} options
 */
export function choicePair(notebook, name, options) {
  return html`<label for=${name}>${formWord(`form.${name}`)}</label>
    <div>
      ${selectField({
        id: name,
        options,
        value: notebook.settings[name],
        description: describedBy(name),
        change: (value) => notebook.changeSettings({ [name]: value }),
      })}
    </div>
    ${meaning(name, notebook.settings[name])}`;
}
