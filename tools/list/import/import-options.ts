import { findDatePrecision } from '../../../src/core/list/calendar-date.ts';
import { CASE_KINDS, CLAIM_KINDS, type ListInfo } from '../../../src/core/list/model.ts';
import { UsageError } from '../command-line.ts';
import { FORMAT_NAMES, type FormatName } from './formats.ts';
import { type ImportInput, type ImportSource, profileOf } from './import-source.ts';
import { readSourcesFile } from './read-sources-file.ts';

/** Options that describe the list, for `parseArgs`. */
export const LIST_OPTIONS = {
  out: { type: 'string' },
  id: { type: 'string' },
  name: { type: 'string' },
  publisher: { type: 'string', default: 'not stated' },
  date: { type: 'string' },
  'list-version': { type: 'string' },
  rejects: { type: 'string' },
} as const;

/** Options that describe where entries come from. */
export const SOURCE_OPTIONS = {
  format: { type: 'string' },
  input: { type: 'string', multiple: true },
  sources: { type: 'string' },
  'source-id': { type: 'string' },
  'source-name': { type: 'string' },
  'source-url': { type: 'string' },
  kind: { type: 'string' },
  fraud: { type: 'boolean', default: false },
  claim: { type: 'string' },
  'authority-source': { type: 'boolean', default: false },
  'ttl-days': { type: 'string' },
  'last-seen': { type: 'string' },
} as const;

export interface ListValues {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly publisher: string;
  readonly date?: string | undefined;
  readonly 'list-version'?: string | undefined;
}

export interface SourceValues {
  readonly format?: string | undefined;
  readonly input?: string[] | undefined;
  readonly sources?: string | undefined;
  readonly 'source-id'?: string | undefined;
  readonly 'source-name'?: string | undefined;
  readonly 'source-url'?: string | undefined;
  readonly kind?: string | undefined;
  readonly fraud: boolean;
  readonly claim?: string | undefined;
  readonly 'authority-source': boolean;
  readonly 'ttl-days'?: string | undefined;
  readonly 'last-seen'?: string | undefined;
}

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const WEB_ADDRESS = /^https?:\/\/[^\s/?#]+[\x21-\x7e]*$/;

/**
 * What the list is. A later release keeps the identity of the one before and counts on from it.
 * @param today `YYYY-MM-DD`
 */
export function readListInfo(
  values: ListValues,
  previous: ListInfo | undefined,
  fallback: { readonly id: string; readonly name: string },
  today: string,
): Omit<ListInfo, 'entries'> {
  const id = values.id ?? previous?.id ?? fallback.id;
  const date = values.date ?? today;
  const version = values['list-version'] ?? String((previous?.version ?? 0) + 1);
  if (!KEBAB.test(id)) throw new UsageError('--id must be in kebab-case.');
  if (findDatePrecision(date) !== 'day') throw new UsageError('--date must be a real date: YYYY-MM-DD.');
  if (!/^[1-9][0-9]{0,8}$/.test(version)) throw new UsageError('--list-version must be a whole number.');
  if (previous !== undefined && Number(version) <= previous.version)
    throw new UsageError(`--list-version must be over ${previous.version}, that of the last release.`);
  const isStated = values.publisher !== 'not stated' || previous === undefined;
  const publisher = isStated ? { legalName: values.publisher } : previous.publisher;
  return {
    id,
    name: values.name ?? previous?.name ?? fallback.name,
    version: Number(version),
    date,
    publisher,
  };
}

/**
 * The sources that a call names: those of the file of `--sources`; else all inputs as one source where `--source-id` is
 * given, and a source for each format where it is not.
 */
export function readSources(values: SourceValues, files: readonly string[]): readonly ImportSource[] {
  const inputs = readInputs(values, files);
  if (values.sources !== undefined) {
    if (inputs.length > 0)
      throw new UsageError('Name inputs either in the file of --sources or in the call.');
    return readSourcesFile(values.sources);
  }
  const [first] = inputs;
  if (first === undefined) throw new UsageError('Name at least one file to import.');
  if (values['source-id'] !== undefined) return [describeSource(values, first.format, inputs)];
  const formats = [...new Set(inputs.map(({ format }) => format))];
  return formats.map((format) =>
    describeSource(
      values,
      format,
      inputs.filter((input) => input.format === format),
    ),
  );
}

/** What the files of a call hold: `--format` for those named plainly, `--input FORMAT:PATH` for each by itself. */
export function readInputs(values: SourceValues, files: readonly string[]): readonly ImportInput[] {
  const named = (values.input ?? []).map((text): ImportInput => {
    const colon = text.indexOf(':');
    return { format: readFormat(text.slice(0, Math.max(colon, 0)), '--input'), path: text.slice(colon + 1) };
  });
  if (files.length === 0) return named;
  const format = readFormat(values.format, '--format');
  return [...named, ...files.map((path) => ({ format, path }))];
}

function readFormat(text: string | undefined, option: string): FormatName {
  const format = FORMAT_NAMES.find((name) => name === text);
  if (format !== undefined) return format;
  const names = FORMAT_NAMES.join(', ');
  const form = option === '--input' ? '--input FORMAT:FILE' : '--format FORMAT';
  throw new UsageError(`Say what the files hold: ${form}, one of ${names}.`);
}

function describeSource(
  values: SourceValues,
  format: FormatName,
  inputs: readonly ImportInput[],
): ImportSource {
  const profile = profileOf(format);
  const isAuthority = values['authority-source'];
  const kind = CASE_KINDS.find((known) => known === (values.kind ?? profile.kind));
  const claim = CLAIM_KINDS.find(
    (known) => known === (values.claim ?? (isAuthority ? 'named-by-authority' : profile.claim)),
  );
  if (kind === undefined) throw new UsageError(`--kind must be one of: ${CASE_KINDS.join(', ')}.`);
  if (claim === undefined) throw new UsageError(`--claim must be one of: ${CLAIM_KINDS.join(', ')}.`);
  if (claim !== 'reported-by-company' && !isAuthority)
    throw new UsageError(`--claim ${claim} needs --authority-source.`);
  const ttl = values['ttl-days'] ?? String(profile.ttlDays);
  if (!/^[1-9][0-9]{0,3}$/.test(ttl))
    throw new UsageError('--ttl-days must be a whole number from 1 to 9999.');
  const lastSeen = values['last-seen'] ?? null;
  if (lastSeen !== null && findDatePrecision(lastSeen) !== 'day')
    throw new UsageError('--last-seen must be a real date: YYYY-MM-DD.');
  const id = values['source-id'] ?? profile.id;
  if (!KEBAB.test(id)) throw new UsageError('--source-id must be in kebab-case.');
  const url = values['source-url'] ?? profile.url;
  if (!WEB_ADDRESS.test(url)) throw new UsageError('--source-url must be an http(s) address.');
  const name = values['source-name'] ?? profile.name;
  const authority = values['source-name'] === undefined ? profile.authority : [name];
  const isFraud = values.fraud || profile.isFraud;
  return {
    id,
    name,
    url,
    kind,
    isFraud,
    authority,
    claim,
    isAuthority,
    ttlDays: Number(ttl),
    lastSeen,
    inputs,
  };
}
