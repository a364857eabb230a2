// The drawing desk: what is no digit, the pad's tools, and what may go wrong under the pen.
import {
  drawings,
  drawWithFinger,
  drawWithMouse,
  expect,
  expectNothingSerious,
  openPage,
  padBox,
  parts,
  readDrawing,
  strokeCount,
  test,
} from './support.js';

/** @import { Locator, Page } from '@playwright/test' */
/** @import { Stroke } from '../../web/engine/types.js' */

/** Hatching, which no one takes for a digit. */
const hatching = [0, 1, 2, 3, 4].map((line) => [
  { x: 60 + 30 * line, y: 70 },
  { x: 80 + 30 * line, y: 200 },
  { x: 60 + 30 * line, y: 205 },
]);

/** How many pixels of the pad have ink, of any width. @param {Page} page */
function inkOnPad(page) {
  return page.locator('inkling-pad canvas.ink').evaluate((each) => {
    const canvas = /** @type {HTMLCanvasElement} */ (each);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) count += data[i] > 127 ? 1 : 0;
    return count;
  });
}

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a second finger draws nothing, and spoils nothing', async ({ page }) => {
    await openPage(page);
    const { digit } = parts(page);
    const box = await padBox(page);
    const devtools = await page.context().newCDPSession(page);
    const touch = (/** @type {any} */ type, /** @type {[number, number][]} */ ...fingers) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: fingers.map(([x, y], id) => ({ id, x: box.x + x, y: box.y + y })),
      });
    await touch('touchStart', [180, 60]);
    for (let y = 80; y <= 160; y += 10) await touch('touchMove', [180, y]);
    await touch('touchStart', [180, 160], [40, 300]);
    for (let y = 170; y <= 280; y += 10) await touch('touchMove', [180, y], [40 + y / 3, 300]);
    await touch('touchEnd');
    expect(await strokeCount(page)).toBe(1);
    await expect(digit).toHaveText('1');
  });

  test('a pointer that the system takes away leaves its stroke, and the next one draws', async ({
    page,
  }) => {
    await openPage(page);
    const { digit, button } = parts(page);
    const box = await padBox(page);
    const devtools = await page.context().newCDPSession(page);
    const touch = (/** @type {any} */ type, /** @type {any[]} */ touchPoints) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [{ x: box.x + 180, y: box.y + 60 }]);
    for (let y = 80; y <= 280; y += 10) {
      await touch('touchMove', [{ x: box.x + 180, y: box.y + y }]);
    }
    await touch('touchCancel', []);
    await expect(digit).toHaveText('1');
    expect(await strokeCount(page)).toBe(1);
    await button('Undo').tap();
    await drawWithFinger(page, drawings[7]);
    await expect(digit).toHaveText('7');
  });
});

test('what is no digit gets no answer, but the nearest one', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  const { digit, share, spoken, bars, button } = parts(page);
  await drawWithMouse(page, hatching);
  await expect(digit).toHaveText('?');
  await expect(share).toBeEmpty();
  await expect(page.getByTestId('unknown')).toHaveText(
    /^\s*No digit I know\. The nearest is \d\.\s*$/,
  );
  await expect(spoken).toHaveText(/^No digit I know\. The nearest is \d\.$/);
  await expect(bars.first()).toHaveText(/%/);
  for (const language of ['EN', '中文']) {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme: scheme });
      await button(language).click();
      await expectNothingSerious(page, '#draw');
    }
  }
  await button('EN').click();
  await button('Clear').click();
  await drawWithMouse(page, drawings[7]);
  await expect(digit).toHaveText('7');
  await expect(page.getByTestId('unknown')).toHaveCount(0);
});

