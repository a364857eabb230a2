import { mostClasses } from '../data/data-sets.js';
import { checkModelBytes } from './options.js';

/** @import { Inkling } from './inkling.js' */

/**
 * A network from a file, if it is one for pictures of this lab. Throws an Error.
 * @param {Inkling} engine
 * @param {unknown} bytes
 */
export function loadNetwork(engine, bytes) {
  const network = engine.Network.load(checkModelBytes(bytes));
  const { input, layers } = JSON.parse(network.spec());
  const { units } = layers.at(-1);
  if (input.join() === '28,28,1' && units >= 2 && units <= mostClasses) {
    return { network, classes: /** @type {number} */ (units) };
  }
  network.delete();
  throw new Error(
    `Model file: expected a network for 28 × 28 pixels and 2 to ${mostClasses} classes, got one ` +
      `for ${input[0]} × ${input[1]} pixels and ${units} classes.`,
  );
}
