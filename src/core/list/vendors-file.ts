import { readHex } from '../hex.ts';
import { isRecord } from '../is-record.ts';
import { HASHED_ACCOUNT } from '../mail/account/listed-account.ts';
import { readVatNumber } from '../mail/memory/find-vat-numbers.ts';
import { type ListedVendor, MAX_LISTED_VENDORS } from '../mail/memory/vendor-list.ts';
import { readHostEntry } from '../policy/read-host-entry.ts';

/** Vendors that a list brings: their accounts are known as hashes only. */
export interface VendorsFile {
  /** Of the hashes: 16 bytes. */
  readonly salt: Uint8Array;
  /** Accounts as `sha256:` and 64 hex digits, of the salted account. */
  readonly vendors: readonly ListedVendor[];
  /** Entries that are none, or exceed a bound. */
  readonly leftOut: number;
}

export type ReadVendorsResult =
  | { readonly ok: true; readonly file: VendorsFile }
  | { readonly ok: false; readonly problem: string };

/** Bytes of the file. */
export const MAX_VENDORS_BYTES = 500_000;
const FORMAT = 1;
const SALT_BYTES = 16;
/** Of a name, in UTF-16 units, and of the domains, VAT numbers or accounts of one vendor. */
const MAX_NAME = 200;
const MAX_VALUES = 40;

/**
 * Reads `{ "format": 1, "salt", "vendors": [{ "name", "domains", "vat", "accounts" }, …] }` as `JSON.parse` gives it
 * (docs/list-format.md). An entry that cannot be one is left out and counted. Takes any value and never throws.
 */
export function readVendors(value: unknown): ReadVendorsResult {
  if (!isRecord(value)) return { ok: false, problem: 'it is no object' };
  if (value['format'] !== FORMAT) return { ok: false, problem: `its "format" is not ${FORMAT}` };
  const salt = typeof value['salt'] === 'string' ? readHex(value['salt']) : undefined;
  if (salt?.length !== SALT_BYTES) return { ok: false, problem: 'its "salt" is not 16 bytes in hex' };
  const entries = value['vendors'];
  if (!Array.isArray(entries)) return { ok: false, problem: 'its "vendors" are no array' };
  const vendors = entries.slice(0, MAX_LISTED_VENDORS).flatMap((entry) => readVendor(entry) ?? []);
  return { ok: true, file: { salt, vendors, leftOut: entries.length - vendors.length } };
}

function readVendor(entry: unknown): ListedVendor | null {
  if (!isRecord(entry)) return null;
  const { name } = entry;
  const domains = readAll(entry['domains'], readDomain);
  const vatNumbers = readAll(entry['vat'], readVatNumber);
  const accounts = readAll(entry['accounts'], readHash);
  if (typeof name !== 'string' || name === '' || name.length > MAX_NAME) return null;
  return domains === null || vatNumbers === null || accounts === null
    ? null
    : { name, domains, vatNumbers, accounts };
}

/** An absent list is empty; null where one of its texts is none. */
function readAll(values: unknown, read: (text: string) => string | null): readonly string[] | null {
  if (values === undefined) return [];
  if (!Array.isArray(values) || values.length > MAX_VALUES) return null;
  const all = values.flatMap((value) => (typeof value === 'string' ? (read(value) ?? []) : []));
  return all.length === values.length ? all : null;
}

function readDomain(text: string): string | null {
  const read = readHostEntry(text);
  return read.ok ? read.host : null;
}

function readHash(text: string): string | null {
  return /^[0-9a-f]{64}$/.test(text) ? HASHED_ACCOUNT + text : null;
}
