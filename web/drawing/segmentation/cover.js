// What all atoms read when they are divided among groups, the best way to divide them so, and how
// probable that reading is among all.

/**
 * @typedef {object} Candidate
 * @property {number[]} atoms indices, ascending, less than WINDOW apart
 * @property {number} score log-odds that it is one digit
 * @property {string} text that it reads; '' where it is none
 */

/** So many readings are followed up from each state, the most probable ones. */
const READINGS = 8;

/**
 * Every atom belongs to exactly one group of a division, whose score is the sum of its groups'. Atoms
 * are decided in their order: a state is the first atom that is still free, and which of the next few
 * are not. For each reading of what lies before: its best division, and log Σ exp(score) of all that
 * read so. Cuts that lie a little apart give many divisions, but mostly one reading.
 *
 * @template {Candidate} T
 * @param {number} count of atoms
 * @param {T[]} candidates each atom alone among them
 * @returns {{groups: T[], score: number, share: number}} the best division of the most probable reading;
 *   share: of that reading among all divisions, by exp(score); 0 .. 1
 */
export function bestCover(count, candidates) {
  /** @type {T[][]} */
  const byFirst = Array.from({ length: count }, () => []);
  for (const candidate of candidates) byFirst[candidate.atoms[0]].push(candidate);
  /** @typedef {{score: number, all: number, from: Reading | null, by: T | null}} Reading */
  /** @typedef {{all: number, readings: Map<string, Reading>}} State */
  /** @type {Map<number, State>[]} states[first free atom].get(taken ones after it, as bits) */
  const states = Array.from({ length: count + 1 }, () => new Map());
  const nothing = { score: 0, all: 0, from: null, by: null };
  states[0].set(0, { all: 0, readings: new Map([['', nothing]]) });
  for (let first = 0; first < count; ++first) {
    for (const [taken, state] of states[first]) {
      const readings = mostProbable(state.readings);
      for (const candidate of byFirst[first]) {
        const bits = candidate.atoms.reduce((sum, atom) => sum | (1 << (atom - first)), 0);
        if (bits & taken) continue;
        let rest = bits | taken;
        let next = first;
        while (rest & 1) {
          rest >>= 1;
          ++next;
        }
        const to = states[next].get(rest) ?? { all: -Infinity, readings: new Map() };
        states[next].set(rest, to);
        to.all = logSum(to.all, state.all + candidate.score);
        for (const [before, from] of readings) {
          const text = before + candidate.text;
          const score = from.score + candidate.score;
          const all = from.all + candidate.score;
          const known = to.readings.get(text);
          if (known === undefined) {
            to.readings.set(text, { score, all, from, by: candidate });
            continue;
          }
          known.all = logSum(known.all, all);
          if (score > known.score) Object.assign(known, { score, from, by: candidate });
        }
      }
    }
    states[first].clear();
  }
  const { all, readings } = /** @type {State} */ (states[count].get(0));
  const [[, end]] = mostProbable(readings);
  /** @type {T[]} */
  const groups = [];
  for (let reading = end; reading.by !== null && reading.from !== null; reading = reading.from) {
    groups.push(reading.by);
  }
  const share = Math.exp(Math.min(0, end.all - all));
  return { groups: groups.reverse(), score: end.all, share };
}

/**
 * @template {{all: number}} T
 * @param {Map<string, T>} readings
 */
function mostProbable(readings) {
  return [...readings].sort(([, a], [, b]) => b.all - a.all).slice(0, READINGS);
}

/**
 * The same without divisions of which two groups exclude each other. Where the best of all has such a pair,
 * either the one or the other is done without.
 *
 * @template {Candidate} T
 * @param {number} count of atoms
 * @param {T[]} candidates each atom alone among them, excluding nothing
 * @param {(a: T, b: T) => boolean} excludes of any order
 * @param {number} [tries] pairs of which both ways are tried; of more, the less probable group goes
 * @returns {{groups: T[], score: number, share: number}}
 */
export function bestCoverWithout(count, candidates, excludes, tries = 4) {
  const best = bestCover(count, candidates);
  for (const a of best.groups) {
    const b = best.groups.find((other) => other !== a && excludes(a, other));
    if (b === undefined) continue;
    const without = (/** @type {T} */ gone, /** @type {number} */ left) =>
      bestCoverWithout(
        count,
        candidates.filter((candidate) => candidate !== gone),
        excludes,
        left,
      );
    if (tries === 0) return without(a.score < b.score ? a : b, 0);
    const [one, other] = [without(a, tries - 1), without(b, tries - 1)];
    return one.score >= other.score ? one : other;
  }
  return best;
}

/** log(exp(a) + exp(b)), one of them finite @param {number} a @param {number} b */
function logSum(a, b) {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
