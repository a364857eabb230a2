// After a trap, and after a call stack that was too deep, what is in WebAssembly's memory cannot be
// trusted: the worker has to end. Only a call of the engine can bring that about, so only there is it
// looked for; whatever else throws an error, be it of the same name, leaves the engine as it was.

/** @import { Inkling } from './inkling.js' */

const classes = /** @type {const} */ (['DataSet', 'Network', 'Trainer', 'Evaluation']);

/** @param {unknown} error @returns {error is Error} */
function isTrap(error) {
  if (error instanceof WebAssembly.RuntimeError) return true;
  // It leaves the module's own stack where it was. In Firefox, it is an InternalError.
  return error instanceof Error && /call stack|recursion/i.test(error.message);
}

/**
 * Tells of every trap in a call of the engine from now on; the error is thrown all the same.
 * @template {Inkling} Engine
 * @param {Engine} engine changed in place: its objects must stay what they are for it
 * @param {(message: string) => void} tell
 * @returns {Engine}
 */
export function tellOfTraps(engine, tell) {
  /** @param {any} holder @param {string} name */
  const watch = (holder, name) => {
    const call = holder[name];
    if (typeof call !== 'function') return;
    /** @this {unknown} @param {...unknown} parameters */
    holder[name] = function (...parameters) {
      try {
        return call.apply(this, parameters);
      } catch (error) {
        if (isTrap(error)) tell(error.message);
        throw error;
      }
    };
  };
  watch(engine, 'setThreadCount');
  for (const name of classes) {
    const made = /** @type {any} */ (engine[name]);
    for (const key in made) watch(made, key);
    // With those that the classes share: delete(), for one.
    for (const key in made.prototype) watch(made.prototype, key);
  }
  return engine;
}
