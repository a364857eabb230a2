// The best way to divide all atoms among groups, and how much better it is than the others.

/**
 * @typedef {object} Candidate
 * @property {number[]} atoms indices, ascending, less than WINDOW apart
 * @property {number} score log-odds that it is one digit
 */

/**
 * Every atom belongs to exactly one group of a division, whose score is the sum of its groups'. Atoms
 * are decided in their order: a state is the first atom that is still free, and which of the next few
 * are not. For each the best division of what lies before, and log Σ exp(score) of all of them.
 *
 * @template {Candidate} T
 * @param {number} count of atoms
 * @param {T[]} candidates each atom alone among them
 * @returns {{groups: T[], score: number, share: number}} share: of the best among all divisions, by
 *   exp(score); 0 .. 1
 */
export function bestCover(count, candidates) {
  /** @type {T[][]} */
  const byFirst = Array.from({ length: count }, () => []);
  for (const candidate of candidates) byFirst[candidate.atoms[0]].push(candidate);
  /** @typedef {{score: number, all: number, from: State | null, by: T | null}} State */
  /** @type {Map<number, State>[]} states[first free atom].get(taken ones after it, as bits) */
  const states = Array.from({ length: count + 1 }, () => new Map());
  states[0].set(0, { score: 0, all: 0, from: null, by: null });
  for (let first = 0; first < count; ++first) {
    for (const [taken, state] of states[first]) {
      for (const candidate of byFirst[first]) {
        const bits = candidate.atoms.reduce((sum, atom) => sum | (1 << (atom - first)), 0);
        if (bits & taken) continue;
        let rest = bits | taken;
        let next = first;
        while (rest & 1) {
          rest >>= 1;
          ++next;
        }
        const score = state.score + candidate.score;
        const all = state.all + candidate.score;
        const known = states[next].get(rest);
        if (known === undefined) {
          states[next].set(rest, { score, all, from: state, by: candidate });
          continue;
        }
        known.all = logSum(known.all, all);
        if (score > known.score) Object.assign(known, { score, from: state, by: candidate });
      }
    }
    states[first].clear();
  }
  const end = /** @type {State} */ (states[count].get(0));
  /** @type {T[]} */
  const groups = [];
  for (let state = end; state.by !== null && state.from !== null; state = state.from) {
    groups.push(state.by);
  }
  const share = Math.exp(Math.min(0, end.score - end.all));
  return { groups: groups.reverse(), score: end.score, share };
}

/**
 * The best division of which no two groups exclude each other. Where the best of all has such a pair,
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

/** log(exp(a) + exp(b)) @param {number} a @param {number} b */
function logSum(a, b) {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
