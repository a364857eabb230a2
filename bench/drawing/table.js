// Tables of text: the first column to the left, figures to the right.

/** @param {string[]} head @param {string[][]} rows */
export function table(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i] + 2)))
      .join('');
  return `${[head, ...rows].map((row) => line(row).trimEnd()).join('\n')}\n`;
}

/** Without the sign, which the table's head has. @param {number} share 0 .. 1 @param {number} [digits] */
export function percent(share, digits = 1) {
  return (100 * share).toFixed(digits);
}
