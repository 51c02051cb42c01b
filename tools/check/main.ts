import { outliveReader } from '../outlive-reader.ts';
import { formatStepResult, runStep } from './step.ts';
import { listSteps } from './steps.ts';

outliveReader();

let failed = 0;
for (const step of listSteps()) {
  const result = await runStep(step);
  console.log(formatStepResult(result));
  if (result.problems.length > 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
