// Trains the same networks in the built site and in TF.js, in one Chromium, turn by turn, and
// prints what each reached. See bench/README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../scripts/chromium.js';
import { projectFolder } from '../../scripts/shell.js';
import { measureReading } from './latency.js';
import { networks } from './networks.js';
import { describeMachine, measureSize, median, printResults } from './report.js';
import { serve } from './server.js';

/** @typedef {import('./networks.js').BenchNetwork} BenchNetwork */
/** @typedef {import('@playwright/test').Page} Page */

const rounds = 5;
/** The longer a round, the less a clock's grain and a neighbour's work count. */
const secondsPerRound = 3;

/**
 * Inkling through window.lab, as anyone would script it. Samples per second are the lab's own
 * figure for an epoch of 60,000, of the training alone; the median over the round's epochs.
 *
 * @param {Page} page @param {BenchNetwork} network @param {number} epochs
 * @returns {Promise<number>}
 */
async function trainInkling(page, network, epochs) {
  const speeds = await page.evaluate(
    async ({ network, epochs }) => {
      /** @type {import('../../web/engine/types.d.ts').Lab} */
      const lab = /** @type {any} */ (window).lab;
      const { loss, initializer, optimizer, learningRate, batchSize } = network;
      const layers = network.layers.map((layer) => ({
        type: /** @type {const} */ ('dense'),
        ...layer,
      }));
      await lab.createNetwork({ layers, loss, initializer, seed: 1 });
      const history = await lab.train({
        epochs,
        batchSize,
        optimizer,
        learningRate,
        trainSize: 60_000,
        validationSize: 0,
        seed: 1,
      });
      return history.epochs.map(({ samplesPerSecond }) => samplesPerSecond);
    },
    { network, epochs },
  );
  return median(speeds);
}

/** @param {Page} page @param {BenchNetwork} network @param {string} way */
const createPeer = (page, network, way) =>
  page.evaluate(
    ([network, way]) => /** @type {any} */ (window).peer.create(network, way),
    [network, way],
  );

/** @param {Page} page @param {number} samples @returns {Promise<number>} samples per second */
const trainPeer = (page, samples) =>
  page.evaluate((samples) => /** @type {any} */ (window).peer.train(samples), samples);

/** The faster of TF.js's two ways, after a warm-up of each. @param {Page} page @param {BenchNetwork} network */
async function chooseWay(page, network) {
  /** @type {string[]} */
  const ways = await page.evaluate(() => /** @type {any} */ (window).peer.ways);
  const speeds = [];
  for (const way of ways) {
    await createPeer(page, network, way);
    await trainPeer(page, 4800);
    const tries = [await trainPeer(page, 9600), await trainPeer(page, 9600)];
    speeds.push(Math.max(...tries));
  }
  const speed = Math.max(...speeds);
  return { way: ways[speeds.indexOf(speed)], speed };
}

/** @param {Page} inkling @param {Page} peer @param {BenchNetwork} network */
async function compare(inkling, peer, network) {
  const { way, speed } = await chooseWay(peer, network);
  const samples = Math.max(1, Math.round((speed * secondsPerRound) / 4800)) * 4800;
  // The first epochs of Inkling are its warm-up, and tell how many fill a round.
  const epochs = Math.ceil(((await trainInkling(inkling, network, 2)) * secondsPerRound) / 60_000);
  await createPeer(peer, network, way);
  await trainPeer(peer, 4800);

  const speeds = { inkling: /** @type {number[]} */ ([]), tfjs: /** @type {number[]} */ ([]) };
  for (let round = 0; round < rounds; ++round) {
    speeds.inkling.push(await trainInkling(inkling, network, epochs));
    speeds.tfjs.push(await trainPeer(peer, samples));
  }
  const medians = { inkling: median(speeds.inkling), tfjs: median(speeds.tfjs) };
  // Both must really have learned something, or their speed means nothing.
  const accuracy = {
    inkling: await inkling.evaluate(
      async () => (await /** @type {any} */ (window).lab.evaluate('test')).accuracy,
    ),
    tfjs: await peer.evaluate(() => /** @type {any} */ (window).peer.accuracy()),
  };
  return {
    network: network.name,
    way,
    rounds: speeds,
    medians,
    accuracy,
    ratio: medians.inkling / medians.tfjs,
    goal: network.goal,
  };
}

const server = await serve();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: chromiumArguments,
});
try {
  const inkling = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  /** @type {import('@playwright/test').Request[]} */
  const requests = [];
  inkling.on('request', (request) => requests.push(request));
  // The page tells its lab to the window; the first network that answers is an event of it.
  await inkling.addInitScript(() => {
    const page = /** @type {any} */ (window);
    page.answering = new Promise((resolve) => {
      Object.defineProperty(page, 'lab', {
        configurable: true,
        set: (lab) => {
          Object.defineProperty(page, 'lab', { value: lab });
          const note = () => resolve(performance.timeOrigin + performance.now());
          lab.addEventListener('network', note, { once: true });
        },
      });
    });
  });
  await inkling.goto(`${server.address}/`);
  const answers = await inkling.evaluate(() => /** @type {any} */ (window).answering);
  // Some parts of the page are fetched as soon as the pen is served.
  const before = requests.filter((request) => request.timing().startTime <= answers);
  const size = measureSize(before.map((request) => new URL(request.url()).pathname));
  const lab = await inkling.evaluate(async () => {
    const { lab } = /** @type {any} */ (window);
    await lab.setThreads(1);
    await lab.loadData();
    return lab.info;
  });
  const peer = await browser.newPage();
  await peer.goto(`${server.address}/peer/tfjs.html`);
  const tfjs = await peer.evaluate(() => /** @type {any} */ (window).peer.ready);

  const comparisons = [];
  for (const network of networks) comparisons.push(await compare(inkling, peer, network));
  await peer.close();
  const reading = await measureReading(inkling);

  const results = {
    date: new Date().toISOString(),
    machine: describeMachine(),
    browser: `Chromium ${browser.version()}`,
    inkling: lab,
    tfjs,
    comparisons,
    reading,
    size,
  };
  printResults(results);
  const folder = join(projectFolder, 'build', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'training.json'), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await browser.close();
  server.close();
}
