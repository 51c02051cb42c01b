/** One thing that is checked. */
export interface Step {
  readonly name: string;
  /** Steps of a row run one after the other. */
  readonly row: 'first' | 'sources' | 'build';
  /** Resolves to what is wrong, one text per problem; empty means that the step passed. May reject: that is a failure too. */
  run(): Promise<readonly string[]>;
}

interface StepResult {
  readonly name: string;
  readonly problems: readonly string[];
  readonly seconds: number;
}

/** Runs one step and turns a thrown error into a problem. */
export async function runStep(step: Step): Promise<StepResult> {
  const start = performance.now();
  let problems: readonly string[];
  try {
    problems = await step.run();
  } catch (error) {
    problems = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
  return { name: step.name, problems, seconds: (performance.now() - start) / 1000 };
}

/** One line for a step, its problems indented below. */
export function formatStepResult({ name, problems, seconds }: StepResult): string {
  const line = `${problems.length === 0 ? 'ok    ' : 'failed'} ${name} (${seconds.toFixed(1)} s)`;
  return [line, ...problems.map((problem) => problem.trimEnd().replace(/^/gm, '       '))].join('\n');
}

/**
 * Runs steps and prints each one's line when it ends: first those that others wait for, then the two other rows side by
 * side, each in its order. @returns how many failed
 */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  let failed = 0;
  const runRow = async (row: Step['row']): Promise<void> => {
    for (const step of steps) {
      if (step.row !== row) continue;
      const result = await runStep(step);
      console.log(formatStepResult(result));
      if (result.problems.length > 0) failed += 1;
    }
  };
  await runRow('first');
  await Promise.all([runRow('sources'), runRow('build')]);
  return failed;
}
