import { createHash } from 'node:crypto';
import type { StoredRoles, TufStore } from '../../src/core/tuf/stored-roles.ts';
import type { TufRequest, TufResponse, TufTransport } from '../../src/core/tuf/transport.ts';
import { type TestKey, takeKey, writeCanonical } from './tuf-keys.ts';

export type Role = 'root' | 'timestamp' | 'snapshot' | 'targets';
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonRecord = { [key: string]: Json };

/** 2027-01-15T08:00:00Z: where the clock of these tests stands, unless one moves it. */
export const NOW = 1_800_000_000;
export const DAY = 86_400;
export const ROLES: readonly Role[] = ['root', 'targets', 'snapshot', 'timestamp'];

export interface ListedMeta extends JsonRecord {
  version: number;
}

/** The `signed` part of a role; tests change it as they like before it is published. */
export interface Signed extends JsonRecord {
  _type: string;
  spec_version: string;
  version: number;
  expires: string;
}

interface Signature {
  keyid: string;
  sig: string;
}

/**
 * A repository in memory, made by hand and not with a TUF library, so that it can be wrong in any way. Like a real one
 * it keeps every version it has published.
 */
export class TufRepository {
  readonly root: Signed & {
    keys: JsonRecord;
    roles: { [role: string]: { keyids: string[]; threshold: number } };
  };
  readonly timestamp: Signed & { meta: { [file: string]: ListedMeta } };
  readonly snapshot: Signed & { meta: { [file: string]: ListedMeta } };
  readonly targets: Signed & { targets: JsonRecord };
  readonly signers: Record<Role, TestKey[]> = { root: [], timestamp: [], snapshot: [], targets: [] };
  /** What the server has: metadata by file name, targets by path below the targets address. */
  readonly metadata = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly targetFiles = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Whether timestamp and snapshot list lengths and hashes. */
  listsHashes = false;
  readonly #published = new Set<Role>();

  private constructor() {
    const common = { spec_version: '1.0.33', version: 1, expires: writeTime(NOW + 30 * DAY) };
    const roles: TufRepository['root']['roles'] = {};
    this.root = { _type: 'root', ...common, consistent_snapshot: true, keys: {}, roles };
    this.timestamp = { _type: 'timestamp', ...common, meta: { 'snapshot.json': { version: 1 } } };
    this.snapshot = { _type: 'snapshot', ...common, meta: { 'targets.json': { version: 1 } } };
    this.targets = { _type: 'targets', ...common, targets: {} };
    for (const role of ROLES) roles[role] = { keyids: [], threshold: 1 };
  }

  /** With one key for each role and version 1 of everything published. */
  static async create(change: (repository: TufRepository) => void = () => {}): Promise<TufRepository> {
    const repository = new TufRepository();
    for (const role of ROLES) repository.addKey(role);
    change(repository);
    await repository.publish('root', 'targets', 'snapshot', 'timestamp');
    return repository;
  }

  addKey(role: Role, key: TestKey = takeKey()): TestKey {
    this.root.keys[key.keyid] = key.json;
    this.root.roles[role]?.keyids.push(key.keyid);
    this.signers[role].push(key);
    return key;
  }

  /** Gives a role new keys, as many as its threshold, in place of its old ones. */
  rotateKeys(role: Role): void {
    const keys = this.root.roles[role];
    if (keys === undefined) return;
    keys.keyids = [];
    this.signers[role] = [];
    for (let count = 0; count < keys.threshold; count++) this.addKey(role);
  }

