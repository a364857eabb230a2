import { html, nothing } from 'lit';
import { fetchPart } from './parts.js';

/** Whether the form says what its words mean. Fires 'change' when that has changed. */
class Explanations extends EventTarget {
  /** From when they are first wanted. @type {typeof import('../i18n/explanations.js') | null} */
  #words = null;
  shown = false;

  async toggle() {
    this.#words ??= await fetchPart(() => import('../i18n/explanations.js'));
    this.shown = this.#words !== null && !this.shown;
    this.dispatchEvent(new Event('change'));
  }

  /** @param {string} name of a field or of an option */
  text(name) {
    return this.#words?.t(/** @type {any} */ (`means.${name}`)) ?? '';
  }
}

export const explanations = new Explanations();

/** What describes a field, for aria-describedby. @param {string} name @param {string | null} [others] ids */
export function describedBy(name, others = null) {
  const ids = [others, explanations.shown ? `${name}-means` : null].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : null;
}

/**
 * What a field does, and the option that is chosen in it.
 * @param {string} name of the field
 * @param {string} [option]
 */
export function meaning(name, option) {
  if (!explanations.shown) return nothing;
  const text = explanations.text(name);
  return html`<p class="means" id="${name}-means">
    ${text}${option ? html`<br />${explanations.text(option)}` : nothing}
  </p>`;
}
