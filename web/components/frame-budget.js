/** Frames longer than this are slow; milliseconds. A screen of 60 Hz has one every 17. */
const slow = 24;
const least = 200;
const most = 20_000;

/**
 * How many points of ink may be painted in a frame. The browser paints them when the script has ended,
 * which no clock in the script sees: so it is learned from how long it is until the next frame.
 */
export class FrameBudget {
  #points = 1500;
  /** @type {number | null} */
  #last = null;

  /** The frames that come belong together. */
  begin() {
    this.#last = null;
  }

  /**
   * @param {number} now when this frame begins, in milliseconds
   * @returns {number} points for it
   */
  next(now) {
    if (this.#last !== null) {
      const factor = now - this.#last > slow ? 0.5 : 1.25;
      this.#points = Math.min(most, Math.max(least, Math.round(factor * this.#points)));
    }
    this.#last = now;
    return this.#points;
  }
}
