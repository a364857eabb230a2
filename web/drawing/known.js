// Is it a digit at all? A network of its own, the judge, has learned eleven classes: the ten digits,
// and everything else. Whichever network reads, untrained ones too, it tells what is none.

/** @typedef {{predict(image: Uint8Array): ArrayLike<number>}} Network */

const NONE = 10;

/**
 * More probable than this to be no digit, by the judge: not known. Of generated digits and MNIST's
 * validation images 1 % are beyond it (bench/drawing/known.js).
 */
export const MAX_NONE = 0.93;

/** The same for the pretrained reader without a judge beside it: less sure than this is not known. */
export const MIN_PROBABILITY = 0.93;

/** @param {Network | null} network the judge; null for none */
export function createJudge(network) {
  /**
   * How probable it is that a picture is no digit, 0 .. 1.
   *
   * @param {Uint8Array} image 28 × 28
   * @param {() => ArrayLike<number>} probabilities the reader's
   */
  const none = (image, probabilities) =>
    network === null ? 1 - Math.max(...Array.from(probabilities())) : network.predict(image)[NONE];
  return {
    none,
    /** @param {Uint8Array} image @param {ArrayLike<number>} probabilities */
    isDigit: (image, probabilities) =>
      none(image, () => probabilities) <= (network === null ? 1 - MIN_PROBABILITY : MAX_NONE),
  };
}

/** From this likeness on, of 1 at the most, a picture is taken for the same drawing. */
const ALIKE = 0.8;

/**
 * Whether a picture is like one of some others: the cosine of the angle between their pixels.
 *
 * @param {Uint8Array} image
 * @param {Uint8Array[]} others of the same size
 */
export function resembles(image, others) {
  return others.some(
    (other) =>
      product(image, other) >= ALIKE * Math.sqrt(product(image, image) * product(other, other)),
  );
}

/** @param {Uint8Array} some @param {Uint8Array} others */
function product(some, others) {
  return some.reduce((sum, value, i) => sum + value * others[i], 0);
}
