// What was measured, as Markdown: pure functions of what run.js has gathered.
import { checksOf } from './checks.js';
import { count, inklingIn, peerIn, times } from './lines.js';

/** @typedef {import('./lines.js').Row} Row */
/** @typedef {import('./checks.js').Results} Results */

/** The columns of the peers. @type {[peer: string, heading: string][]} */
const peers = [
  ['TF.js', 'TF.js WASM'],
  ['jax-js', 'jax-js WASM'],
  ['PyTorch', 'PyTorch, native'],
];

/**
 * @param {string[][]} rows the first is the heading; columns after the first are set right
 * @returns {string}
 */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
  const lines = rows.map(
    (row) =>
      `| ${row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
        )
        .join(' | ')} |`,
  );
  const rule = `| ${widths
    .map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
    .join(' | ')} |`;
  return `${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`;
}

/** @param {Row} row @param {string} peer @param {number} threads of Inkling */
function peerCell(row, peer, threads) {
  const entry = peerIn(row, peer, threads);
  if (!entry) return row.unable.some(({ name }) => name === peer) ? 'cannot' : '';
  const ratio = times(inklingIn(row, threads).speed / entry.speed);
  const by = entry.threads === threads ? '' : ` by ${entry.threads}`;
  return `${count(entry.speed)}${by} (${ratio})`;
}

/** @param {Results} results */
function trainingTable({ rows, cores }) {
  const heading = ['samples per second', 'threads', 'Inkling', ...peers.map(([, name]) => name)];
  const lines = rows.flatMap((row) =>
    (cores > 1 ? [1, cores] : [1]).map((threads) => [
      row.network.title,
      `${threads}`,
      count(inklingIn(row, threads).speed),
      ...peers.map(([peer]) => peerCell(row, peer, threads)),
    ]),
  );
  return table([heading, ...lines]);
}

/** Whether a goal was reached, and by how much. @param {Results} results */
function goalTable(results) {
  return table([
    ['', 'goal', 'measured', ''],
    ...checksOf(results).map(({ what, goal, measured, reached }) => [
      what,
      goal,
      measured,
      reached ? 'reached' : 'MISSED',
    ]),
  ]);
}

/** @param {number} speed operations per second */
const gigaflops = (speed) => (speed / 1e9).toFixed(1);

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** @param {Results} results */
function productTable({ products: { peak, ownLoop, networks } }) {
  return table([
    ['product', 'm × k × n', 'GFLOP/s', 'of the multiply-adds'],
    ['multiply-adds in registers', '', gigaflops(peak), ''],
    [
      "the products' own loop, nothing to fetch",
      '',
      gigaflops(ownLoop.speed),
      percent(ownLoop.share),
    ],
    ...networks.flatMap(({ network, speed, share, products }) => [
      [`**${network}**`, '', `**${gigaflops(speed)}**`, `**${percent(share)}**`],
      ...products.map(({ layer, product, m, k, n, speed, share }) => [
        `${layer}: ${product}`,
        `${m} × ${k} × ${n}`,
        gigaflops(speed),
        percent(share),
      ]),
    ]),
  ]);
}

/** What each peer chose, and what it cannot. @param {Results} results */
function notes({ rows, versions }) {
  const lines = rows.flatMap(({ network, entries, unable }) => {
    const ways = entries
      .filter(({ way }) => way !== '')
      .map(
        ({ name, threads, way }) =>
          `${name} by '${way}', ${threads} thread${threads > 1 ? 's' : ''}`,
      );
    const why = unable
      .filter(({ name }, index) => unable.findIndex((other) => other.name === name) === index)
      .map(({ name, why }) => `${name} cannot: ${why}`);
    const accuracies = entries.map(
      ({ name, threads, accuracy }) => `${name} ${threads}: ${percent(accuracy)}`,
    );
    return [
      `- ${network.name}: ${[...ways, ...why].join('; ')}. Right afterwards: ${accuracies.join(', ')}.`,
    ];
  });
  if (versions.pyTorch === null) lines.push('- PyTorch was not there to be measured.');
  return `${lines.join('\n')}\n`;
}

/** @param {Results} results @returns {string} Markdown */
export function report(results) {
  const { machine, versions, rounds } = results;
  const about = [
    `${machine.processor}, ${machine.cores} cores`,
    `Chromium ${versions.chromium}`,
    `Node.js ${versions.node}`,
    `Inkling ${versions.inkling}`,
    `TF.js ${versions.tfjs}`,
    `jax-js ${versions.jax}`,
    ...(versions.pyTorch === null ? [] : [`PyTorch ${versions.pyTorch}`]),
  ];
  return [
    `${about.join(' · ')}. Medians of ${rounds} rounds; in brackets, how many times as fast Inkling is.\n`,
    trainingTable(results),
    goalTable(results),
    productTable(results),
    notes(results),
  ].join('\n');
}
