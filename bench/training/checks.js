// The project's goals for speed and memory, beside what was measured.
import { count, inklingIn, peerIn, times } from './lines.js';

/** @typedef {import('./lines.js').Row} Row */

/**
 * @typedef {object} Results what run.js gathers
 * @property {{processor: string, cores: number}} machine
 * @property {{chromium: string, node: string, inkling: string, tfjs: string, jax: string,
 *   pyTorch: string | null}} versions
 * @property {number} rounds
 * @property {number} cores the most threads that Inkling had
 * @property {Row[]} rows
 * @property {Awaited<ReturnType<typeof import('./products.js').measureProducts>>} products
 * @property {Awaited<ReturnType<typeof import('./latency.js').measureReading>>} reading
 * @property {{bytes: number, goal: number}} size
 */

/** @typedef {{what: string, goal: string, measured: string, reached: boolean}} Check */

/** With all of MNIST in the tab. */
const memoryGoal = 200_000_000;

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(2)} %`;

/** @param {Row} row @param {number} cores @returns {Check[]} beside the peers */
function peerChecks(row, cores) {
  const { network } = row;
  return network.goals.flatMap(({ peer, times: goal, threads: ofGoal }) => {
    const threads = (ofGoal ?? network.threads) === 'one' ? 1 : cores;
    const entry = peerIn(row, peer, threads);
    if (!entry) return [];
    const ratio = inklingIn(row, threads).speed / entry.speed;
    const who = threads === 1 ? ', one thread each' : '';
    return [
      {
        what: `${network.name}: times as fast as ${peer}${who}`,
        goal: times(goal),
        measured: times(ratio),
        reached: ratio >= goal,
      },
    ];
  });
}

/** @param {Row} row @param {number} cores @returns {Check[]} of Inkling alone */
function ownChecks(row, cores) {
  const { network, scaling } = row;
  const checks = [];
  if (network.scalingGoal !== undefined && scaling) {
    checks.push({
      what: `${network.name}: ${cores} threads beside one (${cores} trainings at once: ${times(scaling.apart)})`,
      goal: times(network.scalingGoal),
      measured: times(scaling.threads),
      reached: scaling.threads >= network.scalingGoal,
    });
  }
  if (network.accuracyGoal !== undefined) {
    const all = inklingIn(row, cores);
    checks.push({
      what: `${network.name}: right on the test set after an epoch`,
      goal: percent(network.accuracyGoal),
      measured: percent(all.accuracy),
      reached: all.accuracy >= network.accuracyGoal,
    });
  }
  return checks;
}

/** @param {string} what @param {number} value @param {number} goal @param {string} unit */
const below = (what, value, goal, unit) => ({
  what,
  goal: `< ${count(goal)} ${unit}`,
  measured: `${value.toFixed(1)} ${unit}`,
  reached: value < goal,
});

/** @param {Results} results @returns {Check[]} */
export function checksOf({ rows, cores, products, reading, size }) {
  const { lab, page, goal } = reading;
  return [
    ...rows.flatMap((row) => [...peerChecks(row, cores), ...ownChecks(row, cores)]),
    ...products.networks.map(({ network, share }) => ({
      what: `${network}: its products, of the machine's multiply-adds`,
      goal: percent(products.goal),
      measured: percent(share),
      reached: share >= products.goal,
    })),
    ...rows.map(({ network, memory }) =>
      below(`${network.name}: memory of the tab`, memory / 1e6, memoryGoal / 1e6, 'MB'),
    ),
    below('lab.read(strokes) while training runs', lab.milliseconds, goal, 'ms'),
    below('pen movement to bars while training runs', page.milliseconds, goal, 'ms'),
    below(
      'WASM and JavaScript until the first answer, gzipped',
      size.bytes / 1000,
      size.goal / 1000,
      'KB',
    ),
  ];
}
