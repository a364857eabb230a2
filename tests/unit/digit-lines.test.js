// Own digits as a file: what is exported comes back, and what is wrong is told by its line.
import { describe, expect, it } from 'vitest';
import { readLines, toLines } from '../../web/data/digit-lines.js';

const digits = [
  {
    digit: 7,
    strokes: [
      [
        { x: 28, y: 140 },
        { x: 280, y: 0 },
      ],
    ],
  },
  { digit: 0, strokes: [[{ x: 0, y: 0 }], [{ x: 14, y: 70 }]] },
];
const text =
  '{"digit":7,"strokes":[[[0.1,0.5],[1,0]]]}\n{"digit":0,"strokes":[[[0,0]],[[0.05,0.25]]]}\n';

describe('own digits as JSON Lines', () => {
  it('are written as parts of the pad', () => {
    expect(toLines(digits)).toBe(text);
  });

  it('come back as they were, whatever else a line says', async () => {
    expect(await readLines(new Blob([text]))).toEqual(digits);
    const other = `\n${text.replace('{', '{"writer": "w7", ')}\n\n`;
    expect(await readLines(new Blob([other]))).toEqual(digits);
  });

  /** @type {[string, string, string | RegExp][]} */
  const wrong = [
    ['nothing', ' \n', 'Import: expected a digit or more, got none.'],
    ['no JSON', `${text}P4 28 28`, /^Import, line 3: expected \{"digit": 7, .* got no JSON\.$/],
    [
      'another label',
      '{"digit":12,"strokes":[[[0,0]]]}',
      /^Import, line 1: Own digit: expected a whole number from 0 to 9, got 12\.$/,
    ],
    ['null', 'null', /^Import, line 1: Own digit: expected a whole number/],
    ['no strokes', '{"digit":1}', /^Import, line 1: Strokes: expected an array/],
    [
      'a point that is none',
      '{"digit":1,"strokes":[[[0,"1"]]]}',
      /^Import, line 1: Stroke 0, point 0, x: expected/,
    ],
    [
      'a point without y',
      '{"digit":1,"strokes":[[[0]]]}',
      /^Import, line 1: Stroke 0, point 0, y: expected/,
    ],
    [
      'no ink',
      '{"digit":1,"strokes":[[]]}',
      /^Import, line 1: Own digit: expected a drawing, got one without ink\.$/,
    ],
    ['too many', text.repeat(2501), 'Import: expected at most 5,000 digits, got more.'],
  ];
  it.each(wrong)('are refused: %s', async (_, content, sentence) => {
    await expect(readLines(new Blob([content]))).rejects.toThrow(sentence);
  });

  it('are refused by their size before they are read', async () => {
    const file = new Blob([new Uint8Array(5_000_001)]);
    file.text = () => Promise.reject(new Error('It was read.'));
    await expect(readLines(file)).rejects.toThrow(
      'Import: expected a file of at most 5 MB, got 5.0 MB.',
    );
  });
});
