/** So deep the engine reads lists and objects. A message with deeper ones may never arrive. */
const most = 32;

/** @param {unknown} value */
const isNested = (value) =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

/**
 * Throws an Error when lists and objects are nested too deep, or in a circle. It takes no longer when
 * many ways lead to one of them.
 * @param {unknown[]} values
 */
export function checkNesting(values) {
  let level = new Set(values.filter(isNested));
  for (let depth = 1; level.size > 0; ++depth) {
    if (depth > most) {
      throw new Error(
        `Arguments: expected lists and objects at most ${most} deep, got deeper ones.`,
      );
    }
    const next = new Set();
    for (const value of level) {
      for (const inner of Object.values(/** @type {object} */ (value))) {
        if (isNested(inner)) next.add(inner);
      }
    }
    level = next;
  }
}
