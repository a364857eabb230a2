// Other sizes of a picture.

/** @typedef {import('./pixels.js').Gray} Gray */

/**
 * A part of a picture at another size. Smaller, each pixel is the mean of the area that it shows;
 * larger, the picture is interpolated between the middles of its pixels.
 *
 * @param {Gray} gray
 * @param {number} width of the result
 * @param {number} height of the result
 * @param {import('../strokes.js').Box} [part] in pixels of the picture; all of it by default
 * @returns {Gray}
 */
export function resample(gray, width, height, part) {
  const { left, top, right, bottom } = part ?? {
    left: 0,
    top: 0,
    right: gray.width,
    bottom: gray.height,
  };
  const columns = weights(left, right, width, gray.width);
  const rows = weights(top, bottom, height, gray.height);
  // One direction after the other: first every row gets its new width.
  const narrow = new Float32Array(width * gray.height);
  for (let y = 0; y < gray.height; ++y) {
    for (let x = 0; x < width; ++x) {
      const { from, shares } = columns[x];
      let sum = 0;
      for (let k = 0; k < shares.length; ++k) {
        sum += shares[k] * gray.data[y * gray.width + from + k];
      }
      narrow[y * width + x] = sum;
    }
  }
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; ++y) {
    const { from, shares } = rows[y];
    for (let x = 0; x < width; ++x) {
      let sum = 0;
      for (let k = 0; k < shares.length; ++k) sum += shares[k] * narrow[(from + k) * width + x];
      data[y * width + x] = sum + 0.5;
    }
  }
  return { width, height, data };
}

/**
 * Which pixels make each of the new ones, and with what shares.
 *
 * @param {number} low where the part begins
 * @param {number} high where it ends
 * @param {number} count of new pixels
 * @param {number} size of old ones
 * @returns {{from: number, shares: number[]}[]}
 */
function weights(low, high, count, size) {
  const step = (high - low) / count;
  const last = size - 1;
  return Array.from({ length: count }, (_, i) => {
    if (step <= 1) {
      const at = Math.max(0, Math.min(last, low + (i + 0.5) * step - 0.5));
      const from = Math.min(Math.floor(at), Math.max(0, last - 1));
      return size === 1 ? { from: 0, shares: [1] } : { from, shares: [1 - at + from, at - from] };
    }
    const begin = Math.max(0, low + i * step);
    const end = Math.min(size, low + (i + 1) * step);
    const from = Math.min(last, Math.floor(begin));
    const shares = [];
    for (let k = from; k < end || k === from; ++k) {
      shares.push(Math.max(0, Math.min(end, k + 1) - Math.max(begin, k)));
    }
    const sum = shares.reduce((total, share) => total + share, 0) || 1;
    return { from, shares: shares.map((share) => share / sum) };
  });
}

/**
 * The picture, made smaller so that its longer side has at most so many pixels.
 *
 * @param {Gray} gray
 * @param {number} longest pixels
 */
export function shrink(gray, longest) {
  const scale = longest / Math.max(gray.width, gray.height);
  if (scale >= 1) return gray;
  const side = (/** @type {number} */ pixels) => Math.max(1, Math.round(pixels * scale));
  return resample(gray, side(gray.width), side(gray.height));
}
