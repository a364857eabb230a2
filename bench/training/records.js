// Runs the page's two recipes and prints what each reaches, for five seeds:
//
//   node bench/training/records.js [sprint] [record] [--seeds 1-5] [--threads 2]
//                                  [--native] [--validation]
//
// in headless Chromium over the built site, as window.lab has them: a fresh page for each seed, and
// seconds by the lab's own clock, from initial weights to the end. With --native the command line
// trains the same (its seconds are of that, with its test of each epoch). With --validation it learns
// from the first 50,000 training images and is tested on the last 10,000: how recipes are chosen.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../scripts/chromium.js';
import { main, projectFolder } from '../../scripts/shell.js';
import { recipes } from '../../web/engine/recipes.js';
import { serve } from './server.js';

/** @import { RecipeName } from '../../web/engine/types.js' */

const folder = join(projectFolder, 'build', 'bench');
const validationSplit = { trainSize: 50_000, validationSize: 10_000 };

/**
 * `plain` is the accuracy by each image as it is; null where the test has no other views.
 * @typedef {{seed: number, seconds: number, accuracy: number, plain: number | null}} Result
 */

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built site
 * @param {RecipeName} name
 * @param {{seed: number, threads: number | undefined, validation: boolean}} options
 * @returns {Promise<Result & {threads: number}>}
 */
async function runInBrowser(browser, address, name, { seed, threads, validation }) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(address);
    return await page.evaluate(
      async ({ name, seed, threads, split }) => {
        const { lab } = /** @type {{lab: import('../../web/engine/types.js').Lab}} */ (
          /** @type {any} */ (window)
        );
        await lab.ready;
        const most = Math.min(navigator.hardwareConcurrency, lab.info?.maxThreads ?? 1, 8);
        await lab.setThreads(threads ?? most);
        await lab.loadData();
        const { network, training, testing } = lab.recipes[name];
        await lab.createNetwork({ ...network, seed });
        await lab.train({ ...training, seed, ...split });
        const seconds = lab.training?.seconds ?? NaN;
        const set = split ? 'validation' : 'test';
        const { accuracy } = await lab.evaluate(set, testing);
        const plain = testing ? (await lab.evaluate(set)).accuracy : null;
        return { seed, seconds, accuracy, plain, threads: lab.info?.threads ?? 1 };
      },
      { name, seed, threads, split: validation ? validationSplit : null },
    );
  } finally {
    await page.close();
  }
}

/**
 * @param {RecipeName} name
 * @param {{seed: number, validation: boolean}} options
 * @returns {Result}
 */
function runNatively(name, { seed, validation }) {
  const { network, training } = recipes[name];
  const file = join(folder, `${name}-${seed}.json`);
  writeFileSync(file, JSON.stringify({ ...network, seed }));
  const { augmentation = {}, startPaused, validationSize, ...rest } = training;
  const options = { ...rest, ...augmentation, seed, ...(validation ? { trainSize: 50_000 } : {}) };
  const words = Object.entries(options).flatMap(([key, value]) => [
    `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    String(value),
  ]);
  const program = join(projectFolder, 'build/native/cpp/cli/inkling');
  const start = performance.now();
  const printed = execFileSync(
    program,
    ['train', '--network', file, ...words, ...(validation ? ['--validate'] : [])],
    { cwd: projectFolder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const seconds = (performance.now() - start) / 1000;
  const [, correct, total] = /(\d+) \/ (\d+)\s*$/.exec(printed) ?? [];
  return { seed, seconds, accuracy: Number(correct) / Number(total), plain: null };
}

/** @param {string} range '3' or '1-5' */
function seedsOf(range) {
  const [first, last = first] = range.split('-').map(Number);
  if (!(first >= 0 && last >= first)) throw new Error(`--seeds: expected 1-5 or 3, got ${range}.`);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Mean, and standard deviation of the single run. @param {number[]} values */
function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

/** @param {RecipeName} name @param {Result[]} results */
function printSummary(name, results) {
  const accuracy = spread(results.map((result) => 100 * result.accuracy));
  const seconds = spread(results.map((result) => result.seconds));
  console.log(
    `${name}, ${results.length} seeds: ${accuracy.mean.toFixed(3)} ± ${accuracy.deviation.toFixed(3)} %, ` +
      `${seconds.mean.toFixed(1)} ± ${seconds.deviation.toFixed(1)} s`,
  );
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1-5' },
      threads: { type: 'string' },
      native: { type: 'boolean', default: false },
      validation: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const { native, validation } = values;
  const known = /** @type {RecipeName[]} */ (Object.keys(recipes));
  const unknown = positionals.find((name) => !known.includes(/** @type {RecipeName} */ (name)));
  if (unknown) throw new Error(`Recipe: expected ${known.join(' or ')}, got ${unknown}.`);
  const chosen = known.filter((name) => positionals.length === 0 || positionals.includes(name));
  const threads = values.threads === undefined ? undefined : Number(values.threads);
  mkdirSync(folder, { recursive: true });
  const server = native ? null : await serve();
  const browser = native
    ? null
    : await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  console.log(
    `${cpus()[0].model.trim()}, ${cpus().length} cores; ` +
      `${browser ? `Chromium ${browser.version()}` : 'native, one thread'}; ` +
      `${validation ? 'validation' : 'test'} set`,
  );
  /** @type {Record<string, Result[]>} */
  const all = {};
  try {
    for (const name of chosen) {
      all[name] = [];
      for (const seed of seedsOf(values.seeds)) {
        const options = { seed, threads, validation };
        const result = browser
          ? await runInBrowser(browser, `${server?.address}/`, name, options)
          : runNatively(name, options);
        all[name].push(result);
        const { accuracy, plain, seconds } = result;
        const without = plain === null ? '' : ` (${(100 * plain).toFixed(2)} % without views)`;
        console.log(
          `${name}, seed ${seed}: ${(100 * accuracy).toFixed(2)} % in ${seconds.toFixed(1)} s${without}`,
        );
      }
      printSummary(name, all[name]);
    }
  } finally {
    await browser?.close();
    server?.close();
  }
  const results = { date: new Date().toISOString(), native, validation, results: all };
  writeFileSync(join(folder, 'records.json'), `${JSON.stringify(results, null, 2)}\n`);
});
