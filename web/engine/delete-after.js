/**
 * Lends an object of the engine to some work, and deletes it when that has ended or failed.
 * @template {{delete(): void}} Made
 * @template Result
 * @param {Made} made
 * @param {(made: Made) => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function deleteAfter(made, work) {
  try {
    return await work(made);
  } finally {
    made.delete();
  }
}
