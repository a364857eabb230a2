// The middle of strokes: a skeleton one pixel wide.

/**
 * Zhang and Suen's thinning (1984): pixels are taken off the edges, from two sides in turn, as long as
 * that neither breaks a stroke nor shortens it.
 *
 * @param {Uint8Array} ink 1 for ink; not at the border
 * @param {number} width
 * @returns {Uint8Array} 1 for the skeleton
 */
export function thin(ink, width) {
  const result = ink.slice();
  // Clockwise from above.
  const around = [-width, 1 - width, 1, 1 + width, width, width - 1, -1, -width - 1];
  let candidates = [];
  for (let i = width; i < ink.length - width; ++i) if (ink[i]) candidates.push(i);
  let removed = 1;
  while (removed > 0) {
    removed = 0;
    for (const side of [0, 1]) {
      const doomed = candidates.filter((i) => isEdge(result, i, around, side));
      for (const i of doomed) result[i] = 0;
      removed += doomed.length;
      if (doomed.length > 0) candidates = candidates.filter((i) => result[i] === 1);
    }
  }
  return result;
}

/**
 * @param {Uint8Array} ink
 * @param {number} i
 * @param {number[]} around
 * @param {number} side 0 for edges to the south and east, 1 for those to the north and west
 */
function isEdge(ink, i, around, side) {
  let count = 0;
  let begins = 0;
  for (let k = 0; k < 8; ++k) {
    const here = ink[i + around[k]];
    count += here;
    if (!here && ink[i + around[(k + 1) % 8]]) begins += 1;
  }
  if (count < 2 || count > 6 || begins !== 1) return false;
  const [north, east, south, west] = [0, 2, 4, 6].map((k) => ink[i + around[k]]);
  return side === 0
    ? north * east * south === 0 && east * south * west === 0
    : north * east * west === 0 && north * south * west === 0;
}
