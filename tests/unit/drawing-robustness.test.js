// A digit stays that digit however it is drawn: thin or thick, small, off-centre, slanted, wide, tall.
// What each distortion costs over a thousand drawings: npm run bench:drawing.
import { beforeAll, describe, expect, it } from 'vitest';

import { distorted, plainDrawings } from '../../bench/drawing/fixed-set.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { openSessions } from './session-support.js';

/** @typedef {import('../../bench/drawing/fixed-set.js').Drawn} Drawn */

/** @type {import('../../web/engine/session.js').Session} */
let session;
/** @type {Drawn[]} */
let traced;

beforeAll(async () => {
  const openSession = await openSessions();
  ({ session } = openSession());
  // The second of each: the first 5 of the test set is as much a 6.
  const two = await plainDrawings(2);
  traced = two.filter(({ digit }, i) => two.findIndex((one) => one.digit === digit) !== i);
});

/** A digit of the generator's, in the middle of the pad. @type {Drawn[]} */
const generated = Array.from({ length: 10 }, (_, digit) => ({
  digit,
  strokes: generateDigit(digit, 500 + digit).strokes,
  penWidth: 17,
}));

/** @param {Drawn[]} drawings @param {string} name */
function answers(drawings, name) {
  return distorted(drawings, name).map(({ strokes }) => session.read(strokes).digit);
}

describe.each([
  'plain',
  'thin',
  'thick',
  'small',
  'large',
  'off-centre',
  'slanted right',
  'slanted left',
  'wide',
  'tall',
])('%s', (name) => {
  it('generated digits are read as themselves', () => {
    expect(answers(generated, name)).toEqual(generated.map(({ digit }) => digit));
  });

  it('digits of MNIST’s test set, as strokes, are read as themselves', () => {
    expect(answers(traced, name)).toEqual(traced.map(({ digit }) => digit));
  });
});
