// What the tests of the built site share. Every test also fails when the page logs an error, breaks
// its Content-Security-Policy, or asks anything of another origin.
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';

/** @import { Page } from '@playwright/test' */
/** @import { Lab, Stroke } from '../../web/engine/types.js' */

/**
 * @typedef {object} Watch
 * @property {RegExp[]} allowed console errors that the test itself brings about
 */

export const test = /** @type {typeof base.extend<{watch: Watch}>} */ (base.extend.bind(base))({
  watch: [
    async ({ context, baseURL }, use) => {
      /** @type {Watch} */
      const watch = { allowed: [] };
      /** @type {string[]} */
      const problems = [];
      const origin = new URL(baseURL ?? '').origin;
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol === 'blob:' || url.protocol === 'data:') return;
        if (url.origin !== origin) problems.push(`Request to another origin: ${url}`);
      });
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(`Console: ${message.text()}`);
      });
      context.on('weberror', (error) => problems.push(`Uncaught: ${error.error().message}`));
      await context.exposeFunction('reportViolation', (/** @type {string} */ violation) => {
        problems.push(`Content-Security-Policy: ${violation}`);
      });
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          /** @type {any} */ (window).reportViolation(`${violatedDirective} ${blockedURI}`);
        });
      });
      await use(watch);
      const unexpected = problems.filter(
        (problem) => !watch.allowed.some((pattern) => pattern.test(problem)),
      );
      expect(unexpected, 'what went wrong beside the test').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What the browser logs by itself when a request fails. */
export const failedRequest = /Failed to load resource/;

/** `window.lab` in functions that run in the page. @typedef {Window & {lab: Lab}} LabWindow */

/** Opens the page and waits until the pretrained network answers. @param {Page} page */
export async function openPage(page, path = './') {
  await page.goto(path);
  await page.evaluate(() => /** @type {any} */ (window).lab.ready);
  await expect(page.getByTestId('reader')).toHaveText(/pretrained|预训练/);
}

/** The page's parts, by what a person or a screen reader finds them by. @param {Page} page */
export function parts(page) {
  const button = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true });
  return {
    button,
    pad: page.getByRole('application', { name: /^Drawing pad/ }),
    digit: page.getByTestId('digit'),
    share: page.getByTestId('share'),
    spoken: page.getByTestId('spoken'),
    training: page.getByTestId('training'),
    reader: page.getByTestId('reader'),
    bars: page.getByRole('list', { name: 'Probability of each digit' }).getByRole('listitem'),
    testAccuracy: page.getByTestId('test-accuracy'),
    alert: page.getByRole('alert'),
    field: (/** @type {string} */ name) => page.getByRole('textbox', { name, exact: true }),
  };
}

/** @param {[number, number][]} points @returns {Stroke} */
const stroke = (points) => points.map(([x, y]) => ({ x, y }));

/** @param {number} count @param {(turn: number) => [number, number]} at turn in 0..1 */
function curve(count, at) {
  return stroke(Array.from({ length: count + 1 }, (_, i) => at(i / count)));
}

/** Digits as a person draws them, on a pad of 280. @type {Record<0 | 1 | 7, Stroke[]>} */
export const drawings = {
  0: [
    curve(40, (turn) => [
      140 - 55 * Math.sin(2 * Math.PI * turn),
      140 - 85 * Math.cos(2 * Math.PI * turn),
    ]),
  ],
  1: [curve(20, (turn) => [150 - 14 * turn, 50 + 180 * turn])],
  7: [
    stroke([
      ...Array.from({ length: 16 }, (_, i) => /** @type {[number, number]} */ ([75 + 8 * i, 62])),
      ...Array.from(
        { length: 21 },
        (_, i) => /** @type {[number, number]} */ ([195 - 4.2 * i, 62 + 8 * i]),
      ),
    ]),
  ],
};

/**
 * A point of a 280 × 280 pad, on the screen.
 * @param {{x: number, y: number, width: number}} box
 * @param {import('../../web/engine/types.js').StrokePoint} point
 */
export const onScreen = (box, { x, y }) => ({
  x: box.x + (x / 280) * box.width,
  y: box.y + (y / 280) * box.width,
});

/** @param {Page} page @returns {Promise<{x: number, y: number, width: number, height: number}>} */
export async function padBox(page) {
  const { pad } = parts(page);
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('Pad: expected it on the screen, got nothing.');
  return box;
}

/** @param {Page} page @param {Stroke[]} strokes */
export async function drawWithMouse(page, strokes) {
  const box = await padBox(page);
  for (const points of strokes) {
    const [first, ...rest] = points.map((point) => onScreen(box, point));
    await page.mouse.move(first.x, first.y);
    await page.mouse.down();
    for (const { x, y } of rest) await page.mouse.move(x, y);
    await page.mouse.up();
  }
}

/** @param {Page} page @param {Stroke[]} strokes */
export async function drawWithFinger(page, strokes) {
  const box = await padBox(page);
  const devtools = await page.context().newCDPSession(page);
  const touch = (/** @type {any} */ type, /** @type {{x: number, y: number}[]} */ touchPoints) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  for (const points of strokes) {
    const [first, ...rest] = points.map((point) => onScreen(box, point));
    await touch('touchStart', [first]);
    for (const point of rest) await touch('touchMove', [point]);
    await touch('touchEnd', []);
  }
}

/** @param {Page} page @returns {Promise<number>} */
export function strokeCount(page) {
  return page.locator('inkling-pad').evaluate((pad) => /** @type {any} */ (pad).strokes.length);
}

/**
 * What the lab reads in the pad's strokes.
 * @param {Page} page
 * @returns {Promise<{digit: number, probabilities: number[]}>}
 */
export function readDrawing(page) {
  return page
    .locator('inkling-pad')
    .evaluate((pad) => /** @type {any} */ (window).lab.read(/** @type {any} */ (pad).strokes));
}

/**
 * No rule of axe is broken that is serious or critical.
 * @param {Page} page
 * @param {string} [place] a selector; the whole page when left out
 */
export async function expectNothingSerious(page, place) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (place === undefined ? axe : axe.include(place)).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ target, failureSummary }) => [target.flat().join(' '), failureSummary]),
    }));
  expect(serious).toEqual([]);
}
