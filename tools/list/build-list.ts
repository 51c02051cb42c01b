import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { URL } from 'whatwg-url';
import type { Indicator, ListCases, ListInfo } from '../../src/core/list/model.ts';
import { readListSource, type SourceFile, type SourceList } from '../../src/core/list/source.ts';
import { readImportHost, readImportUrl } from '../../src/core/url/import-address.ts';
import { assembleList } from './assemble-list.ts';
import { describeList, type ListFiles } from './list-files.ts';

const NEVER_LIST = 'never-list.json';

export type BuildListResult =
  | { readonly ok: true; readonly files: ListFiles; readonly info: ListInfo }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Builds a list from its reviewed source. Deterministic: the same source and the same earlier build give the same bytes.
 * @param folder with `list.json`, `never-list.json`, `primary-sources.json` and one file for each kind of case
 * @param earlier what was built before, the best first: case sets keep the numbers that they have in the first one that
 *   is of the same list; where there is none, they are numbered anew
 */
export function buildList(folder: string, earlier: readonly ListCases[]): BuildListResult {
  const files: SourceFile[] = [];
  const problems: string[] = [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of names.sort()) {
    try {
      files.push({ name, json: JSON.parse(readFileSync(join(folder, name), 'utf8')) });
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const source = readListSource(files);
  if (!source.ok) {
    return {
      ok: false,
      problems: source.problems.map(({ file, at, message }) => `${file}${at}: ${message}`),
    };
  }
  const uncanonical = findUncanonical(source.list);
  if (uncanonical.length > 0) return { ok: false, problems: uncanonical };
  const previous = earlier.find(({ info }) => info.id === source.list.info.id);
  const assembled = assembleList(source.list, previous);
  const built = new Map(describeList(assembled)).set(NEVER_LIST, readFileSync(join(folder, NEVER_LIST)));
  return { ok: true, files: built, info: assembled.cases.info };
}

/** What is reviewed is what is published: a value must be written in the form that an address is compared in. */
function findUncanonical({ indicators }: SourceList): readonly string[] {
  return indicators.flatMap(({ indicator }) => {
    const canonical = canonicalValue(indicator);
    if (canonical === indicator.value) return [];
    const advice = canonical === null ? 'no browser opens it' : `write ${canonical}`;
    return [`${indicator.type} ${indicator.value}: ${advice}`];
  });
}

function canonicalValue({ type, value }: Indicator): string | null {
  if (type === 'host') {
    const read = readImportHost(value, URL);
    return read.ok ? read.host : null;
  }
  if (type !== 'url') return value;
  const read = readImportUrl(value, URL);
  return read.ok ? read.url.text : null;
}
