// How long a reading takes while training runs: by window.lab, and on the page itself.
import { median } from './statistics.js';

/** @typedef {import('@playwright/test').Page} Page */

const readings = 50;

/** Starts a training that outlasts the measurement. @param {Page} page */
async function startTraining(page) {
  await page.evaluate(async () => {
    /** @type {import('../../web/engine/types.d.ts').Lab} */
    const lab = /** @type {any} */ (window).lab;
    await lab.createNetwork({
      layers: [
        { type: 'dense', units: 128, activation: 'relu' },
        { type: 'dense', units: 10, activation: 'softmax' },
      ],
      loss: 'crossEntropy',
      initializer: 'he',
      seed: 1,
    });
    const running = new Promise((resolve) => {
      lab.addEventListener('training', resolve, { once: true });
    });
    /** @type {any} */ (window).benchTraining = lab.train({
      epochs: 200,
      batchSize: 32,
      optimizer: 'adam',
      learningRate: 0.001,
    });
    await running;
  });
}

/** From the call of lab.read to its answer. @param {Page} page @returns {Promise<number[]>} ms */
function timeLab(page) {
  return page.evaluate(async (readings) => {
    const { lab } = /** @type {any} */ (window);
    const times = [];
    for (let index = 0; index < readings; ++index) {
      const stroke = Array.from({ length: 40 }, (_, point) => ({
        x: 140 + 30 * Math.sin(point / 8 + index),
        y: 40 + 5 * point,
      }));
      // At no particular moment of the training's time slices.
      await new Promise((resolve) => setTimeout(resolve, 20 + 30 * Math.random()));
      const start = performance.now();
      await lab.read([stroke]);
      times.push(performance.now() - start);
    }
    return times;
  }, readings);
}

/**
 * From a movement of the pen to the changed bars: real pointer events, the page's own path.
 *
 * @param {Page} page
 * @returns {Promise<number[]>} ms
 */
async function timePage(page) {
  const box = await page.locator('inkling-pad').boundingBox();
  if (!box) throw new Error('The page has no drawing pad.');
  await page.locator('inkling-answer').evaluate((answer) => {
    const bench = { times: /** @type {number[]} */ ([]), movedAt: 0 };
    // From the page's hearing of it: the browser hands movements over once a frame.
    const moved = () => (bench.movedAt = performance.now());
    window.addEventListener('pointermove', moved, { capture: true });
    new MutationObserver(() => {
      if (bench.movedAt > 0) bench.times.push(performance.now() - bench.movedAt);
      bench.movedAt = 0;
    }).observe(/** @type {ShadowRoot} */ (answer.shadowRoot), {
      subtree: true,
      attributes: true,
      characterData: true,
      childList: true,
    });
    Object.assign(window, { bench });
  });
  // Not by page.mouse: while a button is down, that runs a script of its own in the page after each
  // movement, in case something is dragged, for which the answer would wait.
  const session = await page.context().newCDPSession(page);
  /** @param {'mouseMoved' | 'mousePressed' | 'mouseReleased'} type @param {number} x @param {number} y */
  const mouse = (type, x, y) =>
    session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  const middle = box.x + box.width / 2;
  await mouse('mousePressed', middle, box.y + 20);
  for (let index = 0; index < readings; ++index) {
    const x = middle + 0.1 * box.width * Math.sin(index / 5);
    await mouse('mouseMoved', x, box.y + 20 + ((box.height - 40) * index) / readings);
    await page.waitForTimeout(30 + 20 * Math.random());
  }
  await mouse('mouseReleased', middle, box.y + box.height - 20);
  await session.detach();
  return page.evaluate(() => /** @type {any} */ (window).bench.times);
}

/** @param {Page} page the site, with its data loaded */
export async function measureReading(page) {
  await page.bringToFront();
  await startTraining(page);
  const lab = await timeLab(page);
  const bars = await timePage(page);
  await page.evaluate(async () => {
    await /** @type {any} */ (window).lab.stop();
    await /** @type {any} */ (window).benchTraining;
  });
  return {
    lab: { milliseconds: median(lab), readings: lab.length },
    page: { milliseconds: median(bars), readings: bars.length },
    goal: 8,
  };
}
