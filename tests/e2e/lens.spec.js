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
