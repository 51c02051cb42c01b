import { readHex } from '../hex.ts';
import { encodeCanonicalJson } from './canonical-json.ts';
import { readDerSignature } from './ecdsa-signature.ts';
import type { FailureReason, TufRole } from './failure.ts';
import type { VerifyingKey } from './key.ts';
import { type MetadataOf, type RootMetadata, readMetadata } from './metadata.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, readJson } from './read-json.ts';
import type { TufCrypto } from './tuf-crypto.ts';

/** A role's metadata whose signatures have been verified, with the file that it came in. */
export interface Verified<T> {
  readonly metadata: T;
  /** As it was received; this is what is stored, so that listed hashes still fit. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly signedBytes: Uint8Array<ArrayBuffer>;
}

export type VerifyResult<T> =
  | { readonly ok: true; readonly value: Verified<T> }
  | { readonly ok: false; readonly reason: FailureReason };

/** A file taken apart, nothing of it believed. */
interface Envelope {
  /** Hex digits by key id. */
  readonly signatures: ReadonlyMap<string, string>;
  readonly signed: JsonValue;
  readonly signedBytes: Uint8Array<ArrayBuffer>;
}

/** Verifies a file of a role against the keys that `root` gives it, and only then reads it. Never throws. */
export async function verifyMetadata<R extends TufRole>(
  role: R,
  bytes: Uint8Array<ArrayBuffer>,
  root: RootMetadata,
  crypto: TufCrypto,
): Promise<VerifyResult<MetadataOf[R]>> {
  const opened = openEnvelope(bytes);
  if (!opened.ok) return opened;
  const problem = await checkThreshold(role, opened.envelope, root, crypto);
  if (problem !== null) return { ok: false, reason: problem };
  const { signed, signedBytes } = opened.envelope;
  const read = readMetadata(role, signed);
  return read.ok ? { ok: true, value: { metadata: read.metadata, bytes, signedBytes } } : read;
}

/** Verifies a root against its own keys: all that can be asked of the first one. */
export async function verifyInitialRoot(
  bytes: Uint8Array<ArrayBuffer>,
  crypto: TufCrypto,
): Promise<VerifyResult<RootMetadata>> {
  const opened = openEnvelope(bytes);
  if (!opened.ok) return opened;
  const read = readMetadata('root', opened.envelope.signed);
  return read.ok ? verifyMetadata('root', bytes, read.metadata, crypto) : read;
}

/** Verifies a root against the one before it and against itself (specification 5.3.4). */
export async function verifyNextRoot(
  bytes: Uint8Array<ArrayBuffer>,
  before: RootMetadata,
  crypto: TufCrypto,
): Promise<VerifyResult<RootMetadata>> {
  const byOld = await verifyMetadata('root', bytes, before, crypto);
  return byOld.ok ? verifyMetadata('root', bytes, byOld.value.metadata, crypto) : byOld;
}

function openEnvelope(
  bytes: Uint8Array,
):
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly reason: FailureReason } {
  const json = readJson(bytes);
  if (!json.ok) {
    if (json.problem === 'too-deep') return { ok: false, reason: { code: 'malformed', where: 'nesting' } };
    return { ok: false, reason: { code: json.problem } };
  }
  const file: JsonObject = isJsonObject(json.value) ? json.value : new Map();
  const [signed, list] = [file.get('signed'), file.get('signatures')];
  if (!isJsonObject(signed)) return { ok: false, reason: { code: 'malformed', where: 'signed' } };
  if (!isJsonArray(list)) return { ok: false, reason: { code: 'malformed', where: 'signatures' } };
  const signatures = new Map<string, string>();
  for (const item of list) {
    const [keyid, text] = isJsonObject(item) ? [item.get('keyid'), item.get('sig')] : [];
    if (typeof keyid !== 'string' || typeof text !== 'string') {
      return { ok: false, reason: { code: 'malformed', where: 'signatures' } };
    }
    if (signatures.has(keyid)) return { ok: false, reason: { code: 'duplicate-signature', keyid } };
    signatures.set(keyid, text);
  }
  return { ok: true, envelope: { signatures, signed, signedBytes: encodeCanonicalJson(signed) } };
}

/** Counts different keys of the role with a valid signature; null where they reach its threshold. */
async function checkThreshold(
  role: TufRole,
  { signatures, signedBytes }: Envelope,
  root: RootMetadata,
  crypto: TufCrypto,
): Promise<FailureReason | null> {
  const { keyids, threshold } = root.roles[role];
  const valid = new Set<string>();
  const unsupported = new Map<string, string>();
  for (const keyid of keyids) {
    const [key, text] = [root.keys.get(keyid), signatures.get(keyid)];
    // An empty signature stands for a key holder who has not signed yet.
    if (key === undefined || text === undefined || text === '') continue;
    if (key.kind === 'unsupported') unsupported.set(key.identity, key.name);
    else if (!valid.has(key.identity) && (await isSignedBy(key, text, signedBytes, crypto)))
      valid.add(key.identity);
    if (valid.size >= threshold) return null;
  }
  return valid.size + unsupported.size >= threshold
    ? { code: 'unsupported-keys', kinds: [...new Set(unsupported.values())] }
    : { code: 'too-few-signatures', valid: valid.size, needed: threshold };
}

/** Whether a signature in hex, of a key of this kind, is one of `message`. */
export async function isSignedBy(
  key: VerifyingKey,
  text: string,
  message: Uint8Array<ArrayBuffer>,
  crypto: TufCrypto,
): Promise<boolean> {
  const bytes = readHex(text);
  const signature = bytes && key.kind === 'ecdsa-p256' ? readDerSignature(bytes) : bytes;
  return signature?.length === 64 && (await crypto.verify(key, signature, message));
}
