/**
 * Reads drawings, or whatever is given, one at a time. While one is being read only the newest of
 * those that wait is kept, so that the answer is never older than it must be.
 *
 * @template Given
 * @template Answer
 */
export class LatestReader {
  #read;
  #onReading;
  #onError;
  #busy = false;
  /** @type {Given | null} */
  #waiting = null;

  /**
   * @param {(given: Given) => Promise<Answer>} read
   * @param {(answer: Answer) => void} onReading
   * @param {(error: Error) => void} onError
   */
  constructor(read, onReading, onError) {
    this.#read = read;
    this.#onReading = onReading;
    this.#onError = onError;
  }

  /** @param {Given} given */
  async request(given) {
    this.#waiting = given;
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
