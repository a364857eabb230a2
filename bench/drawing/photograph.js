// Photographs of drawings, as phones take them: paper on a table or filling the picture, ruled or
// not, light falling off to one side, a pen of any width and blackness, blur, grain, and chalk.

import { boundingBox } from '../../web/drawing/strokes.js';

/** @typedef {import('../../web/drawing/strokes.js').Stroke} Stroke */
/** @typedef {import('../../web/drawing/generator/random.js').Random} Random */
/** @typedef {{x: number, y: number}} Point */

/**
 * @typedef {object} Scene
 * @property {number} width pixels
 * @property {number} height
 * @property {boolean} chalk bright on dark
 * @property {boolean} table a sheet of paper on a darker table
 * @property {boolean} ruled
 * @property {number} size height of the drawing, share of the shorter side
 * @property {number} pen width, share of the drawing's height
 * @property {number} ink how much of the light it takes, 0 .. 1
 * @property {number} shade how much darker the darkest corner is, 0 .. 1
 * @property {number} blur pixels
 * @property {number} grain deviation, of 255
 * @property {Tilt} [tilt] how the camera is held, with a sheet on a table; straight, if left out
 *
 * @typedef {object} Tilt in radians
 * @property {number} roll the sheet lies turned on the table
 * @property {number} pitch its upper end is farther away
 * @property {number} yaw its right end is farther away
 */

/** @param {Random} random @returns {Scene} */
export function randomScene(random) {
  const side = random.between(320, 1000);
  const upright = random.chance(0.5);
  const chalk = random.chance(0.2);
  const table = !chalk && random.chance(0.5);
  return {
    width: Math.round(upright ? side * 0.75 : side),
    height: Math.round(upright ? side : side * 0.75),
    chalk,
    table,
    ruled: !chalk && random.chance(0.3),
    size: random.between(table ? 0.15 : 0.12, table ? 0.45 : 0.8),
    pen: random.between(0.03, 0.13),
    ink: random.between(0.45, 0.95),
    shade: random.between(0, 0.6),
    blur: Math.round(random.between(0, side / 350)),
    grain: random.skewed(1, 9),
  };
}

/** A sheet on a table, by a camera that nobody holds straight. @param {Random} random @returns {Scene} */
export function tiltedScene(random) {
  return {
    ...randomScene(random),
    chalk: false,
    table: true,
    size: random.between(0.12, 0.3),
    tilt: {
      roll: random.between(-0.5, 0.5),
      pitch: random.between(-0.6, 0.6),
      yaw: random.between(-0.6, 0.6),
    },
  };
}

/**
 * Where a point of the paper is in the picture: paper and picture have the same middle, and a pinhole
 * camera looks at it from 1.2 times the picture's longer side away.
 *
 * @param {Scene} scene
 * @returns {(point: Point) => Point}
 */
function cameraOf({ width, height, tilt }) {
  if (tilt === undefined) return (point) => point;
  const { roll, pitch, yaw } = tilt;
  const away = 1.2 * Math.max(width, height);
  return (point) => {
    const [x, y] = [point.x - width / 2, point.y - height / 2];
    const turned = {
      x: Math.cos(roll) * x - Math.sin(roll) * y,
      y: Math.sin(roll) * x + Math.cos(roll) * y,
    };
    // About the horizontal axis, then about the vertical one.
    const high = Math.cos(pitch) * turned.y;
    const deep = -Math.sin(pitch) * turned.y;
    const across = Math.cos(yaw) * turned.x - Math.sin(yaw) * deep;
    const depth = Math.sin(yaw) * turned.x + Math.cos(yaw) * deep;
    const scale = away / (away + depth);
    return { x: width / 2 + scale * across, y: height / 2 + scale * high };
  };
}

/**
 * @param {Stroke[]} strokes with ink
 * @param {Scene} scene
 * @param {Random} random
 * @returns {{width: number, height: number, data: Uint8Array}} grey
 */
export function photograph(strokes, scene, random) {
  const { width, height, chalk, shade, grain } = scene;
  const reflected = new Float32Array(width * height).fill(chalk ? 0.2 : 0.92);
  const turn = random.normal(0.035);
  if (scene.ruled) rule(reflected, scene, turn, random);
  if (scene.table) layOnTable(reflected, scene, random);
  const camera = cameraOf(scene);
  write(
    reflected,
    place(strokes, scene, turn, random).map((stroke) => stroke.map(camera)),
    scene,
  );
  const blurred = blur(reflected, width, scene.blur);
  // Light from a corner, and from a lamp somewhere.
  const [fromX, fromY] = [random.between(0, 1), random.between(0, 1)];
  const along = random.between(-1, 1);
  const bright = random.between(0.8, 1);
  const data = blurred.map((value, i) => {
    const x = (i % width) / width;
    const y = Math.floor(i / width) / height;
    const away = Math.min(1, Math.hypot(x - fromX, y - fromY));
    const slope = 0.5 + (along * (x - 0.5) + (1 - Math.abs(along)) * (y - 0.5));
    const light = bright * (1 - shade * Math.max(0, Math.min(1, 0.5 * away + 0.5 * slope)));
    return Math.max(0, Math.min(255, 255 * value * light + random.normal(grain)));
  });
  return { width, height, data: Uint8Array.from(data) };
}

