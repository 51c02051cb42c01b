import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../check/run-program.ts';
import { runSteps } from '../check/step.ts';
import { listSteps } from '../check/steps.ts';
import { outliveReader } from '../outlive-reader.ts';
import { readReport, type Tally } from './read-report.ts';

outliveReader();

const VITEST = 'node_modules/vitest/vitest.mjs';

const tallies = [await runChecks(), await runTests('unit', 'integration'), await runTests('e2e')];
const notRun = tallies.flatMap((tally) => tally.notRun);
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
let failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);

for (const set of notRun) console.log(`not run: ${set}`);
if (notRun.length > 0 && mustRunEverything()) {
  console.log(`everything that these sets need is expected here, so each of them counts as failed`);
  failed += notRun.length;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** With the public test suites beside the project, this is the machine on which nothing may be left out. */
function mustRunEverything(): boolean {
  return existsSync(join(ROOT, '../shared/vectors'));
}

async function runChecks(): Promise<Tally> {
  const steps = listSteps();
  const failed = await runSteps(steps);
  return { passed: steps.length - failed, failed, notRun: [] };
}

async function runTests(...projects: readonly string[]): Promise<Tally> {
  mkdirSync(join(ROOT, 'out/test'), { recursive: true });
  const file = join(ROOT, `out/test/${projects.join('-')}.json`);
  rmSync(file, { force: true });
  const args = projects.flatMap((project) => ['--project', project]);
  const exitCode = await runVitest([
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  const report: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return readReport(report, exitCode, ROOT);
}

function runVitest(args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [VITEST, 'run', ...args], { cwd: ROOT, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
