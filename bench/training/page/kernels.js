// Times the module of bench/kernels: how many floating-point operations a second Inkling's products
// reach, and how many the loops of multiply-adds that they are measured against.
import createKernelBench from '/kernels/inkling_kernel_bench.js';

/** As kernel_bench.cpp numbers them. */
const products = ['multiply', 'multiplyByTransposed', 'multiplyTransposed'];
/** As peak.h numbers them: multiply-adds in registers, and the products' own loop. */
const [registers, ownLoop] = [0, 1];
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

/** How many times take some milliseconds, after a warm-up. */
function timesFor(task, seconds) {
  task.prepare();
  time(task, 1);
  let times = 1;
  while (time(task, times) < seconds / 10) times *= 2;
  return times;
}

/** @returns {number} operations per second, over `seconds` at the least */
function speedOf(task, times, seconds) {
  task.prepare();
  time(task, times);
  let [done, spent] = [0, 0];
  while (spent < seconds) {
    spent += time(task, times);
    done += times;
  }
  return (task.operations * done) / spent;
}

/** Driven by products.js. */
globalThis.kernels = {
  /**
   * Operations per second of the products' own loop and of each product, round by round, turn by
   * turn; and right before each the peak, as the machine's speed changes from second to second.
   * @param {{product: string, m: number, k: number, n: number}[]} list
   * @returns {Promise<{speed: number, peak: number}[][]>} of the loop, then of each product
   */
  async measure(list, rounds, seconds) {
    const module = await ready;
    const peak = loopTask(module, registers);
    const tasks = [loopTask(module, ownLoop), ...list.map((each) => productTask(module, each))];
    const peakTimes = timesFor(peak, seconds);
    const times = tasks.map((task) => timesFor(task, seconds));
    const measured = tasks.map(() => []);
    for (let round = 0; round < rounds; ++round) {
      tasks.forEach((task, index) => {
        measured[index].push({
          peak: speedOf(peak, peakTimes, seconds),
          speed: speedOf(task, times[index], seconds),
        });
      });
    }
    return measured;
  },
};
