// Ink on a canvas, in the units of the pad: smooth curves through the middles between the points that
// the pointer reported.

/** As thick on the pad as MNIST's pens are on their digits; of points that have no width of their own. */
export const penWidth = 17;
/** The sides of the grid's squares: 28 to the height of the pad. */
const cell = 10;
/** Squares smaller than this are a haze, not a grid; CSS pixels. */
const smallestCell = 7;

/** @typedef {import('../engine/types').Stroke} Stroke */
/** @typedef {import('../engine/types').StrokePoint} StrokePoint */

/**
 * Sets a canvas up for ink: in the units of the pad, as the view has them.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./pad-view.js').View} view
 * @param {string} color
 */
export function preparePen(context, view, color) {
  const scale = view.scale * devicePixelRatio;
  context.setTransform(scale, 0, 0, scale, -view.left * scale, -view.top * scale);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = color;
}

/**
 * The pieces of a stroke at its points `from` to before `to`. A point's piece goes from the middle before
 * it to the middle after it, or from the first point, or to the last; so only the last point's piece
 * changes when the stroke goes on.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Stroke} stroke
 * @param {number} from
 * @param {number} to
 */
export function paintStroke(context, stroke, from = 0, to = stroke.length) {
  if (from >= to) return;
  const last = stroke.length - 1;
  let here = from === 0 ? stroke[0] : middle(stroke[from - 1], stroke[from]);
  let width = stroke[from].width ?? penWidth;
  context.beginPath();
  context.moveTo(here.x, here.y);
  for (let index = from; index < to; index++) {
    const point = stroke[index];
    if ((point.width ?? penWidth) !== width) {
      context.lineWidth = width;
      context.stroke();
      width = point.width ?? penWidth;
      context.beginPath();
      context.moveTo(here.x, here.y);
    }
    if (index === last) {
      // A line of no length at all would leave no ink: a dot is a very short one.
      context.lineTo(point.x + (last === 0 ? 0.01 : 0), point.y);
    } else {
      here = middle(point, stroke[index + 1]);
      context.quadraticCurveTo(point.x, point.y, here.x, here.y);
    }
  }
  context.lineWidth = width;
  context.stroke();
}

/** @param {StrokePoint} one @param {StrokePoint} other @returns {StrokePoint} */
function middle(one, other) {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/**
 * The grid, one device pixel a line wherever the lines fall.
 * @param {HTMLCanvasElement} canvas
 * @param {import('./pad-view.js').View} view
 * @param {string} color
 */
export function paintGrid(canvas, view, color) {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = color;
  const thickness = Math.max(1, Math.round(devicePixelRatio));
  let side = cell;
  while (side * view.scale < smallestCell) side *= 2;
  const scale = view.scale * devicePixelRatio;
  for (let x = firstLine(view.left, side); x < view.left + view.width - 0.01; x += side) {
    context.fillRect(lineAt((x - view.left) * scale), 0, thickness, canvas.height);
  }
  for (let y = firstLine(view.top, side); y < view.top + view.height - 0.01; y += side) {
    context.fillRect(0, lineAt((y - view.top) * scale), canvas.width, thickness);
  }

  /** @param {number} pixels */
  function lineAt(pixels) {
    return Math.round(pixels - thickness / 2);
  }
}

/** @param {number} edge of the view @param {number} side @returns {number} the first line beyond it */
function firstLine(edge, side) {
  return (Math.floor(edge / side + 0.001) + 1) * side;
}

/**
 * Gives a canvas as many pixels as the screen has under it.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width CSS pixels
 * @param {number} height CSS pixels
 * @returns {boolean} whether it changed (and is blank now)
 */
export function fitCanvas(canvas, width, height) {
  const columns = Math.max(1, Math.round(width * devicePixelRatio));
  const rows = Math.max(1, Math.round(height * devicePixelRatio));
  if (canvas.width === columns && canvas.height === rows) return false;
  canvas.width = columns;
  canvas.height = rows;
  return true;
}
