// Running other programs, and finding them.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder; every program runs in it. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

const started = performance.now();

/** Says what happens next, and how long it took to get there. @param {string} what */
export function announce(what) {
  const seconds = Math.round((performance.now() - started) / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  process.stdout.write(`\n\x1b[1m${what}\x1b[0m (${clock})\n`);
}

/**
 * @param {string} program
 * @returns {string | null} where the program lies on PATH
 */
export function findOnPath(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here.
    }
  }
  return null;
}

/**
 * @typedef {object} RunOptions
 * @property {string} [folder] where to run; the project's folder by default
 * @property {Record<string, string>} [environment] added to this program's own
 * @property {boolean} [capture] keep the output instead of showing it
 */

/**
 * Runs a program to its end, whatever that is.
 *
 * @param {string} program
 * @param {string[]} options
 * @param {RunOptions} [settings]
 * @returns {Promise<{status: number, output: string}>} output is empty unless captured
 */
export function tryRun(program, options, { folder = projectFolder, environment, capture } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    child.stdout?.on('data', (bytes) => (output += bytes));
    child.stderr?.on('data', (bytes) => (output += bytes));
    child.on('error', (error) => reject(new Error(`${program} did not start: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (signal) output += `${program} was ended by ${signal}.\n`;
      resolve({ status: code ?? 1, output });
    });
  });
}

/**
 * Runs a program that must succeed. Captured output is shown when it does not.
 *
 * @param {string} program
 * @param {string[]} options
 * @param {RunOptions} [settings]
 * @returns {Promise<string>} the output, when captured
 */
export async function run(program, options, settings) {
  const { status, output } = await tryRun(program, options, settings);
  if (status !== 0) {
    process.stderr.write(output);
    throw new Error(`'${[program, ...options].join(' ')}' failed with exit code ${status}.`);
  }
  return output;
}

/**
 * A program from node_modules/.bin, run by this very Node.
 *
 * @param {string} name
 */
export const nodeProgram = (name) => join(projectFolder, 'node_modules', '.bin', name);

/**
 * The frame of every script: an error is one sentence and exit code 1.
 *
 * @param {() => Promise<void>} script
 */
export async function main(script) {
  try {
    await script();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
