/**
 * Reads drawings one at a time. While one is being read only the newest of those that wait is kept,
 * so that the answer is never older than it must be.
 */
export class LatestReader {
  #read;
  #onReading;
  #onError;
  #busy = false;
  /** @type {import('../engine/types').Stroke[] | null} */
  #waiting = null;

  /**
   * @param {(strokes: import('../engine/types').Stroke[]) => Promise<import('../engine/types').Reading>} read
   * @param {(reading: import('../engine/types').Reading) => void} onReading
   * @param {(error: Error) => void} onError
   */
  constructor(read, onReading, onError) {
    this.#read = read;
    this.#onReading = onReading;
    this.#onError = onError;
  }

  /** @param {import('../engine/types').Stroke[]} strokes */
  async request(strokes) {
    this.#waiting = strokes;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#waiting) {
      const next = this.#waiting;
      this.#waiting = null;
      try {
        this.#onReading(await this.#read(next));
      } catch (error) {
        this.#onError(/** @type {Error} */ (error));
      }
    }
    this.#busy = false;
  }
}
