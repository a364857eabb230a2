import { readFileSync } from 'node:fs';
import { defineConfig, minifySync } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

// Cross-origin isolation: without it a page has no SharedArrayBuffer, so no threads.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Vite's static server declares every *.gz file to be an encoding of another one, and the browser
 * then unpacks it on the way. Ours are files in their own right, as other hosts serve them: the
 * page counts their bytes and unpacks them itself.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {() => void} next
 */
function serveGzipAsFiles(request, response, next) {
  if (/\.gz(\?|$)/.test(request.url ?? '')) {
    const writeHead = response.writeHead.bind(response);
    response.setHeader('Content-Type', 'application/gzip');
    response.writeHead = (/** @type {number} */ status, /** @type {any} */ sent) => {
      // Given here, or before by the middleware that compresses.
      if (sent) delete sent['Content-Encoding'];
      response.removeHeader('Content-Encoding');
      return writeHead(status, sent);
    };
  }
  next();
}

/** @type {import('vite').Plugin} */
const gzipAsFiles = {
  name: 'gzip-as-files',
  configureServer: (server) => void server.middlewares.use(serveGzipAsFiles),
  configurePreviewServer: (server) => void server.middlewares.use(serveGzipAsFiles),
};

/**
 * Indentation in templates of HTML and CSS is for readers of the sources; a visitor need not download it.
 * @type {import('vite').Plugin}
 */
const templatesWithoutIndentation = {
  name: 'templates-without-indentation',
  apply: 'build',
  transform: (code, id) =>
    /\/web\/components\/.*\.js$/.test(id)
      ? { code: code.replace(/^[ \t]+/gm, ''), map: null }
      : null,
};

/**
 * Files that are served as they are, not bundled, are made smaller all the same.
 * @type {import('vite').Plugin}
 */
const smallThreadedGlue = {
  name: 'small-threaded-glue',
  apply: 'build',
  generateBundle: (_, bundle) => {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !/inkling-threads[-.].*\.js$/.test(file.fileName)) continue;
      file.source = minifySync(file.fileName, String(file.source)).code;
    }
  },
};

export default defineConfig({
  root: 'web',
  // Relative addresses, so that the built site works in any folder of any host.
  base: './',
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // Every browser that the engine runs in has modulepreload, or does without it.
    modulePreload: { polyfill: false },
    // The Content-Security-Policy forbids data: URLs, so every asset is a file of its own.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  server: {
    headers,
    // assets/ lies beside web/.
    fs: { allow: ['..'] },
  },
  preview: { headers },
  plugins: [gzipAsFiles, templatesWithoutIndentation, smallThreadedGlue],
});
