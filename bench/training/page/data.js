// MNIST for the peers: the files as npm has them, and their bytes as the numbers that peers train on.

export const imageSize = 784;
export const classes = 10;
/**
 * So many of the 60,000 examples are trained on, again and again: a multiple of each batch size, and
 * more than a peer gets through in a round or two, so that nobody learns them by heart.
 */
export const subset = 19_200;

/** @param {string} name @param {number} header bytes before the data */
async function fetchIdx(name, header) {
  const response = await fetch(`/mnist/${name}`);
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer()).subarray(header);
}

/** @param {'train' | 't10k'} set */
export async function loadSet(set) {
  const pixels = await fetchIdx(`${set}-images-idx3-ubyte`, 16);
  const labels = await fetchIdx(`${set}-labels-idx1-ubyte`, 8);
  return { pixels, labels };
}

/** The images of `count` examples from `first` on, 0..1. */
export function imagesOf({ pixels }, first, count) {
  const bytes = pixels.subarray(first * imageSize, (first + count) * imageSize);
  return Float32Array.from(bytes, (byte) => byte / 255);
}

/** Their labels, one-hot; a share of each is spread over all classes. */
export function oneHotOf({ labels }, first, count, smoothing = 0) {
  const oneHot = new Float32Array(count * classes).fill(smoothing / classes);
  for (let i = 0; i < count; ++i) oneHot[i * classes + labels[first + i]] += 1 - smoothing;
  return oneHot;
}
