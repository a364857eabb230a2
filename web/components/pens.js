// What a pen leaves on the pad. The width of the ink is for the eye alone: the reading takes no note of
// it, for digitImage draws every stroke with the pen that MNIST's digits were drawn with.

/** The nibs, in the units of the pad. The one in the middle is as thick as MNIST's pens. */
export const nibs = /** @type {const} */ ({ fine: 10, medium: 17, broad: 26 });

/** @typedef {keyof typeof nibs} Nib */

/** @param {Nib} nib @returns {Nib} the next broader one, or the finest after the broadest */
export function nextNib(nib) {
  const names = /** @type {Nib[]} */ (Object.keys(nibs));
  return names[(names.indexOf(nib) + 1) % names.length];
}

/** How far the hand's pressure at one point is that of the point before: hands and pens tremble. */
const steadiness = 0.6;

/**
 * The width of the ink at a point. A stylus presses it from a half to one and a half of the nib's; a
 * mouse and a finger know no pressure.
 *
 * @param {Nib} nib
 * @param {Pick<PointerEvent, 'pointerType' | 'pressure'>} event
 * @param {number} [before] the width at the point before
 */
export function inkWidth(nib, { pointerType, pressure }, before) {
  if (pointerType !== 'pen' || pressure === 0) return before ?? nibs[nib];
  const pressed = nibs[nib] * (0.5 + Math.min(1, pressure));
  return before === undefined ? pressed : steadiness * before + (1 - steadiness) * pressed;
}

/** Within this distance of its middle the eraser takes a stroke away, in the units of the pad. */
export const eraserReach = 10;
