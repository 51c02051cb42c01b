import type { TargetFile } from '../tuf/metadata.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../tuf/read-json.ts';
import { readUtcTime } from '../tuf/utc-time.ts';
import type { ListInfo } from './model.ts';

/** Length in bytes and SHA-256 in lower-case hex. */
export interface FileDigest {
  readonly length: number;
  readonly sha256: string;
}

/** A target whose content is gzip, with what it holds when it is unpacked: the bound that stops a gzip bomb. */
export interface PackedTarget {
  readonly name: string;
  readonly unpacked: FileDigest;
}

export interface ReleasedDelta extends PackedTarget {
  readonly from: number;
  /** The table that it was made from: a browser that holds another one under that version need not fetch the delta. */
  readonly fromUnpacked: FileDigest;
  /** The same table as it was published, for whoever checks a repository. */
  readonly fromTable: FileDigest;
}

/** What one signed targets.json says of the list. */
export interface ReleasedList {
  readonly info: ListInfo;
  /** Seconds since 1970. */
  readonly released: number;
  readonly table: PackedTarget;
  readonly cases: PackedTarget;
  readonly neverList: PackedTarget;
  /** The target's name; it is plain JSON. Null where the release has none. */
  readonly adapters: string | null;
  /** The same. */
  readonly vendors: string | null;
  /** The newest version first. */
  readonly deltas: readonly ReleasedDelta[];
}

export type ReadReleaseResult =
  | { readonly ok: true; readonly list: ReleasedList }
  | { readonly ok: false; readonly problem: string };

const TABLE = /^table\/([1-9]\d{0,9})\.bin$/;
const DELTA = /^delta\/([1-9]\d{0,9})-([1-9]\d{0,9})\.bin$/;

/** Names of the targets of a version; what they hold is written in docs/publishing.md. */
export function nameTargets(version: number) {
  return {
    table: `table/${version}.bin`,
    cases: `cases/${version}.bin`,
    neverList: `never-list/${version}.bin`,
    adapters: `adapters/${version}.json`,
    vendors: `vendors/${version}.json`,
    delta: (from: number) => `delta/${from}-${version}.bin`,
  };
}

/** Finds the one list among a repository's targets. Takes any targets and never throws. */
export function readRelease(files: ReadonlyMap<string, TargetFile>): ReadReleaseResult {
  const tables = [...files.keys()].filter((name) => TABLE.test(name));
  const [name = ''] = tables;
  if (tables.length !== 1)
    return { ok: false, problem: `targets.json lists ${tables.length} tables, not one` };
  const version = Number(TABLE.exec(name)?.[1]);
  const names = nameTargets(version);
  const info = readInfo(files.get(name)?.custom?.get('list'), version);
  const released = readUtcTime(readText(files.get(name)?.custom?.get('released')) ?? '');
  if (info === null || released === undefined)
    return { ok: false, problem: `${name} does not describe its list` };
  const [table, cases, neverList] = [names.table, names.cases, names.neverList].map((each) =>
    readPacked(files, each),
  );
  if (!table || !cases || !neverList)
    return { ok: false, problem: `version ${version} lacks its table, cases or never-list, or their sizes` };
  return {
    ok: true,
    list: {
      info,
      released,
      table,
      cases,
      neverList,
      adapters: files.has(names.adapters) ? names.adapters : null,
      vendors: files.has(names.vendors) ? names.vendors : null,
      deltas: readDeltas(files, version),
    },
  };
}

/** Deltas that cannot be read are as good as absent. */
function readDeltas(files: ReadonlyMap<string, TargetFile>, version: number): readonly ReleasedDelta[] {
  const deltas = [...files].flatMap(([name, { custom }]) => {
    const [, from, to] = DELTA.exec(name) ?? [];
    const packed = readPacked(files, name);
    const source = custom?.get('from');
    const [fromTable, fromUnpacked] = isJsonObject(source)
      ? [readDigest(source.get('table')), readDigest(source.get('unpacked'))]
      : [null, null];
    if (packed === null || fromTable === null || fromUnpacked === null || Number(to) !== version) return [];
    return [{ ...packed, from: Number(from), fromTable, fromUnpacked }];
  });
  return deltas.sort((a, b) => b.from - a.from);
}

function readPacked(files: ReadonlyMap<string, TargetFile>, name: string): PackedTarget | null {
  const unpacked = readDigest(files.get(name)?.custom?.get('unpacked'));
  return unpacked === null ? null : { name, unpacked };
}

/** `{ "length": …, "hashes": { "sha256": … } }`, as TUF describes files. */
function readDigest(value: JsonValue | undefined): FileDigest | null {
  if (!isJsonObject(value)) return null;
  const [length, hashes] = [value.get('length'), value.get('hashes')];
  const sha256 = isJsonObject(hashes) ? readText(hashes.get('sha256')) : undefined;
  if (typeof length !== 'number' || length < 0 || sha256 === undefined) return null;
  return /^[0-9a-f]{64}$/.test(sha256) ? { length, sha256 } : null;
}

function readInfo(value: JsonValue | undefined, version: number): ListInfo | null {
  if (!isJsonObject(value)) return null;
  const publisher = value.get('publisher');
  const legalName = isJsonObject(publisher) ? readText(publisher.get('legalName')) : undefined;
  const [id, name, date] = ['id', 'name', 'date'].map((field) => readText(value.get(field)));
  const entries = value.get('entries');
  if (id === undefined || name === undefined || date === undefined || legalName === undefined) return null;
  if (typeof entries !== 'number' || value.get('version') !== version || !isJsonObject(publisher))
    return null;
  return {
    id,
    name,
    version,
    date,
    entries,
    publisher: {
      legalName,
      ...readOptional(publisher, 'contact'),
      ...readOptional(publisher, 'complaintUrl'),
    },
  };
}

function readOptional<Field extends 'contact' | 'complaintUrl'>(
  publisher: JsonObject,
  field: Field,
): { readonly [F in Field]?: string } {
  const text = readText(publisher.get(field));
  return text === undefined ? {} : ({ [field]: text } as { readonly [F in Field]?: string });
}

function readText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
