// Times the module of bench/kernels: how many floating-point operations a second Inkling's products
// reach, and how many the loops of multiply-adds that they are measured against.
import createKernelBench from '/kernels/inkling_kernel_bench.js';

/** As kernel_bench.cpp numbers them. */
const products = ['multiply', 'multiplyByTransposed', 'multiplyTransposed'];
/** As peak.h numbers them. */
const peakLoops = ['registers', 'tile'];
const stepsOfLoop = 100_000;

const ready = createKernelBench();

/** Something that can be run so many times, with the floating-point operations of one time. */
const loopTask = (module, loop) => ({
  prepare: () => {},
  run: (times) => module._runPeak(loop, times * stepsOfLoop),
  operations: module._runPeak(loop, stepsOfLoop),
});

const productTask = (module, { product, m, k, n }) => ({
  prepare: () => module._prepareProduct(products.indexOf(product), m, k, n),
  run: (times) => module._runProduct(times),
  operations: 2 * m * k * n,
});

/** @returns {number} seconds for that many times */
function time(task, times) {
  const start = performance.now();
  task.run(times);
  return (performance.now() - start) / 1000;
}

/** How many times fill `seconds`; doubling until then also is the warm-up. */
function timesIn(task, seconds) {
  task.prepare();
  let times = 1;
  let spent = time(task, times);
  while (spent < seconds / 2) {
    times *= 2;
    spent = time(task, times);
  }
  return Math.max(1, Math.round((times * seconds) / spent));
}

/** Driven by kernels.js of the bench. */
globalThis.kernels = {
  /**
   * Operations per second of each loop and each product, round by round, turn by turn.
   * @param {{product: string, m: number, k: number, n: number}[]} list
   * @returns {Promise<{peaks: Record<string, number[]>, products: number[][]}>}
   */
  async measure(list, rounds, seconds) {
    const module = await ready;
    const loops = peakLoops.map((_, loop) => loopTask(module, loop));
    const tasks = [...loops, ...list.map((product) => productTask(module, product))];
    const times = tasks.map((task) => timesIn(task, seconds));
    const speeds = tasks.map(() => []);
    for (let round = 0; round < rounds; ++round) {
      tasks.forEach((task, index) => {
        task.prepare();
        time(task, Math.ceil(times[index] / 10));
        speeds[index].push((task.operations * times[index]) / time(task, times[index]));
      });
    }
    return {
      peaks: Object.fromEntries(peakLoops.map((name, index) => [name, speeds[index]])),
      products: speeds.slice(loops.length),
    };
  },
};
