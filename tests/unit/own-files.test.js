// IDX files of the person's own: every kind of wrong file has its sentence.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readOwnFiles } from '../../web/data/own-files.js';
import { idx, smallFiles } from '../wasm/engine.js';

/** @param {string} name @param {Uint8Array} bytes */
const file = (name, bytes) => new File([/** @type {BlobPart} */ (bytes)], name);

/** @param {number} count */
function pair(count, prefix = 'train') {
  const { images, labels } = smallFiles(count);
  return [file(`${prefix}-images`, images), file(`${prefix}-labels`, labels)];
}

describe('readOwnFiles', () => {
  it('sorts the files, whatever their order, gzipped or not', async () => {
    const { images, labels } = smallFiles(30);
    const test = smallFiles(12);
    const files = [
      file('my-test-labels', test.labels),
      file('labels.gz', gzipSync(labels)),
      file('images', images),
      file('t10k-images.gz', gzipSync(test.images)),
    ];
    expect(await readOwnFiles(files)).toEqual({
      classes: 10,
      trainImages: images,
      trainLabels: labels,
      testImages: test.images,
      testLabels: test.labels,
    });
    expect(await readOwnFiles(pair(10))).toMatchObject({ testImages: null, testLabels: null });
  });

  it('takes the larger to train where names say nothing', async () => {
    const read = await readOwnFiles([...pair(12, 'a'), ...pair(30, 'b')]);
    expect(read.trainLabels).toHaveLength(8 + 30);
    expect(read.testLabels).toHaveLength(8 + 12);
  });

  const { images, labels } = smallFiles(20);
  const good = file('images', images);
  /** @type {[string, File[], string][]} */
  const wrong = [
    [
      'no files',
      [],
      'Own data: expected two files, images and labels, or four with those to test, got 0.',
    ],
    [
      'two of images',
      [good, good],
      'Own data: expected as many files of images as of labels, got 0 of labels and 2 of images.',
    ],
    [
      'an empty file',
      [good, file('b', new Uint8Array())],
      'b: expected an IDX file, got one of 0 bytes.',
    ],
    [
      'a tiny file',
      [good, file('b', labels.slice(0, 6))],
      'b: expected a header, got a file of 6 bytes.',
    ],
    [
      'another magic number',
      [
        good,
        file(
          'b',
          Uint8Array.from({ length: 64 }, () => 0x50),
        ),
      ],
      'b: expected an IDX file of images (0x00000803) or labels (0x00000801), got one that begins with 0x50505050.',
    ],
    [
      'a cut file',
      [good, file('b', labels.slice(0, 20))],
      'b: expected 28 bytes from its header, got a file of 20 bytes.',
    ],
    [
      'a long file',
      [good, file('b', Uint8Array.of(...labels, 1))],
      'b: expected 28 bytes from its header, got more.',
    ],
    [
      'a cut gzip file',
      [good, file('b', gzipSync(labels).subarray(0, 30))],
      'b: expected a whole file, got one that is damaged or cut.',
    ],
    [
      'counts that differ',
      [good, file('b', idx(0x801, [19], new Uint8Array(19)))],
      'Own data: expected as many labels as images, got 20 images in images and 19 labels in b.',
    ],
    [
      'labels beyond 61',
      [good, file('b', idx(0x801, [20], [...Array(19).fill(61), 62]))],
      'b: expected labels from 0 to 61, got 62 as number 20.',
    ],
    [
      'one class',
      [good, file('b', idx(0x801, [20], Array(20).fill(0)))],
      'Own data: expected two classes or more, got one.',
    ],
    [
      'images of another size',
      [file('b', idx(0x803, [20, 32, 32], new Uint8Array(20 * 1024))), file('c', labels)],
      'b: expected images of 28 × 28 pixels, got 32 × 32.',
    ],
    [
      'a header that promises more than any memory holds',
      [file('b', idx(0x803, [2 ** 32 - 1, 28, 28], [])), file('c', labels)],
      'b: expected 10 to 700,000 images, got 4294967295.',
    ],
  ];
  it.each(wrong)('refuses %s', async (_, files, sentence) => {
    await expect(readOwnFiles(files)).rejects.toThrow(sentence);
  });
});
