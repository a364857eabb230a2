// npm run bench: the speed of the built site beside its peers. See bench/README.md.
import { join } from 'node:path';
import { build, buildCpp } from './build.js';
import { installNpmPackages } from './npm-packages.js';
import { setUp } from './set-up.js';
import { announce, main, projectFolder, run } from './shell.js';

await main(async () => {
  await setUp(['build', 'browser']);
  await build();
  await buildCpp('wasm', ['inkling_kernel_bench']);
  await installNpmPackages(join(projectFolder, 'bench'));
  announce('Training in the browser, beside the peers');
  await run(process.execPath, ['bench/training/run.js', ...process.argv.slice(2)]);
});
