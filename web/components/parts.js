/** Fires 'change' when `missing` has: whether a part of the page could not be fetched. */
class Parts extends EventTarget {
  missing = false;

  /** @param {boolean} missing */
  tell(missing) {
    this.missing = missing;
    this.dispatchEvent(new Event('change'));
  }
}

export const parts = new Parts();

/**
 * Fetches a part of the page; where that fails, the notice says so.
 * @template T
 * @param {() => Promise<T>} load the import()
 * @returns {Promise<T | null>}
 */
export async function fetchPart(load) {
  try {
    return await load();
  } catch (error) {
    reportError(error);
    parts.tell(true);
    return null;
  }
}
