// node_modules in step with package-lock.json, without asking npm when it already is.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { announce, projectFolder, run } from './shell.js';

/**
 * npm keeps a copy of the lock file in node_modules of what it really installed.
 *
 * @param {string} folder one with a package-lock.json
 */
function inStep(folder) {
  const installedFile = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return (
    Object.keys(installed).every((path) => path in wanted) &&
    Object.keys(wanted).every((path) => {
      if (path === '') return true;
      // Optional packages are those of other operating systems, mostly.
      if (!installed[path]) return Boolean(wanted[path].optional || wanted[path].devOptional);
      return (
        installed[path].version === wanted[path].version &&
        installed[path].integrity === wanted[path].integrity
      );
    })
  );
}

/** Runs `npm ci` where it is needed. @param {string} [folder] */
export async function installNpmPackages(folder = projectFolder) {
  if (inStep(folder)) return;
  announce('Installing the npm packages of package-lock.json');
  await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { folder });
}
