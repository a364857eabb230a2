// Fits the weights of web/drawing/segmentation/weights.js to generated numbers, and prints them.
//
//   node bench/drawing/fit-weights.js [--numbers 3000] [--judge file]

import { parseArgs } from 'node:util';

import { createRandom } from '../../web/drawing/generator/random.js';
import { leftOut, lookAt } from '../../web/drawing/segmentation.js';
import { SHAPE_WEIGHTS, shapeFeatures, weigh } from '../../web/drawing/segmentation/weights.js';
import { main } from '../../scripts/shell.js';
import { GAP_KINDS, generateNumber } from './compose.js';
import { loadReaders } from './readers.js';
import { labelledGroups } from './truth.js';

/** @typedef {{features: number[], label: number, weight: number}} Example */

const SEED = 880_001;
const RIDGE = 1e-3;

/**
 * Logistic regression by Newton's method.
 *
 * @param {Example[]} examples
 * @returns {number[]} weights
 */
export function fitLogistic(examples) {
  const n = examples[0].features.length;
  let weights = Array(n).fill(0);
  for (let round = 0; round < 25; ++round) {
    const gradient = weights.map((w) => -RIDGE * examples.length * 0.01 * w);
    const hessian = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_unused, j) =>
        i === j ? RIDGE * examples.length * 0.01 + 1e-6 : 0,
      ),
    );
    for (const { features, label, weight } of examples) {
      const odds = features.reduce((sum, f, i) => sum + f * weights[i], 0);
      const p = 1 / (1 + Math.exp(-odds));
      const curvature = weight * p * (1 - p);
      for (let i = 0; i < n; ++i) {
        gradient[i] += weight * (label - p) * features[i];
        for (let j = 0; j <= i; ++j) hessian[i][j] += curvature * features[i] * features[j];
      }
    }
    for (let i = 0; i < n; ++i) for (let j = 0; j < i; ++j) hessian[j][i] = hessian[i][j];
    const step = solve(hessian, gradient);
    weights = weights.map((w, i) => w + Math.max(-3, Math.min(3, step[i])));
    if (Math.max(...step.map(Math.abs)) < 1e-4) break;
  }
  return weights;
}

/** Gaussian elimination with pivots. @param {number[][]} matrix @param {number[]} right */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const n = rows.length;
  for (let c = 0; c < n; ++c) {
    let pivot = c;
    for (let r = c + 1; r < n; ++r) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
    for (let r = 0; r < n; ++r) {
      if (r === c) continue;
      const factor = rows[r][c] / rows[c][c];
      for (let k = c; k <= n; ++k) rows[r][k] -= factor * rows[c][k];
    }
  }
  return rows.map((row, i) => row[n] / row[i]);
}

/**
 * A number's candidates: which are right, and what is known of each.
 *
 * @typedef {{atoms: number[], features: number[], right: boolean}} Choice
 * @typedef {{count: number, choices: Choice[], weight: number}} Case
 */

/**
 * Sums over all divisions of the atoms among choices, in the order of bestCover: log Σ exp(score), and
 * how often each choice is expected in a division.
 *
 * @param {number} count of atoms
 * @param {{atoms: number[], score: number}[]} choices
 * @returns {{logSum: number, expected: number[]} | null} null when there is no division
 */
function allCovers(count, choices) {
  /** @type {Map<number, {forward: number, backward: number}>[]} */
  const states = Array.from({ length: count + 1 }, () => new Map());
  /** @type {{from: any, to: any, choice: number}[]} */
  const steps = [];
  states[0].set(0, { forward: 0, backward: -Infinity });
  for (let first = 0; first < count; ++first) {
    for (const [taken, from] of states[first]) {
      choices.forEach(({ atoms, score }, choice) => {
        if (atoms[0] !== first) return;
        const bits = atoms.reduce((sum, atom) => sum | (1 << (atom - first)), 0);
        if (bits & taken) return;
        let rest = bits | taken;
        let next = first;
        for (; rest & 1; rest >>= 1) ++next;
        if (!states[next].has(rest)) {
          states[next].set(rest, { forward: -Infinity, backward: -Infinity });
        }
        const to = /** @type {any} */ (states[next].get(rest));
        to.forward = logAdd(to.forward, from.forward + score);
        steps.push({ from, to, choice });
      });
    }
  }
  const end = states[count].get(0);
  if (end === undefined) return null;
  end.backward = 0;
  const expected = choices.map(() => 0);
  for (const { from, to, choice } of steps.reverse()) {
    if (to.backward === -Infinity) continue;
    const through = choices[choice].score + to.backward;
    from.backward = logAdd(from.backward, through);
    expected[choice] += Math.exp(from.forward + through - end.forward);
  }
  return { logSum: end.forward, expected };
}

