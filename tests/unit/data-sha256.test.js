import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';

import { sha256, sha256InJavaScript } from '../../web/data/sha256.js';

/** @param {Uint8Array} bytes */
const reference = (bytes) => createHash('sha256').update(bytes).digest('hex');

describe('sha256', () => {
  // Around the padding's edges: 55 bytes still fit one block, 56 do not.
  it.each([0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 100_003])(
    'agrees with the reference for %i bytes, with and without crypto.subtle',
    async (length) => {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 197 + (i >> 3)) & 0xff);
      expect(sha256InJavaScript(bytes)).toBe(reference(bytes));
      expect(await sha256(bytes)).toBe(reference(bytes));
    },
  );

  it('hashes a view, not the whole buffer behind it', async () => {
    const whole = Uint8Array.from({ length: 300 }, (_, i) => i & 0xff);
    const view = whole.subarray(13, 213);
    expect(sha256InJavaScript(view)).toBe(reference(view));
    expect(await sha256(view)).toBe(reference(view));
  });

  it('does without crypto.subtle where the page is not served securely', async () => {
    vi.stubGlobal('crypto', {});
    try {
      const bytes = Uint8Array.of(97, 98, 99);
      expect(await sha256(bytes)).toBe(
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      );
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
