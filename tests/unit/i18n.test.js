import { afterEach, describe, expect, it } from 'vitest';
import { handwritingMessages } from '../../web/i18n/handwriting-messages.js';
import { dictionaries, duration, percent, setLanguage, t } from '../../web/i18n/i18n.js';
import { lensWords } from '../../web/i18n/lens.js';
import { ownDataWords } from '../../web/i18n/own-data.js';
import { recipeWords } from '../../web/i18n/recipes.js';
import { imageMessages } from '../../web/i18n/image-messages.js';

/** @param {string} message */
function placeholders(message) {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
}

afterEach(() => setLanguage('en'));

describe.each([
  ['the dictionaries', dictionaries],
  ['those of own data', ownDataWords],
  ['those of opening images', imageMessages],
  ['those of the handwriting preview', handwritingMessages],
  ['those of the steps and the diagram', lensWords],
  ['those of the recipes', recipeWords],
])('%s', (_, words) => {
  /** @type {Record<string, string>} */
  const en = words.en;
  /** @type {Record<string, string>} */
  const zhCN = words['zh-CN'];

  it('have the same keys', () => {
    expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en))('%s: nothing is empty or left out', (key) => {
    expect(zhCN[key].trim()).not.toBe('');
    // A form for one thing may leave its number to the words; the form for many never does.
    const many = en[key].split('|').at(-1) ?? '';
    expect(placeholders(zhCN[key])).toEqual(placeholders(many));
  });
});

describe('t', () => {
  it('fills in words, and numbers as the language writes them', () => {
    expect(t('test.of', { correct: 9741, total: 10000 })).toBe('9,741 of 10,000');
    setLanguage('zh-CN');
    expect(t('test.of', { correct: 9741, total: 10000 })).toBe('10,000 张中对 9,741 张');
  });

  it('chooses the form by the count', () => {
    expect(t('reader.own', { count: 1 })).toBe('your network, after 1 epoch');
    expect(t('reader.own', { count: 3 })).toBe('your network, after 3 epochs');
  });

  it('does not read placeholders inside a value', () => {
    expect(t('form.whole', { min: 1, max: 9, value: '{min}' })).toContain('“{min}”');
  });
});

describe('figures', () => {
  it('are written in the page’s language', () => {
    expect(percent(0.9921)).toBe('99.2\u00a0%');
    expect(duration(80)).toBe('1\u00a0min 20\u00a0s');
    setLanguage('zh-CN');
    expect(percent(0.9921)).toBe('99.2%');
    expect(duration(2)).toBe('2 秒');
  });
});
