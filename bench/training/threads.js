// Prints how much faster all cores train than one thread, as `npm run bench` does, without the peers:
//
//   npm run build
//   node bench/training/threads.js
import { availableParallelism } from 'node:os';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../scripts/chromium.js';
import { main } from '../../scripts/shell.js';
import { times } from './lines.js';
import { networks } from './networks.js';
import { scalingOf } from './scaling.js';
import { serve } from './server.js';

await main(async () => {
  const cores = Math.min(availableParallelism(), 16);
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  try {
    for (const network of networks) {
      const options = { rounds: 5, seconds: 2, trial: 0.5 };
      const scaling = await scalingOf(network, browser, server.address, cores, options);
      if (!scaling) continue;
      const [threads, apart] = [times(scaling.threads), times(scaling.apart)];
      console.log(
        `${network.name}: ${cores} threads ${threads}, ${cores} trainings at once ${apart}`,
      );
    }
  } finally {
    await browser.close();
    server.close();
  }
});
