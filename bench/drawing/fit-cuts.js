// Fits CUT_WEIGHTS of web/drawing/segmentation/weights.js to generated numbers whose digits are joined,
// and prints them.
//
//   node bench/drawing/fit-cuts.js [--numbers 3000]

import { parseArgs } from 'node:util';

import { createRandom } from '../../web/drawing/generator/random.js';
import { typicalHeight } from '../../web/drawing/segmentation/atoms.js';
import { findRuns } from '../../web/drawing/segmentation/cuts.js';
import { straighten } from '../../web/drawing/segmentation/straighten.js';
import { boundingBox } from '../../web/drawing/strokes.js';
import { main } from '../../scripts/shell.js';
import { generateNumber, moveNumber } from './compose.js';
import { fitLogistic } from './logistic.js';

/** @typedef {import('../../web/drawing/strokes.js').Box} Box */

const SEED = 660_001;
/** A run is right when both of its ends are so near to the true ones; in typical heights. */
const NEAR = 0.15;
const MIN_WIDTH = 0.55;

/** @param {number} numbers */
function makeExamples(numbers) {
  const random = createRandom(SEED);
  /** @type {import('./logistic.js').Example[]} */
  const examples = [];
  for (let n = 0; n < numbers; ++n) {
    const length = 2 + Math.floor(random.between(0, 4));
    const drawn = generateNumber(length, 'joined', random, { curved: random.chance(0.5) });
    const { strokes, parts } = moveNumber(drawn, straighten(drawn.strokes).move);
    const boxes = strokes.map((stroke) => /** @type {Box} */ (boundingBox([stroke])));
    const height = typicalHeight(boxes);
    strokes.forEach((stroke, i) => {
      if (boxes[i].right - boxes[i].left < MIN_WIDTH * height) return;
      const joins = parts[i].flatMap(({ digit, end }, k) =>
        digit < 0 ? [{ exit: parts[i][k - 1].end, entry: end }] : [],
      );
      const others = boxes.filter((_, k) => k !== i);
      for (const { exit, entry, features } of findRuns(stroke, height, others)) {
        const isRight = joins.some(
          (join) =>
            Math.abs(join.exit - exit) < NEAR * height &&
            Math.abs(join.entry - entry) < NEAR * height,
        );
        examples.push({ features, label: isRight ? 1 : 0, weight: 1 });
      }
    });
  }
  return examples;
}

async function script() {
  const { values } = parseArgs({ options: { numbers: { type: 'string', default: '3000' } } });
  const examples = makeExamples(Number(values.numbers));
  const right = examples.filter(({ label }) => label === 1).length;
  process.stderr.write(`${examples.length} runs, ${right} of them from digit to digit\n`);
  const weights = fitLogistic(examples).map((w) => w.toFixed(3));
  process.stdout.write(`export const CUT_WEIGHTS = [${weights.join(', ')}];\n`);
}

await main(script);
