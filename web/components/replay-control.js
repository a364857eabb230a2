import { fetchPart } from './parts.js';

/** Starts and stops the replay of a drawing, whose module comes when it is first wanted. */
export class ReplayControl {
  #paper;
  #ended;
  /** @type {(() => void) | null} */
  #stop = null;

  /**
   * @param {import('./pad-paper.js').PadPaper} paper
   * @param {() => void} ended called after each replay, however it came to its end
   */
  constructor(paper, ended) {
    this.#paper = paper;
    this.#ended = ended;
  }

  get isRunning() {
    return this.#stop !== null;
  }

  /** @param {import('../engine/types').Stroke[]} strokes */
  async start(strokes) {
    // It may be stopped while the module is on its way.
    const waiting = () => {};
    this.#stop = waiting;
    const part = await fetchPart(() => import('./replay.js'));
    if (this.#stop !== waiting) return;
    if (!part) return this.stop();
    this.#stop = part.replay(strokes, this.#paper, () => this.stop());
  }

  stop() {
    if (!this.#stop) return;
    this.#stop();
    this.#stop = null;
    this.#ended();
  }
}
