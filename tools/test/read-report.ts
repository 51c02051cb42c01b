/** What came of one run of the test runner. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Sets of tests that were left out because something they need is absent: `file > set (number of tests)`. */
  readonly notRun: readonly string[];
}

interface ReportedTest {
  readonly status: string;
  readonly ancestorTitles: readonly string[];
}
interface ReportedFile {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly ReportedTest[];
}

/**
 * Reads vitest's JSON report.
 * @param report parsed JSON, or null where the runner wrote none
 * @param exitCode of the runner: anything but 0 without a failed test still counts as one failure, as does a file
 *   that could not be loaded, and a run of no tests at all
 * @param root the project's folder, taken off the names of files
 */
export function readReport(report: unknown, exitCode: number | null, root: string): Tally {
  const files = listFiles(report);
  let passed = 0;
  let failed = 0;
  const skipped = new Map<string, number>();
  for (const file of files) {
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'))
      failed += 1;
    for (const { status, ancestorTitles } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else if (status === 'failed') failed += 1;
      else {
        const set = [file.name.replace(root, ''), ...ancestorTitles.slice(0, 1)].join(' > ');
        skipped.set(set, (skipped.get(set) ?? 0) + 1);
      }
    }
  }
  if (failed === 0 && (exitCode !== 0 || passed + skipped.size === 0)) failed = 1;
  return { passed, failed, notRun: [...skipped].map(([set, count]) => `${set} (${count})`) };
}

function listFiles(report: unknown): readonly ReportedFile[] {
  const files = (report as { readonly testResults?: unknown } | null)?.testResults;
  return Array.isArray(files) ? (files as ReportedFile[]) : [];
}
