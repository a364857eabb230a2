import { describe, expect, it } from 'vitest';

import { cutStroke, typicalHeight } from '../../web/drawing/segmentation/atoms.js';
import { bestCover, bestCoverWithout } from '../../web/drawing/segmentation/cover.js';
import { describeGroup, findGroups } from '../../web/drawing/segmentation/groups.js';
import { pathLengths } from '../../web/drawing/segmentation/paths.js';
import { createRandom } from '../../web/drawing/generator/random.js';
import { findAtoms } from '../../web/drawing/segmentation.js';

/** @param {...number} coordinates x, y, x, y, … */
function stroke(...coordinates) {
  const points = [];
  for (let i = 0; i < coordinates.length; i += 2) {
    points.push({ x: coordinates[i], y: coordinates[i + 1] });
  }
  return points;
}

const box = (/** @type {number} */ width, /** @type {number} */ height) => ({
  left: 0,
  top: 0,
  right: width,
  bottom: height,
});

/** @param {number} centreX @param {number} [width] @param {number} [height] */
function ellipse(centreX, width = 60, height = 100) {
  return Array.from({ length: 41 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 40 - Math.PI / 2;
    return {
      x: centreX + (width / 2) * Math.cos(angle),
      y: 50 + (height / 2) * Math.sin(angle),
    };
  });
}

describe('the typical height', () => {
  it('is that of the high strokes: bars and dots do not count', () => {
    const boxes = [box(10, 100), box(60, 4), box(60, 2), box(50, 110), box(1, 1), box(9, 96)];
    expect(typicalHeight(boxes)).toBe(100);
  });

  it('is never 0', () => {
    expect(typicalHeight([box(0, 0)])).toBe(1);
    expect(typicalHeight([box(80, 0)])).toBe(1);
  });
});

describe('cutting a stroke', () => {
  it('leaves whole what is as narrow as a digit, or is one digit however wide', () => {
    const one = stroke(20, 0, 20, 100);
    expect(cutStroke(one, 0, 100)).toMatchObject([{ points: one, piece: 0, pieces: 1 }]);
    expect(cutStroke(ellipse(50, 110), 0, 100)).toHaveLength(1);
    expect(cutStroke(stroke(0, 50, 200, 50), 0, 100)).toHaveLength(1); // a long bar
  });

  it('cuts between two digits that the pen wrote without leaving the paper', () => {
    const zeros = [...ellipse(30), ...ellipse(110)];
    const pieces = cutStroke(zeros, 3, 100);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.every((atom) => atom.stroke === 3 && atom.pieces === pieces.length)).toBe(true);
    // One of the cuts is on the run from the first, which ends at (30, 0), to the second.
    const run = pieces.slice(1).map(({ points }) => points[0]);
    expect(run.some(({ x, y }) => x >= 30 && x <= 110 && y < 5)).toBe(true);
  });

  it('loses no ink: the pieces follow each other', () => {
    const zeros = [...ellipse(30), ...ellipse(110), ...ellipse(190)];
    const pieces = cutStroke(zeros, 0, 100);
    const whole = /** @type {number} */ (pathLengths(zeros).at(-1));
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(whole, 6);
    pieces.slice(1).forEach(({ points, from }, i) => {
      expect(points[0].x).toBeCloseTo(/** @type {any} */ (pieces[i].points.at(-1)).x, 6);
      expect(from).toBeCloseTo(pieces[i].from + pieces[i].length, 6);
    });
  });
});

describe('groups', () => {
  /** @param {...import('../../web/drawing/strokes.js').Stroke} strokes */
  function groupsOf(...strokes) {
    const { atoms, height } = findAtoms(strokes);
    const groups = findGroups(atoms, height);
    const keys = groups.map((group) =>
      group.atoms
        .map((i) => atoms[i].stroke)
        .sort()
        .join('+'),
    );
    return { atoms, height, groups, keys };
  }

  it('join the bar of a 5 to its body, also when it is drawn last of all', () => {
    const body = stroke(20, 5, 18, 45, 50, 60, 40, 95, 10, 98);
    const bar = stroke(22, 3, 60, 0);
    expect(groupsOf(body, bar, stroke(110, 0, 110, 100)).keys).toContain('0+1');
    expect(groupsOf(body, stroke(110, 0, 110, 100), stroke(150, 0, 150, 99), bar).keys).toContain(
      '0+3',
    );
  });

  it('have each atom alone among them, and none of strokes far apart', () => {
    const { keys } = groupsOf(stroke(0, 0, 0, 100), stroke(80, 0, 80, 100), stroke(99, 0, 99, 99));
    expect(keys.sort()).toEqual(['0', '1', '1+2', '2']);
  });

  it('are never more than can be looked at', () => {
    const hatching = Array.from({ length: 48 }, (_, i) => stroke(4 * i, 0, 4 * i + 3, 100));
    const { groups } = groupsOf(...hatching);
    expect(groups.length).toBeLessThan(1000);
    for (let i = 0; i < 48; ++i) {
      expect(groups.some(({ atoms }) => atoms.length === 1 && atoms[0] === i)).toBe(true);
    }
  });

  it('know what they lie over, how far their strokes are apart, and what was cut', () => {
    const { atoms, height, groups } = groupsOf(
      stroke(0, 0, 0, 100),
      stroke(-30, 50, 30, 50),
      stroke(200, 0, 200, 100),
      stroke(220, 0, 220, 100),
    );
    const shape = (/** @type {string} */ members) => {
      const group = groups.find(
        (g) =>
          g.atoms
            .map((i) => atoms[i].stroke)
            .sort()
            .join('+') === members,
      );
      if (group === undefined) throw new Error(`no group ${members}`);
      return describeGroup(group, atoms, height);
    };
    expect(shape('0').overlap).toBeGreaterThan(0.4);
    expect(shape('0+1')).toMatchObject({ overlap: 0, apart: 0, strokes: 2, cuts: 0, height: 1 });
    expect(shape('2+3').space).toBeCloseTo(0.2, 6);
    expect(shape('2+3').apart).toBeCloseTo(0.2, 6);
    expect(shape('2').overlap).toBe(0);
  });
});

