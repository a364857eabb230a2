import { html } from 'lit';
import { t } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { fitCanvas, padSize, paintGrid, paintStroke, preparePen } from './ink.js';
import { padStyles } from './pad-styles.js';
import { PenKeys } from './pen-keys.js';
import { sharedStyles } from './shared-styles.js';
import { StrokeHistory } from './stroke-history.js';
import { color, themeChanges } from './theme.js';

/**
 * The drawing pad. Fires 'ink' whenever the strokes have changed; `strokes` has them, the one under
 * the pen included.
 */
export class DrawingPad extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { penDown: { state: true }, empty: { state: true } };

  static styles = [sharedStyles, padStyles];

  #history = new StrokeHistory();
  /** @type {import('../engine/types').Stroke | null} under the pen, not yet in the history */
  #stroke = null;
  /** @type {number | null} the pointer that draws; others are ignored */
  #pointer = null;
  #bounds = new DOMRect();
  #keys = new PenKeys(this);
  #resized = new ResizeObserver(() => this.#fit());
  #themed = () => this.#fit(true);

  constructor() {
    super();
    this.penDown = false;
    this.empty = true;
    new ChangeController(this, themeChanges);
  }

  /** @returns {import('../engine/types').Stroke[]} */
  get strokes() {
    return this.#stroke ? [...this.#history.strokes, this.#stroke] : this.#history.strokes;
  }

  get canUndo() {
    return this.#stroke !== null || this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
    themeChanges.addEventListener('change', this.#themed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    themeChanges.removeEventListener('change', this.#themed);
  }

  undo() {
    this.#travel(() => this.#history.undo());
  }

  redo() {
    this.#travel(() => this.#history.redo());
  }

  clear() {
    this.#travel(() => this.#history.clear());
  }

  /** @param {import('../engine/types').StrokePoint} point */
  beginStroke(point) {
    this.#stroke = [point];
    paintStroke(this.#ink, this.#stroke);
    this.#tell();
  }

  /** @param {import('../engine/types').StrokePoint[]} points */
  extendStroke(points) {
    if (!this.#stroke || points.length === 0) return;
    const start = this.#stroke.length;
    this.#stroke.push(...points);
    paintStroke(this.#ink, this.#stroke, start);
    this.#tell();
  }

  /** The pen is lifted; what was drawn stays, however the stroke came to its end. */
  endStroke() {
    this.#pointer = null;
    if (!this.#stroke) return;
    this.#history.add(this.#stroke);
    this.#stroke = null;
    this.#paint();
    this.#tell();
  }

  /** @param {() => void} move through the history */
  #travel(move) {
    this.endStroke();
    this.#keys.lift();
    move();
    this.#paint();
    this.#tell();
  }

  #tell() {
    this.empty = this.strokes.length === 0;
    this.dispatchEvent(new CustomEvent('ink'));
  }

  /** @param {string} name */
  #canvas(name) {
    return /** @type {HTMLCanvasElement | null} */ (this.renderRoot.querySelector(`.${name}`));
  }

  get #ink() {
    const context = this.#canvas('ink')?.getContext('2d');
    return /** @type {CanvasRenderingContext2D} */ (context);
  }

  #fit(always = false) {
    const grid = this.#canvas('grid');
    const ink = this.#canvas('ink');
    const size = this.clientWidth;
    if (!grid || !ink || size === 0) return;
    if (fitCanvas(grid, size) || always) paintGrid(grid, color('--grid'));
    if (fitCanvas(ink, size) || always) this.#paint();
  }

  #paint() {
    const context = this.#ink;
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    const scale = context.canvas.width / padSize;
    context.scale(scale, scale);
    preparePen(context, color('--ink'));
    for (const stroke of this.strokes) paintStroke(context, stroke);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const pad = /** @type {HTMLElement} */ (event.currentTarget);
    // A second finger, or a palm beside the pen, draws nothing.
    const drawing = this.#pointer !== null && pad.hasPointerCapture(this.#pointer);
    if (drawing || !event.isPrimary || event.button !== 0) return;
    this.#keys.lift();
    this.endStroke();
    this.#pointer = event.pointerId;
    try {
      pad.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that is gone already cannot be captured; it draws as long as it is over the pad.
    }
    this.#bounds = pad.getBoundingClientRect();
    this.beginStroke(this.#point(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#pointer || !this.#stroke) return;
    // The button was let go where no event reached us.
    if (event.buttons === 0) return this.endStroke();
    const coalesced = event.getCoalescedEvents?.() ?? [];
    const points = (coalesced.length > 0 ? coalesced : [event]).map((each) => this.#point(each));
    let last = this.#stroke[this.#stroke.length - 1];
    this.extendStroke(
      points.filter((point) => {
        if (Math.hypot(point.x - last.x, point.y - last.y) < 0.7) return false;
        last = point;
        return true;
      }),
    );
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (event.pointerId === this.#pointer) this.endStroke();
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const { left, top, width } = this.#bounds;
    return {
      x: clamp(((event.clientX - left) / width) * padSize),
      y: clamp(((event.clientY - top) / width) * padSize),
    };
  }

  render() {
    return html`
      <canvas class="grid" aria-hidden="true"></canvas>
      <canvas class="ink" aria-hidden="true"></canvas>
      <div class="invitation ${this.empty ? '' : 'gone'}" aria-hidden="true">
        <svg viewBox="0 0 160 150">
          <path
            pathLength="1"
            d="M44 40c12-22 66-24 64 10-1 18-20 24-38 24 24 0 46 8 46 32 0 38-62 38-76 12"
          />
        </svg>
        <p>${t('pad.invitation')}</p>
      </div>
      <div
        class="pad"
        role="application"
        tabindex="0"
        aria-label=${t('pad.label')}
        aria-roledescription=${t('pad.role')}
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @lostpointercapture=${this.#up}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#keys.press(event)}
        @blur=${() => this.#keys.lift()}
      ></div>
      <div class="pen ${this.penDown ? 'down' : ''}" .style=${this.#keys.position}></div>
      <p class="visually-hidden" role="status">
        ${this.#keys.used ? t(this.penDown ? 'pad.penDown' : 'pad.penUp') : ''}
      </p>
    `;
  }
}

/** @param {number} value */
function clamp(value) {
  return Math.min(padSize, Math.max(0, value));
}

customElements.define('inkling-pad', DrawingPad);
