// Which pixels are ink.

/** @typedef {import('./pixels.js').Gray} Gray */

/** Paper has this much grain at the least, of 255: what differs by less is not ink. */
const MINIMUM_CONTRAST = 32;
/** Ink stands out by so many deviations of the paper's grain. */
const DEVIATIONS = 5;

/**
 * Otsu's threshold (1979): it divides the values into two classes whose means are farthest apart,
 * counting how many are in each.
 *
 * @param {ArrayLike<number>} histogram of 256 values
 * @returns {number} the highest value of the lower class
 */
export function otsu(histogram) {
  let total = 0;
  let sum = 0;
  for (let value = 0; value < 256; ++value) {
    total += histogram[value];
    sum += value * histogram[value];
  }
  let best = 0;
  let widest = -1;
  let low = 0;
  let lowSum = 0;
  for (let value = 0; value < 255; ++value) {
    low += histogram[value];
    lowSum += value * histogram[value];
    if (low === 0 || low === total) continue;
    const apart = lowSum / low - (sum - lowSum) / (total - low);
    const between = low * (total - low) * apart * apart;
    if (between > widest) {
      widest = between;
      best = value;
    }
  }
  return best;
}

/** @param {Gray} gray @param {Uint8Array} [mask] 1 for the pixels that count */
export function histogramOf({ data }, mask) {
  const histogram = new Float64Array(256);
  for (let i = 0; i < data.length; ++i) if (!mask || mask[i]) histogram[data[i]] += 1;
  return histogram;
}

/**
 * The darkness from which on a pixel is ink. Otsu's threshold takes the paper's grain apart where
 * there is little ink on much paper, so of the paper no more pixels count than are darker than grain.
 *
 * @param {Gray} dark 0 paper .. 255 ink
 * @param {Uint8Array} mask 1 for the pixels that count
 * @returns {number | null} null where there is no ink
 */
export function inkThreshold(dark, mask) {
  const histogram = histogramOf(dark, mask);
  const least = Math.min(128, Math.max(MINIMUM_CONTRAST, DEVIATIONS * grainOf(dark, mask)));
  let paper = 0;
  let ink = 0;
  histogram.forEach((count, value) => (value < least ? (paper += count) : (ink += count)));
  if (ink === 0) return null;
  const share = Math.min(1, ink / paper);
  const balanced = histogram.map((count, value) => (value < least ? count * share : count));
  return Math.max(least, otsu(balanced) + 1);
}

/** Pixels so far apart have grain of their own, even after blur. */
const APART = 4;

/**
 * The deviation of the paper's grain. Of two pixels near each other only few pairs have an edge of
 * ink between them: three quarters of the differences are of paper. As what is brighter than the
 * paper's mean has darkness 0, their upper quartile is just about one deviation.
 *
 * @param {Gray} dark
 * @param {Uint8Array} mask
 */
function grainOf({ width, data }, mask) {
  const differences = new Float64Array(256);
  let total = 0;
  for (let i = APART; i < data.length; ++i) {
    if (i % width < APART || !mask[i] || !mask[i - APART]) continue;
    differences[Math.abs(data[i] - data[i - APART])] += 1;
    total += 1;
  }
  let quartile = 0;
  for (let seen = differences[0]; seen < 0.75 * total; seen += differences[quartile]) ++quartile;
  return quartile;
}

/** @param {Gray} dark @param {number} threshold @returns {Uint8Array} 1 for ink */
export function binarize({ data }, threshold) {
  return data.map((value) => (value >= threshold ? 1 : 0));
}
