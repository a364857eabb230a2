import { html, svg } from 'lit';
import { boundingBox } from '../drawing/strokes.js';

/**
 * A drawing as a small picture, as wide as its frame whatever its size on the pad.
 * @param {import('../engine/types').Stroke[]} strokes
 */
export function strokePicture(strokes) {
  const box = boundingBox(strokes) ?? { left: 0, top: 0, right: 1, bottom: 1 };
  const side = Math.max(box.right - box.left, box.bottom - box.top, 8);
  const pen = side / 9;
  const left = (box.left + box.right - side) / 2 - pen;
  const top = (box.top + box.bottom - side) / 2 - pen;
  return html`<svg
    viewBox="${left} ${top} ${side + 2 * pen} ${side + 2 * pen}"
    stroke-width=${pen}
    aria-hidden="true"
  >
    ${strokes.map(
      (stroke) => svg`<polyline points=${stroke.map(({ x, y }) => `${x},${y}`).join(' ')} />`,
    )}
  </svg>`;
}
