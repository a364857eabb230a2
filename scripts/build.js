// npm run build: the WebAssembly module, then the page into dist/. Each step is left out when
// nothing that it reads has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareData, setUp } from './set-up.js';
import { announce, main, nodeProgram, projectFolder, run } from './shell.js';

/** One of CMakePresets.json. @typedef {'native' | 'asan' | 'tsan' | 'wasm' | 'wasm-threads'} Preset */

/** @param {string} path below the project's folder */
const modified = (path) => {
  const file = join(projectFolder, path);
  return existsSync(file) ? statSync(file).mtimeMs : 0;
};

/**
 * Configures, where that is needed; Ninja itself notices changes of the CMakeLists.txt.
 *
 * @param {Preset} preset
 */
export async function configureCpp(preset) {
  if (modified(`build/${preset}/build.ninja`) > modified('CMakePresets.json')) return;
  const configure = ['cmake', '--preset', preset];
  // emcmake adds Emscripten's toolchain to the line.
  const [command, ...options] = preset.startsWith('wasm') ? ['emcmake', ...configure] : configure;
  await run(command, options, { capture: true });
}

/** @param {Preset} preset @param {string[]} targets the preset's by default */
export async function buildCpp(preset, targets = []) {
  announce(`Building the C++ (${preset})`);
  await configureCpp(preset);
  // Emscripten's linker looks for acorn, which Debian keeps where only Debian's own node looks.
  const environment = { NODE_PATH: '/usr/share/nodejs' };
  const chosen = targets.length > 0 ? ['--target', ...targets] : [];
  await run('cmake', ['--build', '--preset', preset, ...chosen], { environment });
}

/** @param {string} path a file, or a folder with all that is in it @returns {string[]} */
function listFiles(path) {
  const file = join(projectFolder, path);
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [path];
  return readdirSync(file).flatMap((name) => listFiles(`${path}/${name}`));
}

/** What the page is built from, in a few bytes: every file's name, size and time. */
function fingerprintOfSite() {
  const inputs = ['web', 'assets', 'vite.config.js', 'package.json', 'package-lock.json'];
  const hash = createHash('sha256');
  for (const path of inputs.flatMap(listFiles)) {
    const { size, mtimeMs } = statSync(join(projectFolder, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** The two WebAssembly modules that the page may load. */
export async function buildModules() {
  await buildCpp('wasm', ['inkling_wasm']);
  await buildCpp('wasm-threads', ['inkling_wasm']);
}

export async function buildSite() {
  const record = join(projectFolder, 'build', 'site-built-from');
  // Before the build, so that a file saved during it is built the next time.
  const fingerprint = fingerprintOfSite();
  const builtFrom = existsSync(record) ? readFileSync(record, 'utf8') : '';
  if (builtFrom === fingerprint && existsSync(join(projectFolder, 'dist', 'index.html'))) return;
  announce('Building the page');
  await run(nodeProgram('vite'), ['build', '--logLevel', 'warn']);
  mkdirSync(join(projectFolder, 'build'), { recursive: true });
  writeFileSync(record, fingerprint);
}

/** From a fresh clone to a built site. */
export async function build() {
  await setUp(['build']);
  await prepareData();
  await buildModules();
  await buildSite();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(build);
