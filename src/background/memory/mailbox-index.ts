import {
  type DomainIndex,
  putDomain,
  readDomainIndex,
  writeDomainIndex,
} from '../../core/mail/memory/domain-index.ts';
import type { Sealed } from '../../platform/memory-store.ts';
import type { OpenMemory } from './memory-access.ts';
import type { StoredCorrespondent } from './stored-content.ts';

const PLACE = 'domains';
/** Key of the piece that holds the person's own vendor list. */
export const VENDOR_LIST = 'vendor-list';

/**
 * The domains that each mailbox knows, in memory once they have been asked for. What a mailbox knows is one sealed piece:
 * one piece is opened in a millisecond, thousands of entries in a second.
 */
export class MailboxIndex {
  readonly #known = new Map<string, DomainIndex>();

  async read({ store, seal }: OpenMemory, mailbox: string): Promise<DomainIndex | null> {
    const known = this.#known.get(mailbox);
    if (known !== undefined) return known;
    const key = await seal.hash(PLACE, mailbox);
    const piece = await store.readPiece(key);
    const text = piece === undefined ? null : await seal.open(key, piece);
    const index = text === null ? null : readDomainIndex(text);
    if (index !== null) this.#known.set(mailbox, index);
    return index;
  }

  /** The piece as it is to be written; {@link keep} takes it into memory once it was. */
  async seal({ seal }: OpenMemory, mailbox: string, index: DomainIndex): Promise<readonly [string, Sealed]> {
    const key = await seal.hash(PLACE, mailbox);
    return [key, await seal.seal(key, writeDomainIndex(index))];
  }

  keep(mailbox: string, index: DomainIndex): void {
    this.#known.set(mailbox, index);
  }

  forget(): void {
    this.#known.clear();
  }
}

/**
 * Makes the pieces of all mailboxes anew, from what is left after entries were taken out or put back. How long a mailbox
 * has had a memory stays, as long as anything of it is left.
 * @param now epoch milliseconds
 */
export async function rebuildIndexes(
  memory: OpenMemory,
  people: readonly StoredCorrespondent[],
  now: number,
): Promise<void> {
  const { store } = memory;
  const index = new MailboxIndex();
  const byMailbox = new Map<string, StoredCorrespondent[]>();
  for (const person of people) {
    const known = byMailbox.get(person.mailbox) ?? [];
    known.push(person);
    byMailbox.set(person.mailbox, known);
  }
  const kept = new Map<string, Sealed | null>();
  for (const key of await store.readPieceKeys()) if (key !== VENDOR_LIST) kept.set(key, null);
  for (const [mailbox, known] of byMailbox) {
    const before = await index.read(memory, mailbox);
    const since = Math.min(before?.since ?? now, ...known.map(({ firstSeen }) => firstSeen));
    let rebuilt: DomainIndex = { since, domains: new Map() };
    for (const person of known.toSorted((a, b) => a.lastSeen - b.lastSeen)) {
      if (person.establishedAt !== null && person.domain !== null) {
        rebuilt = putDomain(rebuilt, person.domain, person);
      }
    }
    kept.set(...(await index.seal(memory, mailbox, rebuilt)));
  }
  await store.write({ entries: [], pieces: [...kept] });
}
