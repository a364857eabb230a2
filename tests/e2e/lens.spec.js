// How the drawing becomes the network's image, and whether the network is as sure as it is right.
import { drawings, drawWithMouse, expect, openPage, parts, test } from './support.js';

test('each step from ink to 28 × 28 is drawn, live', async ({ page }) => {
  await openPage(page);
  const open = page.getByRole('button', { name: /becomes 28\s×\s28/ });
  await expect(open).toHaveAttribute('aria-expanded', 'false');
  await open.click();
  await expect(open).toHaveAttribute('aria-expanded', 'true');
  const last = page.getByRole('img', { name: 'Centred by its mass' });
  await expect(last).toBeVisible();
  const ink = () =>
    last.evaluate((canvas) => {
      const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
      const context = /** @type {HTMLCanvasElement} */ (canvas).getContext('2d');
      return [...(context?.getImageData(0, 0, width, height).data ?? [])].filter(
        (_, i) => i % 4 === 3,
      );
    });
  expect(Math.max(...(await ink()))).toBe(0);

  await drawWithMouse(page, drawings[7]);
  await expect(parts(page).digit).toHaveText('7');
  await expect(page.getByText(/\d+ units → 20\spx/)).toBeVisible();
  await expect(page.getByText(/moved [←→] \d, ↓ \d\spx/)).toBeVisible();
  expect(Math.max(...(await ink()))).toBe(255);

  await parts(page).button('Clear').click();
  await expect.poll(async () => Math.max(...(await ink()))).toBe(0);
  await open.press('Enter');
  await expect(last).toBeHidden();
});

test('how sure the network is, is measured beside how often it is right', async ({ page }) => {
  await openPage(page);
  await parts(page).button('Measure').click();
  // A sentence for everyone, and the diagram's figures as a table for those who do not see it.
  const said = page.getByText(/% sure on the whole, and right on 99\.\d\s%/);
  await expect(said).toBeVisible({ timeout: 60_000 });
  const rows = page.getByRole('row', { name: /^\d+\s% – \d+\s%/ });
  await expect(rows).toHaveCount(10);
  const answers = await rows.evaluateAll((all) =>
    all.map((row) => Number(row.lastElementChild?.textContent?.replace(',', ''))),
  );
  expect(answers.reduce((sum, count) => sum + count, 0)).toBe(10_000);

  // Other weights: nothing measured of the old ones is shown.
  await page.evaluate(() =>
    /** @type {any} */ (window).lab.createNetwork({
      layers: [{ units: 10, activation: 'softmax' }],
    }),
  );
  await expect(said).toBeHidden();
  await parts(page).button('Measure').click();
  await expect(page.getByText(/sure on the whole/)).toBeVisible({ timeout: 60_000 });
});
