import { describe, expect, test } from 'vitest';
import { readReport } from '../../../tools/test/read-report.ts';

const ROOT = '/project/';

function file(name: string, status: string, ...tests: readonly [status: string, set: string][]) {
  return {
    name: ROOT + name,
    status,
    assertionResults: tests.map(([state, set]) => ({ status: state, ancestorTitles: [set, 'inner'] })),
  };
}

describe('what counts as passed, failed and not run', () => {
  test('passed and failed tests are counted', () => {
    const report = {
      testResults: [file('a.test.ts', 'failed', ['passed', 's'], ['failed', 's'], ['passed', 's'])],
    };
    expect(readReport(report, 1, ROOT)).toEqual({ passed: 2, failed: 1, notRun: [] });
  });

  test('skipped sets are named once, with the number of their tests, and never as passed', () => {
    const report = {
      testResults: [file('a.test.ts', 'passed', ['skipped', 's'], ['skipped', 's'], ['pending', 't'])],
    };
    expect(readReport(report, 0, ROOT)).toEqual({
      passed: 0,
      failed: 0,
      notRun: ['a.test.ts > s (2)', 'a.test.ts > t (1)'],
    });
  });

  test('a file that could not be loaded is a failure', () => {
    const report = {
      testResults: [file('a.test.ts', 'failed'), file('b.test.ts', 'passed', ['passed', 's'])],
    };
    expect(readReport(report, 1, ROOT)).toEqual({ passed: 1, failed: 1, notRun: [] });
  });

  test('a runner that fails without a failed test is a failure', () => {
    const report = { testResults: [file('a.test.ts', 'passed', ['passed', 's'])] };
    expect(readReport(report, 1, ROOT).failed).toBe(1);
    expect(readReport(report, null, ROOT).failed).toBe(1);
  });

  test.each([null, {}, { testResults: [] }, { testResults: 'none' }])(
    'no tests at all is a failure: %j',
    (report) => {
      expect(readReport(report, 0, ROOT)).toEqual({ passed: 0, failed: 1, notRun: [] });
    },
  );
});
