import { html } from 'lit';
import { t } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { strokesOnTheWay } from './eraser.js';
import { invitation } from './pad-invitation.js';
import { PadPaper } from './pad-paper.js';
import { padStyles } from './pad-styles.js';
import { PenKeys } from './pen-keys.js';
import { eraserReach, nextNib } from './pens.js';
import { keepForDrawing, PointerPen } from './pointer-pen.js';
import { ReplayControl } from './replay-control.js';
import { sharedStyles } from './shared-styles.js';
import { StrokeHistory } from './stroke-history.js';
import { themeChanges } from './theme.js';

/** @import { Stroke, StrokePoint } from '../engine/types' */

/**
 * The drawing pad. Fires 'ink' whenever the strokes have changed; `strokes` has them, the one under
 * the pen included, and those under the eraser not. Fires 'change' whenever its tools have changed, and
 * 'view' when the paper lies otherwise on the screen.
 */
export class DrawingPad extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    wide: { type: Boolean, reflect: true },
    penDown: { state: true },
    said: { state: true },
    empty: { state: true },
    erasing: { type: Boolean, reflect: true },
  };

  static styles = [sharedStyles, padStyles];

  #history = new StrokeHistory();
  /** @type {Stroke | null} under the pen, not yet in the history */
  #stroke = null;
  /** @type {{place: StrokePoint, gone: Set<Stroke>} | null} the eraser while it is down */
  #eraser = null;
  #paper = new PadPaper(this);
  #replay = new ReplayControl(this.#paper, () => this.#replayed());
  #pointer = new PointerPen(this);
  #keys = new PenKeys(this);
  #resized = new ResizeObserver(() => this.#fit());
  #themed = () => this.#fit(true);

  constructor() {
    super();
    /** Wide enough for a number. */
    this.wide = false;
    this.penDown = false;
    /** @type {import('../i18n/i18n.js').MessageKey | null} what its keys did, for those who hear it */
    this.said = null;
    this.empty = true;
    /** Whether the pen is turned round. */
    this.erasing = false;
    /** @type {import('./pens.js').Nib} */
    this.nib = 'medium';
    new ChangeController(this, themeChanges);
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.pad'))?.focus(options);
  }

  /** @returns {Stroke[]} */
  get strokes() {
    const { strokes } = this.#history;
    if (this.#eraser) return strokes.filter((stroke) => !this.#eraser?.gone.has(stroke));
    if (this.#stroke) strokes.push(this.#stroke);
    return strokes;
  }

  /** How the paper lies on the screen. */
  get view() {
    return this.#paper.view;
  }

  get canUndo() {
    return this.#stroke !== null || this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  get isReplaying() {
    return this.#replay.isRunning;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
    themeChanges.addEventListener('change', this.#themed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#replay.stop();
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

  /** Other strokes on the pad; undo brings back what was there. @param {Stroke[]} strokes */
  put(strokes) {
    this.#travel(() => this.#history.replace(strokes));
  }

  /** The eraser instead of the pen, or the pen again. */
  toggleEraser() {
    this.lift();
    this.erasing = !this.erasing;
    this.said = this.erasing ? 'pad.eraser' : 'pad.pen';
    this.#announce('change');
  }

  /** The next nib; in the pen's place first, where the eraser was. */
  changeNib() {
    this.lift();
    if (this.erasing) this.erasing = false;
    else this.nib = nextNib(this.nib);
    this.said = `pad.nib.${this.nib}`;
    this.#announce('change');
  }

  /** Draws the strokes again as they were drawn; or stops doing so. */
  replay() {
    this.lift();
    this.said = null;
    if (this.isReplaying) return this.#replay.stop();
    if (this.empty) return;
    this.said = 'pad.replaying';
    void this.#replay.start(this.strokes);
    this.#announce('change');
  }

  #replayed() {
    this.#paper.paint(this.strokes);
    this.#announce('change');
  }

  /** @param {StrokePoint} point @param {boolean} [turned] whether a stylus is: its other end erases */
  beginStroke(point, turned = false) {
    this.#replay.stop();
    if (this.erasing || turned) {
      this.#eraser = { place: point, gone: new Set() };
      this.#eraseTo(point);
    } else {
      this.#stroke = [point];
      this.#paper.extend(this.#stroke, 0);
      this.#tell();
    }
  }

  /** @param {StrokePoint[]} points */
  extendStroke(points) {
    if (this.#eraser) points.forEach((point) => this.#eraseTo(point));
    if (!this.#stroke || points.length === 0) return;
    const start = this.#stroke.length;
    this.#stroke.push(...points);
    this.#paper.extend(this.#stroke, start);
    this.#tell();
  }

  /** The pen or the eraser is lifted; what it did stays done, however the stroke came to its end. */
  endStroke() {
    this.#pointer.letGo();
    if (this.#eraser) {
      this.#history.remove(this.#eraser.gone);
      this.#eraser = null;
      this.#tell();
    }
    if (!this.#stroke) return;
    this.#history.add(this.#stroke);
    this.#paper.finish(this.#stroke);
    this.#stroke = null;
    this.#tell();
  }

  /** Whatever draws, pointer or keys. */
  lift() {
    this.#keys.lift();
    this.endStroke();
  }

  /** @param {StrokePoint} point */
  #eraseTo(point) {
    if (!this.#eraser) return;
    const touched = strokesOnTheWay(this.strokes, this.#eraser.place, point, eraserReach);
    this.#eraser.place = point;
    if (touched.length === 0) return;
    for (const stroke of touched) this.#eraser.gone.add(stroke);
    this.#paper.paint(this.strokes);
    this.#tell();
  }

  /** @param {() => void} move through the history */
  #travel(move) {
    this.lift();
    this.#replay.stop();
    move();
    this.#fit(true);
    this.#tell();
  }

  #tell() {
    this.empty = this.strokes.length === 0;
    this.#announce('ink');
    this.#announce('change');
  }

  /** @param {'ink' | 'change' | 'view'} what */
  #announce(what) {
    this.dispatchEvent(new Event(what));
  }

  #fit(always = false) {
    this.#paper.fit(this.strokes, always);
    this.#announce('view');
  }

  render() {
    const up = (/** @type {PointerEvent} */ event) => this.#pointer.up(event);
    return html`
      <canvas class="grid" aria-hidden="true"></canvas>
      <canvas class="ink" aria-hidden="true"></canvas>
      <canvas class="wet" aria-hidden="true"></canvas>
      ${invitation(this.wide, !this.empty)}
      <slot></slot>
      <div
        class="pad"
        role="application"
        tabindex="0"
        aria-label=${t('pad.label')}
        aria-roledescription=${t('pad.role')}
        @touchstart=${keepForDrawing}
        @pointerdown=${(/** @type {PointerEvent} */ event) => this.#pointer.down(event)}
        @pointermove=${(/** @type {PointerEvent} */ event) => this.#pointer.move(event)}
        @pointerup=${up}
        @pointercancel=${up}
        @lostpointercapture=${up}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#keys.press(event)}
        @blur=${() => this.#keys.lift()}
      ></div>
      <div class="pen ${this.penDown ? 'down' : ''}" .style=${this.#keys.position}></div>
      <p class="visually-hidden" role="status">${this.said ? t(this.said) : ''}</p>
    `;
  }
}

customElements.define('inkling-pad', DrawingPad);
