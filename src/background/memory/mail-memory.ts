import type { Assessment } from '../../core/mail/assessment.ts';
import { type Correspondent, noteMessage } from '../../core/mail/memory/correspondent.ts';
import { type DomainIndex, putDomain } from '../../core/mail/memory/domain-index.ts';
import type { MessageTraits } from '../../core/mail/memory/message-traits.ts';
import { dayOf, type Sighting } from '../../core/mail/memory/sighting.ts';
import {
  addCheckedAccount,
  type Confirmation,
  confirmAccount,
  noteAccounts,
  type Vendor,
} from '../../core/mail/memory/vendor-account.ts';
import { newVendorKeysOf, senderOf, vendorKeysOf } from '../../core/mail/memory/vendor-key.ts';
import type { Policy } from '../../core/policy/read-policy.ts';
import type { ConfirmOutcome } from '../../messages/memory.ts';
import { MailboxIndex } from './mailbox-index.ts';
import type { MemoryAccess, OpenMemory } from './memory-access.ts';
import {
  readCorrespondents,
  readVendors,
  removeVendor,
  sealCorrespondent,
  sealVendor,
} from './memory-entries.ts';
import { writeMakingRoom } from './memory-room.ts';
import { readMemorySetting } from './memory-setting.ts';
import type { StoredCorrespondent } from './stored-content.ts';

/** Where messages arrive: memory of one mailbox says nothing in another. */
export interface Mailbox {
  /** Tells the mailbox from others on this device: the webmail's host, and whose mailbox it is where that is known. */
  readonly id: string;
  /** Open in a private window: what happens there is not remembered. */
  readonly isPrivate: boolean;
}

/** What is remembered that matters for one message. */
export interface Recalled {
  /** Those whose addresses the message names. */
  readonly correspondents: readonly Correspondent[];
  /** All domains that the mailbox knows. */
  readonly domains: DomainIndex['domains'];
  /** For how many days the mailbox has been remembered; null where nothing is. */
  readonly memoryDays: number | null;
  /** Of the vendors whose message this may be, strongest first. */
  readonly vendors: readonly Vendor[];
}

const NOTHING: Recalled = { correspondents: [], domains: new Map(), memoryDays: null, vendors: [] };

/** Recalls what is known of a message's sender and vendor, and takes note of messages, as docs/memory.md has it. */
export class MailMemory {
  readonly #access: MemoryAccess;
  readonly #readPolicy: () => Promise<Policy>;
  readonly #now: () => number;
  readonly #index = new MailboxIndex();

  /** @param now epoch milliseconds */
  constructor(access: MemoryAccess, readPolicy: () => Promise<Policy>, now: () => number) {
    this.#access = access;
    this.#readPolicy = readPolicy;
    this.#now = now;
  }

  /** Never rejects: what cannot be recalled is not known. */
  async recall(traits: MessageTraits, mailbox: Mailbox): Promise<Recalled> {
    try {
      const memory = await this.#open();
      return memory === null ? NOTHING : await this.#recall(memory, traits, mailbox.id);
    } catch (error) {
      this.#giveUp(error);
      return NOTHING;
    }
  }

  async #recall(memory: OpenMemory, traits: MessageTraits, mailbox: string): Promise<Recalled> {
    const addresses = [...new Set([traits.sender, ...traits.writer.replyTo, ...traits.others])];
    const keys = vendorKeysOf(traits);
    const [people, vendors, index] = await Promise.all([
      readCorrespondents(memory, mailbox, addresses),
      readVendors(memory, keys),
      this.#index.read(memory, mailbox),
    ]);
    return {
      correspondents: people.filter((entry) => entry !== null),
      domains: index?.domains ?? NOTHING.domains,
      memoryDays: index === null ? 0 : Math.max(0, dayOf(this.#now()) - dayOf(index.since)),
      vendors: vendors.filter((vendor) => vendor !== null),
    };
  }

  /** Takes note of a message that was opened and judged. Never rejects: a message is not held up by what memory cannot do. */
  async takeNote(traits: MessageTraits, assessment: Assessment, mailbox: Mailbox): Promise<void> {
    if (mailbox.isPrivate || assessment.level === 'unreadable') return;
    const isFlagged = assessment.level === 'caution' || assessment.level === 'danger';
    await this.#change(async (memory) => {
      const at = this.#now();
      const mark = await memory.seal.hash('message', mailbox.id, traits.identity);
      const sighting = { at, mark, isFlagged };
      const entry = await this.#notePerson(memory, mailbox.id, traits, sighting);
      const isEstablished = await this.#isEstablished(memory, mailbox.id, entry);
      const vendors = await this.#noteVendors(memory, traits, isEstablished, sighting);
      await this.#write(memory, mailbox.id, entry, vendors);
    }).catch((error: unknown) => this.#giveUp(error));
  }

  /**
   * "I checked …": one vendor and one account together.
   * @param vendors what the vendor is remembered under: keys of {@link Recalled.vendors}
   */
  confirm(vendors: readonly string[], account: string, how: Confirmation): Promise<ConfirmOutcome> {
    const confirmed = { how, at: this.#now() };
    return this.#changeVendors(vendors, (vendor) =>
      vendor === null ? null : confirmAccount(vendor, account, confirmed),
    );
  }

