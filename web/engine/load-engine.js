// The way to the WebAssembly module, and the only one.

import createInkling from '#inkling';

/** @import { Inkling } from './inkling.js' */

/**
 * The engine, ready to use. Rejects when the browser cannot run it.
 * @param {{wasmBinary?: Uint8Array}} [options] In Node, which fetches no files, the module's bytes.
 * @returns {Promise<Inkling>}
 */
export async function loadEngine(options = {}) {
  try {
    return await createInkling(options);
  } catch (error) {
    throw new Error(
      'Engine: expected a browser that runs WebAssembly with SIMD (Chrome 91, Firefox 89, Safari 16.4 ' +
        `or later), got: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
}
