// A browser that cannot run the engine is told which ones can.
import { expect, it, vi } from 'vitest';
import { loadEngine } from '../../web/engine/load-engine.js';

it('names the browsers that have module workers, too', async () => {
  // The module itself is not silent about it.
  for (const way of /** @type {const} */ (['warn', 'error'])) {
    vi.spyOn(console, way).mockImplementation(() => {});
  }
  await expect(loadEngine({ wasmBinary: new Uint8Array(4) })).rejects.toThrow(
    /^Engine: expected a browser .* \(Chrome 111, Firefox 114, Safari 16\.4 or later\), got: /,
  );
});
