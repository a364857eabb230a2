// The speed bench's own arithmetic: products of a network, rounds, comparisons, the report.
import { describe, expect, it } from 'vitest';

import { checksOf } from '../../bench/training/checks.js';
import { keepBest } from '../../bench/training/compare.js';
import { estimateSpeed, samplesFor } from '../../bench/training/contenders/contender.js';
import { environmentFor } from '../../bench/training/contenders/pytorch.js';
import { peerIn } from '../../bench/training/lines.js';
import { networks } from '../../bench/training/networks.js';
import { productsOf, speedTogether } from '../../bench/training/products.js';
import { report, table } from '../../bench/training/report.js';
import { measureScaling } from '../../bench/training/scaling.js';
import { median } from '../../bench/training/statistics.js';

const [sigmoid, , deep, conv] = networks;

/** @param {string} name @param {number} threads @param {number} speed */
const entry = (name, threads, speed, accuracy = 0.99) => ({
  name,
  threads,
  way: name === 'TF.js' ? 'hand loop' : '',
  samples: 1000,
  rounds: [speed],
  speed,
  accuracies: [accuracy],
  accuracy,
});

const results = {
  machine: { processor: 'A processor', cores: 2 },
  versions: { chromium: '1', node: '20', inkling: '0.1.0', tfjs: '4', jax: '0.1', pyTorch: '2' },
  rounds: 5,
  cores: 2,
  rows: [
    {
      network: sigmoid,
      entries: [
        entry('Inkling', 1, 250_000),
        entry('Inkling', 2, 260_000),
        entry('TF.js', 1, 10_000),
        entry('PyTorch', 1, 130_000),
      ],
      unable: [],
      memory: 150e6,
      scaling: null,
    },
    {
      network: conv,
      entries: [
        entry('Inkling', 1, 8_000),
        entry('Inkling', 2, 15_000, 0.9912),
        entry('PyTorch', 1, 9_500),
        entry('PyTorch', 2, 9_000),
      ],
      unable: [{ name: 'TF.js', threads: 1, why: 'no gradient' }],
      memory: 210e6,
      scaling: { threads: 1.6, apart: 1.75, rounds: [] },
    },
  ],
  products: {
    peak: 40e9,
    ownLoop: { speed: 36e9, share: 0.9, rounds: [] },
    goal: 0.85,
    networks: [{ network: conv.name, speed: 30e9, share: 0.75, products: [] }],
  },
  reading: {
    lab: { milliseconds: 3, readings: 50 },
    page: { milliseconds: 9, readings: 50 },
    goal: 8,
  },
  size: { bytes: 190_000, files: [], goal: 200_000 },
};

describe('median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    expect(median([3, 1, 10])).toBe(3);
    expect(median([4, 1, 2, 10])).toBe(3);
  });
});

describe('rounds', () => {
  it('warms up with a mini-batch, then doubles until a trial is long enough', async () => {
    /** @type {number[]} */
    const asked = [];
    const train = async (/** @type {number} */ samples) => {
      asked.push(samples);
      return 100;
    };
    expect(await estimateSpeed(train, 10, 0.35)).toBe(100);
    expect(asked).toEqual([10, 10, 20, 40]);
  });

  it('are whole mini-batches, one at the least', () => {
    expect(samplesFor(1000, 32, 2)).toBe(62 * 32 + 32);
    expect(samplesFor(1, 32, 2)).toBe(32);
  });

  it('measure only the best of those of which only the best counts', () => {
    const tried = [
      { name: 'a', best: true, speed: 1 },
      { name: 'a', best: true, speed: 2 },
      { name: 'b', best: false, speed: 1 },
      { name: 'b', best: false, speed: 2 },
    ];
    expect(keepBest(tried)).toEqual(tried.slice(1));
  });
});

describe('environmentFor', () => {
  it('leaves OpenBLAS to find the processor out by itself, and sets the threads', () => {
    expect(environmentFor({ OPENBLAS_CORETYPE: 'Prescott', HOME: '/' }, 2)).toEqual({
      HOME: '/',
      OMP_NUM_THREADS: '2',
      OPENBLAS_NUM_THREADS: '2',
    });
  });
});

