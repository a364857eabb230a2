/** The strokes on the pad, and the way back and forth between what they were. */
export class StrokeHistory {
  /** @type {import('../engine/types').Stroke[][]} */
  #states = [[]];
  #index = 0;

  /** @returns {import('../engine/types').Stroke[]} */
  get strokes() {
    return this.#states[this.#index];
  }

  get canUndo() {
    return this.#index > 0;
  }

  get canRedo() {
    return this.#index < this.#states.length - 1;
  }

  /** @param {import('../engine/types').Stroke} stroke */
  add(stroke) {
    this.#push([...this.strokes, stroke]);
  }

  /** An empty pad; undo brings the strokes back. */
  clear() {
    if (this.strokes.length > 0) this.#push([]);
  }

  undo() {
    if (this.canUndo) this.#index--;
  }

  redo() {
    if (this.canRedo) this.#index++;
  }

  /** @param {import('../engine/types').Stroke[]} strokes */
  #push(strokes) {
    this.#states = [...this.#states.slice(0, this.#index + 1), strokes];
    this.#index++;
  }
}
