/**
 * What is wrong with a field, as a message. Its key says which values are right: 'whole' numbers
 * from min to max, numbers 'above' min up to max, 'below' max from min on, or 'between' both.
 * @typedef {{ key: import('../i18n/form.js').FormKey, values: Record<string, string | number> }} FieldError
 * @typedef {[kind: 'whole' | 'above' | 'below' | 'between', min: number, max: number]} Range
 */

/**
 * @param {string} text as it was typed
 * @param {Range} range
 * @returns {FieldError | null}
 */
export function checkField(text, [kind, min, max]) {
  const typed = text.trim();
  const value = typed === '' ? NaN : Number(typed);
  const fits =
    (kind === 'above' ? value > min : value >= min) &&
    (kind === 'below' ? value < max : value <= max) &&
    (kind !== 'whole' || Number.isInteger(value));
  if (fits) return null;
  return {
    key: /** @type {const} */ (`form.${kind}${typed === '' ? 'Empty' : ''}`),
    values: { min, max, value: typed },
  };
}
