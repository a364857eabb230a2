// Training on the whole MNIST: from the console and with the page's buttons.
import { drawings, drawWithMouse, expect, openPage, parts, test } from './support.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @returns {Promise<import('../../web/engine/types.js').TrainingProgress | null>} */
const training = (page) => page.evaluate(() => /** @type {any} */ (window).lab.training);

/** A network that takes about a second an epoch: Nielsen's, for 30 epochs. @param {Page} page */
async function startNielsen(page) {
  const { button, training: line } = parts(page);
  await button('Edit').click();
  await button('Nielsen’s 74 lines').click();
  await button('Close').click();
  await button('Train').click();
  await expect(line).toHaveAttribute('data-state', 'running', { timeout: 30_000 });
}

test('one epoch of 784-30-10 reaches 88 % on the test set', async ({ page }) => {
  await openPage(page);
  const { history, evaluation, heard, summary } = await page.evaluate(async () => {
    const { lab } = /** @type {import('./support.js').LabWindow} */ (/** @type {any} */ (window));
    await lab.createNetwork({
      layers: [
        { type: 'dense', units: 30, activation: 'sigmoid' },
        { type: 'dense', units: 10, activation: 'sigmoid' },
      ],
      loss: 'quadratic',
      initializer: 'normal',
      seed: 1,
    });
    /** @type {number[]} */
    const epochs = [];
    const history = await lab.train({
      epochs: 1,
      batchSize: 10,
      optimizer: 'sgd',
      learningRate: 3,
      onEpoch: ({ epoch }) => epochs.push(epoch),
    });
    const evaluation = await lab.evaluate('test');
    return { history, evaluation, heard: epochs, summary: await lab.summary() };
  });
  expect(evaluation.total).toBe(10_000);
  expect(evaluation.accuracy).toBeGreaterThanOrEqual(0.88);
  expect(history.epochs).toHaveLength(1);
  expect(history.epochs[0].validationAccuracy).toBeGreaterThanOrEqual(0.88);
  expect(history.epochs[0].samplesPerSecond).toBeGreaterThan(0);
  expect(heard).toEqual([0]);
  expect(summary.totalParameters).toBe(23_860);
});

test('the buttons: train, pause, step, resume, stop, reset', async ({ page }) => {
  await openPage(page);
  const { button, training: line, reader } = parts(page);
  await startNielsen(page);
  await expect(line).toContainText(/Epoch \d+ \/ 30/);
  await expect(line).toContainText(/step [\d,]+ \/ 5,000/);
  await expect(line).toContainText(/samples\/s/);
  await expect(line).toContainText(/left/);

  await button('Pause').click();
  await expect(line).toHaveAttribute('data-state', 'paused');
  await expect(line).toContainText('Paused');
  const paused = await training(page);
  await page.waitForTimeout(300);
  expect(await training(page)).toEqual(paused);

  await button('Step').click();
  await expect.poll(async () => (await training(page))?.step).toBe((paused?.step ?? 0) + 1);
  await expect(line).toHaveAttribute('data-state', 'paused');

  await button('Resume').click();
  await expect(line).toHaveAttribute('data-state', 'running');
  await expect.poll(async () => (await training(page))?.history.epochs.length).toBeGreaterThan(0);
  await button('Stop').click();
  await expect(line).toHaveAttribute('data-state', 'stopped');
  await expect(line).toContainText('Stopped');
  await expect(button('Stop')).toBeDisabled();
  await expect(reader).toContainText(/your network/);

  /** @returns {Promise<string>} */
  const weights = () =>
    page.evaluate(async () => {
      const bytes = await /** @type {any} */ (window).lab.save();
      const digest = await crypto.subtle.digest('SHA-256', bytes);
      return new Uint8Array(digest).join();
    });
  const trained = await weights();
  await button('Reset').click();
  await expect(reader).toContainText('your network, untrained');
  const initial = await weights();
  expect(initial).not.toBe(trained);
  await button('New weights').click();
  await expect.poll(weights).not.toBe(initial);
  await button('Back to the pretrained one').click();
  await expect(reader).toContainText('the pretrained network');
});

