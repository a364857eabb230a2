import { t } from '../i18n/link.js';

/**
 * What is wrong in a link, as a message; what was expected becomes one of its values.
 * @typedef {import('../i18n/link.js').LinkKey} LinkKey
 * @typedef {{ key: LinkKey, values: Record<string, string | number> }} Expected
 * @typedef {Expected & { expected?: Expected }} Problem
 */

/** @param {string[]} options @returns {Expected} */
export function oneOf(options) {
  return { key: 'expected.oneOf', values: { options: options.join(', ') } };
}

/** What a field of the form would have taken. @param {import('./field-checks.js').FieldError} error @returns {Expected} */
export function expectedOf({ key, values }) {
  const kind = key.replace('form.', '').replace('Empty', '');
  return { key: /** @type {LinkKey} */ (`expected.${kind}`), values };
}

/** @param {Problem} problem a sentence in the page's language */
export function problemText({ key, values, expected }) {
  return t(key, expected ? { ...values, expected: t(expected.key, expected.values) } : values);
}
