// npm run bench:drawing: how well the drawing desk reads. See bench/README.md.
import { buildCpp } from './build.js';
import { setUp } from './set-up.js';
import { announce, main, run } from './shell.js';

await main(async () => {
  await setUp(['build']);
  await buildCpp('wasm', ['inkling_wasm']);
  announce('Reading drawings');
  await run(process.execPath, ['bench/drawing/run.js', ...process.argv.slice(2)]);
});
