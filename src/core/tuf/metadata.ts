import type { FailureReason, TufRole } from './failure.ts';
import { readKey, type TufKey } from './key.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './read-json.ts';
import { readUtcTime } from './utc-time.ts';

/** What every role's metadata says. */
interface CommonMetadata {
  /** 1 or more; never goes back. */
  readonly version: number;
  /** Seconds since 1970 (UTC); no longer good at this time. */
  readonly expires: number;
}

export interface RoleKeys {
  readonly keyids: ReadonlySet<string>;
  /** How many different keys must have signed; 1 or more. */
  readonly threshold: number;
}

export interface RootMetadata extends CommonMetadata {
  readonly consistentSnapshot: boolean;
  readonly keys: ReadonlyMap<string, TufKey>;
  readonly roles: Readonly<Record<TufRole, RoleKeys>>;
}

/** One file as timestamp.json or snapshot.json lists it. */
export interface ListedFile {
  readonly version: number;
  /** Bytes; null where it is not given. */
  readonly length: number | null;
  readonly hashes: ReadonlyMap<string, string> | null;
}

export interface TimestampMetadata extends CommonMetadata {
  readonly snapshot: ListedFile;
}

export interface SnapshotMetadata extends CommonMetadata {
  /** By file name, `targets.json` among them. */
  readonly files: ReadonlyMap<string, ListedFile>;
  readonly targets: ListedFile;
}

export interface TargetFile {
  readonly length: number;
  readonly hashes: ReadonlyMap<string, string>;
  /** Whatever the publisher added. */
  readonly custom: JsonObject | null;
}

export interface TargetsMetadata extends CommonMetadata {
  /** By target name; names are checked when a target is fetched. */
  readonly files: ReadonlyMap<string, TargetFile>;
  readonly hasDelegations: boolean;
}

export interface MetadataOf {
  readonly root: RootMetadata;
  readonly timestamp: TimestampMetadata;
  readonly snapshot: SnapshotMetadata;
  readonly targets: TargetsMetadata;
}

export type ReadMetadataResult<T> =
  | { readonly ok: true; readonly metadata: T }
  | { readonly ok: false; readonly reason: FailureReason };

const SPEC_VERSION = /^(\d+)\.\d+(?:\.\d+)?$/;

/** Why reading stopped; never leaves this file. */
class Unreadable extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(reason.code);
    this.reason = reason;
  }
}

/**
 * Reads the `signed` part of a role's file (specification 4.3 to 4.6). Unknown members are ignored; delegations are
 * noticed and not followed. Never throws.
 */
