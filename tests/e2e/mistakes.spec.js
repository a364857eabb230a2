// What a person can get wrong, and what can break under way: one clear sentence, and the lab goes on.
import { drawings, drawWithMouse, expect, openPage, parts, test } from './support.js';

/** @type {[string, string[], string][]} */
const fields = [
  ['Learning rate', ['0', '-1', 'NaN', '1e9', 'fast'], 'Needs a number above 0, at most 1,000'],
  ['Mini-batch size', ['0', '2.5', '10001'], 'Needs a whole number from 1 to 10,000'],
  ['Epochs', ['0', '1001', 'ten'], 'Needs a whole number from 1 to 1,000'],
  ['Seed', ['-1', '4294967296'], 'Needs a whole number from 0 to 4,294,967,295'],
  ['Units of hidden layer 1', ['0', '100000', '1.5'], 'Needs a whole number from 1 to 10,000'],
];

test('a wrong value says what is wrong beside its field, and Train waits', async ({ page }) => {
  await openPage(page);
  const { button, field } = parts(page);
  await button('Edit').click();
  for (const [name, values, sentence] of fields) {
    const input = field(name);
    const right = await input.inputValue();
    for (const value of values) {
      await input.fill(value);
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      await expect(input).toHaveAccessibleDescription(`${sentence}; “${value}” is not one.`);
      await expect(button('Train')).toBeDisabled();
    }
    await input.fill('');
    await expect(input).toHaveAccessibleDescription(`${sentence}; this field is empty.`);
    await input.fill(right);
    await expect(input).toHaveAttribute('aria-invalid', 'false');
    await expect(button('Train')).toBeEnabled();
  }
});

test('a wrong value does not make a training wait that runs', async ({ page }) => {
  await openPage(page);
  const { button, field } = parts(page);
  await button('Edit').click();
  await button('Step').click();
  await expect(button('Resume')).toBeVisible({ timeout: 30_000 });
  await field('Learning rate').fill('fast');
  await expect(page.locator('#note')).toHaveText(/^The network in training keeps its settings/);
  await expect(button('Resume')).toBeEnabled();
  await button('Stop').click();
  await expect(page.locator('#note')).toHaveText(/^Train waits: correct the marked field/);
});

test('a wrong argument from the console is refused with a sentence', async ({ page }) => {
  await openPage(page);
  const refusals = await page.evaluate(async () => {
    const { lab } = /** @type {any} */ (window);
    const calls = [
      () => lab.train({ learningRate: -1 }),
      () => lab.createNetwork({ layers: [{ units: 100_000 }, { units: 10 }] }),
      () => lab.predict([1, 2, 3]),
      () => lab.read('seven'),
      () => lab.evaluate('tests'),
      () => lab.load(new Uint8Array(4)),
      () => lab.step(),
    ];
    return Promise.all(
      calls.map((call) =>
        call().then(
          () => 'accepted',
          (/** @type {unknown} */ error) => (error instanceof Error ? error.message : 'no Error'),
        ),
      ),
    );
  });
  expect(refusals).toEqual([
    'Learning rate: expected a number above 0, at most 1000, got -1.',
    'Layer 1, units: expected a whole number from 1 to 10,000, got 100000.',
    'Pixels: expected 784 of them (28 × 28), got 3.',
    'Strokes: expected an array of arrays of {x, y}, got "seven".',
    "Evaluate: expected 'train', 'validation', 'test' or 'own', got \"tests\".",
    'Model file: expected a safetensors file, got 4 bytes.',
    'Step: expected a paused training, got none.',
  ]);
});

test('a model file is saved and loaded; one that is cut or foreign is refused', async ({
  page,
}) => {
  await openPage(page);
  const { button, reader, alert, digit } = parts(page);
  const saving = page.waitForEvent('download');
  await button('Save').click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/\.safetensors$/);
  const stream = await download.createReadStream();
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  const file = Buffer.concat(chunks);

  /** @param {Buffer} buffer */
  const load = async (buffer) => {
    const choosing = page.waitForEvent('filechooser');
    await button('Load').click();
    const chooser = await choosing;
    await chooser.setFiles({
      name: 'mine.safetensors',
      mimeType: 'application/octet-stream',
      buffer,
    });
  };
  await load(file.subarray(0, file.length - 10));
  await expect(alert).toHaveText(/^\s*Model file: expected .*it is cut\.\s*$/);
  await expect(reader).toContainText('the pretrained network');
  await load(Buffer.from('%PDF-1.7 '.repeat(500)));
  await expect(alert).toHaveText(/^\s*Model file: expected a safetensors file/);
  await expect(reader).toContainText('the pretrained network');
  await drawWithMouse(page, drawings[7]);
  await expect(digit).toHaveText('7');

  await load(file);
  await expect(reader).toContainText('your network, loaded');
  await expect(page.locator('#note')).toHaveText(/^Train goes on from here, /);
  await expect(alert).toHaveCount(0);
  await expect(digit).toHaveText('7');
});

test('a loss that is no longer a number ends the training with a sentence', async ({ page }) => {
  await openPage(page);
  const { button, field, alert, training, bars } = parts(page);
  await button('Edit').click();
  for (let i = 0; i < 3; ++i) await button('Add a layer').click();
  await page.getByLabel('Initial weights').selectOption('normal');
  await page.getByLabel('Optimizer').selectOption('sgd');
  await field('Learning rate').fill('10');
  await button('Train').click();
  await expect(alert).toHaveText(
    /^\s*Training: the loss is no longer a number after \d+ steps; .*helps\.\s*$/,
    {
      timeout: 30_000,
    },
  );
  await expect(training).toHaveAttribute('data-state', 'failed');
  await drawWithMouse(page, drawings[1]);
  await expect(bars.first()).toHaveText(/%/);
  await expect(bars.first()).not.toHaveText(/NaN/);
});

test('a worker that dies amid a training: a sentence, and the page is usable again', async ({
  page,
}) => {
  await openPage(page);
  const { button, digit, reader, alert, training } = parts(page);
  await drawWithMouse(page, drawings[7]);
  await expect(digit).toHaveText('7');
  await button('Edit').click();
  await button('Nielsen’s 74 lines').click();
  await button('Train').click();
  await expect(training).toHaveAttribute('data-state', 'running', { timeout: 30_000 });
  await page.evaluate(() => {
    const { lab } = /** @type {any} */ (window);
    // So many views take longer than the worker lives.
    /** @type {any} */ (window).pending = lab
      .evaluate('test', { views: 64, augmentation: { shift: 2, elastic: 1 } })
      .catch((/** @type {Error} */ error) => error.message);
  });

  const [worker] = page.workers();
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of luck');
    });
  });
  const notice = alert.filter({ hasText: 'your drawing is safe' });
  await expect(notice).toContainText(/^\s*Engine: it stopped unexpectedly \(.*out of luck.*\)\./);
  expect(await page.evaluate(() => /** @type {any} */ (window).pending)).toMatch(
    /^Engine: it stopped unexpectedly \(.*out of luck.*\)\.$/,
  );

  // The drawing is there still, and the pretrained network reads it.
  await expect(reader).toContainText('the pretrained network');
  await expect(digit).toHaveText('7');
  await button('Clear').click();
  await drawWithMouse(page, drawings[1]);
  await expect(digit).toHaveText('1');
  await button('Dismiss').click();
  await expect(notice).toHaveCount(0);
  await button('Train').click();
  await expect(training).toHaveAttribute('data-state', 'running', { timeout: 30_000 });
  await button('Stop').click();
  await expect(training).toHaveAttribute('data-state', 'stopped');
});
