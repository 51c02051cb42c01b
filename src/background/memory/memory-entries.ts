import { dayOf } from '../../core/mail/memory/sighting.ts';
import type { Vendor } from '../../core/mail/memory/vendor-account.ts';
import type { EntryStore, SealedEntry } from '../../platform/memory-store.ts';
import type { OpenMemory } from './memory-access.ts';
import { readCorrespondent, readVendor, type StoredCorrespondent, writeContent } from './stored-content.ts';

type PlacedEntry = readonly [store: EntryStore, entry: SealedEntry];

/** In the order asked; null for an address that the mailbox does not know. */
export async function readCorrespondents(
  { store, seal }: OpenMemory,
  mailbox: string,
  addresses: readonly string[],
): Promise<readonly (StoredCorrespondent | null)[]> {
  const lookups = await Promise.all(addresses.map((address) => seal.hash('correspondent', mailbox, address)));
  const stored = await store.readEntries(lookups.map((lookup) => ['correspondents', lookup]));
  return Promise.all(
    stored.map(async (entry) =>
      entry === undefined ? null : readCorrespondent(await seal.open(entry.lookup, entry)),
    ),
  );
}

/** In the order asked; null for a key that nothing is known of. */
export async function readVendors(
  { store, seal }: OpenMemory,
  keys: readonly string[],
): Promise<readonly (Vendor | null)[]> {
  const lookups = await Promise.all(keys.map((key) => seal.hash('vendor', key)));
  const stored = await store.readEntries(lookups.map((lookup) => ['vendors', lookup]));
  return Promise.all(
    stored.map(async (entry) =>
      entry === undefined ? null : readVendor(await seal.open(entry.lookup, entry)),
    ),
  );
}

export async function sealCorrespondent(
  { seal }: OpenMemory,
  person: StoredCorrespondent,
): Promise<PlacedEntry> {
  const lookup = await seal.hash('correspondent', person.mailbox, person.address);
  const sealed = await seal.seal(lookup, writeContent(person));
  return ['correspondents', { lookup, lastDay: dayOf(person.lastSeen), ...sealed }];
}

export async function removeVendor({ store, seal }: OpenMemory, key: string): Promise<void> {
  await store.remove('vendors', await seal.hash('vendor', key));
}

export async function sealVendor({ seal }: OpenMemory, vendor: Vendor): Promise<PlacedEntry> {
  const lookup = await seal.hash('vendor', vendor.key);
  const lastSeen = Math.max(...vendor.accounts.map((entry) => entry.lastSeen));
  const sealed = await seal.seal(lookup, writeContent(vendor));
  return ['vendors', { lookup, lastDay: dayOf(lastSeen), ...sealed }];
}
