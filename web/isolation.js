// Threads need a cross-origin isolated page. Where the host does not send the headers for it, a
// service worker adds them; the page itself, which came before, is then loaded once more.

const tried = 'inkling-isolation';

/** What a visitor begins to work with. */
const touches = ['pointerdown', 'keydown', 'drop', 'paste'];

/**
 * Does nothing where the page is isolated, or cannot be.
 * @param {{lab?: unknown}} holder of the lab for the console: whoever takes it from there begins, too
 */
export async function isolatePage(holder) {
  if (crossOriginIsolated || !isSecureContext || !navigator.serviceWorker) return;
  let untouched = true;
  const touch = () => (untouched = false);
  for (const type of touches) addEventListener(type, touch, { once: true });
  const { lab } = holder;
  Object.defineProperty(holder, 'lab', {
    get: () => {
      touch();
      return lab;
    },
  });
  try {
    await navigator.serviceWorker.register('./isolation-worker.js');
    await navigator.serviceWorker.ready;
    // Once a visit, lest a browser that is not convinced loads the page for ever; and never under a
    // visitor's pen: the next visit has threads then.
    if (!untouched || sessionStorage.getItem(tried)) return;
    sessionStorage.setItem(tried, 'yes');
    location.reload();
  } catch {
    // Storage or workers are forbidden here: the page works with one thread.
  }
}
