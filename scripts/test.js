// npm test: sets up, builds, and runs every suite; stops at the first that fails.
// The last line printed is the sum over all suites that ran.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCpp, buildSite } from './build.js';
import { readCtestReport, wholeOutput } from './ctest-report.js';
import { prepareData, setUp } from './set-up.js';
import { announce, main, nodeProgram, projectFolder, tryRun } from './shell.js';

/** @typedef {import('./ctest-report.js').Count} Count */

const reports = join(projectFolder, 'build', 'reports');
/** For .ci/run, which prints the sum again after the linters. */
const totalFile = join(reports, 'total.txt');

/** @param {Count} count */
const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/**
 * Runs a suite that writes a report, and counts from the report. A suite that fails without a
 * failed test (a file that does not load, a crash, no test at all) counts as one failure.
 *
 * @param {string} program
 * @param {string[]} options
 * @param {string} report the file that the suite writes
 * @param {(text: string) => Count} read
 * @param {Record<string, string>} [environment]
 * @returns {Promise<Count>}
 */
async function runSuite(program, options, report, read, environment) {
  rmSync(report, { force: true });
  const { status } = await tryRun(program, options, { environment });
  const count = existsSync(report)
    ? read(readFileSync(report, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = count.passed + count.failed === 0;
  if (count.failed === 0 && (status !== 0 || ranNothing)) count.failed = 1;
  return count;
}

/** @param {import('./build.js').Preset} preset */
async function runCppTests(preset) {
  await buildCpp(preset);
  announce(`C++ tests (${preset})`);
  const report = join(reports, `ctest-${preset}.xml`);
  const options = ['--preset', preset, '--output-junit', report, ...wholeOutput];
  return runSuite('ctest', options, report, readCtestReport);
}

async function runModuleTests() {
  announce('Tests of the modules and of the WebAssembly binding (Vitest)');
  const report = join(reports, 'vitest.json');
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runSuite(nodeProgram('vitest'), options, report, (json) => {
    const result = JSON.parse(json);
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  });
}

async function runBrowserTests() {
  announce('Tests of the built site in Chromium (Playwright)');
  const report = join(reports, 'playwright.json');
  const options = ['test', '--reporter=list,json'];
  const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const read = (/** @type {string} */ json) => {
    const { expected, unexpected, flaky, skipped } = JSON.parse(json).stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  };
  return runSuite(nodeProgram('playwright'), options, report, read, environment);
}

/** A suite that could not be built has failed. @param {Error} error @returns {Count} */
function buildFailed(error) {
  process.stderr.write(`\n${error.message}\n`);
  return { passed: 0, failed: 1, skipped: 0 };
}

await main(async () => {
  mkdirSync(reports, { recursive: true });
  rmSync(totalFile, { force: true });
  await setUp(['build', 'test']);
  await prepareData();

  const total = { passed: 0, failed: 0, skipped: 0 };
  const suites = [
    () => runCppTests('native'),
    () => runCppTests('asan'),
    () => runCppTests('tsan'),
    () => runCppTests('wasm'),
    () => runCppTests('wasm-threads'),
    runModuleTests,
    async () => {
      await buildSite();
      return runBrowserTests();
    },
  ];
  for (const runTests of suites) {
    const count = await runTests().catch(buildFailed);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
    if (count.failed > 0) break;
  }

  announce('All suites together');
  process.stdout.write(`${closingLine(total)}\n`);
  writeFileSync(totalFile, `${closingLine(total)}\n`);
  if (total.failed > 0) process.exitCode = 1;
});
