// Ink on a canvas, in the units of the 280 × 280 pad: smooth curves through the middles between the
// points that the pointer reported.

export const padSize = 280;
/** As thick on the pad as MNIST's pens are on their digits. */
export const penWidth = 17;
const cells = 28;

/** @typedef {import('../engine/types').Stroke} Stroke */

/** @param {CanvasRenderingContext2D} context @param {string} color */
export function preparePen(context, color) {
  context.lineWidth = penWidth;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = color;
}

/**
 * The part of a stroke that its points from `start` on have added.
 * @param {CanvasRenderingContext2D} context
 * @param {Stroke} stroke
 * @param {number} start
 */
export function paintStroke(context, stroke, start = 0) {
  const first = Math.max(0, start - 2);
  if (stroke.length === 0) return;
  context.beginPath();
  const from = first === 0 ? stroke[0] : middle(stroke[first], stroke[first + 1]);
  context.moveTo(from.x, from.y);
  for (let index = first + 1; index < stroke.length - 1; index++) {
    const to = middle(stroke[index], stroke[index + 1]);
    context.quadraticCurveTo(stroke[index].x, stroke[index].y, to.x, to.y);
  }
  const last = stroke[stroke.length - 1];
  context.lineTo(last.x, last.y);
  context.stroke();
}

/** @param {import('../engine/types').StrokePoint} one @param {import('../engine/types').StrokePoint} other */
function middle(one, other) {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/**
 * The 28 × 28 grid, one device pixel a line wherever the lines fall.
 * @param {HTMLCanvasElement} canvas
 * @param {string} color
 */
export function paintGrid(canvas, color) {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = color;
  const thickness = Math.max(1, Math.round(devicePixelRatio));
  for (let line = 1; line < cells; line++) {
    const at = Math.round((canvas.width * line) / cells - thickness / 2);
    context.fillRect(at, 0, thickness, canvas.height);
    context.fillRect(0, at, canvas.width, thickness);
  }
}

/**
 * Gives a canvas as many pixels as the screen has under it.
 * @param {HTMLCanvasElement} canvas
 * @param {number} size CSS pixels
 * @returns {boolean} whether it changed (and is blank now)
 */
export function fitCanvas(canvas, size) {
  const pixels = Math.max(1, Math.round(size * devicePixelRatio));
  if (canvas.width === pixels && canvas.height === pixels) return false;
  canvas.width = pixels;
  canvas.height = pixels;
  return true;
}
