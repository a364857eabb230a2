// Takes the README's picture: the built site, light, in the middle of a training, with a 7 drawn.
//
//   npm run build && node scripts/screenshot.js [assets/screenshot.png]
//
// The committed one was made smaller with Debian's pngquant.
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArguments, findChromium } from './chromium.js';
import { main } from './shell.js';

/** A 7, on a pad of 280. */
const seven = [
  ...Array.from({ length: 24 }, (_, i) => [78 + 5.2 * i, 72 - 5 * Math.sin((i / 23) * Math.PI)]),
  ...Array.from({ length: 36 }, (_, i) => [
    198 - 66 * (i / 35) - 14 * Math.sin((i / 35) * Math.PI),
    73 + 142 * (i / 35),
  ]),
];

/** @param {import('@playwright/test').Page} page */
async function draw(page) {
  const box = await page.getByRole('application').boundingBox();
  if (!box) throw new Error('The page has no drawing pad.');
  const [first, ...rest] = seven.map(([x, y]) => [
    box.x + (x / 280) * box.width,
    box.y + (y / 280) * box.height,
  ]);
  await page.mouse.move(first[0], first[1]);
  await page.mouse.down();
  for (const [x, y] of rest) await page.mouse.move(x, y);
  await page.mouse.up();
  await page.mouse.move(2, 2);
}

await main(async () => {
  const server = await preview({ preview: { host: '127.0.0.1', port: 4181 } });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 1120 },
      colorScheme: 'light',
    });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    // What the recipes would take is measured before anything else runs.
    await page.getByTestId('record').filter({ hasText: 'about' }).waitFor();
    await draw(page);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    const training = page.getByTestId('training');
    await training.filter({ hasText: /Epoch 3\b/ }).waitFor({ timeout: 120_000 });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: process.argv[2] ?? 'assets/screenshot.png' });
  } finally {
    await browser.close();
    await server.close();
  }
});
