import { isRecord } from '../../core/is-record.ts';
import type { Correspondent } from '../../core/mail/memory/correspondent.ts';
import type { Vendor } from '../../core/mail/memory/vendor-account.ts';
import type { ListedVendor } from '../../core/mail/memory/vendor-list.ts';

/** A correspondent, and the mailbox that remembers it. */
export interface StoredCorrespondent extends Correspondent {
  readonly mailbox: string;
  /** Its registrable domain; null where the domain is shared by everybody, so that knowing one says nothing of others. */
  readonly domain: string | null;
}

/**
 * What was sealed is our own and was not changed since; another version of Cordon may have written it. Null for what this
 * one does not understand.
 */
export function readCorrespondent(text: string | null): StoredCorrespondent | null {
  const value = parse(text);
  const isOurs =
    isRecord(value) &&
    value['v'] === 1 &&
    typeof value['address'] === 'string' &&
    hasCount(value) &&
    Array.isArray(value['replyTo']);
  return isOurs ? (value as unknown as StoredCorrespondent) : null;
}

export function readVendor(text: string | null): Vendor | null {
  const value = parse(text);
  if (!isRecord(value) || value['v'] !== 1 || typeof value['key'] !== 'string') return null;
  const accounts: unknown = value['accounts'];
  if (!Array.isArray(accounts)) return null;
  const areOurs = accounts.every(
    (entry) => isRecord(entry) && typeof entry['account'] === 'string' && hasCount(entry),
  );
  return areOurs ? (value as unknown as Vendor) : null;
}

export function readListedVendors(text: string | null): readonly ListedVendor[] {
  const value = parse(text);
  return Array.isArray(value) ? (value as readonly ListedVendor[]) : [];
}

/** As {@link readCorrespondent} and {@link readVendor} read it. */
export function writeContent(value: StoredCorrespondent | Vendor): string {
  return JSON.stringify({ v: 1, ...value });
}

function hasCount(value: Readonly<Record<string, unknown>>): boolean {
  return (
    Number.isFinite(value['firstSeen']) && Number.isFinite(value['lastSeen']) && Array.isArray(value['marks'])
  );
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