/**
 * The strokes somewhere on the paper, in pixels.
 *
 * @param {Stroke[]} strokes
 * @param {Scene} scene
 * @param {number} turn radians
 * @param {Random} random
 */
function place(strokes, { width, height, table, size, tilt }, turn, random) {
  const box = /** @type {import('../../web/drawing/strokes.js').Box} */ (boundingBox(strokes));
  const [w, h] = [Math.max(1, box.right - box.left), Math.max(1, box.bottom - box.top)];
  const room = tilt ? 0.4 : table ? 0.5 : 0.86;
  const shorter = Math.min(width, height);
  const scale = Math.min((size * shorter) / Math.max(h, 0.3 * w), (room * width) / w);
  const free = (/** @type {number} */ side, /** @type {number} */ taken) =>
    side / 2 + (random.uniform() - 0.5) * Math.max(0, room * side - taken);
  const [x0, y0] = [free(width, w * scale), free(height, h * scale)];
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return strokes.map((stroke) =>
    stroke.map((point) => {
      const [x, y] = [(point.x - middle.x) * scale, (point.y - middle.y) * scale];
      return { x: x0 + cos * x - sin * y, y: y0 + sin * x + cos * y };
    }),
  );
}

/**
 * @param {Float32Array} reflected
 * @param {Stroke[]} strokes in pixels
 * @param {Scene} scene
 */
function write(reflected, strokes, { width, height, chalk, pen, ink }) {
  const box = /** @type {import('../../web/drawing/strokes.js').Box} */ (boundingBox(strokes));
  const tall = Math.max(box.bottom - box.top, 0.3 * (box.right - box.left));
  const radius = Math.max(0.8, (pen * tall) / 2);
  const near = new Float32Array(width * height).fill(radius + 1);
  for (const stroke of strokes) {
    stroke.forEach((b, i) =>
      segment(near, width, height, stroke[Math.max(0, i - 1)], b, radius + 1),
    );
  }
  near.forEach((away, i) => {
    const covered = Math.max(0, Math.min(1, radius + 0.5 - away));
    const inked = chalk ? 0.2 + 0.75 * ink : reflected[i] * (1 - ink);
    reflected[i] += covered * (inked - reflected[i]);
  });
}

/**
 * Lowers the distances of the pixels near the segment from a to b.
 *
 * @param {Float32Array} near
 * @param {number} width
 * @param {number} height
 * @param {Point} a
 * @param {Point} b
 * @param {number} reach
 */
function segment(near, width, height, a, b, reach) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy || 1;
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(a.y, b.y) + reach));
  const left = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
  const right = Math.min(width - 1, Math.ceil(Math.max(a.x, b.x) + reach));
  for (let y = top; y <= bottom; ++y) {
    for (let x = left; x <= right; ++x) {
      const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length2));
      const away = Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
      const i = y * width + x;
      if (away < near[i]) near[i] = away;
    }
  }
}

/**
 * @param {Float32Array} reflected
 * @param {Scene} scene
 * @param {number} turn
 * @param {Random} random
 */
function rule(reflected, { width, height }, turn, random) {
  const apart = random.between(0.06, 0.14) * height;
  const thick = Math.max(1, random.between(0.0015, 0.004) * height);
  const faint = random.between(0.15, 0.4);
  for (let i = 0; i < reflected.length; ++i) {
    const x = i % width;
    const y = Math.floor(i / width) - x * Math.tan(turn) + height;
    if (y % apart < thick) reflected[i] *= 1 - faint;
  }
}

/**
 * @param {Float32Array} reflected
 * @param {Scene} scene
 * @param {Random} random
 */
function layOnTable(reflected, scene, random) {
  const { width, height } = scene;
  const dark = random.between(0.12, 0.5);
  const grain = random.between(0, 0.08);
  // A camera held straight sees the corners somewhere, a tilted one where they are.
  const [edge, loose] = scene.tilt ? [0.24, 0] : [0.12, 0.03];
  const camera = cameraOf(scene);
  const corner = (/** @type {number} */ x, /** @type {number} */ y) =>
    camera({
      x: width * (x + random.normal(loose)),
      y: height * (y + random.normal(loose)),
    });
  const far = 1 - edge;
  const corners = [corner(edge, edge), corner(far, edge), corner(far, far), corner(edge, far)];
  for (let i = 0; i < reflected.length; ++i) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const inside = corners.every((a, k) => {
      const b = corners[(k + 1) % 4];
      return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) > 0;
    });
    if (!inside) reflected[i] = dark + grain * Math.sin(0.07 * y + 0.01 * x) + random.normal(0.01);
  }
}

/**
 * Two box blurs in each direction.
 *
 * @param {Float32Array} image
 * @param {number} width
 * @param {number} radius
 */
function blur(image, width, radius) {
  if (radius < 1) return image;
  const height = image.length / width;
  let from = image;
  for (const [step, count, lines, stride] of [
    [1, width, height, width],
    [width, height, width, 1],
    [1, width, height, width],
    [width, height, width, 1],
  ]) {
    const to = new Float32Array(from.length);
    for (let line = 0; line < lines; ++line) {
      for (let k = 0; k < count; ++k) {
        let sum = 0;
        for (let d = -radius; d <= radius; ++d) {
          sum += from[line * stride + Math.max(0, Math.min(count - 1, k + d)) * step];
        }
        to[line * stride + k * step] = sum / (2 * radius + 1);
      }
    }
    from = to;
  }
  return from;
}
