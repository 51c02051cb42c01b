import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ListCases } from '../../src/core/list/model.ts';
import { openTable } from '../../src/core/table/open-table.ts';
import { openBuiltList } from '../lookup/open-built-list.ts';
import { ListError } from './assemble-list.ts';
import { buildList } from './build-list.ts';
import { parseCommand } from './command-line.ts';
import { findRefusedEntries } from './guards.ts';
import { GUARD_OPTIONS, readGuards } from './guards-options.ts';
import { findDifferences, writeListFiles } from './list-files.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGED = resolve(ROOT, 'public/list');

/** `list build`: reviewed source becomes a list. Gives the exit code. */
export function runBuild(args: readonly string[]): number {
  const { values } = parseCommand(() =>
    parseArgs({
      args: [...args],
      options: {
        source: { type: 'string' },
        out: { type: 'string' },
        check: { type: 'boolean', default: false },
        ...GUARD_OPTIONS,
      },
    }),
  );
  const out = values.out ?? PACKAGED;
  const source = values.source ?? resolve(ROOT, 'lists/cordon');
  const guards = readGuards(values, join(source, 'never-list.json'));
  const before = guards.previous === null ? readEarlierBuilds(out) : [guards.previous.cases];
  const built = buildList(source, before);
  if (!built.ok) {
    for (const problem of built.problems) console.error(problem);
    return 1;
  }
  const named = guards.previous?.cases.info;
  if (named !== undefined && named.id !== built.info.id)
    throw new ListError(`${values.previous} holds the list "${named.id}", not "${built.info.id}".`);
  if (values.check) {
    const different = findDifferences(out, built.files);
    if (different.length === 0) return 0;
    console.error(
      `${out} is not what its source gives (${different.join(', ')}): run "npm run list -- build".`,
    );
    return 1;
  }
  const opened = openTable(built.files.get('table.bin') ?? new Uint8Array());
  if (!opened.ok) throw new ListError(`the table does not open: ${opened.error.problem}`);
  const refused = findRefusedEntries(opened.table, guards.rules);
  for (const problem of refused) console.error(problem);
  if (refused.length > 0) return 1;
  guards.checkChange(opened.table);
  writeListFiles(out, built.files);
  console.log(`${built.info.entries} indicators in ${out}`);
  return 0;
}

/**
 * What case sets keep their numbers from where no release is named: the list that is about to be written over, or the one
 * in the package. Throws {@link ListError} where one is there and cannot be read: numbered anew, the list would cost every
 * browser a whole table.
 */
function readEarlierBuilds(out: string): readonly ListCases[] {
  const folders = [...new Set([resolve(out), PACKAGED])].filter((folder) =>
    existsSync(join(folder, 'cases.json')),
  );
  return folders.map((folder) => {
    try {
      return openBuiltList(folder, PACKAGED).cases;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw new ListError(`${problem} Bring it back, or name the last release with --previous.`);
    }
  });
}
