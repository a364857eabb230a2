// How the drawing becomes the network's image, what the network misreads, and whether it is as sure as
// it is right.
import {
  drawings,
  drawWithMouse,
  expect,
  expectNothingSerious,
  openPage,
  parts,
  test,
} from './support.js';

/** @import { LabWindow } from './support.js' */

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

test('a cell of the confusion matrix opens the images that were misread so', async ({ page }) => {
  await openPage(page);
  const { button, testAccuracy } = parts(page);
  await button('Test').click();
  await expect(testAccuracy).toHaveText(/%/, { timeout: 60_000 });

  // Before a cell is chosen: the surest mistakes, as the lab tells them, pixel by pixel.
  const surest = page.getByRole('group', { name: 'The surest mistakes' });
  await expect(surest.getByRole('img')).toHaveCount(10);
  const { misread, confusionMatrix, first } = await page.evaluate(async () => {
    const { lab } = /** @type {LabWindow} */ (/** @type {any} */ (window));
    const { misread, confusionMatrix } = await lab.evaluate('test');
    const [image] = await lab.images('test', [misread[0].index]);
    return { misread, confusionMatrix, first: [...image] };
  });
  await expect(surest.getByRole('listitem').first()).toContainText(
    `${misread[0].label} → ${misread[0].read}`,
  );
  const alphas = () =>
    surest
      .getByRole('img')
      .first()
      .evaluate((canvas) => {
        const context = /** @type {HTMLCanvasElement} */ (canvas).getContext('2d');
        const { data = [] } = context?.getImageData(0, 0, 28, 28) ?? {};
        return [...data].filter((_, i) => i % 4 === 3);
      });
  await expect.poll(alphas).toEqual(first);

  // The most frequent mistake, by keyboard.
  const kinds = confusionMatrix.flatMap((row, label) =>
    row.map((count, read) => ({ label, read, count: label === read ? 0 : count })),
  );
  const { label, read, count } = kinds.sort((one, other) => other.count - one.count)[0];
  const cell = page.locator(`inkling-confusion-matrix [data-cell="${label}-${read}"]`);
  const kind = page.getByRole('group', { name: `${label} read as ${read}` });
  await cell.focus();
  await cell.press('Enter');
  await expect(cell).toHaveAttribute('aria-selected', 'true');
  await expect(kind.getByRole('img')).toHaveCount(Math.min(20, count));
  await expect(kind.getByRole('img').first()).toHaveAccessibleName(
    new RegExp(`^Label ${label}, read as ${read} with \\d+\\.\\d\\s%$`),
  );
  await expectNothingSerious(page, 'inkling-inside');
  await cell.press('Escape');
  await expect(surest).toBeVisible();
  await expect(cell).toHaveAttribute('aria-selected', 'false');

  // By pointer; where the way back was, the cell has the focus.
  await cell.click();
  await expect(kind).toBeVisible();
  await button('Back to the surest mistakes').press('Enter');
  await expect(cell).toBeFocused();
  await page.locator(`inkling-confusion-matrix [data-cell="${label}-${label}"]`).click();
  await expect(page.getByText('These were read right.')).toBeVisible();

  // It goes with the matrix, also where a network of the same description takes the place.
  await page.evaluate(() =>
    /** @type {LabWindow} */ (/** @type {any} */ (window)).lab.usePretrained(),
  );
  await expect(page.getByText('After a test, this table')).toBeVisible();
  await expect(page.locator('inkling-misread')).toHaveCount(0);
});
