/**
 * Decodes an image at another size: upright as it was held, of an animation the first image.
 *
 * @param {Blob} file
 * @param {number} width of the result
 * @param {number} height
 * @returns {Promise<ImageData | null>} null when it cannot be decoded
 */
export async function decodeImage(file, width, height) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, {
      imageOrientation: 'from-image',
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'high',
    });
  } catch {
    return null;
  }
  const canvas =
    typeof OffscreenCanvas === 'undefined'
      ? Object.assign(document.createElement('canvas'), { width, height })
      : new OffscreenCanvas(width, height);
  const context = /** @type {OffscreenCanvasRenderingContext2D | null} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  );
  context?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context?.getImageData(0, 0, width, height) ?? null;
}
