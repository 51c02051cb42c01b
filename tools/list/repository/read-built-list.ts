import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListInfo } from '../../../src/core/list/model.ts';
import { MAX_NEVER_LIST_BYTES } from '../../../src/core/list/never-list.ts';
import { indicatorOfKey } from '../../../src/core/table/indicator-of-key.ts';
import type { Table } from '../../../src/core/table/open-table.ts';
import { openBuiltList } from '../../lookup/open-built-list.ts';
import { findRefusedEntries } from '../guards.ts';
import { readGuards } from '../guards-options.ts';
import { findAdaptersProblem, findVendorsProblem } from './find-file-problem.ts';
import { RepositoryError } from './repository-error.ts';
import type { RepositorySettings } from './settings.ts';

/** A list as `list build`, `pack` or `import` wrote it, checked as a client checks it. */
export interface BuiltList {
  readonly info: ListInfo;
  readonly table: Table;
  readonly files: {
    readonly table: Uint8Array;
    readonly cases: Uint8Array;
    readonly neverList: Uint8Array;
    readonly adapters: Uint8Array | null;
    readonly vendors: Uint8Array | null;
  };
}

/** Files that go out beside a list, as they are; null for none. */
export interface FilesBeside {
  readonly adapters: string | null;
  readonly vendors: string | null;
}

const NEVER_LIST = 'never-list.json';
const SHOWN = 20;

/**
 * Reads a built list and checks that all of it may be published. Throws an `Error` that says what is wrong.
 * @param beside plain JSON that is published as it is; what an adapter holds is its reader's to check
 */
export function readBuiltList(folder: string, beside: FilesBeside, settings: RepositorySettings): BuiltList {
  const files = {
    table: readBytes(join(folder, 'table.bin')),
    cases: readBytes(join(folder, 'cases.json')),
    neverList: readBytes(join(folder, NEVER_LIST)),
    adapters: readBeside(beside.adapters, findAdaptersProblem),
    vendors: readBeside(beside.vendors, findVendorsProblem),
  };
  const { table, cases } = openBuiltList(folder, folder);
  const { info } = cases;
  if (table.head.listVersion !== info.version || table.head.entries !== info.entries) {
    throw new RepositoryError(`${folder}: table.bin and cases.json are not of the same build.`);
  }
  if (files.neverList.length > MAX_NEVER_LIST_BYTES)
    throw new RepositoryError(
      `${join(folder, NEVER_LIST)} is larger than ${MAX_NEVER_LIST_BYTES} bytes: no browser takes it.`,
    );
  checkEntries(table, join(folder, NEVER_LIST), settings);
  return { info, table, files };
}

/** A list may have been built elsewhere, without the guards: they hold once more before it is signed. */
function checkEntries(table: Table, neverListPath: string, { url, ownDomains }: RepositorySettings): void {
  const { rules } = readGuards({
    'never-list': neverListPath,
    'own-domain': [...ownDomains],
    'repository-url': url ?? undefined,
    force: listForcedHosts(table),
    'max-change': '0',
    'accept-change': true,
  });
  const refused = findRefusedEntries(table, rules);
  if (refused.length === 0) return;
  const more = refused.length > SHOWN ? [`and ${refused.length - SHOWN} more`] : [];
  throw new RepositoryError(
    ['This list may not be published:', ...refused.slice(0, SHOWN), ...more].join('\n  '),
  );
}

function listForcedHosts(table: Table): string[] {
  const hosts: string[] = [];
  for (const { key, isForced, isHttps } of table.keys(new Set(['host']))) {
    if (isForced) hosts.push(indicatorOfKey(key, isHttps)?.value ?? '');
  }
  return hosts;
}

function readBeside(
  path: string | null,
  findProblem: (bytes: Uint8Array) => string | null,
): Uint8Array | null {
  if (path === null) return null;
  const bytes = readBytes(path);
  const problem = findProblem(bytes);
  if (problem !== null) throw new RepositoryError(`${path}: ${problem}.`);
  return bytes;
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new RepositoryError(
      isAbsent ? `${path} is missing: build the list first.` : `${path} cannot be read.`,
    );
  }
}
