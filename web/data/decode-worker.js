// Making a photo of many megapixels smaller takes too long for the page's own thread.
import { decodeImage } from './decode-image.js';

addEventListener('message', async ({ data: { file, width, height } }) => {
  const picture = await decodeImage(file, width, height);
  postMessage(picture, { transfer: picture ? [picture.data.buffer] : [] });
});
