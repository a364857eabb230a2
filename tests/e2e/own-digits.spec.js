// The person's own digits: kept, looked at, tested and trained on, carried away and brought back.
import { readFile } from 'node:fs/promises';
import { drawings, drawWithMouse, expect, openPage, parts, test } from './support.js';

/** @import { Page } from '@playwright/test' */

const mimeType = 'text/plain';
/** As another visit exported them. */
const lines = Object.entries(drawings)
  .map(([digit, strokes]) => ({
    digit: Number(digit),
    strokes: strokes.map((points) => points.map(({ x, y }) => [x / 280, y / 280])),
  }))
  .map((each) => JSON.stringify(each))
  .join('\n');

/** Opens the form, and from it the dialog. @param {Page} page */
async function openDialog(page) {
  await openPage(page);
  await parts(page).button('Edit').click();
  await parts(page).button('Your digits…').click();
  await expect(page.getByRole('dialog', { name: 'Your digits' })).toBeVisible();
}

/** @param {Page} page @param {string | Buffer} content */
const bring = (page, content) =>
  page
    .locator('inkling-own-digits input[type=file]')
    .setInputFiles({ name: 'digits.jsonl', mimeType, buffer: Buffer.from(content) });

/** @param {Page} page */
const shown = (page) => page.getByRole('list', { name: 'Your digits' }).getByRole('listitem');

test('own digits come with a file, stay over a reload, are tested, exported and deleted', async ({
  page,
}) => {
  await openDialog(page);
  const { button } = parts(page);
  const result = page.getByTestId('own-result');
  await expect(shown(page)).toHaveCount(0);
  await expect(button('Test on them')).toBeDisabled();
  await bring(page, lines);
  await expect(result).toHaveText('3 digits came with the file.');
  await expect(shown(page)).toHaveCount(3);
  await expect(shown(page).first()).toHaveText(/7/);

  await openDialog(page);
  await expect(shown(page)).toHaveCount(3);
  await button('Test on them').click();
  await expect(result).toHaveText(/^3 of 3 are read right: 100\.0\s%\.$/);
  const [download] = await Promise.all([page.waitForEvent('download'), button('Export').click()]);
  const exported = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  expect(exported.map((line) => JSON.parse(line).digit)).toEqual([0, 1, 7]);

  // What was said was said of three; and the focus stays in the dialog.
  await button('Delete this 7').press('Enter');
  await expect(shown(page)).toHaveCount(2);
  await expect(result).toHaveText('A drawing of 7 is deleted, 2 are left.');
  await expect(button('Delete this 1')).toBeFocused();
  await button('Test on them').press('Enter');
  await expect(result).toHaveText(/^2 of 2 are read right/);
  await expect(button('Test on them')).toBeFocused();
  await button('Delete all').press('Enter');
  await expect(button('Cancel')).toBeFocused();
  await button('Cancel').press('Enter');
  await expect(button('Delete all')).toBeFocused();
  await button('Delete all').press('Enter');
  await button('Delete').press('Enter');
  await expect(shown(page)).toHaveCount(0);
  await expect(result).toHaveText('All are deleted.');
  await expect(button('Close').last()).toBeFocused();
  await openDialog(page);
  await expect(shown(page)).toHaveCount(0);
});

test('a drawing that was deleted is not said to be kept', async ({ page }) => {
  await openPage(page);
  const { button } = parts(page);
  const lesson = page.getByTestId('lesson');
  await drawWithMouse(page, drawings[1]);
  await button('Not 1?').click();
  await button('1').click();
  await expect(lesson).toContainText('Your drawing is kept in this browser.');
  await lesson.getByRole('button', { name: 'Your digits…' }).press('Enter');
  await button('Delete this 1').press('Enter');
  await expect(shown(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(lesson).toContainText('Learned: it reads this as 1 now');
  await expect(lesson).not.toContainText('kept');
  await expect(lesson.getByRole('button')).toBeFocused();
});

test('a wrong file is told in a sentence, and nothing is lost', async ({ page }) => {
  await openDialog(page);
  const { alert } = parts(page);
  await bring(page, lines);
  await expect(shown(page)).toHaveCount(3);
  for (const [content, sentence] of [
    ['', 'Import: expected a digit or more, got none.'],
    [`${lines}\n{"digit": 12, "strokes": []}`, 'Import, line 4: Own digit: expected a whole'],
    ['<!doctype html>', 'Import, line 1: expected {"digit": 7,'],
    [Buffer.alloc(5_100_000), 'Import: expected a file of at most 5 MB, got 5.1 MB.'],
  ]) {
    await bring(page, content);
    await expect(alert).toContainText(/** @type {string} */ (sentence));
    await expect(shown(page)).toHaveCount(3);
  }
});

test('own digits are trained on when it is wanted', async ({ page }) => {
  await openDialog(page);
  const { button, training } = parts(page);
  await bring(page, lines);
  await expect(shown(page)).toHaveCount(3);
  await button('Close').last().click();
  await page.getByRole('checkbox', { name: 'Train on your own digits, too (3)' }).check();
  await button('Step').click();
  // 50,000 of MNIST and 20 variations of each own digit, in mini-batches of 32.
  await expect(training).toContainText('step 1 / 1,565');
});

test('two pages that are open at once keep the digits of both', async ({ page }) => {
  const other = await page.context().newPage();
  await openDialog(page);
  await openDialog(other);
  await bring(page, lines);
  await expect(shown(page)).toHaveCount(3);
  // Each hears of the other's at once.
  await expect(shown(other)).toHaveCount(3);
  await bring(other, lines);
  await expect(shown(other)).toHaveCount(6);
  await expect(shown(page)).toHaveCount(6);
});

test('a page deletes no digits that it never heard of', async ({ page }) => {
  // As a page that was frozen while another one kept them.
  await page.context().addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => {};
  });
  const other = await page.context().newPage();
  await openDialog(page);
  await openDialog(other);
  await bring(page, lines);
  await bring(other, lines);
  await expect(shown(page)).toHaveCount(3);
  await expect(shown(other)).toHaveCount(3);
  await parts(page).button('Delete all').click();
  await parts(page).button('Delete').click();
  await expect(page.getByTestId('own-result')).toHaveText('All are deleted.');
  await expect(shown(page)).toHaveCount(0);
  await openDialog(page);
  await expect(shown(page)).toHaveCount(3);
});
