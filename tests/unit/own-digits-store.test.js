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
