// Numbers of several digits on the desk.
import { generateDigit } from '../../web/drawing/generator/generate.js';
import {
  drawWithFinger,
  drawWithMouse,
  drawings,
  expect,
  expectNothingSerious,
  openPage,
  padBox,
  parts,
  strokeCount,
  test,
} from './support.js';

/** @import { Page } from '@playwright/test' */
/** @import { Stroke } from '../../web/engine/types.js' */

/**
 * Digits side by side, in units of a pad as high as 280: drawn as a person draws them, the seed
 * chosen among the ones that are read right.
 *
 * @param {string} digits
 * @param {{height: number, step: number, left?: number}} size
 * @returns {Stroke[]}
 */
function number(digits, { height, step, left = 30 }) {
  return [...digits].flatMap((digit, place) => {
    const { strokes } = generateDigit(Number(digit), 7 + place);
    const points = strokes.flat();
    const top = Math.min(...points.map(({ y }) => y));
    const west = Math.min(...points.map(({ x }) => x));
    const scale = height / (Math.max(...points.map(({ y }) => y)) - top);
    return strokes.map((stroke) =>
      stroke.map(({ x, y }) => ({
        x: left + place * step + (x - west) * scale,
        y: 140 - height / 2 + (y - top) * scale,
      })),
    );
  });
}

/** The pad of a number is 280 units high; support.js takes its width for 280. @param {Page} page @param {Stroke[]} strokes */
async function toPad(page, strokes) {
  const { width, height } = await padBox(page);
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: (x * height) / width, y: (y * height) / width })),
  );
}

test('a number is read as it is written, digit by digit', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  const { button, share, spoken, bars } = parts(page);
  await button('A number').click();
  const read = page.getByTestId('number');
  await expect(read).toContainText('No answer yet');
  const strokes = await toPad(page, number('504192', { height: 130, step: 170 }));
  await drawWithMouse(page, strokes.slice(0, 2));
  await expect(read).toHaveText(/^\s*5/);
  await drawWithMouse(page, strokes.slice(2));
  await expect(read).toHaveText(/^\s*5\s*0\s*4\s*1\s*9\s*2\s*$/);
  await expect(share).toHaveText(/^\s*\d+\.\d\s%\s*$/);
  await expect(spoken).toHaveText(/^\s*Read as 504192, \d+\.\d\s%\s*$/);
  await expect(page.locator('inkling-number-boxes .box')).toHaveCount(6);
  await expect(page.locator('inkling-number-boxes .box')).toHaveText([
    '5',
    '0',
    '4',
    '1',
    '9',
    '2',
  ]);

  // The runners-up of the last digit, until another one is chosen: by keyboard, then by mouse.
  await expect(bars.nth(2)).toHaveClass('winner');
  await page.getByRole('button', { name: /^Digit 3 of 6: 4/ }).focus();
  await page.keyboard.press('Enter');
  await expect(bars.nth(4)).toHaveClass('winner');
  await page.getByRole('button', { name: /^Digit 1 of 6: 5/ }).click();
  await expect(bars.nth(5)).toHaveClass('winner');
  await expect(page.locator('inkling-number-boxes .selected')).toHaveText('5');

  for (const language of ['EN', '中文']) {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme: scheme });
      await button(language).click();
      await expectNothingSerious(page, '#draw');
    }
  }
});

/** @param {[number, number][]} corners @returns {Stroke} of straight lines */
const lines = (corners) => corners.map(([x, y]) => ({ x, y }));

test('one digit of a number is corrected, and the number is read so', async ({ page }) => {
  await openPage(page);
  const { button, share } = parts(page);
  await button('A number').click();
  const seven = number('7', { height: 130, step: 0, left: 60 });
  // A letter A, which nobody would read as a 2.
  const peak = lines([
    [400, 205],
    [440, 118],
    [460, 75],
    [480, 118],
    [520, 205],
  ]);
  const bar = lines([
    [420, 160],
    [460, 160],
    [500, 160],
  ]);
  await drawWithMouse(page, await toPad(page, [...seven, peak, bar]));
  const read = page.getByTestId('number');
  // As long as one is no digit, the number has no probability.
  await expect(read).toHaveText(/^\s*7\s*\?\s*$/);
  await expect(share).toHaveCount(0);
  await button('Is it a digit?').click();
  await button('2').click();
  await expect(page.getByTestId('lesson')).toContainText(
    /Learned: it reads this as 2 now, \d+\.\d\s%\./,
  );
  await expect(read).toHaveText(/^\s*7\s*2\s*$/);
  await expect(share).toBeVisible();

  // What was said of the one is not said of the other, which can be corrected, too.
  await page.getByRole('button', { name: /^Digit 1 of 2: 7/ }).click();
  await expect(page.getByTestId('lesson')).toBeEmpty();
  await expect(button('Not 7?')).toBeVisible();
});

test('the ink stays when the pad changes its shape', async ({ page }) => {
  await openPage(page);
  const { button, digit } = parts(page);
  await drawWithMouse(page, drawings[7]);
  await expect(digit).toHaveText('7');
  await page.evaluate(() => /** @type {any} */ (document.activeElement)?.blur());
  await page.keyboard.press('n');
  await expect(button('A number')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('number')).toHaveText(/^\s*7\s*$/);
  const strokes = number('1', { height: 150, step: 0, left: 900 });
  await drawWithMouse(page, await toPad(page, strokes));
  await expect(page.getByTestId('number')).toHaveText(/^\s*7\s*1\s*$/);
  await button('One digit').click();
  // Both are on the square pad, though the 1 was far beyond its edge.
  const view = await page.locator('inkling-pad').evaluate((pad) => /** @type {any} */ (pad).view);
  expect(view.left + view.width).toBeGreaterThan(900);
  expect(await strokeCount(page)).toBe(drawings[7].length + strokes.length);
  await button('Clear').click();
  await drawWithMouse(page, drawings[1]);
  await expect(digit).toHaveText('1');
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a finger writes a number', async ({ page }) => {
    await openPage(page);
    const { button } = parts(page);
    await button('A number').tap();
    const strokes = number('3071', { height: 120, step: 128, left: 40 });
    await drawWithFinger(page, await toPad(page, strokes));
    await expect(page.getByTestId('number')).toHaveText(/^\s*3\s*0\s*7\s*1\s*$/);
    const { inner, content } = await page.evaluate(() => ({
      inner: document.documentElement.clientWidth,
      content: document.documentElement.scrollWidth,
    }));
    expect(content).toBeLessThanOrEqual(inner);
    for (const name of ['Undo', 'Pen: medium', 'Eraser', 'Clear', 'One digit']) {
      const box = await button(name).boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(44);
      expect(box?.height).toBeGreaterThanOrEqual(44);
    }
  });
});
