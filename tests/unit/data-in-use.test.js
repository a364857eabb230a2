// What was made of data is let go when the rest of it fails.
import { describe, expect, it, vi } from 'vitest';
import { DataInUse } from '../../web/engine/data-in-use.js';

const bytes = new Uint8Array(1);

/** Data sets that count the deleted ones, and of which the `fails`th cannot be made. @param {number} fails */
function engineFailing(fails) {
  const deleted = vi.fn();
  let made = 0;
  const make = () => {
    made += 1;
    if (made === fails) throw new Error('No memory.');
    return { count: () => 12, slice: make, delete: deleted };
  };
  return { deleted, engine: { DataSet: { fromIdx: make } } };
}

describe('data that fails half made', () => {
  it.each([
    ['without a test set, at its training part', null, 2, 1],
    ['without a test set, at its test part', null, 3, 2],
    ['with a test set, at that', bytes, 2, 1],
  ])('leaves nothing in memory: %s', async (_, test, fails, made) => {
    const { engine, deleted } = engineFailing(fails);
    const files = { trainImages: bytes, trainLabels: bytes, testImages: test, testLabels: test };
    const data = new DataInUse({
      engine: /** @type {any} */ (engine),
      loadFiles: async () => files,
      report: () => {},
    });
    await expect(data.sets()).rejects.toThrow('No memory.');
    expect(deleted).toHaveBeenCalledTimes(made);
  });
});
