import { boundingBox } from '../drawing/extent.js';
import { FrameBudget } from './frame-budget.js';
import { fitCanvas, paintGrid, paintStroke, preparePen } from './ink.js';
import { padSize, viewOf } from './pad-view.js';
import { color } from './theme.js';

/** @typedef {import('../engine/types').Stroke} Stroke */

/**
 * The paper of the pad: three canvases over each other. The grid; the ink that stays; and the wet end of
 * the stroke under the pen, which is painted anew with each point.
 */
export class PadPaper {
  #root;
  #frame = 0;
  #budget = new FrameBudget();
  #isWet = false;
  /** @type {import('./pad-view.js').View} */
  view = { scale: 1, left: 0, top: 0, width: padSize, height: padSize };

  /** @param {HTMLElement & {renderRoot: HTMLElement | DocumentFragment}} pad */
  constructor(pad) {
    this.#root = pad;
  }

  /** @param {'grid' | 'ink' | 'wet'} name */
  #canvas(name) {
    return /** @type {HTMLCanvasElement | null} */ (
      this.#root.renderRoot.querySelector(`canvas.${name}`)
    );
  }

  /** @param {'ink' | 'wet'} name */
  #pen(name) {
    return /** @type {CanvasRenderingContext2D} */ (this.#canvas(name)?.getContext('2d'));
  }

  /**
   * As large as the pad is on the screen, and showing all of these strokes.
   * @param {Stroke[]} strokes
   * @param {boolean} [always] paint also when nothing has changed
   */
  fit(strokes, always = false) {
    const { clientWidth: width, clientHeight: height } = this.#root;
    const [grid, ink, wet] = [this.#canvas('grid'), this.#canvas('ink'), this.#canvas('wet')];
    if (!grid || !ink || !wet || width === 0) return;
    const before = this.view;
    this.view = viewOf(width, height, boundingBox(strokes));
    const moved = before.scale !== this.view.scale || before.left !== this.view.left;
    fitCanvas(wet, width, height);
    if (fitCanvas(grid, width, height) || moved || always) {
      paintGrid(grid, this.view, color('--grid'));
    }
    if (fitCanvas(ink, width, height) || moved || always) this.paint(strokes);
  }

  /** Paints these strokes and no others, as many as a frame has time for in each. @param {Stroke[]} strokes */
  paint(strokes) {
    if (!this.#pen('ink')) return;
    this.#blank('ink');
    this.#dry();
    this.#budget.begin();
    let [next, from] = [0, 0];
    const paintSome = () => {
      let points = this.#budget.next(performance.now());
      while (next < strokes.length && points > 0) {
        const stroke = strokes[next];
        const to = Math.min(stroke.length, from + points);
        paintStroke(this.#pen('ink'), stroke, from, to);
        points -= to - from;
        from = to < stroke.length ? to : 0;
        if (from === 0) next++;
      }
      if (next < strokes.length) this.#frame = requestAnimationFrame(paintSome);
    };
    cancelAnimationFrame(this.#frame);
    paintSome();
  }

  /**
   * More of the stroke under the pen.
   * @param {Stroke} stroke
   * @param {number} from its first point that is new
   */
  extend(stroke, from) {
    const last = stroke.length - 1;
    paintStroke(this.#pen('ink'), stroke, Math.max(0, from - 1), last);
    this.#blank('wet');
    this.#isWet = true;
    paintStroke(this.#pen('wet'), stroke, last);
  }

  /**
   * The stroke's end dries.
   * @param {Stroke} stroke
   * @param {number} [from] its first point that is new
   */
  finish(stroke, from = stroke.length) {
    paintStroke(this.#pen('ink'), stroke, Math.max(0, from - 1));
    this.#dry();
  }

  #dry() {
    if (this.#isWet) this.#blank('wet');
    this.#isWet = false;
  }

  /** @param {'ink' | 'wet'} name */
  #blank(name) {
    const context = this.#pen(name);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    preparePen(context, this.view, color('--ink'));
  }
}
