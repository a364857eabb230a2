import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

import { makeDrawings } from '../../scripts/pretrain/make-drawings.js';

const SCRIPT = new URL('../../scripts/pretrain/make-drawings.js', import.meta.url).pathname;

describe('generated drawings as IDX files', () => {
  const { images, labels } = makeDrawings(30, 1);

  it('have the headers and sizes of MNIST', () => {
    expect(images.length).toBe(16 + 30 * 784);
    expect([...images.subarray(0, 16)]).toEqual([
      0, 0, 8, 3, 0, 0, 0, 30, 0, 0, 0, 28, 0, 0, 0, 28,
    ]);
    expect([...labels.subarray(0, 8)]).toEqual([0, 0, 8, 1, 0, 0, 0, 30]);
    expect([...labels.subarray(8, 20)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  });

  it('all have ink, and depend on the seed but not on the count', () => {
    for (let i = 0; i < 30; ++i) {
      expect(Math.max(...images.subarray(16 + i * 784, 16 + (i + 1) * 784))).toBe(255);
    }
    const fewer = makeDrawings(10, 1).images.subarray(16);
    expect(fewer).toEqual(images.subarray(16, 16 + 10 * 784));
    expect(makeDrawings(10, 2).images.subarray(16)).not.toEqual(fewer);
  });

  it('are refused for a wrong count or seed', () => {
    expect(() => makeDrawings(0, 1)).toThrow(
      'The count must be an integer from 1 to 4000000, but it is 0.',
    );
    expect(() => makeDrawings(1, -1)).toThrow('The seed must be an integer from 0 to 1000');
  });

  it('are written by the script', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inkling-drawings-'));
    try {
      const out = join(folder, 'drawings');
      const run = promisify(execFile);
      await run(process.execPath, [SCRIPT, out, '--count', '30']);
      expect(new Uint8Array(await readFile(join(out, 'train-images-idx3-ubyte')))).toEqual(images);
      expect(new Uint8Array(await readFile(join(out, 'train-labels-idx1-ubyte')))).toEqual(labels);
      await expect(run(process.execPath, [SCRIPT])).rejects.toThrow('Where to?');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
