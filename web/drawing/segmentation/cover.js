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
 * @returns {{groups: T[], share: number}} share: of the best among all divisions, by exp(score); 0 .. 1
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
  return { groups: groups.reverse(), share: Math.exp(Math.min(0, end.score - end.all)) };
}

/** log(exp(a) + exp(b)) @param {number} a @param {number} b */
function logSum(a, b) {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
