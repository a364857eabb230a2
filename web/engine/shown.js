// A wrong value as a sentence shows it: short and without an error of its own, whatever it is.

const mostLetters = 60;
const mostParts = 30;

/** @param {string} text */
export function shortened(text) {
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
}

/** @param {unknown} value */
export function shown(value) {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(shortened(value));
    case 'object':
      return shownObject(value);
    case 'bigint':
      // A long one takes long to write.
      return BigInt.asIntN(64, value) === value ? `${value}n` : 'a bigint';
    case 'function':
    case 'symbol':
      return `a ${typeof value}`;
    default:
      return String(value);
  }
}

/** @param {object | null} value */
function shownObject(value) {
  let kind = 'an object';
  let parts = 0;
  try {
    if (Array.isArray(value)) kind = 'a list';
    if (ArrayBuffer.isView(value)) return kind;
    const text = JSON.stringify(value, (_, part) => {
      if (++parts > mostParts || ArrayBuffer.isView(part)) throw new Error('It is too long.');
      return typeof part === 'string' ? shortened(part) : part;
    });
    return text === undefined ? kind : shortened(text);
  } catch {
    // Too long, in a circle, or with something that has no JSON.
    return kind;
  }
}
