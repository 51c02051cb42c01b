import { isRecord } from '../../core/is-record.ts';
import type { Contact } from '../../core/list/exposure.ts';
import { type ExposurePlace, ExposureStore, FOUND } from '../../platform/exposure-store.ts';
import { areKeys, MemorySeal } from '../memory/memory-seal.ts';

/** Hosts of one day: more than a person opens, so that a page that leads on and on cannot fill the device. */
const MOST_HOSTS = 500;
/** The newest are kept. */
const MOST_FOUND = 200;

/** A contact that was found to be listed, as it is kept. */
export interface KeptContact extends Contact {
  /** Epoch milliseconds. */
  readonly foundAt: number;
  readonly isNews: boolean;
  /** IT was told of it, or was not to be. */
  readonly isTold: boolean;
}

interface OpenRecord {
  readonly store: ExposureStore;
  readonly seal: MemorySeal;
}

/**
 * What the look back goes by: hosts of each day, and what was found. Encrypted with a key that no script can read out. Rejects
 * where the browser gives no room.
 */
export class ExposureRecord {
  #opening: Promise<OpenRecord> | null = null;
  #lastChange: Promise<unknown> = Promise.resolve();

  /** One change at a time, so that none undoes another. */
  change<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#lastChange.then(change);
    this.#lastChange = changed.catch(() => {});
    return changed;
  }

  async addHosts(day: number, hosts: ReadonlySet<string>): Promise<void> {
    const before = await this.#readHosts(day);
    const all = [...new Set([...before, ...hosts])].slice(0, MOST_HOSTS);
    if (all.length > before.length) await this.#write(day, all);
  }

  /** Each host, with the last day on which it was opened. */
  async readHosts(): Promise<ReadonlyMap<string, number>> {
    const { store } = await this.#open();
    const lastDays = new Map<string, number>();
    for (const day of await store.readDays()) {
      for (const host of await this.#readHosts(day)) lastDays.set(host, day);
    }
    return lastDays;
  }

  async readFound(): Promise<readonly KeptContact[]> {
    const found = await this.#read(FOUND);
    return Array.isArray(found) ? found.filter((one): one is KeptContact => isRecord(one)) : [];
  }

  async writeFound(found: readonly KeptContact[]): Promise<void> {
    await this.#write(FOUND, found.slice(-MOST_FOUND));
  }

  /** Lets go of days before `first`, and of days that have yet to come, which a wrong clock wrote. */
  async keepDays(first: number, last: number): Promise<void> {
    const { store } = await this.#open();
    for (const day of await store.readDays()) {
      if (day < first || day > last) await store.remove(day);
    }
  }

  async clear(): Promise<void> {
    await (await this.#open()).store.clear();
  }

  async #readHosts(day: number): Promise<readonly string[]> {
    const hosts = await this.#read(day);
    return Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === 'string') : [];
  }

  /** Null where nothing is kept, or what is kept is damaged. */
  async #read(place: ExposurePlace): Promise<unknown> {
    const { store, seal } = await this.#open();
    const piece = await store.read(place);
    const text = piece === undefined ? null : await seal.open(String(place), piece);
    return text === null ? null : JSON.parse(text);
  }

  async #write(place: ExposurePlace, value: unknown): Promise<void> {
    const { store, seal } = await this.#open();
    await store.write(place, await seal.seal(String(place), JSON.stringify(value)));
  }

  #open(): Promise<OpenRecord> {
    if (this.#opening === null) {
      const forget = (): void => {
        this.#opening = null;
      };
      this.#opening = openRecord(forget);
      this.#opening.catch(forget);
    }
    return this.#opening;
  }
}

async function openRecord(onLost: () => void): Promise<OpenRecord> {
  const store = await ExposureStore.open(onLost);
  const stored = await store.readKeys().catch(() => undefined);
  if (areKeys(stored)) return { store, seal: new MemorySeal(stored) };
  // What is there cannot be read any more.
  const keys = await MemorySeal.makeKeys();
  await store.startAnew(keys);
  return { store, seal: new MemorySeal(keys) };
}
