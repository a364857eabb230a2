import { padSize } from './ink.js';

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
  #x = padSize / 2;
  #y = padSize / 4;
  /** Whether the pen was ever put down: before that there is nothing to announce. */
  used = false;

  /** @param {import('./drawing-pad.js').DrawingPad} pad */
  constructor(pad) {
    this.#pad = pad;
  }

  /** Where the pen is, as style. */
  get position() {
    return `left: ${(this.#x / padSize) * 100}%; top: ${(this.#y / padSize) * 100}%`;
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
    this.#pad.endStroke();
  }

  #toggle() {
    this.used = true;
    if (this.#pad.penDown) return this.lift();
    this.#pad.penDown = true;
    this.#pad.beginStroke({ x: this.#x, y: this.#y });
  }

  /** @param {[number, number]} direction @param {number} distance */
  #move([x, y], distance) {
    this.#x = Math.min(padSize, Math.max(0, this.#x + x * distance));
    this.#y = Math.min(padSize, Math.max(0, this.#y + y * distance));
    if (this.#pad.penDown) this.#pad.extendStroke([{ x: this.#x, y: this.#y }]);
    this.#pad.requestUpdate();
  }
}
