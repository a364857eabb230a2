// Images of handwriting: chosen, dropped, pasted; and files that are none.
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { gif, jpeg, photoOf, png, pngHeader, turned, withOrientation } from './image-files.js';
import { drawings, drawWithMouse, expect, openPage, parts, test } from './support.js';

/** @import { Page } from '@playwright/test' */

const photo = (/** @type {number} */ digit) => photoOf(generateDigit(digit, 12).strokes);
const note = (/** @type {Page} */ page) => page.getByTestId('image-note');

/** The page, and the tools for images, which come a little later. @param {Page} page */
async function open(page) {
  await openPage(page);
  await expect(parts(page).button('Open image')).toBeVisible();
}

/** @param {Page} page @param {Buffer} buffer @param {string} name */
async function choose(page, buffer, name) {
  const input = page.locator('input[type=file][accept^="image/png"]').first();
  await input.setInputFiles({ name, mimeType: 'image/png', buffer });
}

/** @param {Page} page @param {Buffer} buffer @param {'drop' | 'paste'} way */
async function bring(page, buffer, way) {
  await page.evaluate(
    ([base64, type]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'photo.png', { type: 'image/png' }));
      const init = { bubbles: true, cancelable: true };
      const events =
        type === 'paste'
          ? [new ClipboardEvent('paste', { ...init, clipboardData: data })]
          : ['dragover', 'drop'].map(
              (each) => new DragEvent(each, { ...init, dataTransfer: data }),
            );
      for (const event of events) {
        document.body.dispatchEvent(event);
        if (!event.defaultPrevented) throw new Error(`${event.type} was left to the browser`);
      }
    },
    [buffer.toString('base64'), way],
  );
}

for (const way of /** @type {const} */ (['drop', 'paste'])) {
  test(`a PNG by ${way} is read like a drawing, and undone like one`, async ({ page }) => {
    await open(page);
    const { digit, button } = parts(page);
    await drawWithMouse(page, drawings[1]);
    await expect(digit).toHaveText('1');
    await bring(page, png(photo(3)), way);
    await expect(digit).toHaveText('3');
    await expect(note(page)).toContainText('Taken from the image');
    await button('Undo').click();
    await expect(digit).toHaveText('1');
    await expect(note(page)).toHaveCount(0);
    await button('Redo').click();
    await expect(digit).toHaveText('3');
  });
}

test('a JPEG that says how the camera was held is turned upright', async ({ page }) => {
  await open(page);
  const seven = photo(7);
  await choose(page, withOrientation(await jpeg(page, turned(seven)), 6), 'photo.jpg');
  await expect(parts(page).digit).toHaveText('7');
  await parts(page).button('Clear').click();
  await choose(page, await jpeg(page, seven), 'photo.jpg');
  await expect(parts(page).digit).toHaveText('7');
});

test('of an animated GIF the first image is read', async ({ page }) => {
  await open(page);
  await choose(page, gif([photo(2), photo(8)]), 'photo.gif');
  await expect(parts(page).digit).toHaveText('2');
});

test('a photo of 12 megapixels is made smaller, and no task takes long', async ({ page }) => {
  await open(page);
  const large = await jpeg(page, photoOf(generateDigit(4, 12).strokes, 4000, 3000));
  await page.evaluate((base64) => {
    const held = /** @type {any} */ (window);
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    held.data = new DataTransfer();
    held.data.items.add(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
  }, large.toString('base64'));
  await page.evaluate(() => {
    const held = /** @type {any} */ (window);
    held.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) held.longest = Math.max(held.longest, duration);
    }).observe({ entryTypes: ['longtask'] });
    const init = { bubbles: true, cancelable: true, dataTransfer: held.data };
    document.body.dispatchEvent(new DragEvent('drop', init));
  });
  await expect(parts(page).digit).toHaveText('4');
  // Some tasks become long where other programs use the cores; making it smaller takes 300 ms.
  expect(await page.evaluate(() => /** @type {any} */ (window).longest)).toBeLessThan(200);
});

