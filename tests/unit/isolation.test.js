// The page loads itself once more to get threads, but takes nobody's work away.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isolatePage } from '../../web/isolation.js';

/** @type {EventTarget} */
let page;
/** @type {{lab: {train: () => void}}} */
let holder;
/** @type {() => void} */
let serve;
const reload = vi.fn();

beforeEach(() => {
  reload.mockClear();
  page = new EventTarget();
  holder = { lab: { train: vi.fn() } };
  const stored = new Map();
  const ready = new Promise((resolve) => (serve = () => resolve(undefined)));
  vi.stubGlobal('crossOriginIsolated', false);
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { serviceWorker: { register: vi.fn(async () => {}), ready } });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('sessionStorage', {
    getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => stored.set(key, value),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a page on a host that sends no headers', () => {
  it('is loaded once more, and only once', async () => {
    const loaded = isolatePage(holder);
    expect(reload).not.toHaveBeenCalled();
    serve();
    await loaded;
    expect(reload).toHaveBeenCalledOnce();
    await isolatePage({ lab: {} });
    expect(reload).toHaveBeenCalledOnce();
  });

  it.each(['pointerdown', 'keydown', 'drop', 'paste'])('is left alone after a %s', async (type) => {
    const loaded = isolatePage(holder);
    page.dispatchEvent(new Event(type));
    serve();
    await loaded;
    expect(reload).not.toHaveBeenCalled();
  });

  it('is left alone when somebody took the lab from it', async () => {
    const loaded = isolatePage(holder);
    holder.lab.train();
    serve();
    await loaded;
    expect(reload).not.toHaveBeenCalled();
  });
});

it('does nothing in a page that is isolated', async () => {
  vi.stubGlobal('crossOriginIsolated', true);
  const { lab } = holder;
  serve();
  await isolatePage(holder);
  expect(reload).not.toHaveBeenCalled();
  expect(Object.getOwnPropertyDescriptor(holder, 'lab')).toMatchObject({ value: lab });
});
