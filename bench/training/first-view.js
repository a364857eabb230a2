// What the browser asks for until the pretrained network answers.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectFolder } from '../../scripts/shell.js';

/**
 * The WASM and JavaScript among the files asked for, each gzipped.
 * @param {string[]} loaded paths on the server
 */
function measureSize(loaded) {
  const folder = join(projectFolder, 'dist');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|wasm)$/.test(name) && loaded.includes(`/${name}`))
    .map((name) => ({ name, bytes: gzipSync(readFileSync(join(folder, name))).length }));
  return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files, goal: 200_000 };
}

/**
 * @param {import('@playwright/test').Browser} browser @param {string} address of the site
 */
export async function measureFirstView(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  /** @type {import('@playwright/test').Request[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request));
  // The page tells its lab to the window; the first network that answers is an event of it.
  await page.addInitScript(() => {
    const window = /** @type {any} */ (globalThis);
    window.answering = new Promise((resolve) => {
      Object.defineProperty(window, 'lab', {
        configurable: true,
        set: (lab) => {
          Object.defineProperty(window, 'lab', { value: lab });
          const note = () => resolve(performance.timeOrigin + performance.now());
          lab.addEventListener('network', note, { once: true });
        },
      });
    });
  });
  await page.goto(`${address}/`);
  const answers = await page.evaluate(() => /** @type {any} */ (window).answering);
  // Some parts of the page are fetched as soon as the pen is served.
  const before = requests.filter((request) => request.timing().startTime <= answers);
  const { version, simd } = await page.evaluate(() => /** @type {any} */ (window).lab.info);
  await page.close();
  return {
    inkling: { version, simd },
    size: measureSize(before.map((request) => new URL(request.url()).pathname)),
  };
}
