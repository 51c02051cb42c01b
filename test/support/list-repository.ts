import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Case, Claim } from '../../src/core/list/model.ts';
import { buildDelta } from '../../src/core/table/build-delta.ts';
import { openTable, type Table } from '../../src/core/table/open-table.ts';
import { assembleList } from '../../tools/list/assemble-list.ts';
import { DAY, describeBytes, encode, type Json, ROLES, TufRepository, writeTime } from './tuf-repository.ts';

const CASE: Omit<Case, 'summary'> = {
  id: 'fresh',
  number: 1,
  kind: 'phishing',
  name: 'Fresh',
  authority: ['An authority'],
  date: '2026-11',
  fraud: true,
  sources: ['https://authority.test/fresh'],
};
const CLAIM: Claim = {
  case: 1,
  kind: 'named-by-authority',
  source: 'https://authority.test/fresh',
  locator: 'text',
  lastChecked: '2026-11-22',
  reviewBy: '2999-11-22',
};

/** A list's repository in memory that publishes versions with given hosts, as the publisher does. */
export class ListRepository {
  readonly tuf: TufRepository;
  /** When the next version is released; seconds since 1970. */
  releaseTime = Date.UTC(2026, 10, 22) / 1000;
  /** What goes out with the next version. */
  neverList: unknown = { authorities: [], popular: [] };
  /** The content of the next version's adapters file; null for none. */
  adapters: Uint8Array<ArrayBuffer> | null = null;
  /** The same of its suppliers. */
  vendors: Uint8Array<ArrayBuffer> | null = null;
  /** Cases of the next version that nothing belongs to. */
  moreCases: readonly Case[] = [];
  /** Hosts that bear the forced flag in the next version. */
  forced: ReadonlySet<string> = new Set();
  #last: { readonly version: number; readonly table: Table } | null = null;

  private constructor(tuf: TufRepository) {
    this.tuf = tuf;
  }

  /** @param now seconds since 1970, for tests on the real clock: released then, good for 30 days */
  static async create(now?: number): Promise<ListRepository> {
    const tuf = await TufRepository.create((fresh) => {
      if (now === undefined) return;
      for (const role of ROLES) fresh[role].expires = writeTime(now + 30 * DAY);
    });
    const repository = new ListRepository(tuf);
    if (now !== undefined) repository.releaseTime = now;
    return repository;
  }

  /**
   * Publishes a version with these hosts, and a delta from the version before where there is one. Its one case names
   * the version in its summary.
   */
  async release(version: number, hosts: readonly string[], id = 'cordon'): Promise<void> {
    const info = { id, name: 'Test list', version, date: '2026-11-22', publisher: { legalName: 'Tester' } };
    const indicators = hosts.map((value) => ({
      indicator: { type: 'host' as const, value },
      claim: CLAIM,
      isForced: this.forced.has(value),
    }));
    const source = [
      { ...CASE, summary: { en: `Fresh is a test of version ${version}.` } },
      ...this.moreCases,
    ];
    const { table: bytes, cases } = assembleList({ info, cases: source, indicators });
    this.tuf.targets.targets = {};
    this.add(`table/${version}.bin`, bytes, {
      list: { ...info, entries: hosts.length },
      released: writeTime(this.releaseTime),
    });
    this.add(`cases/${version}.bin`, encode(JSON.stringify(cases)));
    this.add(`never-list/${version}.bin`, encode(JSON.stringify(this.neverList)));
    if (this.adapters !== null) this.tuf.addTarget(`adapters/${version}.json`, this.adapters);
    if (this.vendors !== null) this.tuf.addTarget(`vendors/${version}.json`, this.vendors);
    const table = open(bytes);
    if (this.#last !== null) this.#addDelta(this.#last, { version, table });
    this.#last = { version, table };
    await this.tuf.publish('targets', 'snapshot', 'timestamp');
  }

  /** Adds a packed target with what is signed of its content. */
  add(name: string, content: Uint8Array, custom: { [key: string]: Json } = {}): void {
    this.tuf.addTarget(name, new Uint8Array(gzipSync(content)));
    const target = this.tuf.targets.targets[name] as { [key: string]: Json };
    target['custom'] = { ...custom, unpacked: describeBytes(content) };
  }

  #addDelta(from: { version: number; table: Table }, to: { version: number; table: Table }): void {
    const delta = buildDelta(from.table, to.table, {
      from: hash(from.table.bytes),
      to: hash(to.table.bytes),
    });
    if (!delta.ok) throw new Error('delta of the test');
    const base = from.table.bytes;
    this.add(`delta/${from.version}-${to.version}.bin`, delta.bytes, {
      from: { table: describeBytes(new Uint8Array(gzipSync(base))), unpacked: describeBytes(base) },
    });
  }
}

function open(bytes: Uint8Array): Table {
  const opened = openTable(bytes);
  if (!opened.ok) throw new Error(`table of the test: ${opened.error.problem}`);
  return opened.table;
}

function hash(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
