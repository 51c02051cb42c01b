/**
 * What a table is sorted by and searched for: a tag, then the indicator. Every character stands for one byte
 * (U+0000 to U+00FF), so that comparing two keys as text compares their unsigned bytes.
 *
 * | tag | indicator | after the tag |
 * | --- | --- | --- |
 * | `h` | host | labels from the last to the first, each followed by a dot: `com.redvds.` |
 * | `h` | URL | the key of its host, then path and query: `com.example./path?a`; an IP address as host in brackets |
 * | `4`, `6` | IP range | prefix length as one byte, then as many bytes of the address as the prefix needs |
 * | `c` | computer name | the name in capitals |
 * | `e`, `b`, `p`, `w` | e-mail address, bank account, phone, wallet | 16 bytes of a salted SHA-256 |
 *
 * A URL sorts after its host and before the hosts below it.
 */
export type TableKey = string & { readonly __tableKey: never };

/** Bound of the format: tag, host of 253 characters with its dot, and a path with query of 2,048. */
export const MAX_KEY_BYTES = 2_304;

export const HOST_TAG = 'h';
export const IPV4_TAG = '4';
export const IPV6_TAG = '6';
export const COMPUTER_NAME_TAG = 'c';

/** Personal data, of which a table holds nothing but hashes. */
export type HashedType = 'email' | 'bank-account' | 'phone' | 'wallet';
export const HASHED_TAGS: ReadonlyMap<HashedType, string> = new Map([
  ['email', 'e'],
  ['bank-account', 'b'],
  ['phone', 'p'],
  ['wallet', 'w'],
]);
/** Bytes of SHA-256 that stand for a value. */
export const HASH_BYTES = 16;

const PRINTABLE = /^[\x21-\x7e]+$/;

/**
 * Key of a host. Null for what no list can hold: empty, longer than a key, or with characters outside printable ASCII.
 * @param host canonical name, not an IP address
 */
export function hostKey(host: string): TableKey | null {
  return asTextKey(`${HOST_TAG}${reverseLabels(host)}.`);
}

/**
 * Key of a URL or of a Safe Browsing expression: the scheme plays no part in it.
 * @param host canonical; IPv6 without brackets
 * @param pathAndQuery starts with `/`
 */
export function urlKey(
  host: string,
  hostKind: 'name' | 'ipv4' | 'ipv6',
  pathAndQuery: string,
): TableKey | null {
  const body = hostKind === 'name' ? reverseLabels(host) : `[${host}]`;
  return asTextKey(`${HOST_TAG}${body}.${pathAndQuery}`);
}

/**
 * Key of the range of a given prefix length that an address lies in. Null where the length does not fit the address.
 * @param address 4 or 16 bytes in network order; bits after the prefix are ignored
 */
export function ipRangeKey(address: Uint8Array, prefixLength: number): TableKey | null {
  if (prefixLength < 0 || prefixLength > address.length * 8 || !Number.isInteger(prefixLength)) return null;
  const bytes = address.slice(0, Math.ceil(prefixLength / 8));
  const spare = bytes.length * 8 - prefixLength;
  if (spare > 0) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) & (0xff << spare);
  const tag = address.length === 4 ? IPV4_TAG : IPV6_TAG;
  return `${tag}${String.fromCharCode(prefixLength, ...bytes)}` as TableKey;
}

/** Key of a computer name, in any case. */
export function computerNameKey(name: string): TableKey | null {
  return asTextKey(`${COMPUTER_NAME_TAG}${name.toUpperCase()}`);
}

/**
 * Key of a value that is stored only as a hash; null where the hash is not of {@link HASH_BYTES}. The caller computes
 * SHA-256 over the table's salt, the type's name, a zero byte and the value in UTF-8, and keeps the first 16 bytes.
 */
export function hashedKey(type: HashedType, hash: Uint8Array): TableKey | null {
  if (hash.length !== HASH_BYTES) return null;
  return `${HASHED_TAGS.get(type)}${String.fromCharCode(...hash)}` as TableKey;
}

/** `www.redvds.com` to `com.redvds.www`, and back. */
export function reverseLabels(host: string): string {
  let reversed = '';
  let end = host.length;
  for (let dot = host.lastIndexOf('.'); dot >= 0; dot = end > 0 ? host.lastIndexOf('.', end - 1) : -1) {
    reversed += `${host.slice(dot + 1, end)}.`;
    end = dot;
  }
  return reversed + host.slice(0, end);
}

/** The key that is spelled by bytes, one character a byte. */
export function keyOfBytes(bytes: Uint8Array, length: number): TableKey {
  let key = '';
  // Spreading the bytes would take three times as long.
  for (let at = 0; at < length; at += 512) {
    key += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, Math.min(at + 512, length)));
  }
  return key as TableKey;
}

/** Whether text may stand in the key of a host, URL or computer name: printable ASCII without space. */
export function isKeyText(text: string): boolean {
  return PRINTABLE.test(text);
}

function asTextKey(text: string): TableKey | null {
  const isKey = text.length <= MAX_KEY_BYTES && isKeyText(text) && text.length > 1 && text !== 'h.';
  return isKey ? (text as TableKey) : null;
}
