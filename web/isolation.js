// Threads need a cross-origin isolated page. Where the host does not send the headers for it, a
// service worker adds them; the page itself, which came before, is then loaded once more.

const tried = 'inkling-isolation';

/** Does nothing where the page is isolated, or cannot be. */
export async function isolatePage() {
  if (crossOriginIsolated || !isSecureContext || !navigator.serviceWorker) return;
  let untouched = true;
  const touch = () => (untouched = false);
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, touch, { once: true });
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
