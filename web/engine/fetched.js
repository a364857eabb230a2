/**
 * A part of the engine that is fetched when it is first needed. Where that fails, the browser's own
 * words are an address and little else.
 * @template Part
 * @param {Promise<Part>} part what import() gives
 * @returns {Promise<Part>}
 */
export async function fetched(part) {
  try {
    return await part;
  } catch (cause) {
    throw new Error(
      'Engine: a part of it could not be fetched. Check the connection and try again.',
      { cause },
    );
  }
}
