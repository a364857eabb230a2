// The parts of the drawing pad that need no page.
import { describe, expect, it } from 'vitest';
import { strokesOnTheWay } from '../../web/components/eraser.js';
import { paintStroke, penWidth } from '../../web/components/ink.js';
import { onPad, pointAt, viewOf } from '../../web/components/pad-view.js';
import { inkWidth, nextNib, nibs } from '../../web/components/pens.js';
import { drawnAt, schedule, scheduleWithoutMotion } from '../../web/components/replay.js';
import { StrokeHistory } from '../../web/components/stroke-history.js';

/** @param {...number} coordinates x, y, x, y, … */
function stroke(...coordinates) {
  const points = [];
  for (let i = 0; i < coordinates.length; i += 2) {
    points.push({ x: coordinates[i], y: coordinates[i + 1] });
  }
  return points;
}

describe('the history of strokes', () => {
  const [a, b, c, d] = [1, 2, 3, 4].map((x) => stroke(x, x));

  it('takes back what was erased at once, each stroke to its place', () => {
    const history = new StrokeHistory();
    for (const each of [a, b, c, d]) history.add(each);
    history.remove(new Set([b, d]));
    expect(history.strokes).toEqual([a, c]);
    history.undo();
    expect(history.strokes).toEqual([a, b, c, d]);
    history.redo();
    expect(history.strokes).toEqual([a, c]);
    history.add(d);
    history.undo();
    history.undo();
    expect(history.strokes).toEqual([a, b, c, d]);
    history.undo();
    expect(history.strokes).toEqual([a, b, c]);
  });

  it('has no step for what erased or cleared nothing', () => {
    const history = new StrokeHistory();
    history.clear();
    history.add(a);
    history.remove(new Set([b]));
    history.undo();
    expect(history.canUndo).toBe(false);
    history.undo();
    expect(history.strokes).toEqual([]);
  });

  it('gives lists that stay as they are', () => {
    const history = new StrokeHistory();
    history.add(a);
    const before = history.strokes;
    history.add(b);
    expect(before).toEqual([a]);
  });

  it('keeps ten thousand strokes, and the way back through them', () => {
    const history = new StrokeHistory();
    for (let i = 0; i < 10_000; ++i) history.add(a);
    history.clear();
    history.undo();
    expect(history.strokes).toHaveLength(10_000);
    for (let i = 0; i < 10_000; ++i) history.undo();
    expect(history.strokes).toHaveLength(0);
  });
});

describe('the view of the paper', () => {
  it('is 280 units high, and as wide as the pad’s shape makes it', () => {
    expect(viewOf(420, 420, null)).toEqual({
      scale: 1.5,
      left: 0,
      top: 0,
      width: 280,
      height: 280,
    });
    expect(viewOf(1120, 280, null)).toMatchObject({ scale: 1, width: 1120, height: 280 });
  });

  it('stays where it is while the ink is on the pad, its edges included', () => {
    const ink = { left: 0, top: 0, right: 280, bottom: 280 };
    expect(viewOf(420, 420, ink)).toEqual(viewOf(420, 420, null));
  });

  it('goes back until ink of a wider pad is on it, in the middle', () => {
    const ink = { left: 40, top: 60, right: 1000, bottom: 220 };
    const view = viewOf(420, 420, ink);
    expect(view.scale).toBeLessThan(1.5);
    expect(view.left).toBeLessThan(ink.left);
    expect(view.left + view.width).toBeGreaterThan(ink.right);
    expect(view.left + view.width / 2).toBeCloseTo(520, 9);
    expect(view.top + view.height / 2).toBeCloseTo(140, 9);
  });

  it('leads from the screen to the paper, and never beyond the pad', () => {
    const view = viewOf(560, 560, null);
    expect(pointAt(view, 100, 200)).toEqual({ x: 50, y: 100 });
    expect(pointAt(view, -5, 900)).toEqual({ x: 0, y: 280 });
    expect(onPad(viewOf(1120, 280, null), 2000, -1)).toEqual({ x: 1120, y: 0 });
  });
});

describe('pens', () => {
  const mouse = { pointerType: 'mouse', pressure: 0.5 };
  const stylus = (/** @type {number} */ pressure) => ({ pointerType: 'pen', pressure });

  it('come in three widths, one after the other', () => {
    expect(nextNib('fine')).toBe('medium');
    expect(nextNib('medium')).toBe('broad');
    expect(nextNib('broad')).toBe('fine');
    expect(nibs.medium).toBe(penWidth);
  });

  it('leave ink of the nib’s width, whatever a mouse says of its pressure', () => {
    expect(inkWidth('broad', mouse)).toBe(nibs.broad);
    expect(inkWidth('broad', { ...mouse, pressure: 0 }, nibs.broad)).toBe(nibs.broad);
  });

  it('leave more ink the harder a stylus is pressed, without jumps', () => {
    const light = inkWidth('medium', stylus(0.1));
    const hard = inkWidth('medium', stylus(0.9));
    expect(light).toBeLessThan(nibs.medium);
    expect(hard).toBeGreaterThan(nibs.medium);
    const after = inkWidth('medium', stylus(0.9), light);
    expect(after).toBeGreaterThan(light);
    expect(after).toBeLessThan((light + hard) / 2);
  });
});

