// Connected pieces of ink.

/**
 * @typedef {object} Component
 * @property {number} label its number in the labels, from 1
 * @property {number} area pixels
 * @property {import('../strokes.js').Box} box in pixels; right and bottom are the first ones outside
 * @property {boolean} touches whether it touches the border, or what is not paper
 */

/**
 * Pixels that touch, be it at a corner, are of one piece.
 *
 * @param {Uint8Array} ink 1 for ink
 * @param {number} width
 * @param {Uint8Array} [mask] 1 for paper; beyond it is the border
 * @returns {{labels: Int32Array, components: Component[]}} a label of 0 is no ink
 */
export function findComponents(ink, width, mask) {
  const height = ink.length / width;
  const labels = new Int32Array(ink.length);
  const stack = new Int32Array(ink.length);
  /** @type {Component[]} */
  const components = [];
  for (let start = 0; start < ink.length; ++start) {
    if (!ink[start] || labels[start]) continue;
    const label = components.length + 1;
    const box = { left: width, top: height, right: 0, bottom: 0 };
    let area = 0;
    let touches = false;
    let depth = 0;
    stack[depth++] = start;
    labels[start] = label;
    while (depth > 0) {
      const i = stack[--depth];
      const x = i % width;
      const y = (i - x) / width;
      area += 1;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
      for (let dy = -1; dy <= 1; ++dy) {
        for (let dx = -1; dx <= 1; ++dx) {
          const outside = x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height;
          const j = i + dy * width + dx;
          if (outside || (mask && !mask[j])) touches = true;
          else if (ink[j] && !labels[j]) {
            labels[j] = label;
            stack[depth++] = j;
          }
        }
      }
    }
    components.push({ label, area, box, touches });
  }
  return { labels, components };
}

/** @param {Component} component its longer side in pixels */
export const sizeOf = ({ box }) => Math.max(box.right - box.left, box.bottom - box.top);

/** What is smaller than this share of the largest piece is dirt. */
const SPECK = 0.15;
/** Dirt, however small the largest piece is; pixels. */
const SMALLEST = 3;
/** Pieces that touch the border are let go if what remains is so large beside them. */
const REMAINS = 0.12;

/**
 * The pieces that may be digits: not dirt, and not what reaches in from outside, a table's edge or a
 * shadow; but where everything touches the border, the picture was cut close to its digit.
 *
 * @param {Component[]} components
 */
export function dropDirt(components) {
  const inside = components.filter(({ touches }) => !touches);
  const largest = (/** @type {Component[]} */ some) => Math.max(0, ...some.map(sizeOf));
  const kept = largest(inside) >= REMAINS * largest(components) ? inside : components;
  const least = Math.max(SMALLEST, SPECK * largest(kept));
  return kept.filter((component) => sizeOf(component) >= least);
}

/**
 * Without the holes that are smaller than this: light that shone through between two strokes of a pen.
 *
 * @param {Uint8Array} ink 1 for ink
 * @param {number} width
 * @param {number} area pixels
 */
export function fillHoles(ink, width, area) {
  const paper = ink.map((value) => 1 - value);
  const { labels, components } = findComponents(paper, width);
  return ink.map((value, i) => {
    const hole = components[labels[i] - 1];
    return value || (hole && hole.area < area && !hole.touches) ? 1 : 0;
  });
}
