import { isRecord } from '../is-record.ts';

/** How one webmail's open message is read. What is in it beside these two fields is its reader's to check. */
export interface AdapterEntry {
  /** kebab-case, at most 64 characters, once in a file. */
  readonly id: string;
  /** Whole number, 1 or more, grows with each change of the adapter. */
  readonly version: number;
  readonly [field: string]: unknown;
}

export interface AdaptersFile {
  readonly adapters: readonly AdapterEntry[];
  /** Entries that are none, stand twice, or exceed a bound. */
  readonly leftOut: number;
}

export type ReadAdaptersResult =
  | { readonly ok: true; readonly file: AdaptersFile }
  | { readonly ok: false; readonly problem: string };

/** Bytes of the file. */
export const MAX_ADAPTERS_BYTES = 500_000;
const FORMAT = 1;
const MAX_ADAPTERS = 200;
/** Of values in values, in one adapter: what is stored and handed on must not exhaust a stack. */
const MAX_DEPTH = 16;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 64;

/**
 * Reads `{ "format": 1, "adapters": [{ "id", "version", … }, …] }` as `JSON.parse` gives it. An entry that cannot be one
 * is left out and counted, so that a new kind of adapter does not take the others away. Takes any value and never throws.
 */
export function readAdapters(value: unknown): ReadAdaptersResult {
  if (!isRecord(value)) return { ok: false, problem: 'it is no object' };
  if (value['format'] !== FORMAT) return { ok: false, problem: `its "format" is not ${FORMAT}` };
  const entries = value['adapters'];
  if (!Array.isArray(entries)) return { ok: false, problem: 'its "adapters" are no array' };
  return { ok: true, file: readEntries(entries) };
}

/** The adapters of a file that was read and stored, checked anew; none of what is not that. */
export function readStoredAdapters(value: unknown): readonly AdapterEntry[] {
  const entries = isRecord(value) ? value['adapters'] : undefined;
  return Array.isArray(entries) ? readEntries(entries).adapters : [];
}

function readEntries(entries: readonly unknown[]): AdaptersFile {
  const adapters = new Map<string, AdapterEntry>();
  for (const entry of entries) {
    const mayTake = adapters.size < MAX_ADAPTERS && isAdapter(entry) && !adapters.has(entry.id);
    if (mayTake) adapters.set(entry.id, entry);
  }
  const leftOut = entries.length - adapters.size;
  return { adapters: [...adapters.values()], leftOut };
}

function isAdapter(entry: unknown): entry is AdapterEntry {
  if (!isRecord(entry)) return false;
  const { id, version } = entry;
  const hasId = typeof id === 'string' && id.length <= MAX_ID_LENGTH && ID.test(id);
  return hasId && Number.isSafeInteger(version) && Number(version) >= 1 && isShallow(entry, MAX_DEPTH);
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}
