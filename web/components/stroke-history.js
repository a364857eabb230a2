/** @typedef {import('../engine/types').Stroke} Stroke */
/** @typedef {{removed: {index: number, stroke: Stroke}[], added: Stroke[]}} Edit indices ascend */

/**
 * The strokes on the pad, and the way back and forth between what they were. It keeps what changed,
 * not every state: ten thousand strokes are ten thousand edits, however often one goes back.
 */
export class StrokeHistory {
  /** @type {Stroke[]} */
  #strokes = [];
  /** @type {Edit[]} */
  #done = [];
  /** @type {Edit[]} */
  #undone = [];

  /** A list of its own: later edits do not change it. */
  get strokes() {
    return [...this.#strokes];
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Stroke} stroke */
  add(stroke) {
    this.#edit({ removed: [], added: [stroke] });
  }

  /** Removes some at once; undo brings them all back to their places. @param {Set<Stroke>} strokes */
  remove(strokes) {
    const removed = this.#strokes
      .map((stroke, index) => ({ index, stroke }))
      .filter(({ stroke }) => strokes.has(stroke));
    if (removed.length > 0) this.#edit({ removed, added: [] });
  }

  /** An empty pad; undo brings the strokes back. */
  clear() {
    this.remove(new Set(this.#strokes));
  }

  /** Other strokes; undo brings these back. @param {Stroke[]} strokes */
  replace(strokes) {
    const removed = this.#strokes.map((stroke, index) => ({ index, stroke }));
    this.#edit({ removed, added: strokes });
  }

  undo() {
    const edit = this.#done.pop();
    if (!edit) return;
    this.#strokes.length -= edit.added.length;
    this.#undone.push(edit);
    if (edit.removed.length === 0) return;
    // Each comes back to its own place, and the others fill the places between.
    const back = new Map(edit.removed.map(({ index, stroke }) => [index, stroke]));
    const rest = this.#strokes.values();
    this.#strokes = Array.from(
      { length: this.#strokes.length + back.size },
      (_, index) => back.get(index) ?? /** @type {Stroke} */ (rest.next().value),
    );
  }

  redo() {
    const edit = this.#undone.pop();
    if (edit) this.#apply(edit);
  }

  /** @param {Edit} edit */
  #edit(edit) {
    this.#undone = [];
    this.#apply(edit);
  }

  /** @param {Edit} edit */
  #apply(edit) {
    if (edit.removed.length > 0) {
      const gone = new Set(edit.removed.map(({ stroke }) => stroke));
      this.#strokes = this.#strokes.filter((stroke) => !gone.has(stroke));
    }
    this.#strokes.push(...edit.added);
    this.#done.push(edit);
  }
}