test('the eraser takes whole strokes, and gives them back at once', async ({ page }) => {
  await openPage(page);
  const { button, digit } = parts(page);
  const cross = [
    ...drawings[1],
    [
      { x: 40, y: 100 },
      { x: 240, y: 100 },
    ],
    [
      { x: 40, y: 200 },
      { x: 240, y: 200 },
    ],
  ];
  await drawWithMouse(page, cross);
  await button('Eraser').click();
  await expect(button('Eraser')).toHaveAttribute('aria-pressed', 'true');
  const way = [
    { x: 60, y: 60 },
    { x: 60, y: 240 },
  ];
  await drawWithMouse(page, [way]);
  expect(await strokeCount(page)).toBe(1);
  await expect(digit).toHaveText('1');
  await button('Undo').click();
  expect(await strokeCount(page)).toBe(3);
  await button('Redo').click();
  expect(await strokeCount(page)).toBe(1);

  // By keys: e takes the pen again, and on the pad Space puts it down.
  await page.keyboard.press('e');
  await expect(button('Eraser')).toHaveAttribute('aria-pressed', 'false');
  await drawWithMouse(page, [way]);
  expect(await strokeCount(page)).toBe(2);
});

test('the keyboard erases, too', async ({ page }) => {
  await openPage(page);
  const { pad } = parts(page);
  await drawWithMouse(page, [
    [
      { x: 40, y: 140 },
      { x: 240, y: 140 },
    ],
  ]);
  await pad.focus();
  await page.keyboard.press('e');
  await page.keyboard.press('Space');
  for (let i = 0; i < 12; ++i) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  expect(await strokeCount(page)).toBe(0);
  await page.keyboard.press('z');
  expect(await strokeCount(page)).toBe(1);
});

test('what the keys do is said on the pad', async ({ page }) => {
  await openPage(page);
  const { pad } = parts(page);
  const said = page.locator('inkling-pad [role=status]');
  await drawWithMouse(page, drawings[1]);
  await pad.focus();
  for (const [key, words] of [
    ['e', 'Eraser'],
    ['Space', 'Erasing'],
    ['Space', 'Eraser up'],
    ['e', 'Pen'],
    ['w', 'Pen: broad'],
    ['n', 'A number'],
    ['n', 'One digit'],
    ['Space', 'Pen down'],
    ['Space', 'Pen up'],
    ['r', 'Drawing it again'],
  ]) {
    await page.keyboard.press(key);
    await expect(said).toHaveText(words);
  }
});

test('Space on the pad leaves what the pointer draws', async ({ page }) => {
  await openPage(page);
  const box = await padBox(page);
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 200);
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await page.mouse.up();
  expect(await strokeCount(page)).toBe(2);
});

test('the pen has three widths, for the eye and not for the reading', async ({ page }) => {
  await openPage(page);
  const { button, share } = parts(page);
  /** @type {number[]} */
  const ink = [];
  /** @type {string[]} */
  const shares = [];
  for (const name of ['medium', 'broad', 'fine']) {
    await expect(button(`Pen: ${name}`)).toBeVisible();
    await drawWithMouse(page, drawings[7]);
    ink.push(await inkOnPad(page));
    // The whole drawing's share: until it is there, the pad shows that of the drawing so far.
    const whole = await readDrawing(page);
    await expect(share).toHaveText(`${(100 * whole.probabilities[7]).toFixed(1)}\u00a0%`);
    shares.push(whole.probabilities.join());
    await button('Clear').click();
    await page.keyboard.press('w');
  }
  expect(ink[1]).toBeGreaterThan(1.3 * ink[0]);
  expect(ink[2]).toBeLessThan(0.8 * ink[0]);
  expect(new Set(shares).size).toBe(1);
});

test('a stylus that is pressed leaves more ink', async ({ page }) => {
  await openPage(page);
  const { button } = parts(page);
  const box = await padBox(page);
  const devtools = await page.context().newCDPSession(page);
  /** @param {number} force */
  const draw = async (force) => {
    const pen = (/** @type {any} */ type, /** @type {number} */ y) =>
      devtools.send('Input.dispatchMouseEvent', {
        type,
        x: box.x + 200,
        y: box.y + y,
        button: 'left',
        buttons: 1,
        clickCount: 1,
        force,
        pointerType: 'pen',
      });
    await pen('mousePressed', 100);
    for (let y = 110; y <= 300; y += 10) await pen('mouseMoved', y);
    await pen('mouseReleased', 300);
    const ink = await inkOnPad(page);
    await button('Clear').click();
    return ink;
  };
  const light = await draw(0.1);
  const hard = await draw(0.9);
  expect(light).toBeGreaterThan(0);
  expect(hard).toBeGreaterThan(1.5 * light);
});

