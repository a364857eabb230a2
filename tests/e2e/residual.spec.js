// Residual blocks: built in the form, and shown as they are when a network brings its own.
import { expect, openPage, parts, test } from './support.js';

test('a residual block is chosen, shown with what is in it, and trained', async ({ page }) => {
  await openPage(page);
  const { button, training } = parts(page);
  await button('Edit').click();
  const layer = page.getByRole('group', { name: 'Hidden layer 1' });
  await layer.getByLabel('Type of hidden layer 1').selectOption('residual');
  await expect(layer.locator('.inside')).toHaveText(
    'conv 3×3×8 linear → batch norm → ReLU → conv 3×3×8 linear → batch norm + conv 1×1 of its input',
  );
  // Two convolutions, two normalisations, the shortcut.
  const parameters = 80 + 32 + 584 + 32 + 16;
  await expect(layer).toContainText(`28 × 28 × 8`);
  await expect(layer).toContainText(`${parameters} parameters`);
  await layer.getByLabel('Stride of hidden layer 1').fill('2');
  await expect(layer).toContainText(`14 × 14 × 8`);

  await button('Close').click();
  await button('Train').click();
  await expect(training).toHaveAttribute('data-state', 'running', { timeout: 30_000 });
  await button('Stop').click();
  await expect(page.getByTestId('summary')).toContainText('residual (residual)');
  await expect(page.getByTestId('summary')).toContainText('shortcut (conv2d)');
});

test('a block of other layers is shown as it is, and stays so', async ({ page }) => {
  await openPage(page);
  /** @type {import('../../web/engine/types.js').LayerSpec[]} */
  const layers = [
    { type: 'dense', units: 20, activation: 'relu' },
    {
      type: 'residual',
      layers: [
        { type: 'dense', units: 20, activation: 'tanh' },
        { type: 'dropout', rate: 0.25 },
      ],
      activation: 'linear',
    },
    { type: 'dense', units: 10, activation: 'softmax' },
  ];
  const spec = await page.evaluate(async (layers) => {
    const { lab } = /** @type {import('./support.js').LabWindow} */ (/** @type {any} */ (window));
    await lab.createNetwork({ layers });
    await lab.load(await lab.save());
    return lab.network?.spec;
  }, layers);
  expect(spec?.layers).toEqual(layers);
  const { button } = parts(page);
  await button('Edit').click();
  const block = page.getByRole('group', { name: 'Hidden layer 2' });
  await expect(block.locator('.inside')).toHaveText('20 tanh → dropout 0.25 + its input');
  await expect(block.getByRole('textbox')).toHaveCount(0);
  await expect(block.getByLabel('Activation of hidden layer 2')).toHaveValue('linear');
});
