// Wiring: the lab, the page's notebook, and the components that show it.
import './components/draw-section.js';
import './components/notice.js';
import './components/site-header.js';
import { watchArrival } from './components/arrival.js';
import { listenToKeys } from './components/keys.js';
import { Notebook } from './components/notebook.js';
import { fetchPart } from './components/parts.js';
import { startTheme } from './components/theme.js';
import { breathe } from './engine/breathe.js';
import { createLab } from './engine/client.js';
import { isolatePage } from './isolation.js';
import { languageChanges, number, startLanguage, t } from './i18n/i18n.js';

/** @template {Element} T @param {string} name @returns {T} */
function element(name) {
  return /** @type {T} */ (document.querySelector(name));
}

/** The few words that stand in index.html itself. */
function translatePage() {
  for (const place of document.querySelectorAll('section')) {
    const key = /** @type {import('./i18n/i18n.js').MessageKey} */ (`nav.${place.id}`);
    place.setAttribute('aria-label', t(key));
  }
  for (const place of document.querySelectorAll('[data-message]')) {
    const { message } = /** @type {HTMLElement} */ (place).dataset;
    place.textContent = t(/** @type {import('./i18n/i18n.js').MessageKey} */ (message));
  }
}

startTheme();

// The engine is on its way while the words are.
const lab = createLab();
void isolatePage(Object.assign(window, { lab }));

languageChanges.addEventListener('change', translatePage);
const words = startLanguage();

const arrive = watchArrival();

/** What lies below the desk can wait until the pen is served. */
async function completePage() {
  await lab.ready.catch(() => {});
  await fetchPart(() => import('./components/train-section.js'));
  await breathe();
  await fetchPart(() => import('./components/inside-section.js'));
  await breathe();
  arrive();
}

void completePage();

const notebook = new Notebook(lab);

/** Shorter trainings are soon done again. */
const preciousSeconds = 60;
addEventListener('beforeunload', (event) => {
  // The browser asks, in its own words.
  if (notebook.unsaved && notebook.past.seconds > preciousSeconds) event.preventDefault();
});

/** Piece by piece: all at once would be one long task, and the pen comes first. */
async function showNotebook() {
  // Awaited here, and not at the module's top: then all that other modules share with this one would
  // be files of their own.
  await words;
  await breathe();
  for (const name of ['notice', 'draw', 'train', 'inside']) {
    /** @type {import('./components/base-element.js').NotebookElement} */
    const component = element(`inkling-${name}`);
    component.notebook = notebook;
  }
  // The first number that is written takes the browser 30 ms: now, and not when the network answers.
  await breathe();
  number(0);
}

void showNotebook();

/** @type {import('./components/keys-dialog.js').KeysDialog} */
const keysDialog = element('inkling-keys-dialog');
const help = async () => {
  if (await fetchPart(() => import('./components/keys-dialog.js'))) await keysDialog.open();
};
element('inkling-header').addEventListener('keys', help);
/** @type {import('./components/draw-section.js').DrawSection} */
const drawSection = element('inkling-draw');
listenToKeys({ notebook, help, desk: () => drawSection });
