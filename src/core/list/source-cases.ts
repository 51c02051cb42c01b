import { addTwelveMonths, findDatePrecision } from './calendar-date.ts';
import { findIndicatorProblem } from './indicator-value.ts';
import {
  ACTIONS,
  CASE_KINDS,
  type Case,
  type CaseKind,
  CLAIM_KINDS,
  type Claim,
  INDICATOR_TYPES,
  type Indicator,
  LANGUAGES,
  TAKEOVERS,
} from './model.ts';
import type { NeverList } from './never-list.ts';
import { hostOfSource, type PrimarySources } from './primary-sources.ts';
import { SourceField, type SourceProblem } from './source-fields.ts';

/** What case files are held against. */
export interface SourceRules {
  readonly neverList: NeverList;
  readonly primarySources: PrimarySources;
  /** `YYYY-MM-DD` of the release: nothing in the list was checked later. Absent where `list.json` has no good date. */
  readonly releaseDate: string | undefined;
}

/** A case with its indicators, and where it stands. */
export interface CaseEntry {
  readonly file: string;
  readonly at: string;
  readonly case: Case;
  readonly indicators: readonly { readonly indicator: Indicator; readonly claim: Claim }[];
}

const CASE_KEYS = {
  needs: ['id', 'number', 'name', 'authority', 'date', 'fraud', 'summary', 'sources', 'indicators'],
  may: ['takeover'],
};
const INDICATOR_KEYS = {
  needs: ['type', 'value', 'claim', 'source', 'locator', 'last_checked', 'review_by'],
  may: ['first_seen', 'last_seen', 'note', 'is_disputed', 'at_most'],
};
const NEEDS_PRIMARY_SOURCE: readonly string[] = ['seized', 'forfeited', 'sanctioned', 'charged'];
const PERSONAL_TYPES: readonly string[] = ['email', 'bank-account', 'phone', 'wallet'];

/** Reads `{ "kind", "cases": [...] }`; what cannot be read is added to `problems` and left out. */
export function readCaseFile(
  file: string,
  json: unknown,
  rules: SourceRules,
  problems: SourceProblem[],
): readonly CaseEntry[] {
  const fields = new SourceField(file, '', json, problems).readObject({ needs: ['kind', 'cases'] });
  const kindField = fields?.get('kind');
  const kind = kindField?.readWord(CASE_KINDS);
  if (kind !== undefined && file !== `${kind}.json`) kindField?.report(`belongs in ${kind}.json`);
  const cases = fields?.get('cases')?.readArray() ?? [];
  return cases.flatMap((field) => readCase(field, kind, rules) ?? []);
}

function readCase(field: SourceField, kind: CaseKind | undefined, rules: SourceRules): CaseEntry | undefined {
  const fields = field.readObject(CASE_KEYS);
  if (fields === undefined) return undefined;
  const id = fields.get('id')?.readTextLike(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'in kebab-case');
  const number = fields.get('number')?.readWholeNumber(0, 65_535);
  const name = fields.get('name')?.readText();
  const authority = readTexts(fields.get('authority'));
  const date = readCaseDate(fields.get('date'), rules.releaseDate);
  const takeover = fields.get('takeover')?.readWord(TAKEOVERS);
  const fraud = fields.get('fraud')?.readFlag();
  const summary = readSummary(fields.get('summary'));
  const sources = fields.get('sources')?.readArray()?.map(readSource);
  const readIndicators = fields.get('indicators')?.readArray();
  const indicators = readIndicators?.map((one) => readIndicator(one, number ?? 0, authority ?? [], rules));
  reportTakeover(field, fields.has('takeover'), indicators);
  reportRepeated(readIndicators, indicators);
  if (id === undefined || number === undefined || name === undefined || kind === undefined) return undefined;
  if (authority === undefined || date === undefined || fraud === undefined || summary === undefined)
    return undefined;
  if (!isWhole(sources) || !isWhole(indicators)) return undefined;
  const read = {
    id,
    number,
    kind,
    name,
    authority,
    date,
    summary,
    ...(takeover && { takeover }),
    fraud,
    sources,
  };
  return { file: field.file, at: field.at, case: read, indicators };
}

type ReadIndicator = CaseEntry['indicators'][number];

