/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} remarks a sentence for each thing the figures alone would not explain
 */

/** @type {Tally} */
const nothing = { passed: 0, failed: 0, remarks: [] };

/** @param {readonly Tally[]} tallies */
export function sum(tallies) {
  return tallies.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      remarks: [...total.remarks, ...one.remarks],
    }),
    nothing,
  );
}

/** @param {Tally} tally */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/**
 * A step without tests of its own counts as one.
 * @param {string} name
 * @param {boolean} succeeded
 * @returns {Tally}
 */
export function stepTally(name, succeeded) {
  return succeeded
    ? { ...nothing, passed: 1 }
    : { ...nothing, failed: 1, remarks: [`${name} failed.`] };
}

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * What a runner's report and exit code come to. A skipped test is a failed one: nothing is left out in silence.
 * @param {string} name
 * @param {Counts | undefined} counts nothing when there is no readable report
 * @param {number} exitCode
 * @param {boolean} selected a part was asked for on the command line, so that the rest is skipped on purpose
 * @returns {Tally}
 */
export function runnerTally(name, counts, exitCode, selected) {
  if (!counts) return { ...nothing, failed: 1, remarks: [`${name} left no report.`] };
  const skipped = selected ? 0 : counts.skipped;
  const remarks = skipped > 0 ? [`${name} skipped ${skipped}, which counts as failed.`] : [];
  const failed = counts.failed + skipped;
  if (failed === 0 && exitCode !== 0) {
    const remark = `${name} ended with exit code ${exitCode} though none of its tests failed.`;
    return { passed: counts.passed, failed: 1, remarks: [remark] };
  }
  if (counts.passed + failed === 0) {
    return { ...nothing, failed: 1, remarks: [`${name} ran no test at all.`] };
  }
  return { passed: counts.passed, failed, remarks };
}

/**
 * A file that could not even be loaded has no failed test of its own, so it counts as one.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { status: string, assertionResults: readonly { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const unloadable = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * A flaky test passed only when tried again: that is a failure here.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors?: readonly unknown[] }} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
