// Puts Fashion-MNIST beside the page where the machine has it (Debian: dataset-fashion-mnist), and
// writes which data sets are there, so that the page asks for no file that is not.

import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import { FASHION_MNIST_FILES } from '../web/data/fashion-mnist-files.js';

/** @typedef {import('../web/data/mnist-files.js').DataFile} DataFile */

const installed = '/usr/share/datasets/fashion-mnist';

/**
 * @param {object} options
 * @param {string} options.target folder of the served data
 * @param {string} [options.source] folder of the gzipped IDX files
 * @param {DataFile[]} [options.files]
 * @returns {Promise<string[]>} the names of the data sets that are served
 */
export async function prepareFashionMnist({
  target,
  source = installed,
  files = Object.values(FASHION_MNIST_FILES),
}) {
  const copied = await Promise.all(files.map((file) => copy(file, source, target)));
  const served = copied.every(Boolean) ? ['mnist', 'fashion-mnist'] : ['mnist'];
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'sets.json'), `${JSON.stringify(served)}\n`);
  return served;
}

/**
 * @param {DataFile} file
 * @param {string} source
 * @param {string} target
 * @returns {Promise<boolean>} whether it is there now
 */
async function copy(file, source, target) {
  const path = join(target, `${file.name}.gz`);
  if (await isRight(path, file)) return true;
  const from = join(source, `${basename(file.name)}.gz`);
  if (!(await isRight(from, file))) return false;
  await mkdir(dirname(path), { recursive: true });
  // Renamed when complete, so that a run that is interrupted leaves no half of a file.
  const temporary = `${path}.${process.pid}.tmp`;
  await copyFile(from, temporary);
  await rename(temporary, path);
  return true;
}

/**
 * @param {string} path
 * @param {DataFile} file
 */
async function isRight(path, file) {
  try {
    const raw = await promisify(gunzip)(await readFile(path), { maxOutputLength: file.rawBytes });
    return createHash('sha256').update(raw).digest('hex') === file.sha256;
  } catch {
    return false;
  }
}
