import type { MemoryExport } from '../../core/mail/memory/export-memory.ts';
import type { ListedVendor } from '../../core/mail/memory/vendor-list.ts';
import type { Policy } from '../../core/policy/read-policy.ts';
import type {
  ForgetOutcome,
  Forgetting,
  MemoryPage,
  MemoryQuery,
  MemoryRefusal,
  MemoryView,
  RestoreOutcome,
  SettleOutcome,
} from '../../messages/memory.ts';
import { browser } from '../../platform/browser.ts';
import type { MailMemory } from './mail-memory.ts';
import { type MemoryAccess, memoryLostAt, type OpenMemory } from './memory-access.ts';
import { exportMemory, forgetMemory, listMemory, UNDO_MS, undoForgetting } from './memory-archive.ts';
import { removeExpired } from './memory-room.ts';
import { readMemorySetting, setMemoryWanted } from './memory-setting.ts';
import type { VendorListOfPerson } from './vendor-list-of-person.ts';
import type { VendorsOfLists } from './vendors-of-lists.ts';

const ALARM = 'memory';
const NOTHING: MemoryPage = { total: 0, rows: [] };
const NOT_STORED: MemoryRefusal = { kind: 'refused', because: 'not-stored' };
const LOCKED: MemoryRefusal = { kind: 'refused', because: 'locked' };

export function isMemoryAlarm(name: string): boolean {
  return name === ALARM;
}

interface MemoryParts {
  readonly access: MemoryAccess;
  readonly memory: MailMemory;
  readonly ownList: VendorListOfPerson;
  readonly ofLists: VendorsOfLists;
}

/** What a person can see of memory and do about it, whether or not it is on. */
export class MemoryDesk {
  readonly #access: MemoryAccess;
  readonly #memory: MailMemory;
  readonly #ownList: VendorListOfPerson;
  readonly #ofLists: VendorsOfLists;
  readonly #readPolicy: () => Promise<Policy>;
  readonly #now: () => number;

  /** @param now epoch milliseconds */
  constructor(
    { access, memory, ownList, ofLists }: MemoryParts,
    readPolicy: () => Promise<Policy>,
    now: () => number,
  ) {
    this.#access = access;
    this.#memory = memory;
    this.#ownList = ownList;
    this.#ofLists = ofLists;
    this.#readPolicy = readPolicy;
    this.#now = now;
  }

  async describe(): Promise<MemoryView> {
    const policy = await this.#readPolicy();
    const setting = await readMemorySetting(policy);
    const access = await this.#access.open();
    const counts = access.ok ? await this.#count(access.memory).catch(() => null) : null;
    const none = { correspondents: 0, vendors: 0, listed: 0 };
    return {
      ...setting,
      trouble: access.ok ? (counts === null ? 'no-storage' : null) : access.trouble,
      ...(counts ?? none),
      listedByOrganisation: (await this.#ofLists.read()).reduce(
        (sum, { count }) => sum + count,
        policy.mail.vendors.length,
      ),
      // Opening may have found the keys gone.
      lostAt: await memoryLostAt.read(),
    };
  }

  async #count(memory: OpenMemory) {
    const [correspondents, vendors, listed] = await Promise.all([
      memory.store.count('correspondents'),
      memory.store.count('vendors'),
      this.#ownList.read(),
    ]);
    return { correspondents, vendors, listed: listed.length };
  }

  async list(query: MemoryQuery): Promise<MemoryPage> {
    const access = await this.#access.open();
    return access.ok ? listMemory(access.memory, query, this.#now()) : NOTHING;
  }

  async export(): Promise<MemoryExport> {
    const access = await this.#access.open();
    return access.ok ? exportMemory(access.memory) : { correspondents: [], vendors: [] };
  }

  async forget(what: Forgetting): Promise<ForgetOutcome> {
    const outcome = await this.#change((memory) => forgetMemory(memory, what, this.#now()));
    if (outcome.kind === 'done' && outcome.undo !== null) {
      await browser.alarms.create(ALARM, { when: this.#now() + UNDO_MS });
    }
    return outcome;
  }

  undoForgetting(undo: string): Promise<RestoreOutcome> {
    return this.#change((memory) => undoForgetting(memory, undo, this.#now()));
  }

  /** Off: nothing is added and nothing recalled; what is there stays until it is erased or expires. */
  async setOn(isOn: boolean): Promise<SettleOutcome> {
    const { isLocked } = await readMemorySetting(await this.#readPolicy());
    if (isLocked) return LOCKED;
    try {
      await setMemoryWanted(isOn);
    } catch {
      return NOT_STORED;
    }
    return { kind: 'done', view: await this.describe() };
  }

  async takeVendorList(vendors: readonly ListedVendor[]): Promise<SettleOutcome> {
    const outcome = await this.#change(async (memory) => {
      await this.#ownList.write(memory, vendors);
      return { kind: 'done' as const };
    });
    return outcome.kind === 'refused' ? outcome : { kind: 'done', view: await this.describe() };
  }

  /** Lets go of what has expired, of what was erased, and, where policy allows no memory, of everything. Never rejects. */
  async tidy(): Promise<void> {
    const { mail } = await this.#readPolicy();
    await this.#change(async (memory) => {
      const time = this.#now();
      await memory.store.forgetErased(time - UNDO_MS, time);
      if (mail.memory.isOn) await removeExpired(memory, time, mail.memory.days);
      else await memory.store.clear();
      return { kind: 'done' as const };
    });
  }

  async #change<T>(change: (memory: OpenMemory) => Promise<T>): Promise<T | MemoryRefusal> {
    try {
      return await this.#access.change(async () => {
        const access = await this.#access.open();
        return access.ok ? await change(access.memory) : NOT_STORED;
      });
    } catch (error) {
      console.error('memory', error);
      this.#access.forget();
      return NOT_STORED;
    } finally {
      this.#memory.forgetCounted();
    }
  }
}
