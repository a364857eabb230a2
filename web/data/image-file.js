// From an image file to pixels. Its size is read in its header before anything of that size is made;
// the decoder makes large ones smaller and turns them as they were held.
import { LONGEST_SIDE, MAX_PIXELS } from '../drawing/photo/pixels.js';
import { megabytes } from '../i18n/i18n.js';
import { decodeImage } from './decode-image.js';
import { imageHeader } from './image-header.js';

/** @typedef {{key: 'empty' | 'foreign' | 'heic' | 'damaged' | 'pixels' | 'bytes', values?: Record<string, string | number>}} Problem */

const maxBytes = 30_000_000;
/** Where a photo's size stands, but for those that begin with many other things. */
const headBytes = 262_144;

/**
 * @param {File} file
 * @returns {Promise<{picture: ImageData, problem?: undefined} | {problem: Problem, picture?: undefined}>}
 */
export async function pixelsOf(file) {
  if (file.size === 0) return { problem: { key: 'empty' } };
  if (file.size > maxBytes) {
    const values = { size: megabytes(file.size), most: megabytes(maxBytes) };
    return { problem: { key: 'bytes', values } };
  }
  let header = imageHeader(await bytesOf(file.slice(0, headBytes)));
  if (header?.width === 0 && file.size > headBytes) header = imageHeader(await bytesOf(file));
  if (header === null) return { problem: { key: 'foreign' } };
  const { type, width, height, turned } = header;
  // Nothing is decoded whose size is not known.
  if (width === 0 || height === 0) return { problem: { key: 'damaged' } };
  if (width * height > MAX_PIXELS) {
    const values = { count: Math.ceil((width * height) / 1e6), most: MAX_PIXELS / 1e6 };
    return { problem: { key: 'pixels', values } };
  }
  const picture = await decode(file, turned ? height : width, turned ? width : height);
  if (picture) return { picture };
  // Safari shows it, others do not.
  return { problem: { key: type === 'heic' ? 'heic' : 'damaged' } };
}

/** @param {Blob} blob */
const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

/**
 * @param {File} file
 * @param {number} width as it is shown
 * @param {number} height
 * @returns {Promise<ImageData | null>} null when it cannot be decoded
 */
async function decode(file, width, height) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(1, width, height));
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  // Without this, older browsers cannot draw in a worker.
  if (typeof OffscreenCanvas === 'undefined') return decodeImage(file, size.width, size.height);
  const worker = new Worker(new URL('./decode-worker.js', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => resolve(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        reject(new Error(event.message || 'Image: expected its decoder, got none.'));
      });
      worker.postMessage({ file, ...size });
    });
  } finally {
    worker.terminate();
  }
}
