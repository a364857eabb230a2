// What is said aloud of a number, and stands for its digits.
import { afterEach, describe, expect, it } from 'vitest';
import { numberSaid, shownDigit } from '../../web/components/said.js';
import { setLanguage } from '../../web/i18n/i18n.js';

/** @param {[number, boolean][]} digits each with whether it is known */
function reading(digits) {
  return /** @type {import('../../web/engine/types').NumberReading} */ ({
    text: digits.map(([digit]) => digit).join(''),
    probability: 0.932,
    digits: digits.map(([digit, known]) => ({ digit, known })),
  });
}

afterEach(() => setLanguage('en'));

describe('a number', () => {
  it('is said with its probability', () => {
    const known = reading([
      [7, true],
      [2, true],
    ]);
    expect(numberSaid(known)).toBe('Read as 72, 93.2\u00a0%');
    expect(known.digits.map(shownDigit)).toEqual(['7', '2']);
  });

  it('with a digit that is none has a question mark for it, and no probability', async () => {
    const partly = reading([
      [7, true],
      [3, false],
    ]);
    expect(partly.digits.map(shownDigit)).toEqual(['7', '?']);
    expect(numberSaid(partly)).toBe('Read as 7?. One of them is no digit I know.');
    await setLanguage('zh-CN');
    expect(numberSaid(partly)).toBe('识别为 7?。其中 1 位不像我认得的数字。');
  });

  it('of one digit that is none is said as a single digit is', () => {
    expect(numberSaid(reading([[3, false]]))).toBe('No digit I know. The nearest is 3.');
  });
});
