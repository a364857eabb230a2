// A link to settings: made by the form, opened in the Train place, and never more than settings.
import { expect, expectNothingSerious, openPage, parts, test } from './support.js';

/** @import { Page } from '@playwright/test' */

const came = 'The settings came with the link: Nielsen’s 74 lines · Learning rate 100 · Epochs 10.';

/** @param {Page} page what is said of the link that was opened */
const said = (page) => page.locator('inkling-linked-settings');

/** Opens the editor of the settings, and waits for it. @param {Page} page */
async function edit(page) {
  await parts(page).button('Edit').click();
  await expect(parts(page).field('Epochs')).toBeVisible();
}

/** @param {Page} page @param {string} hash as one types it into the address */
const goTo = (page, hash) => page.evaluate((next) => void (location.hash = next), hash);

test('a link is copied, and opens with its settings in the Train place', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  const { button, field } = parts(page);
  await edit(page);
  await button('Nielsen’s 74 lines').click();
  await field('Learning rate').fill('100');
  await field('Epochs').fill('0');
  await button('Copy a link to these settings').click();
  await expect(page.getByText(/^Correct the marked fields first/)).toBeVisible();
  await field('Epochs').fill('10');
  await button('Copy a link to these settings').click();
  await expect(page.getByText(/^Copied\./)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/#train\?preset=nielsen&learningRate=100&epochs=10$/);
  await field('Epochs').fill('11');
  await expect(page.getByText(/^Copied\./)).toBeHidden();

  await page.goto('about:blank');
  await openPage(page, link);
  await expect(said(page)).toContainText(came);
  await expect(page.getByRole('link', { name: 'Train' })).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('#train')).toBeInViewport({ ratio: 0.5 });
  await page.keyboard.press('Tab');
  await expect(button('Edit')).toBeFocused();
  await edit(page);
  await expect(field('Learning rate')).toHaveValue('100');
  await expect(field('Epochs')).toHaveValue('10');
  await expect(field('Mini-batch size')).toHaveValue('10');
  await expect(button('Train')).toBeEnabled();
  expect(await page.evaluate(() => /** @type {any} */ (window).lab.training)).toBeNull();
  await expectNothingSerious(page, '#train');

  // They are the link's no longer.
  await field('Epochs').fill('11');
  await expect(said(page)).toHaveText('');
});

test('the address may be edited, and gone back and forward in', async ({ page }) => {
  await openPage(page, './#train');
  const { field } = parts(page);
  await edit(page);
  await goTo(page, '#train?preset=nielsen&learningRate=100&epochs=10');
  await expect(said(page)).toContainText(came);
  await goTo(page, '#train?preset=softmax&epochs=7');
  await expect(field('Epochs')).toHaveValue('7');
  await goTo(page, '#draw');
  await expect(page.locator('#draw')).toBeInViewport({ ratio: 0.5 });
  await expect(field('Epochs')).toHaveValue('7');
  await page.goBack();
  await page.goBack();
  await expect(field('Epochs')).toHaveValue('10');
  await expect(said(page)).toContainText(came);
  await page.goForward();
  await expect(field('Epochs')).toHaveValue('7');
});

test('a link whose layers do not fit says which, and not to press Train', async ({ page }) => {
  await openPage(page, './#train?layers=conv2d-8-15-relu,conv2d-8-15-relu,dense-10-softmax');
  await expect(said(page).locator('.error')).toHaveText(
    'Layer 2: expected images of at least 15 pixels a side, got 14 × 14.',
  );
  await expect(said(page)).toContainText('The settings came with the link');
  await expect(said(page)).not.toContainText('Press Train');
  await expect(parts(page).button('Train')).toBeDisabled();
});

test('what is wrong in a link is said as text, and the rest is taken', async ({ page }) => {
  await openPage(page, './#train?preset=nielsen&epochs=<img src=x onerror=alert(1)>&seed=5&b<i>=1');
  await expect(said(page).locator('.error')).toHaveText([
    'In the link, epochs has to be a whole number from 1 to 1,000; it is “<img src=x onerror=alert(1)>”, so epochs stays 30.',
    /^The link has “b<i>”, which is no setting; the settings are preset, layers, /,
  ]);
  await expect(said(page)).toContainText('Nielsen’s 74 lines · Seed 5.');
  await expect(said(page).locator('img, i')).toHaveCount(0);
});

test('a browser that refuses the clipboard has the link to copy by hand', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await openPage(page);
  await edit(page);
  await parts(page).button('Copy a link to these settings').click();
  await expect(page.getByText(/^The browser lets no page copy here\./)).toBeVisible();
  const link = parts(page).field('Link to these settings');
  await expect(link).toBeFocused();
  await expect(link).toHaveValue(/\/#train\?preset=keras$/);
  expect(
    await link.evaluate(
      (/** @type {HTMLInputElement} */ { selectionStart, selectionEnd, value }) => [
        selectionStart,
        (selectionEnd ?? 0) - value.length,
      ],
    ),
  ).toEqual([0, 0]);
  await expectNothingSerious(page, '#train');
});
