// Chromium comes from the system; Playwright's own download is not used.
import { existsSync } from 'node:fs';
import { findOnPath } from './shell.js';

/** Headless, in a container, and silent towards the network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {string | undefined} the environment's CHROMIUM, or the first one found on PATH */
export function findChromium() {
  const chosen = process.env.CHROMIUM;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return names.map(findOnPath).find((file) => file !== null) ?? undefined;
}
