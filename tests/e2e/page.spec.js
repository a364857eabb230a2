// The page as a whole: languages, themes, widths, and what axe says of each.
import {
  drawings,
  drawWithMouse,
  expect,
  expectNothingSerious,
  failedRequest,
  openPage,
  parts,
  test,
} from './support.js';

test('speaks Chinese, and remembers it', async ({ page }) => {
  await openPage(page);
  await drawWithMouse(page, drawings[1]);
  await parts(page).button('中文').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).toHaveTitle(/[\u4e00-\u9fff]/);
  await expect(
    page.getByRole('button', { name: '清空' }).or(page.getByRole('button', { name: '清除' })),
  ).toBeVisible();
  await expect(parts(page).digit).toHaveText('1');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await parts(page).button('EN').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(parts(page).button('Clear')).toBeVisible();
});

test('has a light and a dark theme, and remembers the choice', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page);
  const { button } = parts(page);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await button('Theme: as the system').click();
  await expect(button('Theme: light')).toBeVisible();
  const light = await background();
  expect(light).not.toBe(dark);
  await page.reload();
  await expect(button('Theme: light')).toBeVisible();
  expect(await background()).toBe(light);
  await button('Theme: light').click();
  await expect(button('Theme: dark')).toBeVisible();
  expect(await background()).toBe(dark);
});

test('paints the ink anew in the colour of another theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openPage(page);
  await drawWithMouse(page, drawings[1]);
  // The darkest point of a stroke is all ink.
  const inkOf = () =>
    page.locator('inkling-pad canvas.ink').evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
      const { width, height } = canvas;
      const { data } = /** @type {CanvasRenderingContext2D} */ (
        canvas.getContext('2d')
      ).getImageData(0, 0, width, height);
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] === 255) return `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
      }
      return 'none';
    });
  const tokenOf = () =>
    page.evaluate(() => {
      const probe = document.createElement('p');
      probe.style.color = 'var(--ink)';
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
  const light = await tokenOf();
  expect(await inkOf()).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await tokenOf();
  expect(dark).not.toBe(light);
  await expect.poll(inkOf).toBe(dark);
});

for (const width of [320, 390, 768, 1440]) {
  test(`does not scroll sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page);
    await parts(page).button('Edit').click();
    for (const language of ['EN', '中文']) {
      await parts(page).button(language).click();
      const { inner, content } = await page.evaluate(() => ({
        inner: document.documentElement.clientWidth,
        content: document.documentElement.scrollWidth,
      }));
      expect(content).toBeLessThanOrEqual(inner);
    }
  });
}

test('says its keys, and obeys them', async ({ page }) => {
  await openPage(page);
  const { digit } = parts(page);
  await drawWithMouse(page, drawings[1]);
  await expect(digit).toHaveText('1');
  await page.locator('body').evaluate(() => /** @type {any} */ (document.activeElement)?.blur());
  await page.keyboard.press('z');
  await expect(digit).toContainText('No answer yet');
  await page.keyboard.press('Shift+Z');
  await expect(digit).toHaveText('1');
  // As in other programs, wherever the focus is.
  await page.getByRole('application').focus();
  await page.keyboard.press('Control+z');
  await expect(digit).toContainText('No answer yet');
  await page.keyboard.press('Control+Shift+z');
  await expect(digit).toHaveText('1');
  await page.keyboard.press('Meta+z');
  await expect(digit).toContainText('No answer yet');
  await page.keyboard.press('Control+y');
  await expect(digit).toHaveText('1');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing serious in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openPage(page);
    const { button, field, testAccuracy, digit } = parts(page);
    await drawWithMouse(page, drawings[7]);
    await expect(digit).toHaveText('7');
    await button('Test').click();
    await expect(testAccuracy).toHaveText(/%/, { timeout: 30_000 });
    await button('Edit').click();
    await field('Epochs').fill('0');
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const language of ['EN', '中文']) {
        await button(language).click();
        await expectNothingSerious(page);
      }
    }
  });
}

test('a part of the page that cannot be fetched is told in a sentence', async ({ page, watch }) => {
  watch.allowed.push(failedRequest, /Failed to fetch dynamically imported module/);
  await openPage(page);
  const { alert, button } = parts(page);
  await page.route('**/assets/{replay,network-form}-*.js', (route) => route.abort());
  await drawWithMouse(page, drawings[1]);
  const sentence = 'A part of the page could not be fetched. Check the connection and try again';
  for (const name of ['Draw it again', 'Edit']) {
    await button(name).click();
    await expect(alert).toContainText(sentence);
    await button('Dismiss').click();
    await expect(alert).toHaveCount(0);
    await expect(button(name)).toBeVisible();
  }
});

test('a cell of the confusion matrix is forgotten with its classes', async ({ page }) => {
  await openPage(page);
  await expect(page.locator('inkling-confusion-matrix h3')).toBeVisible();
  const count = await page.evaluate(async () => {
    const matrix = /** @type {any} */ (document.createElement('inkling-confusion-matrix'));
    document.body.append(matrix);
    for (const size of [26, 10]) {
      matrix.names = Array.from({ length: size }, (_, i) => String(i));
      matrix.matrix = matrix.names.map(() => Array(size).fill(1));
      await matrix.updateComplete;
      const cell = matrix.renderRoot.querySelector('[tabindex="0"]');
      if (cell !== matrix.renderRoot.querySelector('[data-cell="0-0"]')) throw new Error('cell');
      matrix.renderRoot.querySelector(`[data-cell="${size - 1}-${size - 1}"]`).focus();
      await matrix.updateComplete;
    }
    return matrix.renderRoot.querySelectorAll('[data-cell]').length;
  });
  expect(count).toBe(100);
});
