import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { URL as WhatwgUrl } from 'whatwg-url';
import { readImportHost } from '../../src/core/url/import-address.ts';
import { openBuiltList } from '../lookup/open-built-list.ts';
import { parseCommand, UsageError } from './command-line.ts';
import { formatDiff } from './diff-format.ts';
import { diffLists } from './diff-lists.ts';
import { PopularityRanking } from './diff-popularity.ts';
import { readNeverListParts } from './guards-options.ts';

const PACKAGED = resolve(fileURLToPath(new URL('../..', import.meta.url)), 'public/list');

/** `list diff`: says what a release changes, before it is signed. Gives the exit code. */
export function runDiff(args: readonly string[]): number {
  const { values, positionals } = parseCommand(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        limit: { type: 'string', default: '20' },
        popular: { type: 'string' },
      },
    }),
  );
  const [before, after, ...rest] = positionals;
  if (before === undefined || after === undefined || rest.length > 0)
    throw new UsageError('Name two folders: the old list and the new one.');
  if (!/^\d{1,8}$/.test(values.limit)) throw new UsageError('--limit must be a whole number.');
  const older = openBuiltList(before, PACKAGED);
  const newer = openBuiltList(after, PACKAGED);
  const popular = values.popular === undefined ? readPopularHosts(after) : readTopList(values.popular);
  const diff = diffLists(older, newer, new PopularityRanking(popular), Number(values.limit));
  if (values.json) console.log(JSON.stringify(diff));
  else for (const line of formatDiff(diff)) console.log(line);
  return 0;
}

function readPopularHosts(folder: string): readonly string[] {
  for (const place of [folder, PACKAGED]) {
    const parts = readNeverListParts(join(place, 'never-list.json'));
    if (parts !== null) return parts.popular;
  }
  return [];
}

/** A top list: a host a line, the most popular first, or `rank,host` as public top lists have it. */
function readTopList(path: string): readonly string[] {
  const hosts: string[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const text = line.trim().replace(/^\d+,/, '');
    const read = text === '' || text.startsWith('#') ? null : readImportHost(text, WhatwgUrl);
    if (read?.ok === true) hosts.push(read.host);
  }
  if (hosts.length === 0) throw new UsageError(`${path} names no host.`);
  return hosts;
}
