// Trains the same networks in the built site and in its peers, turn by turn, and writes what each
// reached. See bench/README.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../scripts/chromium.js';
import { main, projectFolder } from '../../scripts/shell.js';
import { compare } from './compare.js';
import { Inkling } from './contenders/inkling.js';
import { PagePeer } from './contenders/page-peer.js';
import { findPyTorch, PyTorch } from './contenders/pytorch.js';
import { openPage } from './contenders/page.js';
import { measureFirstView } from './first-view.js';
import { measureReading } from './latency.js';
import { networks } from './networks.js';
import { measureProducts } from './products.js';
import { report } from './report.js';
import { scalingOf } from './scaling.js';
import { serve } from './server.js';

/** @typedef {import('./compare.js').Entry} Entry */
/** @typedef {import('./networks.js').BenchNetwork} BenchNetwork */

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    // The longer a round, the less a clock's grain and a neighbour's work count.
    seconds: { type: 'string', default: '2' },
    // For trying out: only networks with this in their name.
    network: { type: 'string', default: '' },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
if (!(rounds >= 1 && seconds > 0)) {
  throw new Error(
    `Expected --rounds of 1 or more and --seconds above 0, got ${rounds} and ${seconds}.`,
  );
}
const timing = { rounds, seconds, trial: seconds / 4 };

/** So many threads are all cores for Inkling, which knows no more than 16. */
const cores = Math.min(availableParallelism(), 16);
const threadCounts = cores > 1 ? [1, cores] : [1];

/** @param {string} name of an npm package in bench/node_modules @returns {string} */
const versionOf = (name) =>
  JSON.parse(
    readFileSync(join(projectFolder, 'bench', 'node_modules', name, 'package.json'), 'utf8'),
  ).version;

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/**
 * Who trains a network, and with how many threads.
 *
 * @param {BenchNetwork} network
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @param {string | null} python
 * @returns {Entry[]}
 */
function entriesFor(network, browser, address, python) {
  const peerThreads = network.threads === 'one' ? [1] : threadCounts;
  /** @type {(name: string, file: string) => Entry[]} */
  const pagePeer = (name, file) =>
    peerThreads.map((threads) => ({
      contender: new PagePeer(browser, {
        name,
        address: `${address}/peer/${file}`,
        trial: timing.trial,
      }),
      threads,
      best: true,
    }));
  const isMost = (/** @type {number} */ threads) => threads === cores;
  return [
    ...threadCounts.map((threads) => ({
      contender: new Inkling(browser, address),
      threads,
      epoch: isMost(threads),
    })),
    ...pagePeer('TF.js', 'tfjs.html'),
    ...pagePeer('jax-js', 'jax.html'),
    ...(python === null ? [] : peerThreads).map((threads) => ({
      contender: new PyTorch(/** @type {string} */ (python)),
      threads,
      epoch: isMost(threads),
    })),
  ];
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @param {string | null} python
 */
async function compareAll(browser, address, python) {
  const rows = [];
  for (const network of networks.filter(({ name }) => name.includes(options.network))) {
    say(network.title);
    const entries = entriesFor(network, browser, address, python);
    try {
      const comparison = await compare(network, entries, timing);
      const [inkling] = entries
        .filter(({ contender, threads }) => contender instanceof Inkling && threads === cores)
        .map(({ contender }) => /** @type {Inkling} */ (contender));
      const memory = await inkling.memory();
      const scaling = await scalingOf(network, browser, address, cores, timing);
      rows.push({ ...comparison, memory, scaling });
    } finally {
      for (const { contender } of entries) await contender.close();
    }
  }
  return rows;
}

/** @param {import('@playwright/test').Browser} browser @param {string} address */
async function measureSite(browser, address) {
  const page = await openPage(browser, `${address}/`, 'lab');
  await page.evaluate(async () => {
    const { lab } = /** @type {any} */ (window);
    await lab.ready;
    await lab.setThreads(1);
    await lab.loadData();
  });
  const reading = await measureReading(page);
  await page.close();
  return reading;
}

await main(async () => {
  const pyTorch = findPyTorch();
  if (!pyTorch) say('PyTorch is not measured: no Python here can import it.');
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // Memory is measured at once, not at the next collection of garbage.
    args: [...chromiumArguments, '--enable-blink-features=ForceEagerMeasureMemory'],
  });
  try {
    const { inkling, size } = await measureFirstView(browser, server.address);
    const rows = await compareAll(browser, server.address, pyTorch?.python ?? null);
    say("Inkling's products beside the machine's multiply-adds");
    const kernels = await openPage(browser, `${server.address}/peer/kernels.html`, 'kernels');
    const products = await measureProducts(kernels, networks.slice(2), rounds, seconds / 20);
    await kernels.close();
    say('Reading while training runs');
    const reading = await measureSite(browser, server.address);

    const results = {
      date: new Date().toISOString(),
      machine: { processor: cpus()[0].model, cores: availableParallelism() },
      versions: {
        chromium: browser.version(),
        node: process.versions.node,
        inkling: inkling.version,
        tfjs: versionOf('@tensorflow/tfjs-backend-wasm'),
        jax: versionOf('@jax-js/jax'),
        pyTorch: pyTorch?.version ?? null,
      },
      rounds,
      cores,
      rows,
      products,
      reading,
      size,
    };
    const text = report(results);
    say(`\n${text}`);
    const folder = join(projectFolder, 'build', 'bench');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'training.json'), `${JSON.stringify(results, null, 2)}\n`);
    writeFileSync(join(folder, 'training.md'), text);
  } finally {
    await browser.close();
    server.close();
  }
});
