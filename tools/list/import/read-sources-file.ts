import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findDatePrecision } from '../../../src/core/list/calendar-date.ts';
import { CASE_KINDS, CLAIM_KINDS } from '../../../src/core/list/model.ts';
import { SourceField, type SourceProblem } from '../../../src/core/list/source-fields.ts';
import { FORMAT_NAMES } from './formats.ts';
import { type ImportInput, type ImportSource, profileOf } from './import-source.ts';
import { InputError } from './input-error.ts';

const OPTIONAL = [
  'id',
  'name',
  'url',
  'kind',
  'fraud',
  'authority',
  'claim',
  'authority_source',
  'ttl_days',
  'last_seen',
] as const;
const MAX_TTL_DAYS = 3650;

/**
 * Reads the file that describes what is imported: `{ "sources": [{ "inputs": [{ "format", "path" }], … }] }`; paths count
 * from the file's folder. What a source does not say is that of its first input's format. Throws {@link InputError} with
 * every problem, one a line.
 */
export function readSourcesFile(path: string): readonly ImportSource[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InputError(error instanceof SyntaxError ? `${path} is no JSON.` : `${path} cannot be read.`);
  }
  const problems: SourceProblem[] = [];
  const root = new SourceField(path, '', json, problems).readObject({ needs: ['sources'] });
  const items = root?.get('sources')?.readArray() ?? [];
  const sources = items.map((item) => readSource(item, dirname(path)));
  if (problems.length > 0)
    throw new InputError(problems.map(({ file, at, message }) => `${file}${at}: ${message}`).join('\n'));
  return sources.filter((source) => source !== undefined);
}

function readSource(item: SourceField, folder: string): ImportSource | undefined {
  const fields = item.readObject({ needs: ['inputs'], may: OPTIONAL });
  const inputs = (fields?.get('inputs')?.readArray() ?? [])
    .map((input) => readImportInput(input, folder))
    .filter((input) => input !== undefined);
  const [first] = inputs;
  if (fields === undefined || first === undefined) return undefined;
  const profile = profileOf(first.format);
  const lastSeen = fields.get('last_seen')?.readText();
  if (lastSeen !== undefined && findDatePrecision(lastSeen) !== 'day')
    fields.get('last_seen')?.report('must be a real date, YYYY-MM-DD');
  const isAuthority = fields.get('authority_source')?.readFlag() ?? false;
  const name = fields.get('name')?.readText() ?? profile.name;
  const claim = fields.get('claim')?.readWord(CLAIM_KINDS);
  if (claim !== undefined && claim !== 'reported-by-company' && !isAuthority)
    fields.get('claim')?.report('needs "authority_source": true');
  return {
    id: fields.get('id')?.readTextLike(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'in kebab-case') ?? profile.id,
    name,
    url:
      fields.get('url')?.readTextLike(/^https?:\/\/[^\s/?#]+[\x21-\x7e]*$/, 'an http(s) address') ??
      profile.url,
    kind: fields.get('kind')?.readWord(CASE_KINDS) ?? profile.kind,
    isFraud: fields.get('fraud')?.readFlag() ?? profile.isFraud,
    authority: readAuthorities(fields.get('authority')) ?? (fields.has('name') ? [name] : profile.authority),
    claim: claim ?? (isAuthority ? 'named-by-authority' : profile.claim),
    isAuthority,
    ttlDays: fields.get('ttl_days')?.readWholeNumber(1, MAX_TTL_DAYS) ?? profile.ttlDays,
    lastSeen: lastSeen ?? null,
    inputs,
  };
}

function readAuthorities(field: SourceField | undefined): readonly string[] | undefined {
  const names = field?.readArray()?.map((name) => name.readText());
  return names?.filter((name) => name !== undefined);
}

function readImportInput(item: SourceField, folder: string): ImportInput | undefined {
  const fields = item.readObject({ needs: ['format', 'path'] });
  const format = fields?.get('format')?.readWord(FORMAT_NAMES);
  const path = fields?.get('path')?.readText();
  return format === undefined || path === undefined ? undefined : { format, path: resolve(folder, path) };
}
