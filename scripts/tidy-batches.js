// clang-tidy reads Eigen's headers anew for each file, and that is nearly all its work. So the files
// are read together, in a few batches: a batch is a generated file that includes its members.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './shell.js';

/**
 * What a source declares in its unnamed namespaces: such names may occur once in a batch. In our
 * format, a declaration of a namespace begins in the first column.
 *
 * @param {string} source
 * @returns {Set<string>}
 */
function ownNames(source) {
  const unnamed = [...source.matchAll(/^namespace \{$(.*?)^\}/gms)].map(([, body]) => body);
  const declared = [...unnamed.join('\n').matchAll(/^[a-zA-Z][^\n;={(]*?\b(\w+) ?[;={([]/gm)];
  return new Set(declared.map(([, name]) => name));
}

/**
 * Writes the batches to build/lint.
 *
 * @param {string[]} files sources under cpp/, relative to the project's folder
 * @param {number} count as many batches, or more where names of two files are the same
 * @returns {{batch: string, files: string[]}[]} the files of each; `batch` is relative, too
 */
export function writeTidyBatches(files, count) {
  const folder = 'build/lint';
  rmSync(join(projectFolder, folder), { recursive: true, force: true });
  mkdirSync(join(projectFolder, folder), { recursive: true });

  const batches = Array.from({ length: count }, emptyBatch);
  for (const file of files) {
    const names = ownNames(readFileSync(join(projectFolder, file), 'utf8'));
    const fitting = batches
      .filter((batch) => [...names].every((name) => !batch.names.has(name)))
      .sort((a, b) => a.files.length - b.files.length);
    const batch = fitting[0] ?? emptyBatch();
    if (!fitting[0]) batches.push(batch);
    batch.files.push(file);
    for (const name of names) batch.names.add(name);
  }
  return batches
    .filter(({ files }) => files.length > 0)
    .map(({ files }, index) => {
      const batch = `${folder}/batch_${index + 1}.cpp`;
      // cpp/ is on the include path.
      const includes = files.map((file) => `#include "${file.slice('cpp/'.length)}"  // NOLINT\n`);
      writeFileSync(join(projectFolder, batch), includes.join(''));
      return { batch, files };
    });
}

function emptyBatch() {
  return { files: /** @type {string[]} */ ([]), names: /** @type {Set<string>} */ (new Set()) };
}
