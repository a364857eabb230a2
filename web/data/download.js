// Gets a data file as raw bytes: from the browser's cache, or from the server with progress; unpacked
// and checked either way. Used in the worker.
//
// Memory: one buffer of the file's raw size, filled as the bytes come, and until the file is in the
// cache the gzipped bytes (10 MB for MNIST's largest).

import { fetched } from '../engine/fetched.js';
import { DataError, inTime, readFileBody, STALL_MILLISECONDS } from './file-body.js';
import { MNIST_FILES } from './mnist-files.js';
import { sha256 } from './sha256.js';

/** @typedef {import('./mnist-files.js').DataFile} DataFile */
/** @typedef {import('../engine/types.d.ts').DownloadProgress} DownloadProgress */

export const CACHE_NAME = 'inkling-data';

// The page lies one folder above this module, in its source (data/) as in the built site (assets/).
// In two statements, or Vite would take the folder for an asset.
const moduleUrl = import.meta.url;
const pageUrl = new URL('..', moduleUrl);

/**
 * @typedef {object} DownloadOptions
 * @property {string | URL} [baseUrl] the folder of the page
 * @property {(progress: DownloadProgress) => void} [onProgress] called at the start of each file, at
 *   most about a hundred times on the way, and at its end
 * @property {typeof fetch} [fetch]
 * @property {CacheStorage | null} [caches] null for no cache
 * @property {number} [stallMilliseconds] how long a silent server is waited for
 *
 * @typedef {object} FetchedFile
 * @property {Uint8Array<ArrayBuffer>} bytes raw, of the right length and checksum
 * @property {boolean} cached whether they came from the cache
 * @property {string | null} cacheProblem why they could not be kept, in a sentence; null when they were
 */

/**
 * @param {DataFile} file
 * @param {DownloadOptions} [options]
 * @returns {Promise<FetchedFile>}
 * @throws {Error} a sentence for the person who waits: offline, missing, cut off, wrong checksum
 */
export async function fetchFile(file, options = {}) {
  const { baseUrl = pageUrl, onProgress = () => {} } = options;
  const url = new URL(file.url, baseUrl).href;

  const { cache, problem } = await openCache(options);
  if (cache) {
    const bytes = await readCached(cache, url, file, { ...options, onProgress, cached: true });
    if (bytes) return { bytes, cached: true, cacheProblem: null };
  }

  const response = await request(url, file, options, cache !== null);
  const { bytes, packed } = await readFileBody(response, file, {
    ...options,
    onProgress,
    cached: false,
  });
  await verify(bytes, file);
  const cacheProblem = cache ? await keep(cache, url, packed ?? bytes) : problem;
  return { bytes, cached: false, cacheProblem };
}

/**
 * All of a data set, one file after the other: the raw bytes of its four IDX files.
 *
 * @param {DownloadOptions} [options]
 * @param {string} [name] 'mnist' or 'fashion-mnist'
 * @returns {Promise<{trainImages: Uint8Array<ArrayBuffer>, trainLabels: Uint8Array<ArrayBuffer>,
 *   testImages: Uint8Array<ArrayBuffer>, testLabels: Uint8Array<ArrayBuffer>,
 *   cacheProblem: string | null}>}
 * @throws {Error} as fetchFile does
 */
export async function loadMnist(options = {}, name = 'mnist') {
  const files =
    name === 'mnist'
      ? MNIST_FILES
      : (await fetched(import('./fashion-mnist-files.js'))).FASHION_MNIST_FILES;
  /** @type {string | null} */
  let cacheProblem = null;
  const get = async (/** @type {DataFile} */ file) => {
    const fetched = await fetchFile(file, options);
    cacheProblem ??= fetched.cacheProblem;
    return fetched.bytes;
  };
  const trainImages = await get(files.trainImages);
  const trainLabels = await get(files.trainLabels);
  const testImages = await get(files.testImages);
  const testLabels = await get(files.testLabels);
  return { trainImages, trainLabels, testImages, testLabels, cacheProblem };
}

/**
 * What it comes to, whatever the problem is.
 */
const again = ': the next visit downloads it again.';

/**
 * A load must not fail for want of a cache: there is none on plain http, a browser that blocks
 * cookies blocks it too (and then even naming `caches` may throw), and a full disk refuses it.
 *
 * @param {DownloadOptions} options
 * @returns {Promise<{cache: Cache | null, problem: string | null}>}
 */
async function openCache(options) {
  try {
    const storage = options.caches === undefined ? globalThis.caches : options.caches;
    if (!storage) {
      return { cache: null, problem: `This page has no cache here${again}` };
    }
    return { cache: await storage.open(CACHE_NAME), problem: null };
  } catch (error) {
    return {
      cache: null,
      problem: `The cache is blocked (${reason(error)})${again}`,
    };
  }
}

/**
 * The bytes from the cache; null when they are not there or not right. A wrong entry is deleted.
 *
 * @param {Cache} cache
 * @param {string} url
 * @param {DataFile} file
 * @param {Parameters<typeof readFileBody>[2]} options
 */
async function readCached(cache, url, file, options) {
  try {
    const response = await cache.match(url);
    if (!response) return null;
    const { bytes } = await readFileBody(response, file, options);
    await verify(bytes, file);
    return bytes;
  } catch {
    await cache.delete(url).catch(() => false);
    return null;
  }
}

/**
 * @param {string} url
 * @param {DataFile} file
 * @param {DownloadOptions} options
 * @param {boolean} kept whether the bytes go into our own cache; then the browser need not keep them too
 */
async function request(url, file, options, kept) {
  const { fetch = globalThis.fetch, stallMilliseconds = STALL_MILLISECONDS } = options;
  // Its own controller, to end the request of a server that never answers.
  const controller = new AbortController();
  /** @type {Response} */
  let response;
  try {
    const answer = fetch(url, { signal: controller.signal, cache: kept ? 'no-store' : 'default' });
    response = await inTime(answer, stallMilliseconds, file);
  } catch (error) {
    controller.abort();
    if (error instanceof DataError) throw error;
    throw new DataError(
      `${file.name} could not be downloaded: the server cannot be reached. Check the connection and try again.`,
      { cause: error },
    );
  }
  if (response.ok) return response;
  await response.body?.cancel().catch(() => {});
  const status = `${response.status} ${response.statusText}`.trim();
  throw new DataError(
    `${file.name} could not be downloaded: the server answered ${status} for ${url}.`,
  );
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {DataFile} file
 */
async function verify(bytes, file) {
  const found = await sha256(bytes);
  if (found === file.sha256) return;
  throw new DataError(
    `${file.name} is damaged: its SHA-256 should be ${file.sha256}, but it is ${found}. Try again.`,
  );
}

/**
 * Cache.put stores the whole response or nothing.
 *
 * @param {Cache} cache
 * @param {string} url
 * @param {Blob | Uint8Array<ArrayBuffer>} body gzipped where it came so, to take less of the disk
 * @returns {Promise<string | null>} what went wrong
 */
async function keep(cache, url, body) {
  const length = body instanceof Blob ? body.size : body.byteLength;
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(length),
  };
  try {
    await cache.put(url, new Response(body, { headers }));
    return null;
  } catch (error) {
    return `The cache refuses the data (${reason(error)})${again}`;
  }
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message || error.name : String(error);
}
