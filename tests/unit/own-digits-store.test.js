// The person's own digits where the browser keeps nothing: Node has no IndexedDB either.
import { expect, it } from 'vitest';

import { OwnDigits } from '../../web/data/own-digits.js';

const dot = [[{ x: 9, y: 9 }]];

it('are on the page without a storage, and the problem fits into a sentence', async () => {
  const own = new OwnDigits();
  await own.open();
  expect(own.problem).toBe('it has no storage here');
  await own.add([{ digit: 1, strokes: dot }]);
  expect(own.digits).toMatchObject([{ digit: 1, strokes: dot }]);
  expect(own.problem).toBe('it has no storage here');
});

it('are kept with no more points than are read', async () => {
  const own = new OwnDigits();
  const line = Array.from({ length: 100_000 }, (_, i) => ({ x: i / 1000, y: 9 }));
  await own.add([{ digit: 1, strokes: [line] }]);
  expect(own.digits[0].strokes[0].length).toBeLessThanOrEqual(10_002);
});
