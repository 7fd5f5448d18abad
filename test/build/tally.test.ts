import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  closingLine,
  playwrightCounts,
  runnerTally,
  stepTally,
  sum,
  vitestCounts,
} from '../../build/testing/tally.mjs';

const tally = fc.record({
  passed: fc.nat(5000),
  failed: fc.nat(5000),
  remarks: fc.array(fc.string(), { maxLength: 3 }),
});

test('the closing line adds every runner up', () => {
  fc.assert(
    fc.property(fc.array(tally), (tallies) => {
      const passed = tallies.reduce((total, one) => total + one.passed, 0);
      const failed = tallies.reduce((total, one) => total + one.failed, 0);
      expect(closingLine(sum(tallies))).toBe(`${passed} passed, ${failed} failed`);
    }),
  );
});

test('a step counts as one test', () => {
  expect(stepTally('the lint', true)).toEqual({ passed: 1, failed: 0, remarks: [] });
  expect(stepTally('the lint', false)).toEqual({
    passed: 0,
    failed: 1,
    remarks: ['the lint failed.'],
  });
});

test('a run is clean only when nothing failed, nothing was skipped and the runner agrees', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(3), (passed, failed, skipped, code) => {
      const { failed: counted } = runnerTally('unit', { passed, failed, skipped }, code, false);
      const clean = failed === 0 && skipped === 0 && code === 0 && passed > 0;
      expect(counted === 0).toBe(clean);
    }),
  );
});

test('skipped tests count as failed, in words, unless a selection was asked for', () => {
  const counts = { passed: 3, failed: 1, skipped: 2 };
  expect(runnerTally('unit', counts, 1, false)).toEqual({
    passed: 3,
    failed: 3,
    remarks: ['unit skipped 2, which counts as failed.'],
  });
  expect(runnerTally('unit', counts, 1, true)).toMatchObject({ passed: 3, failed: 1 });
});

test('a runner without a report has failed', () => {
  expect(runnerTally('e2e', undefined, 0, false).failed).toBe(1);
});

test('a vitest file that cannot be loaded counts as a failure', () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  };
  expect(vitestCounts(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
});

test('flaky Playwright tests and errors outside tests count as failures', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
});
