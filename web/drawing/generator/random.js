// Seeded random numbers. Only integer arithmetic, + − × ÷ and √ are used, which are exact or defined
// by IEEE 754 to the last bit: a seed gives the same numbers in every browser.

/**
 * @typedef {object} Random
 * @property {() => number} uniform 0 ≤ x < 1
 * @property {(low: number, high: number) => number} between low ≤ x < high
 * @property {(deviation?: number) => number} normal about 0, within ± 3.5 deviations
 * @property {(probability: number) => boolean} chance
 * @property {(low: number, high: number) => number} skewed as between, low values more often
 * @property {(weights: number[]) => number} pick an index, as often as its weight says
 */

/**
 * The generator sfc32 by Chris Doty-Humphrey (PractRand); its first 15 numbers, in which near seeds
 * still show, are dropped.
 *
 * @param {number} seed an integer, 0 .. 2³² − 1
 * @param {number} [stream] an integer, 0 .. 2³² − 1: each gives numbers of its own for one seed
 * @returns {Random}
 * @throws {Error} when seed or stream is not such an integer
 */
export function createRandom(seed, stream = 0) {
  for (const [name, value] of Object.entries({ seed, stream })) {
    if (!(Number.isInteger(value) && value >= 0 && value <= 0xffffffff)) {
      throw new Error(`The ${name} must be an integer from 0 to 4294967295, but it is ${value}.`);
    }
  }
  let a = 0;
  let b = seed | 0;
  let c = stream | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; ++i) next();

  const uniform = () => next() / 4294967296;
  const between = (/** @type {number} */ low, /** @type {number} */ high) =>
    low + (high - low) * uniform();
  return {
    uniform,
    between,
    // The sum of four uniform numbers has variance 1/3; √3 makes it 1. Its tails end at 2√3.
    normal: (deviation = 1) =>
      deviation * Math.sqrt(3) * (uniform() + uniform() + uniform() + uniform() - 2),
    chance: (probability) => uniform() < probability,
    skewed(low, high) {
      const x = uniform();
      return low + (high - low) * x * x;
    },
    pick(weights) {
      let rest = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let i = 0; i < weights.length; ++i) {
        rest -= weights[i];
        if (rest < 0) return i;
      }
      return weights.length - 1;
    },
  };
}
