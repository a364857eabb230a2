// A drawing drawn again, in its order and at its pace.

/** @typedef {import('../engine/types').Stroke} Stroke */

/** A hand that stops to think is not waited for; milliseconds. */
const longestPause = { withinStroke: 120, betweenStrokes: 320 };
/** Points that carry no time were drawn at about this distance in time. */
const usualStep = 16;
/** However long it took to draw, it is drawn again within this time. */
const longestReplay = 8000;
/** Where motion is to be reduced, a whole stroke appears at a time, this long after the last. */
const strokeByStroke = 500;

/**
 * When each point is drawn, in milliseconds from the start: one list a stroke.
 *
 * @param {Stroke[]} strokes
 * @returns {number[][]}
 */
export function schedule(strokes) {
  let now = 0;
  /** @type {number | undefined} */
  let last;
  let isFirst = true;
  const times = strokes.map((stroke) =>
    stroke.map(({ time }, index) => {
      const limit = index === 0 ? longestPause.betweenStrokes : longestPause.withinStroke;
      const passed = time === undefined || last === undefined ? usualStep : time - last;
      if (!isFirst) now += Math.min(limit, Math.max(0, passed));
      isFirst = false;
      last = time;
      return now;
    }),
  );
  const haste = Math.min(1, longestReplay / Math.max(1, now));
  return times.map((stroke) => stroke.map((time) => time * haste));
}

/**
 * When each point is drawn where nothing may move: stroke by stroke.
 *
 * @param {Stroke[]} strokes
 * @returns {number[][]}
 */
export function scheduleWithoutMotion(strokes) {
  const step = Math.min(strokeByStroke, longestReplay / Math.max(1, strokes.length));
  return strokes.map((stroke, index) => stroke.map(() => index * step));
}

/**
 * How much is drawn at a time: whole strokes, and points of the one after them.
 *
 * @param {number[][]} times
 * @param {number} now milliseconds from the start
 * @param {{strokes: number, points: number}} from what was drawn before
 */
export function drawnAt(times, now, from = { strokes: 0, points: 0 }) {
  let { strokes, points } = from;
  while (strokes < times.length) {
    const stroke = times[strokes];
    while (points < stroke.length && stroke[points] <= now) points++;
    if (points < stroke.length) break;
    strokes++;
    points = 0;
  }
  return { strokes, points };
}

/**
 * Draws again until all is drawn or it is told to stop.
 *
 * @param {Stroke[]} strokes
 * @param {Pick<import('./pad-paper.js').PadPaper, 'paint' | 'extend' | 'finish'>} paper
 * @param {() => void} finished not called when it was stopped
 * @returns {() => void} stops it
 */
export function replay(strokes, paper, finished) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const times = still ? scheduleWithoutMotion(strokes) : schedule(strokes);
  const start = performance.now();
  let drawn = { strokes: 0, points: 0 };
  paper.paint([]);
  let frame = requestAnimationFrame(function next() {
    const now = drawnAt(times, performance.now() - start, drawn);
    for (let index = drawn.strokes; index < now.strokes; index++) {
      paper.finish(strokes[index], index === drawn.strokes ? drawn.points : 0);
    }
    const isSame = now.strokes === drawn.strokes;
    if (now.points > (isSame ? drawn.points : 0)) {
      paper.extend(strokes[now.strokes].slice(0, now.points), isSame ? drawn.points : 0);
    }
    drawn = now;
    if (drawn.strokes === strokes.length) finished();
    else frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}
