import { nibs } from './pens.js';
import { onPad, padSize } from './pad-view.js';

/** @type {Record<string, [number, number]>} */
const directions = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Drawing with the keyboard: the arrow keys move a pen, Space or Enter puts it down and lifts it. */
export class PenKeys {
  #pad;
  #place = { x: padSize / 2, y: padSize / 4 };

  /** @param {import('./drawing-pad.js').DrawingPad} pad */
  constructor(pad) {
    this.#pad = pad;
  }

  /** Where the pen is, as style. */
  get position() {
    const { left, top, width, height } = this.#pad.view;
    const { x, y } = onPad(this.#pad.view, this.#place.x, this.#place.y);
    return `left: ${((x - left) / width) * 100}%; top: ${((y - top) / height) * 100}%`;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction) this.#move(direction, event.shiftKey ? 2 : 7);
    else if (event.key === ' ' || event.key === 'Enter') this.#toggle();
    else if (event.key === 'Escape' && this.#pad.penDown) this.lift();
    else return;
    event.preventDefault();
  }

  lift() {
    if (!this.#pad.penDown) return;
    this.#pad.penDown = false;
    this.#pad.said = this.#pad.erasing ? 'pad.eraserUp' : 'pad.penUp';
    this.#pad.endStroke();
  }

  #toggle() {
    if (this.#pad.penDown) return this.lift();
    // What the pointer has drawn so far stays.
    this.#pad.lift();
    this.#pad.penDown = true;
    this.#pad.said = this.#pad.erasing ? 'pad.erasing' : 'pad.penDown';
    this.#pad.beginStroke(this.#point());
  }

  /** @param {[number, number]} direction @param {number} distance */
  #move([x, y], distance) {
    const { x: fromX, y: fromY } = onPad(this.#pad.view, this.#place.x, this.#place.y);
    this.#place = onPad(this.#pad.view, fromX + x * distance, fromY + y * distance);
    if (this.#pad.penDown) this.#pad.extendStroke([this.#point()]);
    this.#pad.requestUpdate();
  }

  /** @returns {import('../engine/types').StrokePoint} */
  #point() {
    return { ...this.#place, width: nibs[this.#pad.nib], time: Math.round(performance.now()) };
  }
}
