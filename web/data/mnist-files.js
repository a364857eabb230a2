// The four files of MNIST (Y. LeCun, C. Cortes, C. J. C. Burges), as scripts/prepare-data.js puts
// them beside the page: gzipped IDX. Sizes and checksums are of the raw IDX bytes, because gzip's
// own bytes depend on the version of zlib that made them.

/**
 * @typedef {object} DataFile
 * @property {string} name MNIST's own name of the file
 * @property {string} url relative to the page's base
 * @property {number} rawBytes
 * @property {string} sha256 of the raw bytes, 64 hexadecimal digits
 */

/** @type {Readonly<Record<'trainImages' | 'trainLabels' | 'testImages' | 'testLabels', DataFile>>} */
export const MNIST_FILES = Object.freeze({
  trainImages: file(
    'train-images-idx3-ubyte',
    47_040_016,
    'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  ),
  trainLabels: file(
    'train-labels-idx1-ubyte',
    60_008,
    '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  ),
  testImages: file(
    't10k-images-idx3-ubyte',
    7_840_016,
    '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  ),
  testLabels: file(
    't10k-labels-idx1-ubyte',
    10_008,
    'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  ),
});

/**
 * @param {string} name
 * @param {number} rawBytes
 * @param {string} sha256
 * @returns {DataFile}
 */
export function file(name, rawBytes, sha256) {
  return Object.freeze({ name, url: `data/${name}.gz`, rawBytes, sha256 });
}
