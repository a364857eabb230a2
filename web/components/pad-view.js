// How the paper lies on the screen. A pad is 280 units high, and as many wide as its shape makes it: a
// square for one digit, several times as wide for a number.

export const padSize = 280;
/** Ink is this far from the edge where a pad of another shape must be made to hold it. */
const margin = 24;

/**
 * @typedef {object} View
 * @property {number} scale CSS pixels per unit
 * @property {number} left the first unit that is seen, of x
 * @property {number} top the first unit that is seen, of y
 * @property {number} width units seen
 * @property {number} height units seen
 */

/**
 * The view of a pad of this size on the screen that has all the ink: 280 units high, unless ink that was
 * drawn on a pad of another shape lies beyond it; then farther away, with the ink in the middle.
 *
 * @param {number} width CSS pixels
 * @param {number} height CSS pixels
 * @param {import('../drawing/strokes.js').Box | null} ink around all points, or null for none
 * @returns {View}
 */
export function viewOf(width, height, ink) {
  const scale = height / padSize;
  const plain = { scale, left: 0, top: 0, width: width / scale, height: padSize };
  // The pen's points stay on the pad, so ink at its very edge is no reason to move.
  const slack = 1e-6;
  if (
    !ink ||
    (ink.left >= -slack &&
      ink.top >= -slack &&
      ink.right <= plain.width + slack &&
      ink.bottom <= plain.height + slack)
  ) {
    return plain;
  }
  const inkWidth = ink.right - ink.left + 2 * margin;
  const inkHeight = ink.bottom - ink.top + 2 * margin;
  const farther = Math.min(scale, width / inkWidth, height / inkHeight);
  return {
    scale: farther,
    left: (ink.left + ink.right - width / farther) / 2,
    top: (ink.top + ink.bottom - height / farther) / 2,
    width: width / farther,
    height: height / farther,
  };
}

/**
 * The point of the paper under a place on the screen, never beyond the pad's edge.
 *
 * @param {View} view
 * @param {number} x CSS pixels from the pad's left edge
 * @param {number} y CSS pixels from its upper edge
 */
export function pointAt(view, x, y) {
  return onPad(view, view.left + x / view.scale, view.top + y / view.scale);
}

/** @param {View} view @param {number} x @param {number} y */
export function onPad({ left, top, width, height }, x, y) {
  return {
    x: Math.min(left + width, Math.max(left, x)),
    y: Math.min(top + height, Math.max(top, y)),
  };
}
