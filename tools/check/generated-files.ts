import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runScript } from './run-program.ts';

interface Generator {
  /** Files or folders that are committed and written by the command. */
  readonly outputs: readonly string[];
  readonly args: readonly string[];
}

const GENERATORS: readonly Generator[] = [
  { outputs: ['public/list'], args: ['tools/list/main.ts', 'build'] },
  { outputs: ['public/mail'], args: ['tools/confusables/main.ts'] },
  { outputs: ['public/managed-schema.json', 'deploy', 'docs/deployment.md'], args: ['tools/policy/main.ts'] },
];

/**
 * Runs every generator and compares what it writes with what was there.
 * Where they differ, the new files are left in place, so that they can be looked at and committed.
 */
export async function checkGeneratedFiles(): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { outputs, args } of GENERATORS) {
    const before = readOutputs(outputs);
    const { status, output } = await runScript('node_modules/tsx/dist/cli.mjs', args);
    if (status !== 0) problems.push(`${args.join(' ')} failed:\n${output}`);
    problems.push(...describeChanges(before, readOutputs(outputs)));
  }
  return problems;
}

/** One line for each file that was added, removed or changed. Keys are paths, values contents. */
export function describeChanges(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => `${path} was not up to date; it has been written again: commit it`);
}

function readOutputs(outputs: readonly string[]): ReadonlyMap<string, string> {
  const files = outputs.flatMap(listFiles);
  return new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'latin1')]));
}

function listFiles(path: string): readonly string[] {
  const stats = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(ROOT, path)).flatMap((name) => listFiles(`${path}/${name}`));
}