/** @param {number} a @param {number} b */
function logAdd(a, b) {
  const high = Math.max(a, b);
  return high === -Infinity ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
}

/**
 * Raises the probability of the right divisions among all (a conditional random field), by Adam.
 *
 * @param {Case[]} cases
 * @param {number[]} start
 * @param {number} rounds
 */
function fitCovers(cases, start, rounds) {
  let weights = [...start];
  const mean = start.map(() => 0);
  const square = start.map(() => 0);
  const batch = 100;
  let step = 0;
  for (let round = 0; round < rounds; ++round) {
    let loss = 0;
    for (let i = 0; i < cases.length; i += batch) {
      const gradient = weights.map((w, k) => 0.002 * (w - start[k]));
      for (const { count, choices, weight } of cases.slice(i, i + batch)) {
        const scored = choices.map((choice) => ({
          ...choice,
          score: choice.features.reduce((sum, f, k) => sum + f * weights[k], 0),
        }));
        const all = allCovers(count, scored);
        const right = scored.filter((choice) => choice.right);
        const allowed = allCovers(count, right);
        if (all === null || allowed === null) continue;
        loss += weight * (all.logSum - allowed.logSum);
        let r = 0;
        scored.forEach((choice, c) => {
          const difference = all.expected[c] - (choice.right ? allowed.expected[r++] : 0);
          if (Math.abs(difference) < 1e-6) return;
          choice.features.forEach((f, k) => (gradient[k] += (weight * difference * f) / batch));
        });
      }
      ++step;
      const rate = 0.03 * (1 - round / rounds);
      weights = weights.map((w, k) => {
        mean[k] = 0.9 * mean[k] + 0.1 * gradient[k];
        square[k] = 0.99 * square[k] + 0.01 * gradient[k] ** 2;
        const m = mean[k] / (1 - 0.9 ** step);
        const v = square[k] / (1 - 0.99 ** step);
        return w - (rate * m) / (Math.sqrt(v) + 1e-8);
      });
    }
    process.stderr.write(`round ${round}: loss ${(loss / cases.length).toFixed(4)}\n`);
  }
  return weights;
}

/** @param {string} name @param {number[]} weights */
function print(name, weights) {
  const list = weights.map((w) => w.toFixed(3)).join(', ');
  process.stdout.write(`export const ${name} = [${list}];\n`);
}

async function script() {
  const { values } = parseArgs({
    options: {
      numbers: { type: 'string', default: '3000' },
      rounds: { type: 'string', default: '12' },
      judge: { type: 'string' },
    },
  });
  const readers = await loadReaders(undefined, values.judge);
  const random = createRandom(SEED);
  /** @type {Example[]} */
  const byShape = [];
  /** @type {Example[]} */
  const byPicture = [];
  /** @type {Case[]} */
  const cases = [];
  for (let i = 0; i < Number(values.numbers); ++i) {
    // Joined digits give most of the groups; they are a smaller part of what people write.
    const gap = i % 6 === 0 ? 'joined' : GAP_KINDS[i % 3];
    const length = 2 + Math.floor(random.between(0, 3));
    const { atoms, height, groups } = labelledGroups(generateNumber(length, gap, random));
    const weight = gap === 'joined' ? 0.3 : 1;
    const inDigits = new Set(groups.flatMap((g) => (g.digit === null ? [] : g.group.atoms)));
    /** @type {Choice[]} */
    const choices = leftOut(atoms, height).map(({ atoms: [atom], features }) => ({
      atoms: [atom],
      features,
      right: !inDigits.has(atom),
    }));
    for (const { group, digit, features: shape } of groups) {
      const features = shapeFeatures(shape);
      byShape.push({ features, label: digit === null ? 0 : 1, weight });
      if (group.atoms.length > 1 && weigh(features, SHAPE_WEIGHTS) < -7 && digit === null) continue;
      const picture = lookAt(group.strokes, shape, readers).features;
      byPicture.push({ features: picture, label: digit === null ? 0 : 1, weight });
      choices.push({
        atoms: group.atoms,
        features: [...picture, 0, 0],
        right: digit !== null,
      });
    }
    cases.push({ count: atoms.length, choices, weight });
  }
  print('SHAPE_WEIGHTS', fitLogistic(byShape));
  const start = [...fitLogistic(byPicture), -2, -5];
  const weights = fitCovers(cases, start, Number(values.rounds));
  print('WEIGHTS', weights.slice(0, -2));
  print('LEFT_OUT_WEIGHTS', weights.slice(-2));
}

await main(script);
