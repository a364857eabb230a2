/**
 * A tab, once its script has put `name` on the window. Errors of the page are shown, which Playwright
 * itself would let pass.
 *
 * @param {import('@playwright/test').Browser} browser @param {string} address @param {string} name
 */
export async function openPage(browser, address, name) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => process.stderr.write(`${address}: ${error.message}\n`));
  await page.goto(address);
  await page.waitForFunction((name) => name in globalThis, name);
  return page;
}
