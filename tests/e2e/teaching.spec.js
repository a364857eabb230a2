// 'No, that was a 2': a correction is learned at once, kept, and undone by the pretrained network.
import { drawings, drawWithMouse, expect, openPage, parts, test } from './support.js';

/** @import { Page } from '@playwright/test' */
/** @import { Stroke } from '../../web/engine/types.js' */

/** @param {[number, number][]} corners @returns {Stroke} a stroke of many points through them */
function polyline(corners) {
  return corners.slice(1).flatMap(([x, y], i) => {
    const [fromX, fromY] = corners[i];
    return Array.from({ length: 13 }, (_, k) => ({
      x: fromX + ((x - fromX) * k) / 12,
      y: fromY + ((y - fromY) * k) / 12,
    }));
  });
}

/** A letter A, which nobody would read as a 2. */
const letter = [
  polyline([
    [80, 230],
    [140, 50],
    [200, 230],
  ]),
  polyline([
    [103, 165],
    [177, 165],
  ]),
];

/** @param {Page} page */
const lesson = (page) => page.getByTestId('lesson');

/** Draws the letter, and says that it was a 2. @param {Page} page */
async function teachLetter(page) {
  await drawWithMouse(page, letter);
  await parts(page).button('Is it a digit?').click();
  await parts(page).button('2').click();
}

test('a correction is learned, kept over a reload, and left behind', async ({ page }) => {
  await openPage(page);
  const { digit, reader, button } = parts(page);
  await teachLetter(page);
  await expect(lesson(page)).toContainText('Learning that this is 2…');
  await expect(lesson(page)).toContainText(/Learned: it reads this as 2 now, \d+\.\d\s%\./);
  await expect(lesson(page)).toContainText('Your drawing is kept in this browser.');
  await expect(digit).toHaveText('2');
  await expect(reader).toContainText('your network, taught 1 drawing');
  expect(await page.evaluate(() => /** @type {any} */ (window).lab.network)).toMatchObject({
    origin: 'own',
    taught: 1,
  });
  await button('Clear').click();
  await drawWithMouse(page, drawings[7]);
  await expect(digit).toHaveText('7');
  await expect(lesson(page)).toBeEmpty();
  await button('Back to the pretrained one').click();
  await expect(reader).toContainText('the pretrained network');

  // What was kept is taught again with the next one.
  await page.reload();
  await openPage(page);
  await teachLetter(page);
  await expect(lesson(page)).toContainText('Of your 2 drawings, 2 are read right.');

  // What one network learned is not said of another.
  await button('Back to the pretrained one').click();
  await expect(lesson(page)).toBeEmpty();
});

test('the keyboard corrects', async ({ page }) => {
  await openPage(page);
  await drawWithMouse(page, letter);
  const open = parts(page).button('Is it a digit?');
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(parts(page).button('0')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await expect(lesson(page)).toContainText('Learned: it reads this as 2 now');
});

test('during a training the drawing is kept, and taught later', async ({ page }) => {
  await openPage(page);
  await parts(page).button('Train').click();
  await expect(parts(page).training).toHaveAttribute('data-state', 'running');
  await teachLetter(page);
  await expect(lesson(page)).toHaveText(/Kept as 2\. Stop the training/);
  await expect(parts(page).training).toHaveAttribute('data-state', 'running');
});

/** @type {[string, string, RegExp][]} */
const refusals = [
  [
    'refused',
    "indexedDB.open = () => {throw new DOMException('Storage is off.', 'SecurityError')};",
    /This browser keeps nothing for this page \(Storage is off\.\)/,
  ],
  [
    'full',
    "IDBObjectStore.prototype.add = () => {throw new DOMException('The disk is full.', 'QuotaExceededError')};",
    /This browser keeps nothing for this page \(The disk is full\.\)/,
  ],
];

for (const [name, code, sentence] of refusals) {
  test(`storage that is ${name} does not keep a correction from being learned`, async ({
    page,
  }) => {
    await page.addInitScript(code);
    await openPage(page);
    await teachLetter(page);
    await expect(lesson(page)).toContainText('Learned: it reads this as 2 now');
    await expect(lesson(page)).toContainText(sentence);
    await expect(parts(page).digit).toHaveText('2');
  });
}
