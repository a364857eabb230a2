// What the project needs from the system, and how to get it.
import { existsSync, readFileSync } from 'node:fs';
import { findChromium } from './chromium.js';
import { announce, findOnPath, run } from './shell.js';

/**
 * 'build': the module and the page; 'test': what the tests add; 'lint': what the linters add;
 * 'browser': Chromium alone.
 *
 * @typedef {'build' | 'test' | 'lint' | 'browser'} Need
 */

/** @param {...string} headers below an include folder of the system */
const header =
  (...headers) =>
  () =>
    ['/usr/include', '/usr/local/include', '/opt/homebrew/include', '/opt/local/include'].some(
      (folder) => headers.some((name) => existsSync(`${folder}/${name}`)),
    );
/** @param {string} program */
const program = (program) => () => findOnPath(program) !== null;

/** @type {{name: string, what: string, needs: Need[], present: () => boolean}[]} */
const packages = [
  { name: 'cmake', what: 'CMake', needs: ['build', 'test', 'lint'], present: program('cmake') },
  {
    name: 'ninja-build',
    what: 'Ninja',
    needs: ['build', 'test', 'lint'],
    present: program('ninja'),
  },
  { name: 'emscripten', what: 'Emscripten', needs: ['build', 'test'], present: program('emcc') },
  {
    name: 'libeigen3-dev',
    what: 'Eigen 3.4',
    needs: ['build', 'test', 'lint'],
    present: header('eigen3/Eigen/Core', 'Eigen/Core'),
  },
  {
    name: 'nlohmann-json3-dev',
    what: "nlohmann's JSON",
    needs: ['build', 'test', 'lint'],
    present: header('nlohmann/json.hpp'),
  },
  {
    name: 'libcli11-dev',
    what: 'CLI11',
    needs: ['test', 'lint'],
    present: header('CLI/CLI.hpp'),
  },
  {
    name: 'g++',
    what: 'a C++17 compiler',
    needs: ['test', 'lint'],
    present: program('c++'),
  },
  {
    name: 'googletest',
    what: "GoogleTest's source",
    needs: ['test', 'lint'],
    present: () => existsSync('/usr/src/googletest/CMakeLists.txt'),
  },
  {
    name: 'chromium',
    what: 'Chromium',
    needs: ['test', 'browser'],
    present: () => findChromium() !== undefined,
  },
  { name: 'clang-format', what: 'clang-format', needs: ['lint'], present: program('clang-format') },
  { name: 'clang-tidy', what: 'clang-tidy', needs: ['lint'], present: program('clang-tidy') },
];

/** @returns {'debian' | 'ubuntu' | null} */
function aptSystem() {
  if (!findOnPath('apt-get') || !existsSync('/etc/os-release')) return null;
  const release = readFileSync('/etc/os-release', 'utf8');
  if (/^ID(_LIKE)?=.*ubuntu/m.test(release)) return 'ubuntu';
  return /^ID(_LIKE)?=.*debian/m.test(release) ? 'debian' : null;
}

/**
 * Installs by apt-get what is missing on Debian and Ubuntu; elsewhere throws an Error that lists it.
 *
 * @param {Need[]} needs
 */
export async function installSystemPackages(needs) {
  const missing = packages.filter(
    ({ needs: of, present }) => needs.some((need) => of.includes(need)) && !present(),
  );
  if (missing.length === 0) return;

  const system = aptSystem();
  const list = missing.map(({ what }) => what).join(', ');
  const names = missing.map(({ name }) =>
    name === 'chromium' && system === 'ubuntu' ? 'chromium-browser' : name,
  );
  const install = ['apt-get', 'install', '--yes', '--no-install-recommends', ...names];
  if (!system) {
    throw new Error(
      `Missing on this machine: ${list}. Please install them and run the same command again; ` +
        `on Debian and Ubuntu that is: sudo ${install.join(' ')}`,
    );
  }

  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !findOnPath('sudo')) {
    throw new Error(
      `Missing on this machine: ${list}. Please run as root: apt-get update && ${install.join(' ')}`,
    );
  }
  announce(`Installing from ${system === 'ubuntu' ? 'Ubuntu' : 'Debian'}: ${names.join(' ')}`);
  const [command, ...options] = isRoot ? install : ['sudo', ...install];
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  await run(command, [...options.slice(0, isRoot ? 0 : 1), 'update', '--quiet'], { environment });
  await run(command, options, { environment });

  const still = missing.filter(({ present }) => !present()).map(({ what }) => what);
  if (still.length > 0) throw new Error(`Installed, but still not found: ${still.join(', ')}.`);
}
