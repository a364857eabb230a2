// npm run lint: all linters and format checks, as many at a time as there are cores.
// npm run format (lint.js --fix): puts right what can be put right without thinking.
import { availableParallelism } from 'node:os';
import { configureCpp } from './build.js';
import { listCompiledFiles, listCppFiles } from './cpp-sources.js';
import { setUp } from './set-up.js';
import { main, nodeProgram, run, tryRun } from './shell.js';
import { writeTidyBatches } from './tidy-batches.js';

/** @typedef {{name: string, program: string, options: string[]}} Check */

/** @returns {Check[]} the slow ones first */
function listChecks() {
  const batches = writeTidyBatches(listCompiledFiles('build/native'), availableParallelism());
  const tidy = batches.map(({ batch, files }, index) => ({
    name: `clang-tidy ${index + 1}/${batches.length} (${files.length} files)`,
    program: 'clang-tidy',
    options: [
      '-p',
      'build/native',
      '--quiet',
      // The build may be GCC's, with warnings that clang has never heard of.
      '--extra-arg=-Wno-unknown-warning-option',
      batch,
    ],
  }));
  return [
    ...tidy,
    { name: 'ESLint', program: nodeProgram('eslint'), options: ['--max-warnings', '0', '.'] },
    { name: 'tsc', program: nodeProgram('tsc'), options: [] },
    { name: 'Prettier', program: nodeProgram('prettier'), options: ['--check', '.'] },
    {
      name: 'clang-format',
      program: 'clang-format',
      options: ['--dry-run', '--Werror', ...listCppFiles()],
    },
  ];
}

/** @param {Check[]} checks @returns {Promise<string[]>} the names of those that failed */
async function runAll(checks) {
  /** @type {string[]} */
  const failed = [];
  const waiting = [...checks];
  const runOneByOne = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { status, output } = await tryRun(check.program, check.options, { capture: true });
      process.stdout.write(`${status === 0 ? '✓' : '✗'} ${check.name}\n`);
      if (status === 0) continue;
      process.stdout.write(`${output}\n`);
      failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, runOneByOne));
  return failed;
}

await main(async () => {
  await setUp(['lint']);
  if (process.argv.includes('--fix')) {
    await run(nodeProgram('prettier'), ['--write', '--log-level', 'warn', '.']);
    await run(nodeProgram('eslint'), ['--fix', '.']);
    await run('clang-format', ['-i', ...listCppFiles()]);
    return;
  }
  await configureCpp('native');
  const checks = listChecks();
  const failed = await runAll(checks);
  if (failed.length > 0) {
    throw new Error(`${failed.length} of ${checks.length} checks failed: ${failed.join(', ')}.`);
  }
  process.stdout.write(`\nAll ${checks.length} checks passed.\n`);
});
