// The data's way to the page, and every way in which it can fail: one sentence, the lab as it was,
// and a second try that works.
import { readFileSync } from 'node:fs';
import { gzipSync, gunzipSync } from 'node:zlib';
import {
  drawings,
  drawWithMouse,
  expect,
  failedRequest,
  openPage,
  parts,
  test,
} from './support.js';

/** @import { Page, Route } from '@playwright/test' */

const counts = { train: 60_000, test: 10_000 };

/** @param {string} name of a file of the built site */
const dataFile = (name) => readFileSync(new URL(`../../dist/data/${name}`, import.meta.url));

/** @param {Page} page @returns {Promise<{train: number, test: number}>} */
const loadData = (page) => page.evaluate(() => /** @type {any} */ (window).lab.loadData());

/** @param {Page} page */
function collectProgress(page) {
  return page.evaluate(() => {
    const { lab } = /** @type {any} */ (window);
    /** @type {any} */ (window).progress = [];
    lab.addEventListener('download', (/** @type {CustomEvent} */ { detail }) => {
      /** @type {any} */ (window).progress.push(detail);
    });
  });
}

/** @param {Page} page @returns {Promise<import('../../web/engine/types.js').DownloadProgress[]>} */
const progressOf = (page) => page.evaluate(() => /** @type {any} */ (window).progress);

test('the real MNIST loads with progress, and the second time from the cache', async ({ page }) => {
  await openPage(page);
  await collectProgress(page);
  expect(await loadData(page)).toEqual(counts);
  const progress = await progressOf(page);
  const files = [...new Set(progress.map(({ file }) => file))];
  expect(files).toEqual([
    'train-images-idx3-ubyte',
    'train-labels-idx1-ubyte',
    't10k-images-idx3-ubyte',
    't10k-labels-idx1-ubyte',
  ]);
  for (const name of files) {
    const steps = progress.filter(({ file }) => file === name);
    const loaded = steps.map(({ loadedBytes }) => loadedBytes);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    expect(loaded[0]).toBe(0);
    expect(loaded.at(-1)).toBe(steps[0].totalBytes);
    expect(steps.every(({ cached }) => !cached)).toBe(true);
  }
  expect(progress.filter(({ file }) => file === files[0]).length).toBeGreaterThan(2);

  await page.reload();
  await page.evaluate(() => /** @type {any} */ (window).lab.ready);
  await collectProgress(page);
  /** @type {string[]} */
  const requested = [];
  page.on('request', (request) => requested.push(request.url()));
  expect(await loadData(page)).toEqual(counts);
  expect((await progressOf(page)).every(({ cached }) => cached)).toBe(true);
  expect(requested.filter((url) => url.includes('/data/'))).toEqual([]);
});

test('the page shows the progress in bytes and percent', async ({ page }) => {
  await openPage(page);
  /** @type {(() => void) | undefined} */
  let go;
  const held = new Promise((resolve) => (go = () => resolve(undefined)));
  await page.route('**/data/t10k-images*', async (route) => {
    await held;
    await route.continue();
  });
  await parts(page).button('Test').click();
  const line = page.getByTestId('download');
  await expect(line).toContainText('train-labels-idx1-ubyte');
  await expect(line).toContainText(/\d+\.\d\sMB\s*\/ \d+\.\d\sMB · \d+\s%/);
  await expect(page.getByRole('progressbar', { name: 'Download progress' })).toHaveAttribute(
    'aria-valuenow',
    '100',
  );
  go?.();
  await expect(parts(page).testAccuracy).toHaveText(/^\s*9\d\.\d%\s*$/);
});

/** @param {Route} route @param {Buffer} body */
const fulfil = (route, body) =>
  route.fulfill({
    body,
    contentType: 'application/gzip',
    headers: { 'Cache-Control': 'no-store' },
  });

/** Raw bytes with one that is wrong, well packed. @param {string} name */
function changed(name) {
  const raw = gunzipSync(dataFile(name));
  raw[1000] ^= 1;
  return gzipSync(raw);
}

const images = 'train-images-idx3-ubyte.gz';
const labels = 'train-labels-idx1-ubyte.gz';

/** @type {[string, string, (route: Route) => Promise<void>, RegExp][]} */
const failures = [
  [
    'is blocked',
    images,
    (route) => route.abort(),
    /train-images-idx3-ubyte could not be downloaded: the server cannot be reached\. Check/,
  ],
  [
    'is missing',
    images,
    (route) => route.fulfill({ status: 404 }),
    /train-images-idx3-ubyte could not be downloaded: the server answered 404/,
  ],
  [
    'is cut',
    images,
    (route) => fulfil(route, dataFile(images).subarray(0, 1_000_000)),
    /train-images-idx3-ubyte is damaged: it is no complete gzip file\./,
  ],
  [
    'is another file',
    images,
    (route) => fulfil(route, Buffer.from('<!doctype html><p>Please log in.')),
    /train-images-idx3-ubyte is damaged: it has 32 bytes, but 47040016 were expected\./,
  ],
  [
    'is too long',
    labels,
    (route) => fulfil(route, gzipSync(Buffer.alloc(60_009))),
    /train-labels-idx1-ubyte is damaged: it has more than 60008 bytes\./,
  ],
  [
    'has a wrong checksum',
    labels,
    (route) => fulfil(route, changed(labels)),
    /train-labels-idx1-ubyte is damaged: its SHA-256 should be 65a50c\S+, but it is \S+\. Try again\./,
  ],
];

test('a download that fails: a sentence, the lab as before, and another try', async ({
  page,
  watch,
}) => {
  watch.allowed.push(failedRequest);
  await openPage(page);
  const { button, digit, alert, reader, testAccuracy } = parts(page);
  for (const [name, file, answer, sentence] of failures) {
    await test.step(`a file that ${name}`, async () => {
      await page.route(`**/data/${file}`, answer);
      await button('Test').click();
      await expect(alert).toHaveText(sentence);
      await page.unroute(`**/data/${file}`);
      await expect(reader).toContainText('the pretrained network');
      await expect(button('Train')).toBeEnabled();
      await drawWithMouse(page, drawings[1]);
      await expect(digit).toHaveText('1');
      await button('Clear').click();
    });
  }
  await button('Test').click();
  await expect(alert).toHaveCount(0);
  await expect(testAccuracy).toHaveText(/^\s*9\d\.\d%\s*$/);
});

/** Code that runs in the worker before its own, and what the page says. @type {[string, string, string][]} */
const cacheFaults = [
  [
    'blocked',
    "Object.defineProperty(self, 'caches', {get() {throw new DOMException('Blocked.', 'SecurityError')}});",
    'The cache is blocked (Blocked.): the next visit downloads it again.',
  ],
  [
    'full',
    "Cache.prototype.put = async () => {throw new DOMException('Full.', 'QuotaExceededError')};",
    'The cache refuses the data (Full.): the next visit downloads it again.',
  ],
];

for (const [name, code, said] of cacheFaults) {
  test(`a cache that is ${name} does not keep the data away`, async ({ page }) => {
    let patched = 0;
    await page.route('**/assets/worker*.js', async (route) => {
      const response = await route.fetch();
      patched += 1;
      await route.fulfill({ response, body: `${code}\n${await response.text()}` });
    });
    await openPage(page);
    expect(patched).toBe(1);
    expect(await loadData(page)).toEqual(counts);
    await expect(page.getByText(said)).toBeVisible();
    const kept = await page.evaluate(async () => {
      const cache = await caches.open('inkling-data');
      return (await cache.keys()).length;
    });
    expect(kept).toBe(0);
  });
}
