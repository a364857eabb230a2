// A line of the table: Inkling with so many threads, and which of a peer's figures stands beside it.

/** @typedef {import('./compare.js').Measured} Measured */
/**
 * Memory in bytes; the scaling where it was measured.
 * @typedef {import('./compare.js').Comparison &
 *   {memory: number, scaling: import('./scaling.js').Scaling | null}} Row
 */

/** @param {number} value */
export const count = (value) => Math.round(value).toLocaleString('en');

/** @param {number} ratio */
export const times = (ratio) => `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1)} ×`;

/** @param {Row} row @param {number} threads @returns {Measured} */
export function inklingIn({ entries, network }, threads) {
  const found = entries.find((entry) => entry.name === 'Inkling' && entry.threads === threads);
  if (!found) throw new Error(`${network.name}: Inkling was not measured with ${threads} threads.`);
  return found;
}

/**
 * Beside one thread of Inkling's stands one of the peer's, beside all cores the peer's best number of
 * threads, where more than one was tried.
 *
 * @param {Row} row @param {string} peer @param {number} threads Inkling's
 * @returns {Measured | undefined}
 */
export function peerIn({ network, entries }, peer, threads) {
  const ofPeer = entries.filter(({ name }) => name === peer);
  if (threads === 1) return ofPeer.find((entry) => entry.threads === 1);
  if (network.threads === 'one') return undefined;
  return ofPeer.sort((a, b) => b.speed - a.speed)[0];
}
