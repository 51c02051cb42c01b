import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take about a minute each: begun last, one of them would run alone while the other core waits. */
const LONGEST = /\/test\/e2e\/matrix-\w+\.test\.ts$/;

/** Starts the longest files first; vitest goes by the size of a file where it has not seen it run. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
