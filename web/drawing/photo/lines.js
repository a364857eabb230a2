// Ruled and squared paper: lines that run straight across most of the sheet are not of a digit.

/** The lines are looked for in a picture of so many pixels a side. */
const COARSE = 256;
/** A line has ink along at least this share of its way across the paper. */
const COVERED = 0.6;
/** It comes from the one edge and goes to the other: in the outer fifths, no less than this. */
const OUTER = 0.2;
const OUTER_COVERED = 0.45;
/** Near an edge of slanting paper only a part of a line is seen: at least this share of the width. */
const SHORTEST = 0.35;
/** Lines are no thicker than this share of the longer side; strokes may be. */
const THICKEST = 0.01;
/** The steepest slope looked for, up or down: paper is held nearly straight. */
const STEEPEST = 0.14;
const SLOPES = 29;
/** Ink across a line is of a stroke when it is thicker than the line so many times, and by so much. */
const THICKER = 1.6;
const MARGIN = 1.5;

/**
 * The ink without ruled lines, both ways. What crosses a line stays.
 *
 * @param {Uint8Array} ink 1 for ink
 * @param {Uint8Array} faint the same, and what is fainter: lines that are ink only here and there
 * @param {number} width
 * @param {Uint8Array} mask 1 for paper
 */
export function removeLines(ink, faint, width, mask) {
  const height = ink.length / width;
  const across = clearLines(ink, faint, width, mask);
  const turn = (/** @type {Uint8Array} */ image) => transpose(image, width);
  return transpose(clearLines(turn(across), turn(faint), height, turn(mask)), height);
}

/** @param {Uint8Array} image @param {number} width */
function transpose(image, width) {
  const height = image.length / width;
  const turned = new Uint8Array(image.length);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) turned[x * height + y] = image[y * width + x];
  }
  return turned;
}

/**
 * @param {Uint8Array} ink
 * @param {Uint8Array} faint
 * @param {number} width
 * @param {Uint8Array} mask
 */
function clearLines(ink, faint, width, mask) {
  const height = ink.length / width;
  const block = Math.max(1, Math.ceil(Math.max(width, height) / COARSE));
  const lines = findLines(coarsen(faint, width, block), coarsen(mask, width, block));
  if (lines.length === 0) return ink;
  const result = ink.slice();
  for (const { top, slope } of lines) {
    const runs = runsAlong(ink, width, (x) => (top + 0.5 + (slope * x) / block) * block, block);
    const thicknesses = runs.map(({ from, to }) => to - from).sort((a, b) => a - b);
    const usual = thicknesses[Math.floor(thicknesses.length / 2)];
    if (usual > Math.max(2, THICKEST * Math.max(width, height))) continue;
    for (const { x, from, to } of runs) {
      if (to - from > THICKER * usual + MARGIN) continue;
      for (let y = from; y < to; ++y) result[y * width + x] = 0;
    }
  }
  return result;
}

/**
 * @param {Uint8Array} image
 * @param {number} width
 * @param {number} block pixels a side
 * @returns {{width: number, height: number, data: Uint8Array}} 1 where any pixel of a block is 1
 */
function coarsen(image, width, block) {
  const height = image.length / width;
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const data = new Uint8Array(columns * rows);
  for (let i = 0; i < image.length; ++i) {
    if (!image[i]) continue;
    const x = i % width;
    data[Math.floor((i - x) / width / block) * columns + Math.floor(x / block)] = 1;
  }
  return { width: columns, height: rows, data };
}

/**
 * The straight lines that are inked over most of the paper, as rows at x = 0 and slopes.
 *
 * @param {ReturnType<typeof coarsen>} ink
 * @param {ReturnType<typeof coarsen>} mask
 */
function findLines(ink, mask) {
  const { width, height } = ink;
  const reach = Math.ceil(STEEPEST * width);
  const way = new Uint8Array(width);
  /** @type {{top: number, slope: number, share: number}[]} */
  let best = [];
  let most = 0;
  for (let k = 0; k < SLOPES; ++k) {
    const slope = STEEPEST * ((2 * k) / (SLOPES - 1) - 1);
    /** @type {typeof best} */
    const lines = [];
    for (let top = -reach; top < height + reach; ++top) {
      let length = 0;
      for (let x = 0; x < width; ++x) {
        const y = Math.floor(top + 0.5 + slope * x);
        if (y >= 0 && y < height && mask.data[y * width + x]) {
          way[length++] = ink.data[y * width + x];
        }
      }
      const share = coverage(way, 0, length);
      const end = Math.floor(OUTER * length);
      const crosses =
        Math.min(coverage(way, 0, end), coverage(way, length - end, length)) >= OUTER_COVERED;
      if (length >= SHORTEST * width && share >= COVERED && crosses) {
        lines.push({ top, slope, share });
      }
    }
    // Ruled lines are parallel: the slope along which most of them are wins.
    const sum = lines.reduce((total, { share }) => total + share ** 4, 0);
    if (sum > most) {
      most = sum;
      best = lines;
    }
  }
  return best;
}

/** @param {Uint8Array} way @param {number} from @param {number} to @returns {number} share of ink */
function coverage(way, from, to) {
  let sum = 0;
  for (let k = from; k < to; ++k) sum += way[k];
  return to > from ? sum / (to - from) : 0;
}

/**
 * In each column, the run of ink that a line goes through.
 *
 * @param {Uint8Array} ink
 * @param {number} width
 * @param {(x: number) => number} lineAt the line's row
 * @param {number} tolerance pixels
 */
function runsAlong(ink, width, lineAt, tolerance) {
  const height = ink.length / width;
  /** @type {{x: number, from: number, to: number}[]} */
  const runs = [];
  for (let x = 0; x < width; ++x) {
    const middle = Math.floor(lineAt(x));
    for (let away = 0; away <= 2 * tolerance; ++away) {
      // The middle, then one above, one below, and so on.
      const y = middle + (away % 2 === 0 ? away / 2 : -(away + 1) / 2);
      if (y < 0 || y >= height || !ink[y * width + x]) continue;
      let from = y;
      let to = y + 1;
      while (from > 0 && ink[(from - 1) * width + x]) --from;
      while (to < height && ink[to * width + x]) ++to;
      runs.push({ x, from, to });
      break;
    }
  }
  return runs;
}
