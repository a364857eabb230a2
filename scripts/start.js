// npm start: builds what is missing, and serves the built site.
import { build } from './build.js';
import { main } from './shell.js';

await main(async () => {
  const wanted = process.env.PORT;
  const port = wanted === undefined ? 4173 : Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT: expected a number from 1 to 65535, got '${wanted}'.`);
  }
  await build();
  const { preview } = await import('vite');
  const server = await preview({
    // Without PORT the next free one is taken.
    preview: { host: process.env.HOST ?? '127.0.0.1', port, strictPort: wanted !== undefined },
  });
  const [address] = server.resolvedUrls?.local ?? server.resolvedUrls?.network ?? [];
  process.stdout.write(`\nInkling is at ${address}   (Ctrl+C ends it)\n`);
});
