// The way to the WebAssembly modules, and the only one: with threads where the page may share
// memory between them, else without.

import { mostUsefulThreads } from './limits.js';

/** @import { Inkling } from './inkling.js' */

/**
 * The module with threads is served as it is, not bundled: its threads import it by its address.
 * @type {Record<string, string>}
 */
const threadedFiles = {
  'inkling-threads.js': new URL('./generated/inkling-threads.js', import.meta.url).href,
  'inkling-threads.wasm': new URL('./generated/inkling-threads.wasm', import.meta.url).href,
  'inkling-threads.worker.js': new URL('./generated/inkling-threads.worker.js', import.meta.url)
    .href,
};

/** There are browsers that call a page isolated and have no shared memory all the same. */
const canShareMemory = () =>
  globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === 'function';

/** @returns {Promise<Inkling>} */
async function loadThreaded() {
  const glue = threadedFiles['inkling-threads.js'];
  const { default: createInkling } = await import(/* @vite-ignore */ glue);
  const engine = await createInkling({
    locateFile: (/** @type {string} */ name) => threadedFiles[name],
    mainScriptUrlOrBlob: glue,
  });
  // One core is left to the page: a thread that waits for its core makes all others wait.
  const threads = Math.min(navigator.hardwareConcurrency - 1, mostUsefulThreads);
  engine.setThreadCount(Math.max(1, threads));
  return engine;
}

/** @param {{wasmBinary?: Uint8Array}} options @returns {Promise<Inkling>} */
async function loadSingle(options) {
  const { default: createInkling } = await import('#inkling');
  return createInkling(options);
}

/**
 * The engine, ready to use. Rejects when the browser cannot run it.
 * @param {{wasmBinary?: Uint8Array}} [options] In Node, which fetches no files, the bytes of the module
 *   without threads.
 * @returns {Promise<Inkling>}
 */
export async function loadEngine(options = {}) {
  try {
    if (canShareMemory()) {
      // Where so much memory cannot be shared, one thread still learns.
      return await loadThreaded().catch(() => loadSingle(options));
    }
    return await loadSingle(options);
  } catch (error) {
    throw new Error(
      'Engine: expected a browser that runs WebAssembly with SIMD (Chrome 111, Firefox 114, Safari 16.4 ' +
        `or later), got: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
}
