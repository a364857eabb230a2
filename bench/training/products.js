// The products in the networks beside the multiply-adds that the machine could do: WebAssembly, one
// thread. The module that is timed comes from bench/kernels, the clock is page/kernels.js.
import { median } from './statistics.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./networks.js').BenchNetwork} BenchNetwork */

/**
 * C, m × n, of sums over k.
 * @typedef {{layer: string, product: string, m: number, k: number, n: number}} Product
 */

/** Of the multiply-adds that the machine reaches. */
const goal = 0.85;

/**
 * The products of a mini-batch's forward and backward pass, a convolution's as one of all patches:
 * z = W x, dW = dz xᵀ, and but for the first layer dx = Wᵀ dz.
 *
 * @param {Pick<BenchNetwork, 'layers' | 'batchSize'>} network
 * @returns {Product[]}
 */
export function productsOf({ layers, batchSize }) {
  /** @type {Product[]} */
  const products = [];
  let [side, channels] = [28, 1];
  for (const layer of layers) {
    if (layer.type === 'max_pool2d') {
      side = Math.floor(side / (layer.poolSize ?? 2));
      continue;
    }
    if (layer.type !== 'dense' && layer.type !== 'conv2d') {
      throw new Error(`Products: expected a dense, conv2d or max_pool2d layer, got ${layer.type}.`);
    }
    const isDense = layer.type === 'dense';
    const kernel = isDense ? side : (layer.kernelSize ?? 3);
    const units = isDense ? layer.units : layer.filters;
    const inputs = kernel * kernel * channels;
    const isFirst = products.length === 0;
    side = side - kernel + 1;
    channels = units;
    const columns = batchSize * side * side;
    const name = isDense ? `${inputs} → ${units}` : `conv ${kernel}×${kernel}, ${units}`;
    products.push(
      { layer: name, product: 'multiply', m: units, k: inputs, n: columns },
      { layer: name, product: 'multiplyByTransposed', m: units, k: columns, n: inputs },
    );
    if (!isFirst) {
      products.push({
        layer: name,
        product: 'multiplyTransposed',
        m: inputs,
        k: units,
        n: columns,
      });
    }
  }
  return products;
}

/** @param {Pick<Product, 'm' | 'k' | 'n'>} product */
const operationsOf = ({ m, k, n }) => 2 * m * k * n;

/**
 * All of a network's products one after the other: the operations, by the time they take.
 * @param {(Product & {speed: number})[]} products
 */
export function speedTogether(products) {
  const operations = products.reduce((sum, product) => sum + operationsOf(product), 0);
  const time = products.reduce((sum, product) => sum + operationsOf(product) / product.speed, 0);
  return operations / time;
}

/** What it reaches, and how much that is of the peak. @param {{speed: number, peak: number}[]} rounds */
const summarize = (rounds) => ({
  speed: median(rounds.map(({ speed }) => speed)),
  share: median(rounds.map(({ speed, peak }) => speed / peak)),
  rounds,
});

/**
 * @param {Page} page page/kernels.html
 * @param {BenchNetwork[]} networks
 * @param {number} rounds @param {number} seconds of each loop and product in a round
 */
export async function measureProducts(page, networks, rounds, seconds) {
  const list = networks.flatMap(productsOf);
  /** @type {{speed: number, peak: number}[][]} */
  const [ownLoop, ...measured] = await page.evaluate(
    ([list, rounds, seconds]) => /** @type {any} */ (window).kernels.measure(list, rounds, seconds),
    /** @type {[Product[], number, number]} */ ([list, rounds, seconds]),
  );
  let next = 0;
  return {
    peak: median([ownLoop, ...measured].flat().map(({ peak }) => peak)),
    ownLoop: summarize(ownLoop),
    goal,
    networks: networks.map((network) => {
      const products = productsOf(network).map((product) => ({
        ...product,
        ...summarize(measured[next++]),
      }));
      return {
        network: network.name,
        speed: speedTogether(products),
        share: speedTogether(products.map((product) => ({ ...product, speed: product.share }))),
        products,
      };
    }),
  };
}
