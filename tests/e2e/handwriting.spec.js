// The generator of handwriting, shown at work.
import { expect, openPage, parts, test } from './support.js';

test('the generator writes digits as its sliders say', async ({ page }) => {
  /** @type {string[]} */
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openPage(page);
  const isFetched = () => fetched.some((url) => url.includes('handwriting-preview'));
  expect(isFetched()).toBe(false);
  await page.getByText('Where its handwriting comes from').click();
  const images = page.getByRole('img', { name: '40 generated digits: 0 to 9 across, 4 of each' });
  await expect(images.locator('inkling-seen')).toHaveCount(40);
  expect(isFetched()).toBe(true);

  const pixels = () =>
    images.evaluate((grid) =>
      [...grid.children]
        .map((seen) => seen.shadowRoot?.querySelector('canvas')?.toDataURL() ?? '')
        .join(),
    );
  const ink = () =>
    images.evaluate((grid) =>
      [...grid.children].every((seen) => {
        const image = /** @type {any} */ (seen).image;
        return image?.some((/** @type {number} */ value) => value > 200);
      }),
    );
  await expect.poll(ink).toBe(true);
  let before = await pixels();
  const changes = async (/** @type {() => Promise<unknown>} */ act) => {
    await act();
    await expect.poll(async () => (await pixels()) !== before).toBe(true);
    before = await pixels();
  };
  await expect(parts(page).button('As it comes')).toBeDisabled();
  for (const name of ['Slant', 'Tremor', 'Speed', 'Pen width']) {
    await changes(() => page.getByRole('slider', { name }).press('End'));
  }
  await expect(page.getByText('30°')).toBeVisible();
  await changes(() => parts(page).button('As it comes').click());
  await changes(() => parts(page).button('Again').click());
  await parts(page).button('中文').click();
  await expect(parts(page).button('再写一遍')).toBeVisible();
});
