import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_CELLS } from '../../test/e2e/matrix/cells.ts';
import { writeMatrix } from '../../test/e2e/matrix/document.ts';
import { CONFIGURATIONS } from '../../test/e2e/matrix/ground.ts';
import { type ConfigurationResults, readResults } from '../../test/e2e/matrix/results.ts';
import { outliveReader } from '../outlive-reader.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Writes `docs/guard-matrix.md` from what the last run of the matrix found: `npx tsx tools/guard-matrix/main.ts`. */
function main(): number {
  const results = readResults(ROOT);
  if (!isWhole(results)) {
    console.error('Run the whole matrix first: npx vitest run test/e2e/matrix-');
    return 1;
  }
  const notOn = new Map(ALL_CELLS.map(({ name, notOn: why = {} }) => [name, why]));
  writeFileSync(join(ROOT, 'docs/guard-matrix.md'), writeMatrix(results, notOn));
  return 0;
}

function isWhole(results: readonly ConfigurationResults[]): boolean {
  return CONFIGURATIONS.every((configuration) => {
    const found =
      results.find((one) => one.configuration === configuration)?.cells.map(({ name }) => name) ?? [];
    return ALL_CELLS.every(({ name, notOn }) => found.includes(name) || notOn?.[configuration] !== undefined);
  });
}

outliveReader();
process.exitCode = main();
