// Light, dark, or as the system says. The style sheet does the work; this only remembers the choice.

/** @typedef {'auto' | 'light' | 'dark'} Theme */

const storageKey = 'inkling.theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** @type {Theme} */
let current = 'auto';

/** The present theme's, by token. @type {Map<string, string>} */
const colors = new Map();

/** Fires 'change' when the colours on the page have changed: canvases must be painted again. */
export const themeChanges = new EventTarget();

/** @returns {Theme} */
export function theme() {
  return current;
}

export function startTheme() {
  let stored = null;
  try {
    stored = localStorage.getItem(storageKey);
  } catch {
    // A blocked storage only means that the choice is not remembered.
  }
  apply(stored === 'light' || stored === 'dark' ? stored : 'auto');
  systemDark.addEventListener('change', announce);
}

/** @param {Theme} next Remembered for the next visit. */
export function setTheme(next) {
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // As above.
  }
  apply(next);
}

/** @param {Theme} next */
function apply(next) {
  current = next;
  if (next === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  announce();
}

function announce() {
  colors.clear();
  themeChanges.dispatchEvent(new Event('change'));
}

/**
 * The present value of a colour token, for a canvas. It is asked for once a theme: amid a frame that has
 * changed the page, the answer takes half a millisecond.
 * @param {string} token such as '--ink'
 */
export function color(token) {
  const known = colors.get(token);
  if (known) return known;
  const value = getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  colors.set(token, value);
  return value;
}
