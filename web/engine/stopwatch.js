/** How long something has run, in seconds, without its pauses. */
export class Stopwatch {
  #seconds = 0;
  /** When it went on; null while it stands. @type {number | null} */
  #since = null;

  start() {
    this.#since ??= performance.now();
  }

  stop() {
    this.#seconds = this.seconds;
    this.#since = null;
  }

  get seconds() {
    if (this.#since === null) return this.#seconds;
    return this.#seconds + (performance.now() - this.#since) / 1000;
  }
}
