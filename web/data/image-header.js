// What the first bytes of an image file say, before anything is decoded: how large it is, and whether
// a camera held upright has turned it.

/**
 * @typedef {object} ImageHeader
 * @property {'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'heic'} type
 * @property {number} width in pixels as stored; 0 when the bytes end before they say it
 * @property {number} height
 * @property {boolean} turned by a quarter: shown, it is as wide as it is high in the file
 */

/**
 * @param {Uint8Array} bytes the beginning of a file
 * @returns {ImageHeader | null} null when it is none of these images
 */
export function imageHeader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (/** @type {number} */ from, /** @type {number} */ to) =>
    String.fromCharCode(...bytes.subarray(from, to));
  /** @param {ImageHeader['type']} type @param {{width: number, height: number, turned?: boolean}} size */
  const header = (type, size) => ({ type, turned: false, ...size });
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return header('png', pngSize(view));
  if (/^GIF8[79]a$/.test(text(0, 6))) return header('gif', gifSize(view));
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') {
    return header('webp', webpSize(view, text(12, 16)));
  }
  if (text(0, 3) === '\xff\xd8\xff') return header('jpeg', jpegSize(view));
  const brand = BRANDS.exec(text(4, 12));
  if (brand) return header(brand[1] ? 'heic' : 'avif', mediaSize(view));
  return null;
}

/** Brands of ISO's media files: photos as iPhones keep them, and AVIF. */
const BRANDS = /^ftyp(?:(hei[cxms]|hev[cx]|mif1|msf1)|avi[fs])/;

const unknown = { width: 0, height: 0 };

/** @param {DataView} view */
function pngSize(view) {
  if (view.byteLength < 24) return unknown;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** @param {DataView} view */
function gifSize(view) {
  if (view.byteLength < 10) return unknown;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** @param {DataView} view @param {string} chunk the first one's name */
function webpSize(view, chunk) {
  if (view.byteLength < 30) return unknown;
  const threeBytes = (/** @type {number} */ at) =>
    view.getUint16(at, true) + 65536 * view.getUint8(at + 2);
  if (chunk === 'VP8X') return { width: threeBytes(24) + 1, height: threeBytes(27) + 1 };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** Start-of-frame markers have the size; of C0 .. CF these three mean something else. */
const NO_FRAME = [0xc4, 0xc8, 0xcc];
const EXIF = 0xe1;

/** @param {DataView} view */
function jpegSize(view) {
  let turned = false;
  for (let at = 2; at + 9 <= view.byteLength;) {
    const marker = view.getUint8(at + 1);
    // Decoders skip what stands between two segments, and so does this.
    if (view.getUint8(at) !== 0xff || marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), turned };
    }
    if (marker === EXIF) turned = turned || orientation(view, at + 4, at + 2 + length) >= 5;
    at += 2 + length;
  }
  return unknown;
}

const SIZE = 0x69737065; // 'ispe'
const TURN = 0x69726f74; // 'irot'

/**
 * Of HEIC and AVIF: the largest size that is spoken of, for tiles and previews have theirs, too.
 *
 * @param {DataView} view
 */
function mediaSize(view) {
  let size = { ...unknown, turned: false };
  // All of it stands near the beginning; whatever else looks like a box there is an unlikely chance.
  const end = Math.min(view.byteLength - 16, 262_144);
  for (let at = 12; at <= end; at += 1) {
    const name = view.getUint32(at);
    if (name === TURN) size.turned = view.getUint8(at + 4) % 2 === 1;
    if (name !== SIZE) continue;
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (width * height > size.width * size.height) size = { ...size, width, height };
  }
  return size;
}

const ORIENTATION = 0x0112;

/**
 * EXIF's orientation, 1 .. 8: from 5 on, the picture lies on its side.
 *
 * @param {DataView} view
 * @param {number} from where the segment's contents begin
 * @param {number} end where they end
 */
function orientation(view, from, end) {
  const tiff = from + 6;
  const limit = Math.min(end, view.byteLength);
  if (tiff + 8 > limit || view.getUint32(from) !== 0x45786966) return 1; // 'Exif'
  const little = view.getUint16(tiff) === 0x4949; // 'II'
  const table = tiff + view.getUint32(tiff + 4, little);
  if (table + 2 > limit) return 1;
  const count = view.getUint16(table, little);
  for (let entry = table + 2; entry + 12 <= limit && entry < table + 2 + 12 * count; entry += 12) {
    if (view.getUint16(entry, little) === ORIENTATION) return view.getUint16(entry + 8, little);
  }
  return 1;
}
