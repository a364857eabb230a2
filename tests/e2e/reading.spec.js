// Drawing and being read: by mouse, by finger, by keys, and from the console, always the same.
import {
  drawings,
  drawWithFinger,
  drawWithMouse,
  expect,
  onScreen,
  openPage,
  padBox,
  parts,
  test,
} from './support.js';

for (const [digit, strokes] of Object.entries(drawings)) {
  test(`a ${digit} drawn with the mouse is read, and so are its strokes by lab.read`, async ({
    page,
  }) => {
    await openPage(page);
    const { digit: answer, share, bars } = parts(page);
    await drawWithMouse(page, strokes);
    await expect(answer).toHaveText(digit);
    await expect(share).toHaveText(/^\s*\d+\.\d\s%\s*$/);
    await expect(bars).toHaveCount(10);
    await expect(bars.nth(Number(digit))).toHaveClass('winner');

    const reading = await page.evaluate(
      (given) => /** @type {any} */ (window).lab.read(given),
      strokes,
    );
    expect(String(reading.digit)).toBe(digit);
    const sum = reading.probabilities.reduce(
      (/** @type {number} */ a, /** @type {number} */ b) => a + b,
    );
    expect(sum).toBeCloseTo(1, 5);
  });
}

test('the canvas goes the very path of lab.read', async ({ page }) => {
  await openPage(page);
  const { share } = parts(page);
  const box = await padBox(page);
  // Points whose coordinates on the screen are whole, so that both see the same numbers.
  const points = drawings[7][0].map((point) => {
    const { x, y } = onScreen(box, point);
    const [screenX, screenY] = [Math.round(x), Math.round(y)];
    return {
      x: ((screenX - box.x) / box.width) * 280,
      y: ((screenY - box.y) / box.width) * 280,
    };
  });
  await drawWithMouse(page, [points]);
  const { probabilities } = await page.evaluate(
    (strokes) => /** @type {any} */ (window).lab.read(strokes),
    [points],
  );
  await expect(share).toHaveText(`${(100 * probabilities[7]).toFixed(1)}\u00a0%`);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a finger draws, and does not scroll the page', async ({ page }) => {
    await openPage(page);
    const { digit, button } = parts(page);
    for (const name of /** @type {const} */ ([1, 7])) {
      const before = await page.evaluate(() => scrollY);
      await drawWithFinger(page, drawings[name]);
      await expect(digit).toHaveText(String(name));
      expect(await page.evaluate(() => scrollY)).toBe(before);
      await button('Clear').tap();
    }
  });
});

test('the keyboard alone draws a 1', async ({ page }) => {
  await openPage(page);
  const { pad, digit } = parts(page);
  for (let i = 0; i < 15 && !(await pad.evaluate((each) => each.matches(':focus'))); ++i) {
    await page.keyboard.press('Tab');
  }
  await expect(pad).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText('Pen down', { exact: true })).toBeAttached();
  for (let i = 0; i < 20; ++i) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByText('Pen up', { exact: true })).toBeAttached();
  await expect(digit).toHaveText('1');
  await page.keyboard.press('Delete');
  await expect(digit).toContainText('No answer yet');
});

test('the answer is announced when the pen rests', async ({ page }) => {
  await openPage(page);
  const { spoken, button } = parts(page);
  await expect(spoken).toHaveAttribute('aria-live', 'polite');
  await expect(spoken).toBeEmpty();
  await drawWithMouse(page, drawings[7]);
  await expect(spoken).toHaveText(/^\s*Read as 7, \d+\.\d\s%\s*$/);
  await button('中文').click();
  await expect(spoken).toHaveText(/^\s*识别为 7/);
  await button('EN').click();
  await button('Clear').click();
  await expect(spoken).toHaveText('No answer yet');
});

test('an empty pad gets no answer', async ({ page }) => {
  await openPage(page);
  const { digit, share, bars, button } = parts(page);
  const expectNone = async () => {
    await expect(digit).toContainText('No answer yet');
    await expect(digit).not.toContainText(/\d/);
    await expect(share).toBeEmpty();
    await expect(bars.first()).toHaveText(/^\s*0\s*—\s*$/);
  };
  await expectNone();
  await drawWithMouse(page, drawings[1]);
  await expect(digit).toHaveText('1');
  await button('Clear').click();
  await expectNone();
  await button('Undo').click();
  await expect(digit).toHaveText('1');
  await button('Undo').click();
  await expectNone();
  await button('Redo').click();
  await expect(digit).toHaveText('1');
  expect(await page.evaluate(() => /** @type {any} */ (window).lab.read([]))).toMatchObject({
    digit: null,
    probabilities: Array(10).fill(0),
  });
});
