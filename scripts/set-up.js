// Everything that must be there before something is built, in one place. Done again it takes a
// moment, so every script begins with it.
import { installNpmPackages } from './npm-packages.js';
import { run } from './shell.js';
import { installSystemPackages } from './system-packages.js';

const oldestNode = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Error(
    `Inkling needs Node.js ${oldestNode.join('.')} or later, and this is ${process.versions.node}.`,
  );
}

/**
 * @param {import('./system-packages.js').Need[]} needs
 */
export async function setUp(needs) {
  checkNode();
  await installSystemPackages(needs);
  await installNpmPackages();
}

/** MNIST, compressed, where the page fetches it. */
export async function prepareData() {
  await run(process.execPath, ['scripts/prepare-data.js']);
}
