import { afterEach, describe, expect, it } from 'vitest';
import { dataSets } from '../../web/data/data-sets.js';
import { en } from '../../web/i18n/en.js';
import { explanationWords } from '../../web/i18n/explanations.js';
import { formWord, formWords } from '../../web/i18n/form.js';
import { handwritingMessages } from '../../web/i18n/handwriting-messages.js';
import {
  classNames,
  duration,
  joinSentences,
  percent,
  sentence,
  setLanguage,
  t,
} from '../../web/i18n/i18n.js';
import { insideWords } from '../../web/i18n/inside.js';
import { keysWords } from '../../web/i18n/keys.js';
import { lensWords } from '../../web/i18n/lens.js';
import { linkWords } from '../../web/i18n/link.js';
import { ownDataWords } from '../../web/i18n/own-data.js';
import { recipeWords } from '../../web/i18n/recipes.js';
import { misreadWords } from '../../web/i18n/misread.js';
import { imageMessages } from '../../web/i18n/image-messages.js';
import { t as trainWord, trainWords } from '../../web/i18n/train.js';
import { zhCN } from '../../web/i18n/zh-cn.js';

/** @param {string} message */
function placeholders(message) {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
}

afterEach(() => setLanguage('en'));

describe.each([
  ['the dictionaries', { en, 'zh-CN': zhCN }],
  ['those of the Train place', trainWords],
  ['those of the Inside place', insideWords],
  ['those of the list of keys', keysWords],
  ['those of own data', ownDataWords],
  ['those of the form', formWords],
  ['the explanations of the form’s words', explanationWords],
  ['those of links', linkWords],
  ['those of opening images', imageMessages],
  ['those of the handwriting preview', handwritingMessages],
  ['those of the steps and the diagram', lensWords],
  ['those of the recipes', recipeWords],
  ['those of the misread images', misreadWords],
])('%s', (_, words) => {
  /** @type {Record<string, string>} */
  const en = words.en;
  /** @type {Record<string, string>} */
  const zhCN = words['zh-CN'];

  it('put no article before a digit, for 8 has another than 7', () => {
    for (const message of Object.values(en)) expect(message).not.toMatch(/\ba \{digit\}/i);
  });

  it('are spaced as their language is', () => {
    for (const message of Object.values(en)) expect(message).not.toMatch(/[\d}] ?%/);
    for (const message of Object.values(zhCN)) {
      expect(message).not.toMatch(/[，。；：！？、”）]\s|\s[，。；：！？、“（]|\s%/);
    }
  });

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
  it('fills in words, and numbers as the language writes them', async () => {
    expect(trainWord('test.of', { correct: 9741, total: 10000 })).toBe('9,741 of 10,000');
    await setLanguage('zh-CN');
    expect(trainWord('test.of', { correct: 9741, total: 10000 })).toBe('10,000 张中对 9,741 张');
  });

  it('chooses the form by the count', () => {
    expect(t('reader.own', { count: 1 })).toBe('your network, after 1 epoch');
    expect(t('reader.own', { count: 3 })).toBe('your network, after 3 epochs');
  });

  it('does not read placeholders inside a value', () => {
    expect(formWord('form.whole', { min: 1, max: 9, value: '{min}' })).toContain('“{min}”');
  });
});

describe('sentences', () => {
  it('have a space between them in English, none in Chinese', async () => {
    expect(joinSentences('One.', '', 'Two.')).toBe('One. Two.');
    await setLanguage('zh-CN');
    expect(joinSentences('一。', '', '二。')).toBe('一。二。');
  });
});

describe('setLanguage', () => {
  it('comes to the latest one asked for, however long the words take', async () => {
    const chinese = setLanguage('zh-CN');
    const english = setLanguage('en');
    await Promise.all([chinese, english]);
    expect(t('nav.draw')).toBe('Draw');
  });
});

describe('what the engine says', () => {
  const misfit = 'Layer 3: expected images of at least 5 pixels a side, got 4 x 4.';

  it('is said as it is in English', () => {
    expect(sentence(misfit)).toBe(misfit);
    expect(classNames(dataSets['fashion-mnist'].classNames)[9]).toBe('Ankle boot');
  });

  it.each([
    [misfit, '第 3 层：输入图像每边至少要 5 像素，这里只有 4 x 4。'],
    [
      'b: expected labels from 0 to 61, got 99 as number 1.',
      'b：标签应为 0 到 61，第 1 个却是 99。',
    ],
    ['a: expected 10 to 700,000 images, got 3.', 'a：数目应为 10 到 700,000，这里是 3。'],
    ['a: expected a header, got a file of 4 bytes.', 'a：文件只有 4 字节，不足一个文件头。'],
    ['a: expected 62 bytes from its header, got more.', 'a：按文件头应有 62 字节，实际更多。'],
    ['Import: expected at most 5,000 digits, got more.', '导入：最多 5,000 个手写数字，这里更多。'],
    [
      'Engine: expected a browser that runs WebAssembly with SIMD (Chrome 91 or later), got: x.',
      '这个浏览器无法运行 Inkling，需要 Chrome 91 或更新的版本。',
    ],
    [
      'Network: expected at least 26 outputs for the labels of the data, got 10.',
      '数据有 26 个类别，这个网络只有 10 个输出。',
    ],
    [
      'Engine: a part of it could not be fetched. Check the connection and try again.',
      '引擎的一部分未能载入。请检查网络后重试。',
    ],
    [
      'Engine: it could not start again. Check the connection, or reload the page.',
      '引擎没能重新启动。请检查网络，或重新载入网页。',
    ],
    ['Nobody has words for this.', 'Nobody has words for this.'],
  ])('is said in Chinese: %s', async (english, chinese) => {
    await setLanguage('zh-CN');
    expect(sentence(english)).toBe(chinese);
  });

  it('names every class of Fashion-MNIST, and leaves other names', async () => {
    await setLanguage('zh-CN');
    const names = classNames(dataSets['fashion-mnist'].classNames);
    expect(names.every((name) => /[\u4e00-\u9fff]/.test(name))).toBe(true);
    expect(classNames(['7', 'A'])).toEqual(['7', 'A']);
  });
});

describe('figures', () => {
  it('are written in the page’s language', async () => {
    expect(percent(0.9921)).toBe('99.2\u00a0%');
    expect(duration(80)).toBe('1\u00a0min 20\u00a0s');
    await setLanguage('zh-CN');
    expect(percent(0.9921)).toBe('99.2%');
    expect(duration(2)).toBe('2 秒');
  });
});
