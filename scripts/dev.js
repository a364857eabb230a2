// npm run dev: builds the module, and serves the page's sources with Vite's hot reload.
import { buildCpp } from './build.js';
import { prepareData, setUp } from './set-up.js';
import { main, nodeProgram, run } from './shell.js';

await main(async () => {
  await setUp(['build']);
  await prepareData();
  await buildCpp('wasm', ['inkling_wasm']);
  await run(nodeProgram('vite'), []);
});
