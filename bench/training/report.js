// What was measured, for people.
import { readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectFolder } from '../../scripts/shell.js';

/** @param {number[]} values @returns {number} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function describeMachine() {
  const [{ model }] = cpus();
  return { processor: model, cores: cpus().length, node: process.version };
}

/**
 * The WASM and JavaScript that the browser asked for until the pretrained network answered, each file
 * gzipped.
 * @param {string[]} loaded paths on the server
 */
export function measureSize(loaded) {
  const folder = join(projectFolder, 'dist');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|wasm)$/.test(name) && loaded.includes(`/${name}`))
    .map((name) => ({ name, bytes: gzipSync(readFileSync(join(folder, name))).length }));
  return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files, goal: 200_000 };
}

/** @param {number} value */
const count = (value) => Math.round(value).toLocaleString('en');

/** @param {boolean} reached */
const verdict = (reached) => (reached ? 'reached' : 'MISSED');

/** @param {string[][]} rows the first is the heading; columns after the first are set right */
function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(`\n${lines.join('\n')}\n`);
}

/** @param {any} results as run.js gathers them */
export function printResults({ machine, browser, inkling, tfjs, comparisons, reading, size }) {
  process.stdout.write(
    `\n${machine.processor}, ${machine.cores} cores · ${browser} · Node ${machine.node}\n` +
      `Inkling ${inkling.version} (SIMD ${inkling.simd}, threads ${inkling.threads}) · ` +
      `TF.js WASM ${tfjs.version} (SIMD ${tfjs.simd}, threads ${tfjs.threads})\n`,
  );
  printTable([
    ['samples per second', 'Inkling', 'TF.js', 'ratio', 'goal', '', 'TF.js trained by'],
    ...comparisons.map((/** @type {any} */ { network, way, medians, ratio, goal }) => [
      network,
      count(medians.inkling),
      count(medians.tfjs),
      `${ratio.toFixed(1)}×`,
      `${goal}×`,
      verdict(ratio >= goal),
      way,
    ]),
  ]);
  const { lab, page, goal } = reading;
  const latency = (/** @type {any} */ { milliseconds }) => [
    `${milliseconds.toFixed(1)} ms`,
    `${goal} ms`,
    verdict(milliseconds < goal),
  ];
  printTable([
    ['while training runs, median', 'measured', 'goal', ''],
    [`lab.read(strokes), ${lab.readings} times`, ...latency(lab)],
    [`pen movement to bars, ${page.readings} times`, ...latency(page)],
  ]);
  printTable([
    ['size, gzipped', 'measured', 'goal', ''],
    [
      'WASM and JavaScript until the first answer',
      `${(size.bytes / 1000).toFixed(1)} KB`,
      `${size.goal / 1000} KB`,
      verdict(size.bytes < size.goal),
    ],
  ]);
}