describe('the best division', () => {
  /**
   * Every division of the atoms from `first` on, one by one.
   *
   * @template {{atoms: number[]}} T
   * @param {number} count
   * @param {T[]} candidates
   * @param {Set<number>} [taken]
   * @returns {T[][]}
   */
  function allDivisions(count, candidates, taken = new Set()) {
    let first = 0;
    while (taken.has(first)) ++first;
    if (first === count) return [[]];
    return candidates
      .filter(({ atoms }) => atoms[0] === first && !atoms.some((atom) => taken.has(atom)))
      .flatMap((candidate) =>
        allDivisions(count, candidates, new Set([...taken, ...candidate.atoms])).map((rest) => [
          candidate,
          ...rest,
        ]),
      );
  }

  it('is the best one of the most probable reading, whose share is right', () => {
    const random = createRandom(12);
    for (let trial = 0; trial < 30; ++trial) {
      const count = 6;
      /** @type {{atoms: number[], score: number, text: string}[]} */
      const candidates = [];
      for (let set = 1; set < 2 ** count; ++set) {
        const atoms = [...Array(count).keys()].filter((i) => set & (1 << i));
        if (atoms.length === 1 || (atoms.length < 4 && random.chance(0.3))) {
          candidates.push({ atoms, score: random.normal(2), text: random.chance(0.2) ? '' : '7' });
        }
      }
      const { groups, share } = bestCover(count, candidates);

      const scoreOf = (/** @type {typeof candidates} */ division) =>
        division.reduce((sum, { score }) => sum + score, 0);
      const textOf = (/** @type {typeof candidates} */ division) =>
        division.map(({ text }) => text).join('');
      const divisions = allDivisions(count, candidates);
      const shares = new Map();
      for (const division of divisions) {
        const text = textOf(division);
        shares.set(text, (shares.get(text) ?? 0) + Math.exp(scoreOf(division)));
      }
      const [text, most] = [...shares].sort(([, one], [, other]) => other - one)[0];
      const best = Math.max(...divisions.filter((d) => textOf(d) === text).map(scoreOf));
      const all = [...shares.values()].reduce((sum, each) => sum + each, 0);

      expect(groups.flatMap(({ atoms }) => atoms).sort()).toEqual([...Array(count).keys()]);
      expect(textOf(groups)).toBe(text);
      expect(scoreOf(groups)).toBeCloseTo(best, 9);
      expect(share).toBeCloseTo(most / all, 9);
    }
  });

  it('is of the reading that many divisions share, though another one is the best of them', () => {
    const candidates = [
      { atoms: [0, 1], score: 2, text: '4' },
      { atoms: [0], score: 1.5, text: '1' },
      { atoms: [1], score: 0, text: '7' },
      { atoms: [1], score: 0, text: '7' },
    ];
    const { groups, share } = bestCover(2, candidates);
    expect(groups.map(({ text }) => text)).toEqual(['1', '7']);
    expect(share).toBeCloseTo((2 * Math.exp(1.5)) / (2 * Math.exp(1.5) + Math.exp(2)), 9);
  });

  it('may take atoms that others lie between', () => {
    const candidates = [
      ...[0, 1, 2, 3].map((atom) => ({ atoms: [atom], score: -1, text: '1' })),
      { atoms: [0, 2], score: 3, text: '4' },
      { atoms: [1, 3], score: 3, text: '5' },
      { atoms: [0, 1], score: 3.5, text: '7' },
    ];
    const { groups } = bestCover(4, candidates);
    expect(groups.map(({ atoms }) => atoms.join())).toEqual(['0,2', '1,3']);
  });

  it('does without one of two groups that exclude each other', () => {
    const single = [0, 1, 2].map((atom) => ({ atoms: [atom], score: -2, text: '1' }));
    const runs = [4, 3, 5].map((score, atom) => ({ atoms: [atom], score, text: '' }));
    /** @param {{atoms: number[], text: string}} a @param {{atoms: number[], text: string}} b */
    const excludes = (a, b) =>
      a.text === '' && b.text === '' && Math.abs(a.atoms[0] - b.atoms[0]) === 1;
    for (const tries of [4, 0]) {
      const { groups } = bestCoverWithout(3, [...single, ...runs], excludes, tries);
      expect(groups.map(({ text }) => text)).toEqual(['', '1', '']);
    }
  });
});
