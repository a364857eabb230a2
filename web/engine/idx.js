// Examples as two IDX files, which is what the engine makes data sets of.

/**
 * @param {{image: Uint8Array, label: number}[]} examples of 28 × 28 pixels
 * @returns {{images: Uint8Array, labels: Uint8Array}}
 */
export function toIdx(examples) {
  const pixels = 784;
  const images = new Uint8Array(16 + pixels * examples.length);
  const labels = new Uint8Array(8 + examples.length);
  const head = new DataView(images.buffer);
  [0x803, examples.length, 28, 28].forEach((word, i) => head.setUint32(4 * i, word));
  const labelHead = new DataView(labels.buffer);
  [0x801, examples.length].forEach((word, i) => labelHead.setUint32(4 * i, word));
  examples.forEach(({ image, label }, i) => {
    images.set(image, 16 + pixels * i);
    labels[8 + i] = label;
  });
  return { images, labels };
}
