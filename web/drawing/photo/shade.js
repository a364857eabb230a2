// Light and shade on paper. What a camera sees is light × paper: where the light falls off, paper and
// ink become darker by the same factor, so dividing by the paper around takes the light out.

/** @typedef {import('./pixels.js').Gray} Gray */

/**
 * The mean of the pixels within a square around each, of those only that a mask has. Any radius costs
 * the same: sums over rectangles come from an integral image.
 *
 * @param {Gray} gray
 * @param {number} radius pixels; the square has 2 · radius + 1 a side
 * @param {Uint8Array} [mask] 1 for a pixel that counts; all by default
 * @returns {Float32Array} −1 where none counts
 */
export function boxMean({ width, height, data }, radius, mask) {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  const counts = new Float64Array(mask ? sums.length : 0);
  for (let y = 0; y < height; ++y) {
    let sum = 0;
    let count = 0;
    for (let x = 0; x < width; ++x) {
      const i = y * width + x;
      const at = (y + 1) * stride + x + 1;
      if (!mask || mask[i]) {
        sum += data[i];
        count += 1;
      }
      sums[at] = sums[at - stride] + sum;
      if (mask) counts[at] = counts[at - stride] + count;
    }
  }
  const means = new Float32Array(width * height);
  for (let y = 0; y < height; ++y) {
    const top = Math.max(0, y - radius) * stride;
    const bottom = Math.min(height, y + radius + 1) * stride;
    for (let x = 0; x < width; ++x) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const [a, b, c, d] = [top + left, top + right, bottom + left, bottom + right];
      const count = mask
        ? counts[d] - counts[c] - counts[b] + counts[a]
        : ((bottom - top) / stride) * (right - left);
      means[y * width + x] = count > 0 ? (sums[d] - sums[c] - sums[b] + sums[a]) / count : -1;
    }
  }
  return means;
}

/** Darker than this share of what is around it, a pixel is not taken for paper. */
const PAPER = 0.93;
/** Light that is always thought there, so that nothing is seen where there is none. */
const DARKNESS = 12;

/**
 * How dark each pixel is beside the paper around it: 0 paper .. 255 no light at all.
 *
 * @param {Gray} gray dark ink on bright paper
 * @param {Uint8Array} mask 1 where there is paper with or without ink; the rest is left blank
 * @param {number} radius pixels, larger than any pen is wide
 * @returns {Gray}
 */
export function removeShade(gray, mask, radius) {
  const { width, height, data } = gray;
  const around = boxMean(gray, radius, mask);
  // Ink makes its surroundings darker: the second mean is of the paper alone.
  const isPaper = mask.map((inside, i) => (inside && data[i] >= PAPER * around[i] ? 1 : 0));
  const paper = boxMean(gray, radius, isPaper);
  const dark = new Uint8Array(width * height);
  for (let i = 0; i < dark.length; ++i) {
    if (!mask[i]) continue;
    const ground = Math.max(1, paper[i] < 0 ? around[i] : paper[i]);
    dark[i] = 255 * Math.max(0, 1 - (data[i] + DARKNESS) / (ground + DARKNESS)) + 0.5;
  }
  return { width, height, data: dark };
}

/**
 * Whether the ink is brighter than its ground: chalk, or a picture of MNIST. Ink is the lesser part,
 * so beside the mean around it deviates more than the ground does, and the sum of the deviations'
 * cubes has its sign.
 *
 * @param {Gray} gray
 * @param {Uint8Array} mask 1 for the pixels that count
 * @param {number} radius pixels
 */
export function isLightOnDark(gray, mask, radius) {
  const around = boxMean(gray, radius, mask);
  let skew = 0;
  for (let i = 0; i < mask.length; ++i) {
    if (mask[i]) skew += cube(gray.data[i] - around[i]);
  }
  return skew > 0;
}

/** @param {number} x */
const cube = (x) => x * x * x;
