// Pictures as everything here takes them: one byte a pixel, row by row, 0 black .. 255 white.

/**
 * @typedef {object} Gray
 * @property {number} width
 * @property {number} height
 * @property {Uint8Array} data width × height bytes
 *
 * @typedef {{width: number, height: number, data: ArrayLike<number>}} Pixels
 */

/** A picture is looked at with so many pixels a side at the most. */
export const LONGEST_SIDE = 1000;
/** As many pixels as a picture may have: a phone's largest photo. */
export const MAX_PIXELS = 50_000_000;

/**
 * @param {any} image
 * @returns {{image: Pixels, channels: number}} 1 channel for grey, 4 for red, green, blue, opacity
 * @throws {Error} saying what was expected and what came
 */
export function checkPicture(image) {
  if (typeof image !== 'object' || image === null) {
    throw new Error(`Image: expected {width, height, data}, got ${JSON.stringify(image)}.`);
  }
  const { width, height, data } = image;
  const isSide = (/** @type {unknown} */ side) => Number.isInteger(side) && Number(side) > 0;
  if (!isSide(width) || !isSide(height) || width * height > MAX_PIXELS) {
    throw new Error(
      `Image: expected a width and a height of whole pixels, ${MAX_PIXELS} in all at the most, ` +
        `got ${width} × ${height}.`,
    );
  }
  const { isList, sort } = kindOf(data);
  const channels = isList ? data.length / (width * height) : 0;
  if (channels !== 1 && channels !== 4) {
    throw new Error(
      `Image: expected ${width * height} bytes of grey or ${4 * width * height} of red, green, blue ` +
        `and opacity, got ${isList ? data.length : sort}.`,
    );
  }
  if (Array.isArray(data)) checkBytes(data);
  return { image, channels };
}

/** Whether it may hold bytes, and what it is for a sentence. @param {unknown} data */
function kindOf(data) {
  const isBytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray;
  const sort = data === undefined || data === null ? 'none' : typeName(data);
  return { isList: isBytes || Array.isArray(data), sort };
}

/** 'String', 'Float32Array', 'Object', … @param {unknown} value */
function typeName(value) {
  return `something of type ${Object.prototype.toString.call(value).slice(8, -1)}`;
}

/** @param {unknown[]} data */
function checkBytes(data) {
  for (let i = 0; i < data.length; ++i) {
    const value = data[i];
    if (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255) continue;
    const got = typeof value === 'number' || value === undefined ? value : typeName(value);
    throw new Error(`Image: expected bytes, whole numbers from 0 to 255, got ${got} at ${i}.`);
  }
}

/**
 * How bright a picture is, as people see it (Rec. 601). What is transparent shows the ground: white
 * behind a dark drawing, black behind a bright one.
 *
 * @param {unknown} picture grey, or red, green, blue and opacity
 * @returns {Gray}
 * @throws {Error} when it is no picture
 */
export function grayscale(picture) {
  const { image, channels } = checkPicture(picture);
  const { width, height, data } = image;
  if (channels === 1) return { width, height, data: new Uint8Array(data) };
  const luma = new Float32Array(width * height);
  let opaque = 0;
  let bright = 0;
  for (let i = 0, j = 0; i < luma.length; ++i, j += 4) {
    luma[i] = 0.299 * data[j] + 0.587 * data[j + 1] + 0.114 * data[j + 2];
    opaque += data[j + 3];
    bright += data[j + 3] * luma[i];
  }
  const isClear = opaque < 255 * luma.length;
  const ground = isClear && bright > 128 * opaque ? 0 : 255;
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; ++i) {
    gray[i] = ground + ((luma[i] - ground) * data[4 * i + 3]) / 255 + 0.5;
  }
  return { width, height, data: gray };
}

/** @param {Gray} gray @returns {Gray} */
export function invert({ width, height, data }) {
  return { width, height, data: data.map((value) => 255 - value) };
}
