import { inkWidth } from './pens.js';
import { pointAt } from './pad-view.js';

/** @typedef {import('../engine/types').StrokePoint} StrokePoint */

/** Nearer than this to the last point is a tremble; in units of the pad. */
const shortestStep = 0.7;
/** The button that a stylus reports when its other end, the eraser, is put down. */
const eraserButton = 5;

/** Drawing with a pointer: one at a time, to its end, however that comes. */
export class PointerPen {
  #pad;
  /** @type {number | null} the pointer that draws; others are ignored */
  #pointer = null;
  #bounds = new DOMRect();
  /** @type {StrokePoint | null} */
  #last = null;

  /** @param {import('./drawing-pad.js').DrawingPad} pad */
  constructor(pad) {
    this.#pad = pad;
  }

  /** @param {PointerEvent} event */
  down(event) {
    const surface = /** @type {HTMLElement} */ (event.currentTarget);
    // A second finger, or a palm beside the pen, draws nothing.
    const drawing = this.#pointer !== null && surface.hasPointerCapture(this.#pointer);
    const button = event.button === 0 || event.button === eraserButton;
    if (drawing || !event.isPrimary || !button) return;
    this.#pad.lift();
    this.#pointer = event.pointerId;
    try {
      surface.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that is gone already cannot be captured; it draws as long as it is over the pad.
    }
    // As a click does by itself; a finger's is kept from the browser, see below.
    if (event.pointerType === 'touch') surface.focus({ preventScroll: true });
    this.#bounds = surface.getBoundingClientRect();
    this.#last = null;
    this.#last = this.#point(event);
    this.#pad.beginStroke(this.#last, event.button === eraserButton);
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (event.pointerId !== this.#pointer || !this.#last) return;
    // The button was let go where no event reached us.
    if (event.buttons === 0) return this.#pad.endStroke();
    const coalesced = event.getCoalescedEvents?.() ?? [];
    const points = [];
    for (const each of coalesced.length > 0 ? coalesced : [event]) {
      const point = this.#point(each);
      if (Math.hypot(point.x - this.#last.x, point.y - this.#last.y) < shortestStep) continue;
      this.#last = point;
      points.push(point);
    }
    this.#pad.extendStroke(points);
  }

  /** Lifted, cancelled by the system, or lost. @param {PointerEvent} event */
  up(event) {
    if (event.pointerId === this.#pointer) this.#pad.endStroke();
  }

  /** The stroke has come to its end, by the pointer or by something else. */
  letGo() {
    this.#pointer = null;
    this.#last = null;
  }

  /** @param {PointerEvent} event @returns {StrokePoint} */
  #point(event) {
    const { left, top } = this.#bounds;
    return {
      ...pointAt(this.#pad.view, event.clientX - left, event.clientY - top),
      width: inkWidth(this.#pad.nib, event, this.#last?.width),
      time: Math.round(event.timeStamp),
    };
  }
}

/**
 * A finger on the pad draws. Left to itself the browser would also look for taps in it, and for a while
 * take the next tap, on a button, for the second of a pair.
 * @param {TouchEvent} event
 */
export function keepForDrawing(event) {
  event.preventDefault();
}
