import { percent, t } from '../i18n/i18n.js';

// What the page says aloud of a reading.

/**
 * @param {import('../engine/types').Reading | null} reading null when nothing is drawn
 * @param {string[]} names of the classes
 */
export function digitSaid(reading, names) {
  const digit = reading?.digit ?? null;
  if (reading === null || digit === null) return t('answer.none');
  const name = names[digit] ?? digit;
  if (!reading.known) return t('answer.unknown', { digit: name });
  return t('answer.said', { digit: name, share: percent(reading.probabilities[digit]) });
}

/** @param {import('../engine/types').NumberReading | null} reading null when nothing is drawn */
export function numberSaid(reading) {
  if (reading === null) return t('answer.none');
  const { text, probability, digits } = reading;
  const unknown = unknownSaid(digits);
  if (unknown === null) return t('answer.said', { digit: text, share: percent(probability) });
  if (digits.length === 1) return unknown;
  return t('number.saidUnknown', { text: digits.map(shownDigit).join(''), unknown });
}

/**
 * A digit as it stands in its number.
 * @param {Pick<import('../engine/types').NumberDigit, 'digit' | 'known'>} digit
 */
export const shownDigit = ({ digit, known }) => (known ? `${digit}` : '?');

/**
 * That some of a number's digits are none it knows; null when all are.
 * @param {import('../engine/types').NumberReading['digits']} digits
 */
export function unknownSaid(digits) {
  const count = digits.filter(({ known }) => !known).length;
  if (count === 0) return null;
  if (digits.length === 1) return t('answer.unknown', { digit: digits[0].digit });
  return t('number.unknown', { count });
}
