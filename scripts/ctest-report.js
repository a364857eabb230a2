// Counts from ctest's report. To ctest a program of GoogleTest is one test; here each test in it counts.

/** @typedef {{passed: number, failed: number, skipped: number}} Count */

/** ctest cuts the output of a test to 1 KiB otherwise, and the counts are at its end. */
export const wholeOutput = [
  '--test-output-size-passed',
  '10000000',
  '--test-output-size-failed',
  '10000000',
];

/**
 * @param {string} attributes of a testcase
 * @param {string} output
 * @returns {Count}
 */
function countOf(attributes, output) {
  const status = attributes.match(/\bstatus="(\w+)"/)?.[1];
  const number = (/** @type {string} */ word) =>
    Number(output.match(new RegExp(`^\\[ *${word} *\\] (\\d+) tests?[.,]`, 'm'))?.[1] ?? 0);
  const count = { passed: number('PASSED'), failed: number('FAILED'), skipped: number('SKIPPED') };
  const isGoogleTest = output.includes('[==========]');
  if (!isGoogleTest && status === 'run') count.passed = 1;
  if (!isGoogleTest && (status === 'notrun' || status === 'disabled')) count.skipped = 1;
  // A crash, or an end that says nothing of the tests before it.
  if (status === 'fail' && count.failed === 0) count.failed = 1;
  return count;
}

/**
 * @param {string} xml what `ctest --output-junit` wrote
 * @returns {Count}
 */
export function readCtestReport(xml) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [, attributes, output] of xml.matchAll(/<testcase\b([^>]*)>(.*?)<\/testcase>/gs)) {
    const { passed, failed, skipped } = countOf(attributes, output);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}
