// What the words of the form mean is said under its fields when somebody asks.
import { expect, expectNothingSerious, openPage, parts, test } from './support.js';

test('the form’s words are explained, to keys and screen readers too', async ({ page }) => {
  await openPage(page);
  const { button, field } = parts(page);
  await button('Edit').click();
  const ask = button('What do these words mean?');
  await expect(ask).toHaveAttribute('aria-expanded', 'false');
  await expect(field('Epochs')).toHaveAccessibleDescription('');
  await ask.focus();
  await page.keyboard.press('Enter');
  await expect(ask).toHaveAttribute('aria-expanded', 'true');
  await expect(field('Epochs')).toHaveAccessibleDescription(/^How often training goes through/);
  await field('Epochs').fill('0');
  await expect(field('Epochs')).toHaveAccessibleDescription(/^Needs a whole number.* How often/s);
  await expect(field('Units of hidden layer 1')).toHaveAccessibleDescription(/^Each of its units/);

  // Of a choice, what is chosen.
  const optimizer = page.getByRole('combobox', { name: 'Optimizer' });
  await expect(optimizer).toHaveAccessibleDescription(/^The rule .* Adam gives each weight/);
  await optimizer.selectOption('sgd');
  await expect(optimizer).toHaveAccessibleDescription(/SGD is Nielsen’s/);
  await button('Convolutional network').click();
  await expect(page.getByText(/^Keeps only the largest number of each square/)).toHaveCount(1);
  await page.locator('inkling-more-options summary').click();
  await expect(page.getByRole('slider', { name: 'Rotation' })).toHaveAccessibleDescription(
    /^Turns it/,
  );
  await expectNothingSerious(page, '#train');

  await ask.click();
  await expect(field('Epochs')).toHaveAccessibleDescription('');
});