export function readMetadata<R extends TufRole>(
  role: R,
  signed: JsonValue,
): ReadMetadataResult<MetadataOf[R]> {
  try {
    return { ok: true, metadata: READERS[role](readCommon(role, signed)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, reason: error.reason };
  }
}

interface CommonPart extends CommonMetadata {
  readonly signed: JsonObject;
}

const READERS: { readonly [R in TufRole]: (common: CommonPart) => MetadataOf[R] } = {
  root: readRoot,
  timestamp: readTimestamp,
  snapshot: readSnapshot,
  targets: readTargets,
};

function readCommon(role: TufRole, value: JsonValue): CommonPart {
  const signed = needObject(value, 'signed');
  const type = needString(signed.get('_type'), '_type');
  if (type !== role) throw new Unreadable({ code: 'wrong-type', found: type });
  const spec = needString(signed.get('spec_version'), 'spec_version');
  if (SPEC_VERSION.exec(spec)?.[1] !== '1') throw new Unreadable({ code: 'unsupported-spec', found: spec });
  const expires = readUtcTime(needString(signed.get('expires'), 'expires'));
  if (expires === undefined) throw malformed('expires');
  return { signed, version: needNumber(signed.get('version'), 1, 'version'), expires };
}

function readRoot({ signed, version, expires }: CommonPart): RootMetadata {
  const consistentSnapshot = signed.get('consistent_snapshot') ?? false;
  if (typeof consistentSnapshot !== 'boolean') throw malformed('consistent_snapshot');
  const keys = new Map<string, TufKey>();
  for (const [keyid, value] of needObject(signed.get('keys'), 'keys')) {
    const key = readKey(value);
    if (key === undefined) throw malformed(`keys/${keyid}`);
    keys.set(keyid, key);
  }
  const roles = needObject(signed.get('roles'), 'roles');
  const readRole = (role: TufRole): RoleKeys => readRoleKeys(roles.get(role), `roles/${role}`);
  return {
    version,
    expires,
    consistentSnapshot,
    keys,
    roles: {
      root: readRole('root'),
      timestamp: readRole('timestamp'),
      snapshot: readRole('snapshot'),
      targets: readRole('targets'),
    },
  };
}

function readRoleKeys(value: JsonValue | undefined, where: string): RoleKeys {
  const role = needObject(value, where);
  const keyids = role.get('keyids');
  if (!isJsonArray(keyids)) throw malformed(`${where}/keyids`);
  return {
    keyids: new Set(keyids.map((keyid) => needString(keyid, `${where}/keyids`))),
    threshold: needNumber(role.get('threshold'), 1, `${where}/threshold`),
  };
}

function readTimestamp({ signed, version, expires }: CommonPart): TimestampMetadata {
  const meta = needObject(signed.get('meta'), 'meta');
  return { version, expires, snapshot: readListedFile(meta.get('snapshot.json'), 'meta/snapshot.json') };
}

function readSnapshot({ signed, version, expires }: CommonPart): SnapshotMetadata {
  const files = new Map<string, ListedFile>();
  for (const [name, value] of needObject(signed.get('meta'), 'meta')) {
    files.set(name, readListedFile(value, `meta/${name}`));
  }
  const targets = files.get('targets.json');
  if (targets === undefined) throw malformed('meta/targets.json');
  return { version, expires, files, targets };
}

function readListedFile(value: JsonValue | undefined, where: string): ListedFile {
  const file = needObject(value, where);
  const [length, hashes] = [file.get('length'), file.get('hashes')];
  return {
    version: needNumber(file.get('version'), 1, `${where}/version`),
    length: length === undefined ? null : needNumber(length, 0, `${where}/length`),
    hashes: hashes === undefined ? null : readHashes(hashes, `${where}/hashes`),
  };
}

function readTargets({ signed, version, expires }: CommonPart): TargetsMetadata {
  const files = new Map<string, TargetFile>();
  for (const [name, value] of needObject(signed.get('targets'), 'targets')) {
    const where = `targets/${name}`;
    const file = needObject(value, where);
    const custom = file.get('custom');
    files.set(name, {
      length: needNumber(file.get('length'), 0, `${where}/length`),
      hashes: readHashes(file.get('hashes'), `${where}/hashes`),
      custom: custom === undefined ? null : needObject(custom, `${where}/custom`),
    });
  }
  return { version, expires, files, hasDelegations: signed.has('delegations') };
}

function readHashes(value: JsonValue | undefined, where: string): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const [algorithm, digest] of needObject(value, where)) {
    hashes.set(algorithm, needString(digest, `${where}/${algorithm}`));
  }
  if (hashes.size === 0) throw malformed(where);
  return hashes;
}

function needObject(value: JsonValue | undefined, where: string): JsonObject {
  if (!isJsonObject(value)) throw malformed(where);
  return value;
}

function needString(value: JsonValue | undefined, where: string): string {
  if (typeof value !== 'string') throw malformed(where);
  return value;
}

function needNumber(value: JsonValue | undefined, least: number, where: string): number {
  if (typeof value !== 'number' || value < least) throw malformed(where);
  return value;
}

function malformed(where: string): Unreadable {
  return new Unreadable({ code: 'malformed', where });
}
