// Own data: files of any classes are trained on in the same lab, and wrong ones are told in a sentence.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { drawings, drawWithMouse, expect, openPage, parts, test } from './support.js';

/** @import { Page } from '@playwright/test' */

/** @param {number[]} header @param {ArrayLike<number>} data */
function idx(header, data) {
  const file = Buffer.alloc(4 * header.length + data.length);
  header.forEach((word, i) => file.writeUInt32BE(word, 4 * i));
  file.set(data, 4 * header.length);
  return file;
}

const count = 390;
const labels = Array.from({ length: count }, (_, i) => i % 26);
const images = Buffer.alloc(count * 784);
labels.forEach((label, i) => images.fill(255, i * 784 + label * 28, i * 784 + label * 28 + 28));
const mimeType = 'application/octet-stream';
const imageFile = { name: 'images', mimeType, buffer: idx([0x803, count, 28, 28], images) };
const labelFile = { name: 'labels.gz', mimeType, buffer: gzipSync(idx([0x801, count], labels)) };

/** Opens the form. @param {Page} page */
async function openForm(page) {
  await openPage(page);
  await parts(page).button('Edit').click();
  await expect(parts(page).button('MNIST')).toHaveAttribute('aria-pressed', 'true');
}

/** @param {Page} page @param {{name: string, mimeType: string, buffer: Buffer}[]} files */
const choose = (page, files) =>
  page.locator('inkling-data-source input[type=file]').setInputFiles(files);

test('own files of 26 classes are trained on, tested and read', async ({ page }) => {
  await openForm(page);
  const { button, training, testAccuracy, bars, digit } = parts(page);
  await choose(page, [imageFile, labelFile]);
  await expect(button('Your own files…')).toHaveAttribute('aria-pressed', 'true');
  const source = page.locator('inkling-data-source');
  await expect(source).toContainText('325 images to train on, 65 to test on, 26 classes');
  await expect(page.getByRole('group', { name: 'Network', exact: true })).toContainText(
    '26 softmax',
  );
  await parts(page).field('Learning rate').fill('0.01');
  await button('Train').click();
  await expect(training).toHaveAttribute('data-state', 'finished');
  await expect(testAccuracy).toHaveText(/^\s*\d+\.\d%\s*$/);
  const matrix = page.locator('inkling-confusion-matrix table');
  await expect(matrix.getByRole('columnheader')).toHaveCount(26);
  await expect(matrix.getByRole('columnheader').last()).toHaveText('P');
  await drawWithMouse(page, drawings[1]);
  await expect(digit).toHaveText(/^\s*[0-9A-P]\s*$/);
  await expect(bars).toHaveCount(10);
  await expect(bars.first()).toHaveClass('winner');
  await expect(page.getByRole('button', { name: /^(Not \d|Is it)/ })).toHaveCount(0);
  await button('A number').click();
  await expect(parts(page).alert).toHaveText(/read by a network that reads digits/);
  await expect(page.getByTestId('number').getByRole('button')).toHaveCount(0);
  await button('One digit').click();
  await expect(parts(page).alert).toHaveCount(0);
  await expect(digit).toHaveText(/^\s*[0-9A-P]\s*$/);
  await button('Back to the pretrained one').click();
  await expect(digit).toHaveText('1');
});

test('files can be dropped', async ({ page }) => {
  await openForm(page);
  const dropped = await page.evaluateHandle(
    (/** @type {[string, number[]][]} */ files) => {
      const transfer = new DataTransfer();
      for (const [name, bytes] of files) {
        transfer.items.add(new File([Uint8Array.from(bytes)], name));
      }
      return transfer;
    },
    [imageFile, labelFile].map(
      ({ name, buffer }) => /** @type {[string, number[]]} */ ([name, [...buffer]]),
    ),
  );
  await page.locator('inkling-data-source .drop').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.locator('inkling-data-source')).toContainText('26 classes');
  // They are not opened as an image, too.
  await expect(page.getByTestId('image-note')).toHaveCount(0);
});

test('wrong files are told in a sentence, and the data stays', async ({ page }) => {
  await openForm(page);
  const { alert, button } = parts(page);
  /** @type {[Buffer, string][]} */
  const wrong = [
    [Buffer.alloc(0), 'b: expected an IDX file, got one of 0 bytes.'],
    [Buffer.from('PK\u0003\u0004 and more than that'), 'begins with 0x504b0304.'],
    [
      idx([0x801, count], labels).subarray(0, 300),
      'b: expected 398 bytes from its header, got a file of 300',
    ],
    [idx([0x801, 20], Buffer.alloc(20)), '390 images in images and 20 labels in b.'],
    [idx([0x801, count], Buffer.alloc(count, 99)), 'b: expected labels from 0 to 61, got 99'],
  ];
  for (const [buffer, sentence] of wrong) {
    await choose(page, [imageFile, { name: 'b', mimeType, buffer }]);
    await expect(alert).toContainText(sentence);
    await expect(button('MNIST')).toHaveAttribute('aria-pressed', 'true');
  }
  await choose(page, [imageFile, labelFile]);
  await expect(alert).toHaveCount(0);
});

test('Fashion-MNIST is offered where the server has it', async ({ page }) => {
  const served = JSON.parse(
    readFileSync(new URL('../../dist/data/sets.json', import.meta.url), 'utf8'),
  );
  await openForm(page);
  const fashion = parts(page).button('Fashion-MNIST');
  await expect(fashion).toHaveCount(served.includes('fashion-mnist') ? 1 : 0);
  if (!served.includes('fashion-mnist')) return;
  await fashion.click();
  await expect(page.locator('inkling-data-source')).toContainText('Ankle boot');
  await expect(page.getByText('The first Train fetches Fashion-MNIST, 31')).toBeVisible();
  const { accuracy } = await page.evaluate(async () => {
    const { lab } = /** @type {any} */ (window);
    await lab.createNetwork();
    await lab.train({ epochs: 1, trainSize: 6000 });
    return lab.evaluate('test');
  });
  expect(accuracy).toBeGreaterThan(0.7);
  await drawWithMouse(page, drawings[0]);
  await expect(parts(page).digit).toHaveText(/[a-z]{3}/);
});
