// Which C++ files there are, for the formatter and the linters.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder } from './shell.js';

/** @returns {string[]} every source and header of ours, relative to the project's folder */
export function listCppFiles() {
  return ['cpp', 'tests/cpp', 'bench/kernels'].flatMap((folder) => {
    if (!existsSync(join(projectFolder, folder))) return [];
    return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(h|cpp)$/.test(name))
      .map((name) => `${folder}/${name}`);
  });
}

/**
 * The files under cpp/ that the native build compiles; clang-tidy knows their options from there.
 *
 * @param {string} buildFolder with a compile_commands.json
 */
export function listCompiledFiles(buildFolder) {
  const database = join(projectFolder, buildFolder, 'compile_commands.json');
  /** @type {{file: string}[]} */
  const entries = JSON.parse(readFileSync(database, 'utf8'));
  const files = entries.map(({ file }) => relative(projectFolder, file));
  return [...new Set(files)].filter((file) => file.startsWith('cpp/'));
}