test('a drawing is drawn again, until the next stroke', async ({ page }) => {
  await openPage(page);
  const { button, digit } = parts(page);
  await expect(button('Draw it again')).toBeDisabled();
  await drawWithMouse(page, [...drawings[7], ...hatching]);
  const all = await inkOnPad(page);
  // Edges of ink painted in one go and in many differ by a few pixels.
  const isAll = (/** @type {number} */ ink) => Math.abs(ink - all) < 0.005 * all;
  await button('Draw it again').click();
  await expect(button('Stop drawing')).toBeVisible();
  await expect.poll(() => inkOnPad(page), { intervals: [5] }).toBeLessThan(0.9 * all);
  await expect(button('Draw it again')).toBeVisible();
  expect(isAll(await inkOnPad(page))).toBe(true);

  await page.keyboard.press('r');
  await expect(button('Stop drawing')).toBeVisible();
  await drawWithMouse(page, [[{ x: 20, y: 20 }]]);
  await expect(button('Draw it again')).toBeVisible();
  expect(await inkOnPad(page)).toBeGreaterThan(all);
  await button('Undo').click();
  expect(isAll(await inkOnPad(page))).toBe(true);
  await expect(digit).toHaveText('?');
});

test('where motion is reduced, whole strokes appear', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  const { button } = parts(page);
  await drawWithMouse(page, drawings[7]);
  const first = await inkOnPad(page);
  await drawWithMouse(page, [drawings[1][0].map(({ x, y }) => ({ x: x - 110, y }))]);
  const both = await inkOnPad(page);
  /** @type {Set<number>} */
  const seen = new Set();
  await button('Draw it again').click();
  await expect
    .poll(
      async () => {
        seen.add(await inkOnPad(page));
        return button('Stop drawing').count();
      },
      { intervals: [20] },
    )
    .toBe(0);
  seen.delete(0);
  const near = (/** @type {number} */ ink, /** @type {number} */ whole) =>
    Math.abs(ink - whole) < 0.005 * whole;
  expect([...seen].every((ink) => near(ink, first) || near(ink, both))).toBe(true);
  expect([...seen].some((ink) => near(ink, first))).toBe(true);
});

test('ten thousand strokes are read; more are kept, and a sentence says why not', async ({
  page,
}) => {
  await openPage(page);
  const { alert, bars, button } = parts(page);
  const pad = page.locator('inkling-pad');
  /** @param {number} count */
  const scribble = (count) =>
    pad.evaluate((each, strokes) => {
      const drawing = /** @type {any} */ (each);
      for (let i = 0; i < strokes; ++i) {
        drawing.beginStroke({ x: (i * 37) % 280, y: (i * 53) % 280 });
        drawing.extendStroke([{ x: (i * 37) % 280, y: ((i * 53) % 280) + 5 }]);
        drawing.endStroke();
      }
    }, count);
  // A hundred at a time, so that the page can live between.
  for (let i = 0; i < 100; ++i) await scribble(100);
  expect(await strokeCount(page)).toBe(10_000);
  await expect(bars.first()).toHaveText(/%/);
  await expect(alert).toHaveCount(0);

  await drawWithMouse(page, [[{ x: 140, y: 140 }]]);
  await expect(alert).toHaveText(
    'Drawing: expected at most 10,000 strokes and 1,000,000 points, got more. Undo or erase some; the ink stays.',
  );
  expect(await strokeCount(page)).toBe(10_001);
  await expect(bars.first()).toHaveText(/—/);

  await button('Undo').click();
  await expect(alert).toHaveCount(0);
  await expect(bars.first()).toHaveText(/%/);
  await button('Clear').click();
  await drawWithMouse(page, drawings[7]);
  await expect(parts(page).digit).toHaveText('7');
  await button('Undo').click();
  await button('Undo').click();
  expect(await strokeCount(page)).toBe(10_000);
});
