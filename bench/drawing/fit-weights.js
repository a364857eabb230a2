// Fits the weights of web/drawing/segmentation/weights.js to generated numbers, and prints them.
//
//   node bench/drawing/fit-weights.js [--numbers 3000] [--judge file]

import { parseArgs } from 'node:util';

import { createRandom } from '../../web/drawing/generator/random.js';
import { lookAt } from '../../web/drawing/segmentation.js';
import { leftOut } from '../../web/drawing/segmentation/left-out.js';
import {
  LEFT_OUT_WEIGHTS,
  SHAPE_WEIGHTS,
  shapeFeatures,
  weigh,
} from '../../web/drawing/segmentation/weights.js';
import { main } from '../../scripts/shell.js';
import { GAP_KINDS, generateNumber, moveNumber } from './compose.js';
import { lateStrokes } from './harder.js';
import { fitLogistic } from './logistic.js';
import { loadReaders } from './readers.js';
import { labelledGroups } from './truth.js';

/** @typedef {import('./logistic.js').Example} Example */

const SEED = 880_001;

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

/**
 * As people write: with a slant, closely, unevenly, with bars and dots that come late.
 *
 * @param {import('./compose.js').Gap} gap
 * @param {import('../../web/drawing/generator/random.js').Random} random
 */
function drawNumber(gap, random) {
  const length = 2 + Math.floor(random.between(0, 3));
  const number = generateNumber(length, gap, random, {
    curved: random.chance(0.5),
    gaps: gap === 'touching' && random.chance(0.5) ? [-0.25, 0] : undefined,
    sizes: random.chance(0.3) ? [0.7, 1.4] : undefined,
    slope: random.chance(0.2) ? 0.15 : undefined,
  });
  const late = gap !== 'joined' && random.chance(0.15) ? lateStrokes(number, random) : number;
  const slant = random.chance(0.5) ? random.normal(0.2) : 0;
  return moveNumber(late, ({ x, y }) => ({ x: x - slant * y, y }));
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
    const gap = i % 4 === 0 ? 'joined' : GAP_KINDS[i % 3];
    const { atoms, height, groups } = labelledGroups(drawNumber(gap, random));
    const weight = gap === 'joined' ? 0.5 : 1;
    const inDigits = new Set(groups.flatMap((g) => (g.digit === null ? [] : g.group.atoms)));
    /** @type {Choice[]} */
    const choices = leftOut(atoms, height).map(({ atoms: members, features }) => ({
      atoms: members,
      features,
      right: !members.some((atom) => inDigits.has(atom)),
    }));
    for (const { group, digit, features: shape } of groups) {
      const features = shapeFeatures(shape);
      byShape.push({ features, label: digit === null ? 0 : 1, weight });
      if (group.atoms.length > 1 && weigh(features, SHAPE_WEIGHTS) < -7 && digit === null) continue;
      const picture = lookAt(group.strokes, shape, readers).features;
      byPicture.push({ features: picture, label: digit === null ? 0 : 1, weight });
      choices.push({
        atoms: group.atoms,
        features: [...picture, ...LEFT_OUT_WEIGHTS.map(() => 0)],
        right: digit !== null,
      });
    }
    cases.push({ count: atoms.length, choices, weight });
  }
  print('SHAPE_WEIGHTS', fitLogistic(byShape));
  const start = [...fitLogistic(byPicture), ...LEFT_OUT_WEIGHTS];
  const weights = fitCovers(cases, start, Number(values.rounds));
  print('WEIGHTS', weights.slice(0, -LEFT_OUT_WEIGHTS.length));
  print('LEFT_OUT_WEIGHTS', weights.slice(-LEFT_OUT_WEIGHTS.length));
}

await main(script);