function readIndicator(
  field: SourceField,
  number: number,
  authority: readonly string[],
  rules: SourceRules,
): ReadIndicator | undefined {
  const fields = field.readObject(INDICATOR_KEYS);
  const type = fields?.get('type')?.readWord(INDICATOR_TYPES);
  const value = fields?.get('value')?.readText();
  const kind = fields?.get('claim')?.readWord(CLAIM_KINDS);
  const source = readSource(fields?.get('source'));
  const locator = fields?.get('locator')?.readText();
  const lastChecked = readDay(fields?.get('last_checked'));
  const reviewBy = readDay(fields?.get('review_by'));
  if (lastChecked && reviewBy && reviewBy !== addTwelveMonths(lastChecked)) {
    fields?.get('review_by')?.report('must be 12 months after last_checked');
  }
  if (lastChecked && rules.releaseDate && lastChecked > rules.releaseDate) {
    fields?.get('last_checked')?.report('is later than the release');
  }
  const optional = readOptional(fields);
  if (type === undefined || value === undefined) return undefined;
  const indicator = { type, value };
  const problem = findIndicatorProblem(indicator, rules.neverList);
  if (problem !== undefined) fields?.get('value')?.report(problem);
  if (kind === undefined || source === undefined || !locator || !lastChecked || !reviewBy) return undefined;
  if (NEEDS_PRIMARY_SOURCE.includes(kind) && !rules.primarySources.isPrimary(source, authority, indicator)) {
    fields
      ?.get('source')
      ?.report(`"${kind}" needs a primary source: an authority, a court or the company that acted`);
  }
  if (PERSONAL_TYPES.includes(type) && !rules.primarySources.isAuthority(source)) {
    fields?.get('source')?.report(`an indicator of type ${type} needs an authority's source`);
  }
  return { indicator, claim: { case: number, kind, source, locator, lastChecked, reviewBy, ...optional } };
}

type Fields = ReadonlyMap<string, SourceField> | undefined;

function readOptional(
  fields: Fields,
): Pick<Claim, 'firstSeen' | 'lastSeen' | 'note' | 'isDisputed' | 'atMost'> {
  const firstSeen = readDay(fields?.get('first_seen'));
  const lastSeen = readDay(fields?.get('last_seen'));
  if (firstSeen && lastSeen && firstSeen > lastSeen) fields?.get('last_seen')?.report('is before first_seen');
  const note = fields?.get('note')?.readText();
  const isDisputed = fields?.get('is_disputed')?.readFlag();
  const atMost = fields?.get('at_most')?.readWord(ACTIONS);
  return {
    ...(firstSeen && { firstSeen }),
    ...(lastSeen && { lastSeen }),
    ...(note && { note }),
    ...(isDisputed !== undefined && { isDisputed }),
    ...(atMost && { atMost }),
  };
}

function readSummary(field: SourceField | undefined): Case['summary'] | undefined {
  const fields = field?.readObject({ needs: ['en'], may: LANGUAGES });
  const en = fields?.get('en')?.readText();
  if (en === undefined) return undefined;
  const summary: { en: string } & { [L in (typeof LANGUAGES)[number]]?: string } = { en };
  for (const language of LANGUAGES) {
    const text = language === 'en' ? undefined : fields?.get(language)?.readText();
    if (text !== undefined) summary[language] = text;
  }
  return summary;
}

function readCaseDate(field: SourceField | undefined, releaseDate: string | undefined): string | undefined {
  const date = field?.readText();
  if (date === undefined) return undefined;
  const precision = findDatePrecision(date);
  if (precision === undefined) return field?.report('must be a real date: YYYY, YYYY-MM or YYYY-MM-DD');
  if (releaseDate !== undefined && date > releaseDate) return field?.report('is later than the release');
  return date;
}

function readDay(field: SourceField | undefined): string | undefined {
  const date = field?.readText();
  if (date === undefined) return undefined;
  return findDatePrecision(date) === 'day' ? date : field?.report('must be a real date, YYYY-MM-DD');
}

function readSource(field: SourceField | undefined): string | undefined {
  const source = field?.readTextLike(/^https?:\/\/[\x21-\x7e]+$/, 'an http(s) address in ASCII');
  if (source === undefined) return undefined;
  return hostOfSource(source).includes('.') ? source : field?.report('has no host');
}

function readTexts(field: SourceField | undefined): readonly string[] | undefined {
  const texts = field?.readArray()?.map((one) => one.readText());
  return isWhole(texts) ? texts : undefined;
}

function reportTakeover(
  field: SourceField,
  hasTakeover: boolean,
  indicators: readonly (ReadIndicator | undefined)[] | undefined,
): void {
  if (!isWhole(indicators)) return;
  const isTaken = indicators.some(({ claim }) => claim.kind === 'seized' || claim.kind === 'forfeited');
  if (isTaken && !hasTakeover) field.report('needs "takeover": an indicator is seized or forfeited');
  if (!isTaken && hasTakeover) field.report('has "takeover", but no indicator is seized or forfeited');
}

function reportRepeated(
  fields: readonly SourceField[] | undefined,
  indicators: readonly (ReadIndicator | undefined)[] | undefined,
): void {
  const seen = new Set<string>();
  for (const [index, read] of (indicators ?? []).entries()) {
    if (read === undefined) continue;
    const key = `${read.indicator.type} ${read.indicator.value}`;
    if (seen.has(key)) fields?.[index]?.report(`${key} stands in this case already`);
    seen.add(key);
  }
}

function isWhole<Item>(items: readonly (Item | undefined)[] | undefined): items is readonly Item[] {
  return items?.every((item) => item !== undefined) ?? false;
}
