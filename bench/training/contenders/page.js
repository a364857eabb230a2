/**
 * A tab whose errors are heard: Playwright itself would only let them pass.
 *
 * @param {import('@playwright/test').Browser} browser @param {string} address
 */
export async function openPage(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => process.stderr.write(`${address}: ${error.message}\n`));
  await page.goto(address);
  return page;
}
