import type { MemoryExport } from '../../core/mail/memory/export-memory.ts';
import { standingOf, type Vendor } from '../../core/mail/memory/vendor-account.ts';
import {
  type ForgetOutcome,
  type Forgetting,
  MEMORY_PAGE,
  type MemoryPage,
  type MemoryQuery,
  type MemoryRow,
  type RestoreOutcome,
} from '../../messages/memory.ts';
import { ENTRY_STORES, type EntryStore, type SealedEntry } from '../../platform/memory-store.ts';
import { rebuildIndexes } from './mailbox-index.ts';
import type { OpenMemory } from './memory-access.ts';
import { readCorrespondent, readVendor, type StoredCorrespondent } from './stored-content.ts';

/** How long what was erased can be put back. */
export const UNDO_MS = 10 * 60_000;
/** Entries that are opened at a time. */
const AT_A_TIME = 500;

interface Opened<T> {
  readonly entry: SealedEntry;
  readonly content: T;
}

/** Newest first. Entries that cannot be opened (damaged storage) are left out. */
async function openAll<T>(
  { store, seal }: OpenMemory,
  name: EntryStore,
  read: (text: string | null) => T | null,
): Promise<readonly Opened<T>[]> {
  const all = [...(await store.readAll(name))].sort((a, b) => b.lastDay - a.lastDay);
  const opened: Opened<T>[] = [];
  for (let at = 0; at < all.length; at += AT_A_TIME) {
    const part = all.slice(at, at + AT_A_TIME);
    const contents = await Promise.all(part.map(async (entry) => read(await seal.open(entry.lookup, entry))));
    for (const [index, entry] of part.entries()) {
      const content = contents[index] ?? null;
      if (content !== null) opened.push({ entry, content });
    }
  }
  return opened;
}

/** A page of what is remembered. @param now epoch milliseconds */
export async function listMemory(memory: OpenMemory, query: MemoryQuery, now: number): Promise<MemoryPage> {
  const search = query.search.trim().toLowerCase();
  const rows =
    query.kind === 'correspondents'
      ? (await openAll(memory, 'correspondents', readCorrespondent)).map(showCorrespondent)
      : (await openAll(memory, 'vendors', readVendor)).map((opened) => showVendor(opened, now));
  const found = search === '' ? rows : rows.filter((row) => textOf(row).includes(search));
  return { total: found.length, rows: found.slice(query.offset, query.offset + MEMORY_PAGE) };
}

function showCorrespondent({ entry, content }: Opened<StoredCorrespondent>): MemoryRow {
  const { mailbox, address, name, firstSeen, lastSeen, messages, flagged } = content;
  const seen = { firstSeen, lastSeen, messages, flagged };
  const isEstablished = content.establishedAt !== null;
  return { kind: 'correspondent', id: entry.lookup, mailbox, address, name, ...seen, isEstablished };
}

function showVendor({ entry, content }: Opened<Vendor>, now: number): MemoryRow {
  const accounts = content.accounts.map((account) => ({
    account: account.account,
    senders: account.senders,
    firstSeen: account.firstSeen,
    lastSeen: account.lastSeen,
    messages: account.messages,
    flagged: account.flagged,
    standing: standingOf(content, account, now),
    confirmed: account.confirmed,
  }));
  return { kind: 'vendor', id: entry.lookup, vendor: content.key, name: content.name, accounts };
}

function textOf(row: MemoryRow): string {
  const parts =
    row.kind === 'correspondent'
      ? [row.address, row.name, row.mailbox]
      : [row.name, row.vendor, ...row.accounts.flatMap(({ account, senders }) => [account, ...senders])];
  // An account is searched for as it is printed, too.
  const text = parts.join('\n').toLowerCase();
  return `${text}\n${text.replaceAll(' ', '')}`;
}

/** All of it, for the person's own use. */
export async function exportMemory(memory: OpenMemory): Promise<MemoryExport> {
  const vendors = await openAll(memory, 'vendors', readVendor);
  return { correspondents: await readPeople(memory), vendors: vendors.map(({ content }) => content) };
}

async function readPeople(memory: OpenMemory): Promise<readonly StoredCorrespondent[]> {
  return (await openAll(memory, 'correspondents', readCorrespondent)).map(({ content }) => content);
}

/** @param now epoch milliseconds */
export async function forgetMemory(
  memory: OpenMemory,
  what: Forgetting,
  now: number,
): Promise<ForgetOutcome> {
  const chosen = await chooseEntries(memory, what);
  if (chosen.length === 0) return { kind: 'done', erased: 0, undo: null };
  const undo = crypto.randomUUID();
  await memory.store.eraseEntries(chosen, { undo, erasedAt: now });
  await rebuildIndexes(memory, await readPeople(memory), now);
  return { kind: 'done', erased: chosen.length, undo };
}

async function chooseEntries(
  memory: OpenMemory,
  what: Forgetting,
): Promise<readonly (readonly [EntryStore, SealedEntry])[]> {
  if (what.kind === 'all') {
    // Damaged ones, which cannot be opened, among them.
    const all = ENTRY_STORES.map(async (name) =>
      (await memory.store.readAll(name)).map((entry) => [name, entry] as const),
    );
    return (await Promise.all(all)).flat();
  }
  const people = await openAll(memory, 'correspondents', readCorrespondent);
  const vendors = await openAll(memory, 'vendors', readVendor);
  const isChosen = (entry: SealedEntry, firstSeen: number): boolean => {
    return what.kind === 'one' ? entry.lookup === what.id : firstSeen >= what.time;
  };
  return [
    ...people
      .filter(({ entry, content }) => isChosen(entry, content.firstSeen))
      .map(({ entry }) => ['correspondents', entry] as const),
    ...vendors
      .filter(({ entry, content }) =>
        isChosen(entry, Math.min(...content.accounts.map((one) => one.firstSeen))),
      )
      .map(({ entry }) => ['vendors', entry] as const),
  ];
}

/** Puts back what was erased together. @param now epoch milliseconds */
export async function undoForgetting(memory: OpenMemory, undo: string, now: number): Promise<RestoreOutcome> {
  await memory.store.forgetErased(now - UNDO_MS, now);
  const restored = await memory.store.undoErasure(undo);
  if (restored > 0) await rebuildIndexes(memory, await readPeople(memory), now);
  return { kind: 'done', restored };
}
