// Logistic regression, for the weights of segmentation.

/** @typedef {{features: number[], label: number, weight: number}} Example */

const RIDGE = 1e-3;

/**
 * Logistic regression by Newton's method.
 *
 * @param {Example[]} examples
 * @returns {number[]} weights
 */
export function fitLogistic(examples) {
  const n = examples[0].features.length;
  let weights = Array(n).fill(0);
  for (let round = 0; round < 25; ++round) {
    const gradient = weights.map((w) => -RIDGE * examples.length * 0.01 * w);
    const hessian = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_unused, j) =>
        i === j ? RIDGE * examples.length * 0.01 + 1e-6 : 0,
      ),
    );
    for (const { features, label, weight } of examples) {
      const odds = features.reduce((sum, f, i) => sum + f * weights[i], 0);
      const p = 1 / (1 + Math.exp(-odds));
      const curvature = weight * p * (1 - p);
      for (let i = 0; i < n; ++i) {
        gradient[i] += weight * (label - p) * features[i];
        for (let j = 0; j <= i; ++j) hessian[i][j] += curvature * features[i] * features[j];
      }
    }
    for (let i = 0; i < n; ++i) for (let j = 0; j < i; ++j) hessian[j][i] = hessian[i][j];
    const step = solve(hessian, gradient);
    weights = weights.map((w, i) => w + Math.max(-3, Math.min(3, step[i])));
    if (Math.max(...step.map(Math.abs)) < 1e-4) break;
  }
  return weights;
}

/** Gaussian elimination with pivots. @param {number[][]} matrix @param {number[]} right */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const n = rows.length;
  for (let c = 0; c < n; ++c) {
    let pivot = c;
    for (let r = c + 1; r < n; ++r) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
    for (let r = 0; r < n; ++r) {
      if (r === c) continue;
      const factor = rows[r][c] / rows[c][c];
      for (let k = c; k <= n; ++k) rows[r][k] -= factor * rows[c][k];
    }
  }
  return rows.map((row, i) => row[n] / row[i]);
}
