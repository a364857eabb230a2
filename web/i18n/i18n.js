// The page's words. A message may hold {placeholders}; a message with two forms 'one|many' chooses
// by its {count}. Numbers are written as the language writes them.
import { en } from './en.js';

/** @typedef {keyof typeof en} MessageKey */
/** @typedef {'en' | 'zh-CN'} Language */

/** English, and Chinese from when it is first chosen: until then it stands for itself. */
const dictionaries = {
  en,
  /** @type {Record<MessageKey, string>} */
  'zh-CN': en,
};

const storageKey = 'inkling.language';

/** @type {Language} */
let current = 'en';
/** The latest one asked for; its words may be on their way. @type {Language} */
let wanted = 'en';
let begun = false;
/** @type {typeof import('./zh-sentences.js') | null} */
let spoken = null;

/** Fires 'change' when the page's language has changed. */
export const languageChanges = new EventTarget();

/** @returns {Language} */
export function language() {
  return current;
}

/** @param {string | null | undefined} tag @returns {Language} */
function nearest(tag) {
  return tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Whether the words to begin with are there: before that nothing is shown. */
export function hasLanguage() {
  return begun;
}

/** The language chosen on an earlier visit, else the browser's. */
export async function startLanguage() {
  let stored = null;
  try {
    stored = localStorage.getItem(storageKey);
  } catch {
    // A blocked storage only means that the choice is not remembered.
  }
  await apply(nearest(stored ?? navigator.language));
}

/** @param {Language} next Remembered for the next visit. */
export async function setLanguage(next) {
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // As above.
  }
  await apply(next);
}

/** @param {Language} next */
async function apply(next) {
  wanted = next;
  if (next === 'zh-CN' && dictionaries[next] === en) {
    try {
      const [{ zhCN }, chinese] = await Promise.all([
        import('./zh-cn.js'),
        import('./zh-sentences.js'),
      ]);
      dictionaries[next] = zhCN;
      spoken = chinese;
    } catch {
      // Without its words the page speaks as before.
      wanted = current;
    }
  }
  if (next !== wanted && begun) return;
  begun = true;
  current = wanted;
  if (typeof document !== 'undefined') {
    document.documentElement.lang = current;
    document.title = t('page.title');
  }
  languageChanges.dispatchEvent(new Event('change'));
}

/**
 * What gives the messages of some dictionaries in the page's language.
 * @template {string} Key
 * @param {Record<Language, Record<Key, string>>} words
 */
export function translator(words) {
  /**
   * The message in the page's language.
   * @param {Key} key
   * @param {Record<string, string | number>} [values] for the {placeholders}
   */
  return (key, values = {}) => {
    let message = words[current][key];
    if (message.includes('|')) {
      const [one, many] = message.split('|');
      message = new Intl.PluralRules(current).select(Number(values.count)) === 'one' ? one : many;
    }
    return message.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
    });
  };
}

export const t = translator(dictionaries);

/** Sentences of the page's language, one after the other; what is empty is left out. @param {...string} sentences */
export function joinSentences(...sentences) {
  return sentences.filter(Boolean).join(current === 'en' ? ' ' : '');
}

/** What the engine says, in the page's language as far as that has words for it. @param {string} message */
export function sentence(message) {
  if (current === 'en') return message;
  const [pattern, other] = spoken?.sentences.find(([each]) => each.test(message)) ?? [];
  return pattern && other ? message.replace(pattern, other) : message;
}

/** @param {string[]} names of classes, as the data have them */
export function classNames(names) {
  return current === 'en' ? names : names.map((name) => spoken?.classNames[name] ?? name);
}

/** What writes numbers, by language and options: each takes long to make. @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** @param {number} value @param {Intl.NumberFormatOptions} [options] */
export function number(value, options) {
  const key = current + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(current, options);
    formats.set(key, format);
  }
  return format.format(value);
}

/** @param {number} value @param {number} digits after the point, always that many */
export function fixed(value, digits) {
  return number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** @param {number} share 0..1 @param {number} [digits] */
export function percent(share, digits = 1) {
  return t('percent', { value: fixed(share * 100, digits) });
}

/**
 * A loss: three figures after the point while it is small, and never a long row of digits.
 * @param {number} value
 */
export function lossText(value) {
  if (value < 1000) return fixed(value, value < 10 ? 3 : 1);
  return number(value, { notation: 'compact', maximumSignificantDigits: 3 });
}

/** @param {number} seconds */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('seconds', { count: whole });
  return t('minutes', { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return t('megabytes', { value: fixed(bytes / 1e6, 1) });
}