describe('the eraser', () => {
  const vertical = stroke(50, 0, 50, 100);
  const dot = stroke(200, 50);
  const reach = 10;

  /** @param {[number, number]} from @param {[number, number]} [to] */
  const touched = ([x, y], [toX, toY] = [x, y]) =>
    strokesOnTheWay([vertical, dot], { x, y }, { x: toX, y: toY }, reach);

  it('takes what it is put down on, and what it passes', () => {
    expect(touched([58, 50])).toEqual([vertical]);
    expect(touched([203, 55])).toEqual([dot]);
    expect(touched([0, 50], [250, 50])).toEqual([vertical, dot]);
  });

  it('takes a stroke that lies between two points it was seen at', () => {
    expect(touched([20, 30], [80, 40])).toEqual([vertical]);
  });

  it('leaves what is beyond its reach', () => {
    expect(touched([62, 50])).toEqual([]);
    expect(touched([50, 115])).toEqual([]);
    expect(touched([100, 0], [100, 100])).toEqual([]);
  });

  it('reaches broad ink from farther away', () => {
    const broad = vertical.map((point) => ({ ...point, width: 30 }));
    expect(strokesOnTheWay([broad], { x: 70, y: 50 }, { x: 70, y: 50 }, reach)).toEqual([broad]);
  });
});

describe('ink', () => {
  /** A canvas that writes down what is painted on it. */
  function recorder() {
    /** @type {string[]} */
    const pieces = [];
    let here = '';
    let path = '';
    const context = {
      lineWidth: 1,
      beginPath: () => (path = ''),
      moveTo: (/** @type {number} */ x, /** @type {number} */ y) => (here = `${x},${y}`),
      lineTo: (/** @type {number} */ x, /** @type {number} */ y) => {
        path += `${here}-${x},${y};`;
        here = `${x},${y}`;
      },
      quadraticCurveTo: (/** @type {number[]} */ ...[x, y, toX, toY]) => {
        path += `${here}~${x},${y}~${toX},${toY};`;
        here = `${toX},${toY}`;
      },
      stroke: () => {
        for (const piece of path.split(';').filter(Boolean)) {
          pieces.push(`${context.lineWidth}: ${piece}`);
        }
      },
    };
    return { context: /** @type {any} */ (context), pieces };
  }

  const line = stroke(0, 0, 10, 0, 20, 10, 30, 10);

  it('is the same, painted at once or as the points come', () => {
    const atOnce = recorder();
    paintStroke(atOnce.context, line);
    const bitByBit = recorder();
    for (let last = 1; last < line.length; ++last) {
      paintStroke(bitByBit.context, line, last - 1, last);
    }
    paintStroke(bitByBit.context, line, line.length - 1);
    expect(bitByBit.pieces).toEqual(atOnce.pieces);
    expect(atOnce.pieces).toHaveLength(line.length);
  });

  it('is there where the pen only touched the paper', () => {
    const { context, pieces } = recorder();
    paintStroke(context, stroke(20, 20));
    const [, ...ends] = /: (.*)-(.*)/.exec(pieces[0]) ?? [];
    expect(ends).toHaveLength(2);
    expect(ends[0]).not.toBe(ends[1]);
  });

  it('has the width of each point', () => {
    const { context, pieces } = recorder();
    const widths = [8, 8, 12, 12];
    paintStroke(
      context,
      line.map((point, i) => ({ ...point, width: widths[i] })),
    );
    expect(pieces.map((piece) => Number.parseInt(piece, 10))).toEqual(widths);
  });
});

describe('a replay', () => {
  it('keeps the pace, and does not wait for one who stops to think', () => {
    const strokes = [
      [10, 30, 60].map((time) => ({ x: 0, y: 0, time })),
      [9060, 9070].map((time) => ({ x: 0, y: 0, time })),
    ];
    const [first, second] = schedule(strokes);
    expect(first).toEqual([0, 20, 50]);
    expect(second[0] - first[2]).toBeLessThan(1000);
    expect(second[1] - second[0]).toBe(10);
  });

  it('draws points without a time at an even pace', () => {
    const [times] = schedule([stroke(0, 0, 1, 1, 2, 2)]);
    expect(times[0]).toBe(0);
    expect(times[1]).toBeGreaterThan(0);
    expect(times[2]).toBe(2 * times[1]);
  });

  it('ends soon, however much there is to draw', () => {
    const many = Array.from({ length: 10_000 }, () => stroke(0, 0, 1, 1));
    expect(schedule(many).at(-1)?.at(-1)).toBeLessThanOrEqual(10_000);
    expect(scheduleWithoutMotion(many).at(-1)?.at(-1)).toBeLessThanOrEqual(10_000);
  });

  it('without motion shows a whole stroke at a time', () => {
    const times = scheduleWithoutMotion([stroke(0, 0, 1, 1), stroke(5, 5, 6, 6)]);
    expect(new Set(times[0]).size).toBe(1);
    expect(times[1][0]).toBeGreaterThan(times[0][1]);
  });

  it('knows what is drawn at a time', () => {
    const times = [[0, 10, 20], [30, 40], []];
    expect(drawnAt(times, 0)).toEqual({ strokes: 0, points: 1 });
    expect(drawnAt(times, 35)).toEqual({ strokes: 1, points: 1 });
    expect(drawnAt(times, 35, { strokes: 0, points: 2 })).toEqual({ strokes: 1, points: 1 });
    expect(drawnAt(times, 40)).toEqual({ strokes: 3, points: 0 });
  });
});