describe('productsOf', () => {
  it('are three a dense layer, two the first', () => {
    expect(productsOf(deep).map(({ product, m, k, n }) => [product, m, k, n])).toEqual([
      ['multiply', 512, 784, 128],
      ['multiplyByTransposed', 512, 128, 784],
      ['multiply', 512, 512, 128],
      ['multiplyByTransposed', 512, 128, 512],
      ['multiplyTransposed', 512, 512, 128],
      ['multiply', 10, 512, 128],
      ['multiplyByTransposed', 10, 128, 512],
      ['multiplyTransposed', 512, 10, 128],
    ]);
  });

  it('take a convolution for a product of all patches', () => {
    const sizes = productsOf(conv)
      .filter(({ product }) => product === 'multiply')
      .map(({ m, k, n }) => [m, k, n]);
    expect(sizes).toEqual([
      [8, 25, 32 * 24 * 24],
      [32, 200, 32 * 8 * 8],
      [128, 512, 32],
      [10, 128, 32],
    ]);
  });

  it('count together by the time they take', () => {
    const product = { layer: '', product: 'multiply', m: 10, k: 10, n: 10 };
    expect(
      speedTogether([
        { ...product, speed: 1 },
        { ...product, speed: 3 },
      ]),
    ).toBeCloseTo(1.5);
  });
});

describe('the scaling', () => {
  it('is that of all cores, and of a training for each, beside one thread', async () => {
    const contender = () => {
      let threads = 0;
      return {
        name: 'Inkling',
        create: async (/** @type {unknown} */ _, /** @type {number} */ count) => {
          threads = count;
        },
        train: async () => [1_000, 1_700][threads - 1],
        accuracy: async () => 1,
        way: () => '',
        close: async () => {},
      };
    };
    const options = { rounds: 3, seconds: 1, trial: 0.01 };
    const scaling = await measureScaling(conv, [contender(), contender()], options);
    expect(scaling.threads).toBeCloseTo(1.7);
    expect(scaling.apart).toBeCloseTo(2);
    expect(scaling.rounds).toHaveLength(3);
  });
});

describe('the report', () => {
  const [row, convRow] = results.rows;

  it('sets a peer’s best number of threads beside all cores, and one beside one', () => {
    expect(peerIn(convRow, 'PyTorch', 2)).toMatchObject({ threads: 1, speed: 9_500 });
    expect(peerIn(convRow, 'PyTorch', 1)).toMatchObject({ threads: 1 });
    expect(peerIn(row, 'PyTorch', 2)).toBeUndefined();
    expect(peerIn(row, 'jax-js', 1)).toBeUndefined();
  });

  it('says of each goal whether it is reached', () => {
    const verdicts = checksOf(results).map(({ what, goal, measured, reached }) => [
      what,
      goal,
      measured,
      reached,
    ]);
    expect(verdicts).toEqual([
      ['784-30-10: times as fast as TF.js, one thread each', '25.0 ×', '25.0 ×', true],
      ['784-30-10: times as fast as PyTorch, one thread each', '2.00 ×', '1.92 ×', false],
      ['conv: times as fast as PyTorch', '1.50 ×', '1.58 ×', true],
      ['conv: times as fast as PyTorch, one thread each', '0.80 ×', '0.84 ×', true],
      ['conv: 2 threads beside one (2 trainings at once: 1.75 ×)', '1.70 ×', '1.60 ×', false],
      ['conv: right on the test set after an epoch', '99.00 %', '99.12 %', true],
      ["conv: its products, of the machine's multiply-adds", '85.00 %', '75.00 %', false],
      ['784-30-10: memory of the tab', '< 200 MB', '150.0 MB', true],
      ['conv: memory of the tab', '< 200 MB', '210.0 MB', false],
      ['lab.read(strokes) while training runs', '< 8 ms', '3.0 ms', true],
      ['pen movement to bars while training runs', '< 8 ms', '9.0 ms', false],
      ['WASM and JavaScript until the first answer, gzipped', '< 200 KB', '190.0 KB', true],
    ]);
  });

  it('is Markdown with a line for one thread and one for all cores', () => {
    const lines = report(results).split('\n');
    const cells = (/** @type {string} */ line) => line.split('|').map((cell) => cell.trim());
    expect(cells(lines[4]).slice(2, -1)).toEqual([
      '1',
      '250,000',
      '10,000 (25.0 ×)',
      '',
      '130,000 (1.92 ×)',
    ]);
    expect(cells(lines[7]).slice(2, -1)).toEqual([
      '2',
      '15,000',
      'cannot',
      '',
      '9,500 by 1 (1.58 ×)',
    ]);
    expect(lines.join('\n')).toContain('TF.js cannot: no gradient');
  });

  it('is there without PyTorch', () => {
    const without = { ...results, versions: { ...results.versions, pyTorch: null } };
    expect(report(without)).toContain('PyTorch was not there to be measured');
  });

  it('sets its tables right', () => {
    expect(
      table([
        ['a', 'b'],
        ['longer', '1'],
      ]),
    ).toBe('| a      |   b |\n| ------ | --: |\n| longer |   1 |\n');
  });
});
