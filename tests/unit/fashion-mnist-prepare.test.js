import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { prepareFashionMnist } from '../../scripts/prepare-fashion-mnist.js';

const content = Buffer.alloc(5000, 'coat');
const file = {
  name: 'fashion-mnist/images',
  url: 'data/fashion-mnist/images.gz',
  rawBytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
};

describe('prepareFashionMnist', () => {
  /** @type {string} */
  let folder;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inkling-fashion-'));
    await mkdir(join(folder, 'source'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = () =>
    prepareFashionMnist({
      target: join(folder, 'data'),
      source: join(folder, 'source'),
      files: [file],
    });
  const list = async () => JSON.parse(await readFile(join(folder, 'data', 'sets.json'), 'utf8'));

  it('does without where the machine has none, and says so', async () => {
    expect(await run()).toEqual(['mnist']);
    expect(await list()).toEqual(['mnist']);
  });

  it('copies what the machine has, and keeps it when that is gone', async () => {
    const path = join(folder, 'source', 'images.gz');
    await writeFile(path, gzipSync(content));
    expect(await run()).toEqual(['mnist', 'fashion-mnist']);
    expect(await readFile(join(folder, 'data', `${file.name}.gz`))).toEqual(gzipSync(content));
    await rm(path);
    await run();
    expect(await list()).toEqual(['mnist', 'fashion-mnist']);
  });

  it('leaves out files that are not the right ones', async () => {
    await writeFile(join(folder, 'source', 'images.gz'), gzipSync(Buffer.alloc(5000, 'hat')));
    expect(await run()).toEqual(['mnist']);
  });
});
