import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { prepareData } from '../../scripts/prepare-data.js';
import { MNIST_FILES } from '../../web/data/mnist-files.js';

const CONTENTS = { first: Buffer.alloc(5000, 'ink'), second: Buffer.from('paper') };
const FILES = Object.entries(CONTENTS).map(([name, bytes]) => ({
  name,
  url: `data/${name}.gz`,
  rawBytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
}));

describe('prepareData', () => {
  /** @type {string} */
  let source;
  /** @type {string} */
  let target;
  /** @type {string} */
  let folder;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inkling-data-'));
    source = folder;
    target = join(folder, 'public', 'data');
    for (const [name, bytes] of Object.entries(CONTENTS)) {
      await writeFile(join(source, name), bytes);
    }
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = () => prepareData({ source, target, files: FILES });

  it('writes gzipped files and nothing else', async () => {
    expect(await run()).toEqual({ written: ['first', 'second'], kept: [] });
    expect((await readdir(target)).sort()).toEqual(['first.gz', 'second.gz']);
    expect(gunzipSync(await readFile(join(target, 'first.gz')))).toEqual(CONTENTS.first);
  });

  it('leaves files alone that are right', async () => {
    await run();
    const before = await stat(join(target, 'first.gz'));
    expect(await run()).toEqual({ written: [], kept: ['first', 'second'] });
    expect((await stat(join(target, 'first.gz'))).ino).toBe(before.ino);
  });

  it('mends files that are wrong: cut, foreign, too long', async () => {
    await run();
    const path = join(target, 'first.gz');
    const right = await readFile(path);
    for (const wrong of [right.subarray(0, 20), Buffer.from('junk'), gzipSync(Buffer.alloc(1e6))]) {
      await writeFile(path, wrong);
      expect(await run()).toEqual({ written: ['first'], kept: ['second'] });
      expect(await readFile(path)).toEqual(right);
    }
  });

  it('stops at a raw file that is not the right one, and says which', async () => {
    await writeFile(join(source, 'second'), 'Paper');
    await expect(run()).rejects.toThrow(
      /second is not MNIST's: its SHA-256 should be [0-9a-f]{64}/,
    );
    expect(await readdir(target)).not.toContain('second.gz');
  });

  it('stops at a raw file that is missing', async () => {
    await rm(join(source, 'first'));
    await expect(run()).rejects.toThrow(/first could not be read: ENOENT/);
  });
});

it('lists MNIST with its sizes', () => {
  const sizes = Object.values(MNIST_FILES).map(({ rawBytes }) => rawBytes);
  expect(sizes).toEqual([16 + 60_000 * 784, 8 + 60_000, 16 + 10_000 * 784, 8 + 10_000]);
});
