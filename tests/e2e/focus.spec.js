// The keyboard's focus: it stays where a button was pressed, is seen, and has no key do what was not meant.
import { drawings, drawWithMouse, expect, openPage, parts, test } from './support.js';

/** @import { Locator, Page } from '@playwright/test' */

/** What has the focus, down to the innermost shadow root, as its words. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    let each = document.activeElement;
    while (each?.shadowRoot?.activeElement) each = each.shadowRoot.activeElement;
    return each?.getAttribute('aria-label') ?? each?.textContent?.trim() ?? '';
  });

/** @param {Locator} button @param {string} [key] */
async function press(button, key = 'Enter') {
  await button.focus();
  await button.press(key);
}

test('a button that disables itself keeps the focus, and Space then trains nothing', async ({
  page,
}) => {
  await openPage(page);
  const { button, training } = parts(page);
  await drawWithMouse(page, drawings[1]);
  for (const name of ['Undo', 'Redo', 'Clear']) {
    await press(button(name), 'Space');
    await expect(button(name)).toBeDisabled();
    await expect(button(name)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(button(name)).toBeFocused();
  }
  await expect(training).toHaveCount(0);
  await press(button('Test'));
  await expect(button('Test')).toBeDisabled();
  await expect(button('Test')).toBeEnabled();
  await expect(button('Test')).toBeFocused();
  await expect(training).toHaveCount(0);
});

test('the buttons that train keep the focus, and a question that is closed gives it back', async ({
  page,
}) => {
  await openPage(page);
  const { button, training } = parts(page);
  await press(button('Step'));
  await expect(training).toHaveAttribute('data-state', 'paused');
  await expect(button('Step')).toBeFocused();
  await press(button('Stop'));
  await expect(training).toHaveAttribute('data-state', 'stopped');
  await expect(button('Stop')).toBeDisabled();
  await expect(button('Stop')).toBeFocused();

  const replace = button('Replace it and train');
  await press(button('Sprint'));
  await expect(replace).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(replace).toHaveCount(0);
  await expect(button('Sprint')).toBeFocused();

  // Asked, but a training begins by another way: there is nothing left to ask.
  await page.keyboard.press('Enter');
  await expect(replace).toBeVisible();
  await press(button('Step'));
  await expect(training).toHaveAttribute('data-state', 'paused');
  await expect(replace).toHaveCount(0);
  await press(button('Stop'));
  await press(button('Sprint'));
  await press(replace);
  await expect(button('Sprint')).toBeFocused();
  await expect(training).toHaveAttribute('data-state', 'running');
  await press(button('Back to the pretrained one'));
  await expect(button('Back to the pretrained one')).toHaveCount(0);
  await expect(button('Back to yours')).toBeFocused();
  await press(button('Back to yours'));
  await expect(button('Back to the pretrained one')).toBeFocused();
  await expect(page.locator('#note')).toHaveText(/^Train goes on from here, /);
});

test('where Measure was, the diagram has the focus, and forgets what other data gave', async ({
  page,
}) => {
  await openPage(page);
  const { button } = parts(page);
  const diagram = page.getByRole('group', { name: 'Is it as sure as it is right?' });
  await press(button('Measure'));
  await expect(diagram.getByRole('table')).toBeAttached();
  await expect(diagram).toBeFocused();
  await page.evaluate(() => {
    const { lab } = /** @type {any} */ (window);
    lab.dispatchEvent(new Event('source'));
  });
  await expect(diagram.getByRole('table')).toHaveCount(0);
  await press(button('Measure'));
  await expect(button('Measure')).toHaveCount(0);
  expect(await focused(page)).toBe('Reading the test images…');
});

test('the skip link and the key 1 lead to the pad itself', async ({ page }) => {
  await openPage(page);
  const { pad, training } = parts(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(pad).toBeFocused();
  await page.keyboard.press('3');
  await expect(page.getByRole('region', { name: 'Inside' })).toBeFocused();
  await page.keyboard.press('1');
  await expect(pad).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText('Pen down', { exact: true })).toBeAttached();
  await expect(training).toHaveCount(0);
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
]) {
  test(`nothing hides what has the focus at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openPage(page);
    await parts(page).button('Edit').click();
    await expect(page.getByRole('textbox', { name: 'Epochs' })).toBeVisible();
    const hidden = () =>
      page.evaluate(() => {
        let each = document.activeElement;
        while (each?.shadowRoot?.activeElement) each = each.shadowRoot.activeElement;
        if (!each || document.activeElement?.matches('body, inkling-header, .skip')) return null;
        const { left, top, width, height } = each.getBoundingClientRect();
        for (const y of [top + 1, top + height - 1]) {
          const seen = document.elementFromPoint(left + width / 2, y);
          if (height < innerHeight - 160 && seen?.matches('inkling-header')) {
            return `${each.getAttribute('aria-label') ?? each.textContent?.trim()} ${y}`;
          }
        }
        return null;
      });
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let i = 0; i < 70; ++i) {
        await page.keyboard.press(key);
        expect(await hidden()).toBeNull();
      }
    }
  });
}
