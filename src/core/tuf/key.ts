import { readHex, writeHex } from '../hex.ts';
import { isJsonObject, type JsonValue } from './read-json.ts';

/** A key that this client can verify with. */
export type VerifyingKey =
  /** 32 bytes, RFC 8032. */
  | { readonly kind: 'ed25519'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** An uncompressed point: 65 bytes that begin with 4. */
  | { readonly kind: 'ecdsa-p256'; readonly bytes: Uint8Array<ArrayBuffer> };

export type TufKey = (
  | VerifyingKey
  /** A kind that is not verified, such as RSA, or a value that is no such key. `name` is for the publisher. */
  | { readonly kind: 'unsupported'; readonly name: string }
) & {
  /** The same for the same key, whatever key id it stands under. */
  readonly identity: string;
};

/** SubjectPublicKeyInfo of an uncompressed P-256 point up to the point (RFC 5480); its total length is fixed. */
const P256_PREFIX = '3059301306072a8648ce3d020106082a8648ce3d030107034200';
const POINT_HEX = 130;
const PEM = /^\s*-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+?)\s+-----END PUBLIC KEY-----\s*$/;
const ECDSA_KEY_TYPES: ReadonlySet<string> = new Set(['ecdsa', 'ecdsa-sha2-nistp256']);

/**
 * Reads a key of root.json (specification 4.2): Ed25519 as 64 hex digits; ECDSA P-256 with SHA-256 as PEM, or as the
 * hex digits of its uncompressed point, which early Sigstore roots have. Any other key is `unsupported`: its
 * signatures do not count, and the file stays usable where others reach the threshold.
 *
 * Undefined where the value has not the form of a key at all.
 */
export function readKey(value: JsonValue | undefined): TufKey | undefined {
  if (!isJsonObject(value)) return undefined;
  const keyval = value.get('keyval');
  const [type, scheme] = [value.get('keytype'), value.get('scheme')];
  const text = isJsonObject(keyval) ? keyval.get('public') : undefined;
  if (typeof type !== 'string' || typeof scheme !== 'string' || typeof text !== 'string') return undefined;
  const key = readVerifyingKey(type, scheme, text);
  if (key === undefined) {
    const identity = `unsupported ${type} ${scheme} ${text.trim()}`;
    return { kind: 'unsupported', name: `${type}, ${scheme}`, identity };
  }
  return { ...key, identity: `${key.kind} ${writeHex(key.bytes)}` };
}

function readVerifyingKey(type: string, scheme: string, text: string): VerifyingKey | undefined {
  if (type === 'ed25519' && scheme === 'ed25519') {
    const bytes = readHex(text);
    return bytes?.length === 32 ? { kind: 'ed25519', bytes } : undefined;
  }
  if (!ECDSA_KEY_TYPES.has(type) || scheme !== 'ecdsa-sha2-nistp256') return undefined;
  const point = readHex(readPointHex(text));
  return point !== undefined && point.length === POINT_HEX / 2 && point[0] === 4
    ? { kind: 'ecdsa-p256', bytes: point }
    : undefined;
}

/** Empty for what is neither. */
function readPointHex(text: string): string {
  const base64 = PEM.exec(text)?.[1];
  if (base64 === undefined) return text;
  const hex = readBase64AsHex(base64);
  return hex.startsWith(P256_PREFIX) ? hex.slice(P256_PREFIX.length) : '';
}

function readBase64AsHex(text: string): string {
  try {
    return writeHex(Uint8Array.from(atob(text.replace(/\s/g, '')), (unit) => unit.charCodeAt(0)));
  } catch {
    return '';
  }
}
