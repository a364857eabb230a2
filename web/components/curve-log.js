// The points of the curves, collected from the progress of the training. x counts epochs: 0.5 is
// the middle of the first one, which is where its mean over the mini-batches lies; its validation lies
// at its end. A second training of the same network goes on where the first ended.

/** More live points than this are thinned by joining neighbours: no screen shows more. */
const mostLivePoints = 1200;

/**
 * @typedef {{ x: number, loss: number, accuracy: number }} LivePoint
 * @typedef {LivePoint & { validationLoss: number | null, validationAccuracy: number | null }} EpochPoint
 */

export class CurveLog {
  constructor() {
    /** @type {LivePoint[]} */
    this.live = [];
    /** @type {EpochPoint[]} */
    this.epochs = [];
    /** Where the training under way will end, in epochs. */
    this.end = 0;
    this.version = 0;
    this.#offset = 0;
    this.#recorded = 0;
    this.#open = false;
    this.#stepped = true;
  }

  /** Epochs that the network had before this training. */
  #offset;
  /** Epochs of this training that are in `epochs`. */
  #recorded;
  #open;
  /** Whether there were only single steps so far. */
  #stepped;

  clear() {
    this.live = [];
    this.epochs = [];
    this.end = 0;
    this.#offset = 0;
    this.#recorded = 0;
    this.#open = false;
    this.#stepped = true;
    this.version++;
  }

  /**
   * @param {import('../engine/types').TrainingProgress} progress
   * @param {number} epochsTrained of the network, when this report came
   */
  add(progress, epochsTrained) {
    const active = progress.state === 'running' || progress.state === 'paused';
    if (active && !this.#open) this.#begin(epochsTrained);
    this.#open = active;
    this.end = this.#offset + progress.epochs;
    const { epoch, step, stepsPerEpoch, loss, accuracy } = progress;
    const x = this.#offset + epoch + (stepsPerEpoch ? step / stepsPerEpoch : 0);
    const last = this.live[this.live.length - 1];
    // One mini-batch says little: a spike among the means of many.
    if (progress.state === 'running' && loss !== null) this.#stepped = false;
    const drawn = progress.state !== 'paused' || this.#stepped;
    if (drawn && loss !== null && accuracy !== null && (!last || x > last.x)) {
      this.live.push({ x, loss, accuracy });
      if (this.live.length > mostLivePoints) this.live = thinned(this.live);
    }
    for (const result of progress.history.epochs.slice(this.#recorded)) {
      this.epochs.push({ ...result, x: this.#offset + result.epoch + 1 });
      this.#recorded++;
    }
    this.version++;
  }

  /** @param {number} epochsTrained */
  #begin(epochsTrained) {
    if (epochsTrained === 0) this.clear();
    this.#offset = epochsTrained;
    this.#recorded = 0;
    this.live = this.live.filter((point) => point.x <= epochsTrained);
    this.epochs = this.epochs.filter((point) => point.x <= epochsTrained);
  }

  /**
   * Columns for uPlot: x, live training, training by epoch, validation by epoch.
   * @param {'loss' | 'accuracy'} quantity
   * @returns {[number[], (number | null)[], (number | null)[], (number | null)[]]}
   */
  columns(quantity) {
    const validation = quantity === 'loss' ? 'validationLoss' : 'validationAccuracy';
    const rows = [
      ...this.live.map((point) => ({ x: point.x, row: [point[quantity], null, null] })),
      ...this.epochs.map((point) => ({ x: point.x - 0.5, row: [null, point[quantity], null] })),
      ...this.epochs.map((point) => ({ x: point.x, row: [null, null, point[validation]] })),
    ].sort((one, other) => one.x - other.x);
    return [
      rows.map(({ x }) => x),
      rows.map(({ row }) => row[0]),
      rows.map(({ row }) => row[1]),
      rows.map(({ row }) => row[2]),
    ];
  }
}

/** Each two neighbours become their mean. @param {LivePoint[]} points */
function thinned(points) {
  const result = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [one, other] = [points[index], points[index + 1]];
    result.push({
      x: other.x,
      loss: (one.loss + other.loss) / 2,
      accuracy: (one.accuracy + other.accuracy) / 2,
    });
  }
  return result;
}
