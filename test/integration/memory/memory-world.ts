import type { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { type Mailbox, MailMemory } from '../../../src/background/memory/mail-memory.ts';
import { MemoryAccess } from '../../../src/background/memory/memory-access.ts';
import { MemoryDesk } from '../../../src/background/memory/memory-desk.ts';
import { MessageMemory } from '../../../src/background/memory/message-memory.ts';
import { VendorListOfPerson } from '../../../src/background/memory/vendor-list-of-person.ts';
import { VendorsOfLists } from '../../../src/background/memory/vendors-of-lists.ts';
import type { Assessment, MailLevel } from '../../../src/core/mail/assessment.ts';
import type { MessageTraits } from '../../../src/core/mail/memory/message-traits.ts';
import { DAY_MS } from '../../../src/core/mail/memory/sighting.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';

export const MAILBOX: Mailbox = { id: 'mail.example me@own.example', isPrivate: false };
const START = Date.UTC(2026, 2, 2, 9);

/** A worker, as far as memory goes, whose clock a test sets. */
export class MemoryWorld {
  policy: unknown = {};
  now = START;
  #access = this.#newAccess();
  memory = this.#newMemory();
  #ownList = new VendorListOfPerson(this.#access);
  /** What lists bring of vendors, as it is stored. */
  brought: readonly unknown[] = [];
  #ofLists = this.#newOfLists();
  desk = this.#newDesk();
  ofMessages = this.#newOfMessages();
  #messages = 0;

  static open(): MemoryWorld {
    resetExtensionWorld();
    return new MemoryWorld();
  }

  /** What a worker has in memory is gone. */
  restart(): void {
    this.#access.forget();
    this.#access = this.#newAccess();
    this.memory = this.#newMemory();
    this.#ownList = new VendorListOfPerson(this.#access);
    this.#ofLists = this.#newOfLists();
    this.desk = this.#newDesk();
    this.ofMessages = this.#newOfMessages();
  }

  passDays(days: number): void {
    this.now += days * DAY_MS;
  }

  /** Opens a message, as webmail does: what is known first, then a note of it. */
  async open(given: Partial<MessageTraits> = {}, level: MailLevel = 'clear', mailbox = MAILBOX) {
    this.#messages += 1;
    const traits = traitsOf({ identity: `message ${this.#messages}`, ...given });
    const recalled = await this.memory.recall(traits, mailbox);
    await this.memory.takeNote(traits, assessed(level), mailbox);
    return recalled;
  }

  /** Three messages on three days over 30 days. */
  async establish(given: Partial<MessageTraits> = {}): Promise<void> {
    for (const days of [0, 15, 15]) {
      this.passDays(days);
      await this.open(given);
    }
  }

  recall(given: Partial<MessageTraits> = {}, mailbox = MAILBOX) {
    return this.memory.recall(traitsOf({ identity: 'question', ...given }), mailbox);
  }

  async #readPolicy() {
    return readPolicy(this.policy).policy;
  }

  #newAccess(): MemoryAccess {
    return new MemoryAccess(() => this.now);
  }

  #newMemory(): MailMemory {
    return new MailMemory(
      this.#access,
      () => this.#readPolicy(),
      () => this.now,
    );
  }

  #newOfLists(): VendorsOfLists {
    const store = {
      readActive: async () => this.brought.map((_, index) => ({ listId: String(index) })),
      readBrought: async (_: string, listId: string) => this.brought[Number(listId)],
    };
    return new VendorsOfLists({ store: async () => store } as unknown as FollowedLists);
  }

  #newDesk(): MemoryDesk {
    const parts = {
      access: this.#access,
      memory: this.memory,
      ownList: this.#ownList,
      ofLists: this.#ofLists,
    };
    return new MemoryDesk(
      parts,
      () => this.#readPolicy(),
      () => this.now,
    );
  }

  #newOfMessages(): MessageMemory {
    return new MessageMemory(
      this.memory,
      { ownList: this.#ownList, ofLists: this.#ofLists },
      () => this.#readPolicy(),
      () => this.now,
    );
  }
}

export function traitsOf(given: Partial<MessageTraits> = {}): MessageTraits {
  const sender = given.sender ?? 'anna@muster.example';
  return {
    sender,
    domain: sender.slice(sender.indexOf('@') + 1),
    isSharedDomain: false,
    writer: { address: sender, name: 'Anna Muster', replyTo: [] },
    others: [],
    vatNumbers: [],
    accounts: [],
    identity: 'message',
    ...given,
  };
}

function assessed(level: MailLevel): Assessment {
  return { level, findings: [], unchecked: [], advice: null };
}

/** Everything in the database as text: what who reads the profile's files could see. */
export async function readStoredText(): Promise<string> {
  const db = await settle(indexedDB.open('cordon-memory'));
  const texts: string[] = [];
  for (const name of db.objectStoreNames) {
    const store = db.transaction(name).objectStore(name);
    for (const value of [...(await settle(store.getAll())), ...(await settle(store.getAllKeys()))]) {
      texts.push(dump(value));
    }
  }
  db.close();
  return texts.join('\n');
}

function dump(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}=${dump(inner)}`)
    .join(' ');
}

export function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