test('a number in a photo is said with its probability', async ({ page }) => {
  await open(page);
  const strokes = [3, 0, 5].flatMap((digit, i) =>
    generateDigit(digit, 7).strokes.map((stroke) => {
      const { left, top, size } = boxOf(generateDigit(digit, 7).strokes);
      return stroke.map(({ x, y }) => ({
        x: 300 * i + (200 * (x - left)) / size,
        y: (200 * (y - top)) / size,
      }));
    }),
  );
  await choose(page, png(photoOf(strokes)), 'photo.png');
  await expect(note(page)).toContainText(/The image reads 305, \d+\.\d\s%/);
  // The desk reads it as one, too.
  await expect(parts(page).button('A number')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('number')).toHaveText(/^\s*3\s*0\s*5\s*$/);
  await parts(page).button('中文').click();
  await expect(note(page)).toContainText(/图片中的数：305，/);
});

/** @param {import('../../web/engine/types.js').Stroke[]} strokes */
function boxOf(strokes) {
  const xs = strokes.flat().map(({ x }) => x);
  const ys = strokes.flat().map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, size: Math.max(...ys) - top };
}

/** As much of one as a camera writes before the picture itself. */
function heic() {
  const box = (/** @type {string} */ name, /** @type {number[]} */ ...words) => {
    const bytes = Buffer.alloc(8 + 4 * words.length);
    bytes.writeUInt32BE(bytes.length, 0);
    bytes.write(name, 4, 'latin1');
    words.forEach((word, i) => bytes.writeUInt32BE(word, 8 + 4 * i));
    return bytes;
  };
  const heic = 0x68656963;
  return Buffer.concat([box('ftyp', heic, 0, heic), box('ispe', 0, 4032, 3024), box('mdat', 0)]);
}

/** @type {[string, () => Buffer, RegExp][]} */
const wrong = [
  ['empty', () => Buffer.alloc(0), /empty/],
  ['text', () => Buffer.from('This is not an image.'), /no PNG, JPEG, GIF, WebP or AVIF/],
  ['in HEIC', () => heic(), /in HEIC.*JPEG/],
  ['damaged', () => png(photo(1)).subarray(0, 60), /damaged/],
  ['too large', () => pngHeader(10_000, 10_000), /100 megapixels, and 50 are the most/],
  [
    'blank',
    () => png({ width: 300, height: 200, data: new Uint8Array(60_000).fill(230) }),
    /No handwriting/,
  ],
];

for (const [kind, file, sentence] of wrong) {
  test(`a file that is ${kind} gets one sentence, and the drawing stays`, async ({ page }) => {
    await open(page);
    const { digit } = parts(page);
    await drawWithMouse(page, drawings[7]);
    await expect(digit).toHaveText('7');
    await choose(page, file(), 'digit.png');
    await expect(note(page)).toContainText(sentence);
    await expect(digit).toHaveText('7');
    // And the next image is read.
    await choose(page, png(photo(3)), 'digit.png');
    await expect(digit).toHaveText('3');
  });
}

test('a file that is too heavy is not even read', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(31_000_000)], 'photo.png', { type: 'image/png' }));
    const init = { bubbles: true, cancelable: true, dataTransfer: data };
    document.body.dispatchEvent(new DragEvent('drop', init));
  });
  await expect(note(page)).toContainText(/31\.0\sMB, and 30\.0\sMB/);
});

test('the pad shows where a file would be dropped', async ({ page }) => {
  await open(page);
  const pad = page.locator('inkling-pad');
  const drag = (/** @type {string} */ type) =>
    page.evaluate((name) => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'photo.png'));
      document.body.dispatchEvent(
        new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data }),
      );
    }, type);
  await drag('dragover');
  await expect(pad).toHaveAttribute('dropping');
  await drag('dragleave');
  await expect(pad).not.toHaveAttribute('dropping');
});
