// The recipes of the Train place: one press trains a network from nothing, times and tests it. Here
// the sprint is cut short; bench/training/records.js runs both as they are.
import { expect, expectNothingSerious, openPage, parts, test } from './support.js';

/** @import { Page } from '@playwright/test' */

/** Ten seconds of work become one. @param {Page} page @param {object} [change] */
async function shorten(page, change = { epochs: 1, trainSize: 6000 }) {
  await page.evaluate((change) => {
    const { recipes } = /** @type {any} */ (window).lab;
    for (const { training } of [recipes.sprint, recipes.record]) Object.assign(training, change);
  }, change);
}

/** @param {Page} page */
function row(page) {
  const { button } = parts(page);
  return {
    recipes: page.locator('inkling-recipes'),
    sprint: button('Sprint'),
    record: button('Record'),
    clock: page.getByTestId('sprint-clock'),
    said: page.locator('inkling-recipes [role=status]'),
  };
}

test('a sprint trains from nothing, and shows its time and its share of the test images', async ({
  page,
}) => {
  await openPage(page);
  await shorten(page);
  const { sprint, record, clock, said } = row(page);
  const { training: line, reader, testAccuracy } = parts(page);
  await sprint.click();
  await expect(clock).toHaveText(/^\d+\.\d\ss$/);
  await expect(sprint).toBeDisabled();
  await expect(record).toBeDisabled();
  await expect(said).toHaveText(
    /^Sprint: 9\d\.\d\d\s% of the 10,000 test images in \d+\.\d\ss\.$/,
    {
      timeout: 60_000,
    },
  );
  await expect(line).toHaveAttribute('data-state', 'finished');
  await expect(reader).toContainText('your network, after 1 epoch');
  await expect(testAccuracy).toHaveText(/^\s*9\d\.\d%\s*$/);
  await expect(page.getByRole('list').filter({ hasText: 'batch norm' }).first()).toBeVisible();

  // What was shown is what the lab's own clock and test say.
  const figures = await page.evaluate(async () => {
    const { lab } = /** @type {import('./support.js').LabWindow} */ (/** @type {any} */ (window));
    const { accuracy } = await lab.evaluate('test');
    return { accuracy, seconds: lab.training?.seconds ?? 0 };
  });
  await expect(said).toContainText(`${(figures.accuracy * 100).toFixed(2)}\u00a0%`);
  await expect(clock).toHaveText(`${figures.seconds.toFixed(1)}\u00a0s`);
});

test('a trained network is not replaced before one says so', async ({ page }) => {
  await openPage(page);
  await shorten(page);
  const { sprint, record, said } = row(page);
  const { button, reader } = parts(page);
  await page.evaluate(async () => {
    const { lab } = /** @type {import('./support.js').LabWindow} */ (/** @type {any} */ (window));
    await lab.createNetwork();
    await lab.train({ epochs: 1, trainSize: 1000, validationSize: 0 });
  });
  await sprint.click();
  await expect(
    page.getByText(/^This replaces your network, after 1 epoch\. It is not saved\.$/),
  ).toBeVisible();
  await expect(button('Replace it and train')).toBeFocused();
  await button('Keep it').press('Enter');
  await expect(sprint).toBeFocused();
  await expect(reader).toContainText('your network, after 1 epoch');
  expect(await page.evaluate(() => /** @type {any} */ (window).lab.network.parameters)).toBe(
    101_770,
  );

  await sprint.press('Enter');
  await button('Replace it and train').press('Enter');
  await expect(said).toContainText(/^Sprint: /, { timeout: 60_000 });
  // A sprint is soon run again, and needs no question; a record over it neither.
  await sprint.click();
  await expect(record).toBeDisabled();
  await expect(record).toBeEnabled({ timeout: 60_000 });
});

test('a record that is stopped keeps what it has', async ({ page }) => {
  await openPage(page);
  await shorten(page, { trainSize: 60_000, epochs: 20 });
  const { record, said } = row(page);
  const { button, training: line } = parts(page);
  await record.click();
  await expect(line).toHaveAttribute('data-state', 'running', { timeout: 30_000 });
  await expect
    .poll(() => page.evaluate(() => /** @type {any} */ (window).lab.training.step), {
      timeout: 60_000,
    })
    .toBeGreaterThan(30);
  await button('Stop').click();
  await expect(said).toHaveText(/^Record, stopped: \d\d\.\d\d\s% of the 10,000 test images in /, {
    timeout: 60_000,
  });
  await expect(record).toBeEnabled();
});

test('what to expect is measured on this machine, and the row is fit for everybody', async ({
  page,
}) => {
  await openPage(page);
  const { recipes } = row(page);
  await recipes.scrollIntoViewIfNeeded();
  await expect(page.getByTestId('sprint')).toContainText(/epochs? of 60,000 images · about \d/, {
    timeout: 60_000,
  });
  await expect(page.getByTestId('record')).toContainText(/about \d/, { timeout: 60_000 });
  await expectNothingSerious(page, '#train');
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('button', { name: '冲刺' })).toBeVisible();
});

test('the console runs a recipe, too', async ({ page }) => {
  await openPage(page);
  const result = await page.evaluate(async () => {
    const { lab } = /** @type {import('./support.js').LabWindow} */ (/** @type {any} */ (window));
    const { network, training } = lab.recipes.sprint;
    await lab.createNetwork(network);
    await lab.train({ ...training, epochs: 1, trainSize: 3000 });
    return { status: lab.network, seconds: lab.training?.seconds ?? 0 };
  });
  expect(result.status?.spec.layers).toHaveLength(8);
  expect(result.seconds).toBeGreaterThan(0);
});

test('a training on the whole MNIST takes less than 200 MB in the tab', async ({ page }) => {
  await openPage(page);
  const megabytes = await page.evaluate(async () => {
    const { lab } = /** @type {import('./support.js').LabWindow} */ (/** @type {any} */ (window));
    const { network, training } = lab.recipes.record;
    await lab.createNetwork(network);
    const run = lab.train(training);
    await new Promise((resolve) => {
      lab.addEventListener('training', (event) => {
        if (/** @type {CustomEvent} */ (event).detail.step > 20) resolve(undefined);
      });
    });
    // Of all scripts and workers of the page, WebAssembly's memory included.
    const { bytes } = await /** @type {any} */ (performance).measureUserAgentSpecificMemory();
    await lab.stop();
    await run;
    return bytes / 1e6;
  });
  test.info().annotations.push({ type: 'memory', description: `${megabytes.toFixed(0)} MB` });
  expect(megabytes).toBeGreaterThan(50);
  expect(megabytes).toBeLessThan(200);
});
