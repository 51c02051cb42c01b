import { findDatePrecision } from './calendar-date.ts';
import type { Case, Claim, Indicator, ListInfo, Publisher } from './model.ts';
import { type NeverList, readNeverList } from './never-list.ts';
import { readPrimarySources } from './primary-sources.ts';
import { readCaseFile } from './source-cases.ts';
import { SourceField, type SourceProblem } from './source-fields.ts';

export type { SourceProblem } from './source-fields.ts';

/** A list as its reviewed source says it, before it is built into a table. */
export interface SourceList {
  readonly info: Omit<ListInfo, 'entries'>;
  /** By number. */
  readonly cases: readonly Case[];
  /** By case, then as in the file. An indicator that two cases name stands here twice. */
  readonly indicators: readonly { readonly indicator: Indicator; readonly claim: Claim }[];
}

export type SourceResult =
  | { readonly ok: true; readonly list: SourceList }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] };

export interface SourceFile {
  /** Name inside the list's folder, such as `list.json`. */
  readonly name: string;
  readonly json: unknown;
}

/**
 * Reads the source of a list: all `*.json` files of its folder, parsed.
 *
 * `list.json`, `never-list.json` and `primary-sources.json` have to be there; every other file holds the cases of the
 * kind that it is named for. Takes any JSON and never throws; reports every problem of every file, not only the first.
 */
export function readListSource(files: readonly SourceFile[]): SourceResult {
  const problems: SourceProblem[] = [];
  const byName = new Map<string, unknown>();
  for (const { name, json } of files) {
    if (byName.has(name)) problems.push({ file: name, at: '', message: 'is given twice' });
    byName.set(name, json);
  }
  const info = readNamed(byName, 'list.json', problems, readInfo);
  const neverList = readNamed(byName, 'never-list.json', problems, readNeverListFile);
  const primarySources = readNamed(byName, 'primary-sources.json', problems, readPrimarySources);
  if (neverList === undefined || primarySources === undefined) return { ok: false, problems };

  const entries = [...byName].flatMap(([name, json]) =>
    readCaseFile(name, json, { neverList, primarySources, releaseDate: info?.date }, problems),
  );
  if (entries.length === 0 && problems.length === 0) {
    problems.push({ file: 'list.json', at: '', message: 'no file holds a case' });
  }
  reportRepeatedCases(entries, problems);
  if (info === undefined || problems.length > 0) return { ok: false, problems };
  entries.sort((a, b) => a.case.number - b.case.number);
  const cases = entries.map((entry) => entry.case);
  return { ok: true, list: { info, cases, indicators: entries.flatMap((entry) => entry.indicators) } };
}

type ReadFile<Result> = (file: string, json: unknown, problems: SourceProblem[]) => Result | undefined;

/** Takes the file out of the map, so that what stays are files of cases. */
function readNamed<Result>(
  byName: Map<string, unknown>,
  file: string,
  problems: SourceProblem[],
  read: ReadFile<Result>,
): Result | undefined {
  if (!byName.has(file)) {
    problems.push({ file, at: '', message: 'is missing' });
    return undefined;
  }
  const json = byName.get(file);
  byName.delete(file);
  return read(file, json, problems);
}

function readNeverListFile(file: string, json: unknown, problems: SourceProblem[]): NeverList | undefined {
  const result = readNeverList(json);
  if (result.ok) return result.list;
  for (const problem of result.problems) {
    const colon = problem.indexOf(': ');
    problems.push({ file, at: problem.slice(0, colon), message: problem.slice(colon + 2) });
  }
  return undefined;
}

function readInfo(
  file: string,
  json: unknown,
  problems: SourceProblem[],
): Omit<ListInfo, 'entries'> | undefined {
  const found: SourceProblem[] = [];
  const fields = new SourceField(file, '', json, found).readObject({
    needs: ['id', 'name', 'version', 'date', 'publisher'],
  });
  const id = fields?.get('id')?.readTextLike(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'in kebab-case');
  const name = fields?.get('name')?.readText();
  const version = fields?.get('version')?.readWholeNumber(1, Number.MAX_SAFE_INTEGER);
  const dateField = fields?.get('date');
  const date = dateField?.readText();
  if (date !== undefined && findDatePrecision(date) !== 'day')
    dateField?.report('must be a real date, YYYY-MM-DD');
  const publisher = readPublisher(fields?.get('publisher'));
  problems.push(...found);
  const isWhole = id && name && version && date && publisher;
  return isWhole && found.length === 0 ? { id, name, version, date, publisher } : undefined;
}

function readPublisher(field: SourceField | undefined): Publisher | undefined {
  const fields = field?.readObject({ needs: ['legal_name'], may: ['contact', 'complaint_url'] });
  const legalName = fields?.get('legal_name')?.readText();
  const contact = fields
    ?.get('contact')
    ?.readTextLike(/^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/, 'mailto: or https:');
  const complaintUrl = fields?.get('complaint_url')?.readTextLike(/^https:\/\/\S+$/, 'an https address');
  if (legalName === undefined) return undefined;
  return { legalName, ...(contact && { contact }), ...(complaintUrl && { complaintUrl }) };
}

/** Ids and numbers are what tables and deltas refer to: each stands for one case in the whole list. */
function reportRepeatedCases(
  entries: readonly { readonly case: Case; readonly file: string; readonly at: string }[],
  problems: SourceProblem[],
): void {
  const firstFile = new Map<string | number, string>();
  for (const { case: read, file, at } of entries) {
    for (const [key, value] of [
      ['id', read.id],
      ['number', read.number],
    ] as const) {
      const first = firstFile.get(value);
      if (first === undefined) firstFile.set(value, file);
      else problems.push({ file, at: `${at}/${key}`, message: `${value} is a case in ${first} already` });
    }
  }
}
