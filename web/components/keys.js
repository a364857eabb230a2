// The keys of the whole page. Fields, buttons and the pad keep the keys that they use themselves.

const places = ['draw', 'train', 'inside'];

/** @param {KeyboardEvent} event */
function target(event) {
  return /** @type {HTMLElement} */ (event.composedPath()[0]);
}

/** @param {KeyboardEvent} event whether it is typed into a field, where every key is text */
function isTyping(event) {
  return target(event).closest?.('input, select, textarea, dialog') !== null;
}

/** @param {KeyboardEvent} event whether Space already means something where the focus is */
function usesSpace(event) {
  return target(event).closest?.('button, a, summary, [role=application], [role=grid]') !== null;
}

/**
 * With Ctrl or ⌘, what other programs undo and redo by is this page's z and Shift z, and all else the browser's.
 * @param {KeyboardEvent} event
 */
function keyOf({ key, ctrlKey, metaKey, shiftKey }) {
  if (!ctrlKey && !metaKey) return key;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'Z' : 'z';
  return letter === 'y' ? 'Z' : null;
}

/**
 * A button that may disable itself has aria-disabled, and so keeps the focus: its clicks end here.
 * @param {Event} event
 */
function stopDisabled(event) {
  const isDisabled = (/** @type {any} */ each) => each.matches?.('button[aria-disabled=true]');
  if (event.composedPath().some(isDisabled)) event.stopImmediatePropagation();
}

/**
 * @param {object} page
 * @param {import('./notebook.js').Notebook} page.notebook
 * @param {() => import('./draw-section.js').DrawSection} page.desk
 * @param {() => void} page.help
 */
export function listenToKeys({ notebook, desk, help }) {
  const pad = () => desk().pad;
  let used = -Infinity;
  /** @param {string} place the id of a section */
  const goTo = (place) => {
    const section = document.getElementById(place);
    section?.scrollIntoView();
    (place === 'draw' ? pad() : section)?.focus({ preventScroll: true });
  };
  /** @type {Record<string, () => void>} */
  const actions = {
    s: () => notebook.step(),
    z: () => pad().undo(),
    Z: () => pad().redo(),
    e: () => pad().toggleEraser(),
    w: () => pad().changeNib(),
    r: () => pad().replay(),
    n: () => desk().toggleMode(),
    Delete: () => pad().clear(),
    Backspace: () => pad().clear(),
    '?': help,
  };
  places.forEach((place, index) => {
    actions[index + 1] = () => goTo(place);
  });
  document.querySelector('.skip')?.addEventListener('click', (event) => {
    event.preventDefault();
    goTo('draw');
  });
  document.addEventListener('click', stopDisabled, true);
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.target === null || isTyping(event)) return;
    const key = keyOf(event);
    if (key === ' ') {
      if (usesSpace(event)) used = event.timeStamp;
      if (event.repeat || usesSpace(event)) return;
      event.preventDefault();
      // Pressed twice, on what was gone the second time.
      if (event.timeStamp - used > 1000) notebook.trainOrPause();
      return;
    }
    const action = key === null ? undefined : actions[key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
