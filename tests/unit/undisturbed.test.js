// Whoever needs the weights to stay as they are.
import { expect, it } from 'vitest';
import { Undisturbed } from '../../web/engine/undisturbed.js';

it('are wanted from when they are asked for until the last has done its work', async () => {
  const undisturbed = new Undisturbed();
  expect(undisturbed.isWanted).toBe(false);
  const first = undisturbed.during(async () => {});
  const second = undisturbed.during(async () => expect(undisturbed.isWanted).toBe(true));
  expect(undisturbed.isWanted).toBe(true);
  await first;
  await second;
  expect(undisturbed.isWanted).toBe(false);
  const failing = undisturbed.during(() => Promise.reject(new Error('Mine.')));
  await expect(failing).rejects.toThrow('Mine.');
  expect(undisturbed.isWanted).toBe(false);
});