  /**
   * "I checked …" of an account in a file: memory may never have seen the vendor.
   * @param name of the vendor, for a person's eyes
   */
  confirmPayee(
    vendors: readonly string[],
    account: string,
    how: Confirmation,
    name: string,
  ): Promise<ConfirmOutcome> {
    const confirmed = { how, at: this.#now() };
    return this.#changeVendors(vendors, (vendor, key) => {
      const seen = vendor === null ? null : confirmAccount(vendor, account, confirmed);
      return seen ?? addCheckedAccount(vendor, { key, name }, account, confirmed);
    });
  }

  /** From here on the account is what it was before somebody confirmed it. */
  undoConfirmation(vendors: readonly string[], account: string): Promise<ConfirmOutcome> {
    return this.#changeVendors(vendors, (vendor) =>
      vendor === null ? null : confirmAccount(vendor, account, null),
    );
  }

  /** @param change null where there is nothing to change */
  async #changeVendors(
    keys: readonly string[],
    change: (vendor: Vendor | null, key: string) => Vendor | null,
  ): Promise<ConfirmOutcome> {
    let outcome: ConfirmOutcome = { kind: 'refused', because: 'not-stored' };
    try {
      await this.#change(async (memory) => {
        const before = await readVendors(memory, keys);
        const changed = keys
          .map((key, index) => change(before[index] ?? null, key))
          .filter((vendor) => vendor !== null);
        const isLeft = ({ accounts }: Vendor): boolean => accounts.length > 0;
        const entries = await Promise.all(changed.filter(isLeft).map((vendor) => sealVendor(memory, vendor)));
        await writeMakingRoom(memory.store, { entries, pieces: [] });
        for (const { key } of changed.filter((vendor) => !isLeft(vendor))) await removeVendor(memory, key);
        outcome = changed.length === 0 ? { kind: 'refused', because: 'unseen' } : { kind: 'done' };
      });
    } catch (error) {
      this.#giveUp(error);
    }
    return outcome;
  }

  /** After entries were taken out or put back: what was counted in memory counts no more. */
  forgetCounted(): void {
    this.#index.forget();
  }

  async #notePerson(
    memory: OpenMemory,
    mailbox: string,
    traits: MessageTraits,
    sighting: Sighting,
  ): Promise<StoredCorrespondent> {
    const [before = null] = await readCorrespondents(memory, mailbox, [traits.sender]);
    const domain = traits.isSharedDomain ? null : traits.domain;
    return { ...noteMessage(before, traits.writer, sighting), mailbox, domain };
  }

  /** One address of a company's domain speaks for the others. */
  async #isEstablished(memory: OpenMemory, mailbox: string, person: StoredCorrespondent): Promise<boolean> {
    if (person.establishedAt !== null) return true;
    const index = await this.#index.read(memory, mailbox);
    return person.domain !== null && index?.domains.has(person.domain) === true;
  }

  async #noteVendors(
    memory: OpenMemory,
    traits: MessageTraits,
    isEstablished: boolean,
    sighting: Sighting,
  ): Promise<readonly Vendor[]> {
    if (traits.accounts.length === 0) return [];
    const keys = vendorKeysOf(traits);
    const before = await readVendors(memory, keys);
    const wanted = newVendorKeysOf(traits);
    return keys.flatMap((key, index) => {
      const known = before[index] ?? null;
      if (known === null && !wanted.includes(key)) return [];
      const sender = { sender: senderOf(traits), isEstablished };
      return [noteAccounts(known, { key, name: traits.writer.name }, traits.accounts, sender, sighting)];
    });
  }

  async #write(
    memory: OpenMemory,
    mailbox: string,
    person: StoredCorrespondent,
    vendors: readonly Vendor[],
  ): Promise<void> {
    const before = await this.#index.read(memory, mailbox);
    let index: DomainIndex = before ?? { since: this.#now(), domains: new Map() };
    if (person.establishedAt !== null && person.domain !== null) {
      index = putDomain(index, person.domain, person);
    }
    const entries = await Promise.all([
      sealCorrespondent(memory, person),
      ...vendors.map((vendor) => sealVendor(memory, vendor)),
    ]);
    const pieces = index === before ? [] : [await this.#index.seal(memory, mailbox, index)];
    await writeMakingRoom(memory.store, { entries, pieces });
    this.#index.keep(mailbox, index);
  }

  #change(change: (memory: OpenMemory) => Promise<void>): Promise<void> {
    return this.#access.change(async () => {
      const memory = await this.#open();
      if (memory !== null) await change(memory);
    });
  }

  /** Null where memory is off or not there. */
  async #open(): Promise<OpenMemory | null> {
    const { isOn } = await readMemorySetting(await this.#readPolicy());
    if (!isOn) return null;
    const access = await this.#access.open();
    return access.ok ? access.memory : null;
  }

  #giveUp(error: unknown): void {
    console.error('memory', error);
    this.#index.forget();
    this.#access.forget();
  }
}
