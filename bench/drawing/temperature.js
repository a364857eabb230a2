// Temperature scaling: one number by which all logits are divided, so that a network is as sure as it
// is right. C. Guo and others, On Calibration of Modern Neural Networks, 2017.

import { ReliabilityCount } from '../../web/engine/reliability.js';

/** @typedef {{probabilities: ArrayLike<number>, digit: number}} Answered digit is the right one */

/**
 * The probabilities that a softmax would have given, had its logits been divided by the temperature:
 * above 1 it is less sure. The order of the classes stays.
 *
 * @param {ArrayLike<number>} probabilities
 * @param {number} temperature more than 0
 * @returns {number[]}
 */
export function tempered(probabilities, temperature) {
  // Logits are known but for a constant, which softmax takes out again. Float32 ends near e⁻¹⁰³.
  const logits = Array.from(probabilities, (p) => Math.log(Math.max(p, 1e-45)) / temperature);
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/**
 * The temperature that makes the right answers most probable, by golden section.
 *
 * @param {Answered[]} answers
 */
export function fitTemperature(answers) {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(0.25), Math.log(4)];
  for (let round = 0; round < 20; ++round) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (meanLoss(answers, Math.exp(a)) < meanLoss(answers, Math.exp(b))) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

/** Cross-entropy. @param {Answered[]} answers @param {number} temperature */
export function meanLoss(answers, temperature) {
  const losses = answers.map(({ probabilities, digit }) =>
    Math.log(Math.max(1e-12, tempered(probabilities, temperature)[digit])),
  );
  return -losses.reduce((sum, loss) => sum + loss, 0) / answers.length;
}

/** @param {Answered[]} answers @param {number} temperature */
export function reliabilityOf(answers, temperature) {
  const count = new ReliabilityCount();
  for (const { probabilities, digit } of answers) {
    count.add(tempered(probabilities, temperature), digit);
  }
  return count.result();
}
