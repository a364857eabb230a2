import { color } from './theme.js';

/**
 * Paints a square picture, each pixel a square of ink: the ink's colour everywhere, and the pixel as
 * its opacity, which is right on paper of any colour.
 *
 * @param {HTMLCanvasElement} canvas as many pixels wide and high as the picture
 * @param {Uint8Array | null} pixels row by row, 0 paper .. 255 ink; null for paper
 */
export function paintPixels(canvas, pixels) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = canvas;
  context.clearRect(0, 0, width, height);
  if (!pixels) return;
  context.globalCompositeOperation = 'source-over';
  const image = context.createImageData(width, height);
  pixels.forEach((value, index) => (image.data[4 * index + 3] = value));
  context.putImageData(image, 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = color('--ink');
  context.fillRect(0, 0, width, height);
}