  /** Signs and publishes roles in the order given. Every version but a role's first is one more than before. */
  async publish(...roles: Role[]): Promise<void> {
    for (const role of roles) {
      if (this.#published.has(role)) this[role].version += 1;
      await this.publishAs(role, this[role].version);
    }
  }

  /** Publishes a role as it stands under a version of its file name. */
  async publishAs(role: Role, fileVersion: number): Promise<void> {
    this.#published.add(role);
    this.place(role, fileVersion, await this.sign(role));
  }

  /** Puts a file where clients look for it, and lists it in the role that names it. */
  place(role: Role, fileVersion: number, bytes: Uint8Array<ArrayBuffer>): void {
    this.metadata.set(`${fileVersion}.${role}.json`, bytes);
    this.metadata.set(`${role}.json`, bytes);
    const { version } = this[role];
    const listed = this.listsHashes ? { version, ...describeBytes(bytes) } : { version };
    if (role === 'targets') this.snapshot.meta['targets.json'] = listed;
    if (role === 'snapshot') this.timestamp.meta['snapshot.json'] = listed;
  }

  /** A role's file with the signatures of all its signers. */
  async sign(
    role: Role,
    change: (signatures: Signature[]) => void = () => {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    const message = encode(writeCanonical(this[role]));
    const signatures: Signature[] = [];
    for (const key of this.signers[role]) signatures.push({ keyid: key.keyid, sig: await key.sign(message) });
    change(signatures);
    return encode(JSON.stringify({ signatures, signed: this[role] }, null, 1));
  }

  addTarget(name: string, content: Uint8Array<ArrayBuffer>, algorithms = ['sha256']): void {
    const hashes: JsonRecord = {};
    for (const algorithm of algorithms) {
      const hash = createHash(algorithm).update(content).digest('hex');
      hashes[algorithm] = hash;
      const parts = name.split('/');
      parts.push(`${hash}.${parts.pop()}`);
      this.targetFiles.set(parts.join('/'), content);
    }
    this.targetFiles.set(name, content);
    this.targets.targets[name] = { length: content.length, hashes };
  }

  file(name: string): Uint8Array<ArrayBuffer> {
    const bytes = this.metadata.get(name);
    if (bytes === undefined) throw new Error(`the repository has no ${name}`);
    return bytes;
  }

  get initialRoot(): Uint8Array<ArrayBuffer> {
    return this.file('1.root.json');
  }
}

export function writeTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

export function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function describeBytes(bytes: Uint8Array): { length: number; hashes: { sha256: string } } {
  return { length: bytes.length, hashes: { sha256: createHash('sha256').update(bytes).digest('hex') } };
}

/** A transport that serves a repository, remembers what was asked, and answers differently where it is told to. */
export class RepositoryTransport implements TufTransport {
  readonly requests: TufRequest[] = [];
  readonly answers = new Map<string, (request: TufRequest) => TufResponse>();
  /** Whether it answers a request for a range with that range. */
  knowsRanges = true;
  readonly #repository: TufRepository;

  constructor(repository: TufRepository) {
    this.#repository = repository;
  }

  get paths(): string[] {
    return this.requests.map(({ path }) => path);
  }

  async fetch(request: TufRequest): Promise<TufResponse> {
    this.requests.push(request);
    const answer = this.answers.get(request.path);
    if (answer !== undefined) return answer(request);
    const { metadata, targetFiles } = this.#repository;
    const files = request.base === 'metadata' ? metadata : targetFiles;
    const bytes = files.get(decodeURIComponent(request.path));
    if (bytes === undefined) return { kind: 'absent' };
    const { range } = request;
    if (range === undefined || !this.knowsRanges) return answerWith(bytes);
    return answerWith(bytes.subarray(range.first, range.last + 1), range.first);
  }
}

/** A body of several chunks. */
export function answerWith(bytes: Uint8Array, first = 0): TufResponse {
  const body = (async function* () {
    const chunk = Math.max(1, Math.ceil(bytes.length / 3));
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  })();
  return { kind: 'body', first, body };
}

/** Keeps what is committed. A test may make one of its calls fail, before or after it took effect. */
export class MemoryStore<Change = null> implements TufStore<Change> {
  roles: StoredRoles | null = null;
  change: Change | null = null;
  commits = 0;
  /** Called at the beginning and at the end of each call; what it throws stands for a killed process. */
  onEvent: (event: 'load' | 'loaded' | 'commit' | 'committed') => void = () => {};

  async load(): Promise<unknown> {
    this.onEvent('load');
    const roles = structuredClone(this.roles);
    this.onEvent('loaded');
    return roles;
  }

  async commit(roles: StoredRoles, change: Change | null): Promise<void> {
    this.onEvent('commit');
    this.roles = structuredClone(roles);
    if (change !== null) this.change = change;
    this.commits += 1;
    this.onEvent('committed');
  }

  /** Versions that the stored files claim; 0 for none. */
  get versions(): Record<Role, number> {
    const read = (bytes: Uint8Array | null | undefined): number =>
      bytes ? JSON.parse(new TextDecoder().decode(bytes)).signed.version : 0;
    const { roots, timestamp, snapshot, targets } = this.roles ?? {};
    return {
      root: read(roots?.at(-1)),
      timestamp: read(timestamp),
      snapshot: read(snapshot),
      targets: read(targets),
    };
  }
}
