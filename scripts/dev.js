// npm run dev: builds the module, and serves the page's sources with Vite's hot reload.
import { buildModules } from './build.js';
import { prepareData, setUp } from './set-up.js';
import { main, nodeProgram, run } from './shell.js';

await main(async () => {
  await setUp(['build']);
  await prepareData();
  await buildModules();
  await run(nodeProgram('vite'), []);
});
