// Threads: the isolated page has them, computes the same with any number of them, and gets them on a
// host that sends no headers too.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { expect, openPage, parts, test } from './support.js';

/** @import { Page } from '@playwright/test' */
/** @import { LabWindow } from './support.js' */

const types = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript' };

/** The built site as a host without settings gives it, on a port of its own. */
async function hostWithoutHeaders() {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    const file = join('dist', path === '/' ? 'index.html' : path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    const type = /** @type {Record<string, string>} */ (types)[extname(file)];
    response.writeHead(200, { 'Content-Type': type ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * Two epochs of a small convolutional and a small dense network: the weights as text.
 * @param {Page} page @param {number} threads
 */
function trainedWith(page, threads) {
  return page.evaluate(async (threads) => {
    const { lab } = /** @type {LabWindow} */ (/** @type {unknown} */ (window));
    await lab.setThreads(threads);
    const files = [];
    for (const layers of /** @type {any[]} */ ([
      [{ type: 'dense', units: 200, activation: 'relu' }],
      [
        { type: 'conv2d', filters: 8, kernelSize: 5, activation: 'relu' },
        { type: 'max_pool2d' },
        { type: 'dropout', rate: 0.2 },
      ],
    ])) {
      const output = { type: 'dense', units: 10, activation: 'softmax' };
      await lab.createNetwork({ layers: [...layers, output], loss: 'crossEntropy', seed: 3 });
      await lab.train({ epochs: 2, batchSize: 64, trainSize: 2000, validationSize: 0, seed: 5 });
      files.push([...(await lab.save())].join());
    }
    return files;
  }, threads);
}

test('the same seed gives the same weights with 1, 2 and 4 threads', async ({ page }) => {
  await openPage(page);
  const info = await page.evaluate(() => /** @type {any} */ (window).lab.info);
  expect(info.maxThreads).toBe(16);
  const one = await trainedWith(page, 1);
  expect(await trainedWith(page, 2)).toEqual(one);
  expect(await trainedWith(page, 4)).toEqual(one);
});

test('a control sets how many threads compute, and lab.info says it', async ({ page }) => {
  await openPage(page);
  const threads = () => page.evaluate(() => /** @type {any} */ (window).lab.info.threads);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  expect(await threads()).toBe(Math.min(8, Math.max(1, cores - 1)));
  await parts(page).button('Edit').click();
  await page.locator('inkling-more-options summary').click();
  await page.getByLabel('Threads').selectOption(String(cores));
  await expect.poll(threads).toBe(cores);
  const refused = page.evaluate(() => /** @type {any} */ (window).lab.setThreads(17));
  await expect(refused).rejects.toThrow('Threads: expected a whole number from 1 to 16, got 17.');
});

test('what the library refuses, it refuses with its sentence with threads too', async ({
  page,
}) => {
  await openPage(page);
  const refused = page.evaluate(() => /** @type {any} */ (window).lab.load(new Uint8Array(20)));
  await expect(refused).rejects.toThrow(/^.*Model file: expected/);
  const { digit } = parts(page);
  await expect(digit).toContainText('—');
});

test.describe('on a host that sends no headers', () => {
  /** @type {Awaited<ReturnType<typeof hostWithoutHeaders>>} */
  let host;
  test.beforeAll(async () => {
    host = await hostWithoutHeaders();
  });
  test.afterAll(() => host.close());

  test('a service worker makes the page isolated', async ({ browser }) => {
    const page = await (await browser.newContext()).newPage();
    // The page may be loaded once more before it has come up.
    await page.goto(host.url, { waitUntil: 'commit' });
    await page.waitForFunction(() => crossOriginIsolated && 'lab' in window);
    const info = await page.evaluate(async () => {
      const { lab } = /** @type {LabWindow} */ (/** @type {unknown} */ (window));
      await lab.ready;
      return lab.info;
    });
    expect(info?.maxThreads).toBe(16);
    await page.context().close();
  });

  test('without service workers one thread reads and learns', async ({ browser }) => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(host.url);
    const { threads, accuracy } = await page.evaluate(async () => {
      const { lab } = /** @type {LabWindow} */ (/** @type {unknown} */ (window));
      await lab.ready;
      await lab.createNetwork();
      const history = await lab.train({ epochs: 1, trainSize: 5000, validationSize: 1000 });
      return { threads: lab.info?.threads, accuracy: history.epochs[0].validationAccuracy };
    });
    expect(threads).toBe(1);
    expect(accuracy).toBeGreaterThan(0.5);
    await context.close();
  });
});
