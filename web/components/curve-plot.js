import uPlot from 'uplot';
import { color } from './theme.js';
import { fixed, number } from '../i18n/i18n.js';

const height = 196;

/** The upper end of an axis never lies below its data by more than the noise of single batches. */
const shareOfNoise = 0.06;

/** @param {(number | null)[]} values @param {number} share */
function quantile(values, share) {
  const sorted = values.filter((value) => value !== null).sort((one, other) => one - other);
  return sorted.length === 0 ? null : sorted[Math.floor(share * (sorted.length - 1))];
}

/**
 * The range of the vertical axis: all means over epochs, and the live points but for the noisiest,
 * so that the last tenths of a percent can still be told apart.
 * @param {'loss' | 'accuracy'} quantity
 * @param {uPlot} plot
 * @returns {[number, number]}
 */
function verticalRange(quantity, plot) {
  const [, live, training, validation] = /** @type {(number | null)[][]} */ (plot.data);
  const means = [...training, ...validation].filter((value) => value !== null);
  if (plot.data[0].length === 0) return [0, 1];
  if (quantity === 'loss') {
    const high = Math.max(quantile(live, 1 - shareOfNoise) ?? 0, ...means);
    return [0, high > 0 ? high * 1.08 : 1];
  }
  const low = Math.min(quantile(live, shareOfNoise) ?? 1, ...means);
  const floors = [0.98, 0.95, 0.9, 0.8, 0.6, 0.4, 0.2];
  return [floors.find((floor) => floor <= low) ?? 0, 1];
}

/** Digits after the point that tell neighbours on an axis apart. @param {number} distance */
function decimals(distance) {
  return [0, 1, 2, 3].find((digits) => Math.abs((distance * 10 ** digits) % 1) < 1e-6) ?? 4;
}

/** @param {number} value @param {number} distance to the next tick */
function lossTick(value, distance) {
  if (distance >= 100) return number(value, { notation: 'compact' });
  return fixed(value, decimals(distance));
}

/** One uPlot chart: live training, training by epoch, validation by epoch. */
export class CurvePlot {
  #plot;
  #place;
  #end = 1;

  /**
   * @param {HTMLElement} place
   * @param {'loss' | 'accuracy'} quantity
   * @param {(epochs: number | null) => void} onPoint where the pointer is, in epochs
   */
  constructor(place, quantity, onPoint) {
    this.#place = place;
    const axis = {
      font: '11px "JetBrains Mono", ui-monospace, monospace',
      stroke: () => color('--muted'),
      ticks: { show: false },
    };
    const training = () => color('--training');
    const validation = () => color('--validation');
    /** @type {uPlot.Options} */
    const options = {
      width: place.clientWidth || 300,
      height,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: false, y: false },
        points: { show: false },
        sync: { key: 'epochs' },
      },
      scales: {
        x: { time: false, range: () => [0, this.#end * 1.015] },
        y: { range: (plot) => verticalRange(quantity, plot) },
      },
      axes: [
        {
          ...axis,
          size: 30,
          space: 42,
          grid: { show: false },
          incrs: [1, 2, 5, 10, 20, 50, 100, 200],
          values: (_, splits) => splits.map((split) => number(split)),
        },
        {
          ...axis,
          size: 44,
          space: 34,
          grid: { stroke: () => color('--grid'), width: 1 },
          values: (_, splits) =>
            quantity === 'loss'
              ? splits.map((split) => lossTick(split, splits[1] - splits[0]))
              : splits.map((split) => number(split * 100)),
        },
      ],
      series: [
        {},
        {
          stroke: () => color('--training-soft'),
          width: 1.4,
          spanGaps: true,
          points: { show: false },
        },
        {
          stroke: training,
          width: 2,
          spanGaps: true,
          points: { show: true, size: 6, fill: training, stroke: training },
        },
        {
          stroke: validation,
          width: 2,
          spanGaps: true,
          points: {
            show: true,
            size: 7,
            width: 2,
            fill: () => color('--surface'),
            stroke: validation,
          },
        },
      ],
      hooks: {
        setCursor: [
          (plot) => {
            const { left } = plot.cursor;
            const inside = left !== undefined && left !== null && left >= 0;
            onPoint(inside && plot.data[0].length > 0 ? plot.posToVal(left, 'x') : null);
          },
        ],
      },
    };
    this.#plot = new uPlot(options, [[], [], [], []], place);
    this.quantity = quantity;
  }

  /** @param {import('./curve-log.js').CurveLog} log */
  show(log) {
    this.#end = Math.max(1, log.end);
    this.#plot.setData(log.columns(this.quantity));
  }

  resize() {
    const width = this.#place.clientWidth;
    if (width > 0 && width !== this.#plot.width) this.#plot.setSize({ width, height });
  }

  redraw() {
    this.#plot.redraw(false, true);
  }
}
