import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { URL as WhatwgUrl } from 'whatwg-url';
import { type NeverList, readNeverList } from '../../src/core/list/never-list.ts';
import type { Table } from '../../src/core/table/open-table.ts';
import { readImportHost, readImportUrl } from '../../src/core/url/import-address.ts';
import type { CanonicalUrl } from '../../src/core/url/model.ts';
import { type BuiltList, openBuiltList } from '../lookup/open-built-list.ts';
import { ListError } from './assemble-list.ts';
import { UsageError } from './command-line.ts';
import { countChange } from './diff-tables.ts';
import { findForceProblem, findSizeProblem, type GuardRules } from './guards.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGED_NEVER_LIST = resolve(ROOT, 'lists/cordon/never-list.json');

/** The options of every command that makes a list, for `parseArgs`. */
export const GUARD_OPTIONS = {
  'never-list': { type: 'string' },
  'own-domain': { type: 'string', multiple: true },
  'repository-url': { type: 'string' },
  force: { type: 'string', multiple: true },
  previous: { type: 'string' },
  'max-change': { type: 'string', default: '20' },
  'accept-change': { type: 'boolean', default: false },
} as const;

export const GUARD_USAGE = `      Guards: --never-list FILE replaces the packaged one; --own-domain HOST (repeated) and --repository-url URL are
      never listed; --force HOST (repeated) lists a popular host all the same; --previous DIR names the last release,
      of which at most --max-change 20 (percent) may come or go without --accept-change.`;

export interface GuardValues {
  readonly 'never-list'?: string | undefined;
  readonly 'own-domain'?: string[] | undefined;
  readonly 'repository-url'?: string | undefined;
  readonly force?: string[] | undefined;
  readonly previous?: string | undefined;
  readonly 'max-change': string;
  readonly 'accept-change': boolean;
}

export interface Guards {
  readonly rules: GuardRules;
  /** The never-list's bytes, to be put beside the table. */
  readonly neverListFile: Uint8Array;
  /** The last release, or null where none was named. */
  readonly previous: BuiltList | null;
  /** Throws {@link ListError} where the new table changes more than was accepted. */
  checkChange(next: Table): void;
}

/**
 * Reads the guards' options and the files that they name. Throws {@link UsageError} or {@link ListError}.
 * @param neverListPath where it is looked for if no option names one
 */
export function readGuards(values: GuardValues, neverListPath = PACKAGED_NEVER_LIST): Guards {
  const path = values['never-list'] ?? neverListPath;
  const parts = readNeverListParts(path);
  if (parts === null) throw new ListError(`${path} is missing.`);
  const rules: GuardRules = {
    neverList: parts.list,
    authorities: parts.authorities,
    forced: readHosts('--force', values.force),
    ownDomains: readHosts('--own-domain', values['own-domain']),
    repository: readRepository(values['repository-url']),
  };
  const problem = findForceProblem(rules);
  if (problem !== undefined) throw new UsageError(problem);
  const percent = Number(values['max-change']);
  if (!/^\d{1,5}(?:\.\d+)?$/.test(values['max-change']))
    throw new UsageError('--max-change must be a percentage.');
  const previous =
    values.previous === undefined ? null : openBuiltList(values.previous, resolve(ROOT, 'public/list'));
  const checkChange = (next: Table): void => {
    if (previous === null || values['accept-change']) return;
    const tooMuch = findSizeProblem(countChange(previous.table, next), percent / 100);
    if (tooMuch !== undefined) throw new ListError(tooMuch);
  };
  return { rules, neverListFile: readFileSync(path), previous, checkChange };
}

/** A never-list as its file has it, the popular hosts in their order. */
export interface NeverListParts {
  readonly list: NeverList;
  readonly authorities: readonly string[];
  readonly popular: readonly string[];
}

/** Null where there is no such file. Throws {@link ListError} for one that is no never-list. */
export function readNeverListParts(path: string): NeverListParts | null {
  if (!existsSync(path)) return null;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ListError(`${path} is no JSON.`);
  }
  const read = readNeverList(json);
  if (!read.ok) throw new ListError(`${path}${read.problems[0] ?? ''}`);
  return { list: read.list, ...(json as Pick<NeverListParts, 'authorities' | 'popular'>) };
}

function readHosts(option: string, given: readonly string[] = []): ReadonlySet<string> {
  return new Set(
    given.map((text) => {
      const read = readImportHost(text, WhatwgUrl);
      if (read.ok && read.hostKind === 'name' && read.host.includes('.')) return read.host;
      throw new UsageError(`${option} ${text} is no host name.`);
    }),
  );
}

function readRepository(text: string | undefined): CanonicalUrl | null {
  if (text === undefined) return null;
  const read = readImportUrl(text, WhatwgUrl);
  if (read.ok && /^https?:\/\//i.test(text)) return read.url;
  throw new UsageError(`--repository-url ${text} is no http(s) address.`);
}
