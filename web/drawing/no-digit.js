// What the pen's path alone tells of drawings that are no digits. At 28 × 28 a square is nearly a 0, and
// so is a face whose eyes and mouth run into its outline: the judge, which sees pictures, takes many
// of them for one. As strokes they are plain: a 0 has neither corners nor two marks inside.

import { boundingBox, deskew, pointCount } from './strokes.js';

/** @typedef {import('./strokes.js').Stroke} Stroke */
/** @typedef {{x: number, y: number}} Point */

/** Ends nearer than this meet; as a share of the drawing's longer side. */
const MEET = 0.2;
/** Strokes nearer than this touch; the same. A pen's width, about. */
const TOUCH = 0.06;
/** An outline is looked at as so many points, evenly spaced. */
const POINTS = 72;
/** A corner turns within so many of them to each side … */
const REACH = 3;
/** … by more than this, in radians. A round 0 turns by a quarter of it there. */
const CORNER = 0.8;
/** So much of its full turn a polygon makes at its corners; a round outline hardly any. */
const CORNERS_SHARE = 0.8;
/** More turning than this, to and fro: no polygon of straight sides, whose turns are 2π in all. */
const MAX_BENDS = 9;
/** A higher rectangle is a 0 as displays show it, perhaps. */
const MAX_ASPECT = 1.7;
/** Of more strokes or points than this no outline is looked for: it would take long, and be none. */
const MAX_STROKES = 40;
const MAX_POINTS = 4000;

/**
 * Whether a drawing is a polygon, or an outline with marks inside, as a face is.
 *
 * @param {Stroke[]} strokes
 */
export function isNoDigit(strokes) {
  const inked = strokes.filter((stroke) => stroke.length > 0);
  if (inked.length === 0 || inked.length > MAX_STROKES) return false;
  if (pointCount(inked) > MAX_POINTS) return false;
  return isPolygon(inked) || hasMarksInside(inked);
}

/**
 * One closed line that turns at three corners or more and hardly between them.
 *
 * @param {Stroke[]} strokes with points
 */
function isPolygon(strokes) {
  const upright = deskew(strokes);
  const size = sizeOf(upright);
  const { left, top, right, bottom } = /** @type {import('./strokes.js').Box} */ (
    boundingBox(upright)
  );
  if (size === 0 || bottom - top > MAX_ASPECT * (right - left)) return false;
  const outline = joined(strokes, MEET * sizeOf(strokes));
  if (outline === null || !isClosed(outline, MEET * sizeOf(strokes))) return false;
  const points = evenlySpaced([...outline, outline[0]]);
  const turns = points.map((point, i) => {
    const before = points[(i + POINTS - REACH) % POINTS];
    const after = points[(i + REACH) % POINTS];
    return turn(before, point, after);
  });
  // A simple closed line turns once, whichever way; an 8 not at all, two circles twice.
  const whole = turns.reduce((sum, each) => sum + each, 0) / REACH;
  if (Math.abs(Math.abs(whole) - 2 * Math.PI) > 1) return false;
  const bends = turns.reduce((sum, each) => sum + Math.abs(each), 0) / REACH;
  if (bends > MAX_BENDS) return false;
  const way = Math.sign(whole);
  const corners = turns.filter(
    (each, i) =>
      way * each > CORNER &&
      neighbours(i).every((j) => turns[j] * way < each * way || (turns[j] === each && j > i)),
  );
  const atCorners = corners.reduce((sum, each) => sum + Math.abs(each), 0);
  return corners.length >= 3 && atCorners > CORNERS_SHARE * 2 * Math.PI;
}

/** @param {number} i @returns {number[]} the places within reach of it, itself left out */
function neighbours(i) {
  return Array.from({ length: 2 * REACH }, (_, k) => {
    const step = k < REACH ? k - REACH : k - REACH + 1;
    return (i + step + POINTS) % POINTS;
  });
}

/**
 * Two marks or more that lie within a closed line and touch neither it nor each other.
 *
 * @param {Stroke[]} strokes with points
 */
function hasMarksInside(strokes) {
  const size = sizeOf(strokes);
  return strokes.some((outline) => {
    if (!isClosed(outline, MEET * size) || sizeOf([outline]) < 0.7 * size) return false;
    const inside = strokes.filter(
      (stroke) =>
        stroke !== outline &&
        stroke.every((point) => isInside(point, outline)) &&
        !touches(stroke, outline, TOUCH * size),
    );
    const apart = inside.filter((stroke, i) =>
      inside.slice(0, i).every((other) => !touches(stroke, other, TOUCH * size)),
    );
    return apart.length >= 2;
  });
}

/** The longer side of the box around them. @param {Stroke[]} strokes with points */
function sizeOf(strokes) {
  const { left, top, right, bottom } = /** @type {import('./strokes.js').Box} */ (
    boundingBox(strokes)
  );
  return Math.max(right - left, bottom - top);
}

/** @param {Stroke} stroke @param {number} near */
function isClosed(stroke, near) {
  return stroke.length > 2 && apart(stroke[0], stroke[stroke.length - 1]) < near;
}

/**
 * All strokes as one line, each from the end of the one before.
 *
 * @param {Stroke[]} strokes
 * @param {number} near
 * @returns {Stroke | null} null where they do not meet
 */
function joined([first, ...rest], near) {
  const line = [...first];
  while (rest.length > 0) {
    const end = line[line.length - 1];
    const next = rest.findIndex(
      (stroke) => apart(stroke[0], end) < near || apart(stroke[stroke.length - 1], end) < near,
    );
    if (next === -1) return null;
    const [stroke] = rest.splice(next, 1);
    line.push(...(apart(stroke[0], end) < near ? stroke : [...stroke].reverse()));
  }
  return line;
}

/** @param {Point[]} line closed @returns {Point[]} POINTS of them, a step of its length apart */
function evenlySpaced(line) {
  const steps = line.slice(1).map((point, i) => apart(point, line[i]));
  const step = steps.reduce((sum, each) => sum + each, 0) / POINTS;
  /** @type {Point[]} */
  const points = [];
  let passed = 0;
  for (let i = 0; i < steps.length; i++) {
    while (points.length * step < passed + steps[i] && points.length < POINTS) {
      const part = (points.length * step - passed) / steps[i];
      const [a, b] = [line[i], line[i + 1]];
      points.push({ x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) });
    }
    passed += steps[i];
  }
  while (points.length < POINTS) points.push(line[line.length - 1]);
  return points;
}

/** The angle between two steps, in −π .. π. @param {Point} a @param {Point} b @param {Point} c */
function turn(a, b, c) {
  const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y];
  return Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
}

/**
 * Whether a point lies within a closed line: a ray from it crosses that an odd number of times.
 *
 * @param {Point} point
 * @param {Stroke} line
 */
function isInside({ x, y }, line) {
  const crossed = line.filter((a, i) => {
    const b = line[(i + 1) % line.length];
    return a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
  });
  return crossed.length % 2 === 1;
}

/** @param {Stroke} one @param {Stroke} other @param {number} near */
function touches(one, other, near) {
  return one.some((a) => other.some((b) => apart(a, b) < near));
}

/** @param {Point} a @param {Point} b */
function apart(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