test('a training that finishes shows its curves, its epochs and its test', async ({ page }) => {
  await openPage(page);
  const { button, training: line, field, testAccuracy } = parts(page);
  await button('Edit').click();
  await button('Softmax regression').click();
  await field('Epochs').fill('2');
  await button('Train').click();
  await expect(line).toHaveAttribute('data-state', 'finished', { timeout: 60_000 });
  await expect(line).toContainText('Epoch 2 / 2');
  await expect(page.getByText(/^Epoch 2 of 2: accuracy 9\d\.\d\s%$/)).toBeAttached();
  await expect(testAccuracy).toHaveText(/^\s*9\d\.\d%\s*$/, { timeout: 30_000 });
  await expect(page.getByText(/[\d,]+ of 10,000/)).toBeVisible();

  const number = String.raw`\d[\d.]*`;
  const loss = page.getByRole('img', {
    name: new RegExp(`^Loss by epoch\\. Training ${number}, validation ${number}\\.$`),
  });
  await loss.scrollIntoViewIfNeeded();
  await expect(loss).toBeVisible();
  await expect(
    page.getByRole('img', { name: new RegExp(`^Accuracy by epoch\\. Training ${number}.%`) }),
  ).toBeVisible();
  // The canvas has lines in more than one colour.
  await expect
    .poll(() =>
      loss.locator('canvas').evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
        const { data } = /** @type {CanvasRenderingContext2D} */ (
          canvas.getContext('2d')
        ).getImageData(0, 0, canvas.width, canvas.height);
        const colors = new Set();
        for (let i = 0; i < data.length; i += 4) {
          const [red, green, blue, alpha] = data.subarray(i, i + 4);
          if (alpha === 255 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) {
            colors.add(red > blue ? 'warm' : 'cold');
          }
        }
        return colors.size;
      }),
    )
    .toBe(2);
});

test('drawing stays live while it trains, and the answer improves by itself', async ({ page }) => {
  await page.addInitScript(() => {
    /** @type {any} */ (window).longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        /** @type {any} */ (window).longTasks.push(duration);
      }
    }).observe({ type: 'longtask' });
  });
  await openPage(page);
  const { bars, button, training: line } = parts(page);
  await startNielsen(page);
  await page.evaluate(() => void Object.assign(window, { longTasks: [] }));

  const shown = async () => (await bars.allTextContents()).join('|').replace(/\s+/g, ' ');
  await drawWithMouse(page, drawings[1]);
  await expect.poll(shown).toMatch(/%/);
  const one = await shown();
  await button('Clear').click();
  await drawWithMouse(page, drawings[0]);
  await expect.poll(shown).not.toBe(one);
  // The weights move under a drawing that stays: it is read again.
  const before = await shown();
  await expect.poll(shown).not.toBe(before);
  await expect(line).toHaveAttribute('data-state', 'running');
  await expect(bars.nth(0)).toHaveClass('winner');

  // How long the page's thread was held up belongs to the benches; here it is only noted.
  const longTasks = await page.evaluate(() => /** @type {any} */ (window).longTasks);
  test.info().annotations.push({
    type: 'tasks over 50 ms while training',
    description: longTasks.map(Math.round).join(', ') || 'none',
  });
});

test('training goes on in a hidden tab', async ({ page, context }) => {
  await openPage(page);
  await startNielsen(page);
  const { button } = parts(page);

  // A browser without a screen hides no tab, so the page is told that it is hidden.
  const other = await context.newPage();
  await other.bringToFront();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });

  const epochs = async () => (await training(page))?.history.epochs.length ?? 0;
  const before = await epochs();
  await expect.poll(epochs, { timeout: 60_000 }).toBeGreaterThanOrEqual(before + 2);
  expect((await training(page))?.state).toBe('running');
  await other.close();
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'hidden');
    Reflect.deleteProperty(document, 'visibilityState');
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.bringToFront();
  await button('Stop').click();
  await expect(parts(page).training).toHaveAttribute('data-state', 'stopped');
});
