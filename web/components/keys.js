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
 * @param {object} page
 * @param {import('./notebook.js').Notebook} page.notebook
 * @param {() => import('./draw-section.js').DrawSection} page.desk
 * @param {() => void} page.help
 */
export function listenToKeys({ notebook, desk, help }) {
  const pad = () => desk().pad;
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
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === null || isTyping(event)) return;
    if (event.key === ' ') {
      if (event.repeat || usesSpace(event)) return;
      event.preventDefault();
      notebook.trainOrPause();
      return;
    }
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** @param {string} place the id of a section */
function goTo(place) {
  const section = document.getElementById(place);
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}
