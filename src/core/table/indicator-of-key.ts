import type { Indicator, IndicatorType } from '../list/model.ts';
import {
  COMPUTER_NAME_TAG,
  HASH_BYTES,
  HASHED_TAGS,
  HOST_TAG,
  IPV4_TAG,
  IPV6_TAG,
  isKeyText,
  reverseLabels,
  type TableKey,
} from './key.ts';

const TAG_TYPES: ReadonlyMap<string, IndicatorType> = new Map<string, IndicatorType>([
  [IPV4_TAG, 'ip-range'],
  [IPV6_TAG, 'ip-range'],
  [COMPUTER_NAME_TAG, 'computer-name'],
  ...Array.from(HASHED_TAGS, ([type, tag]) => [tag, type] as const),
]);

/** What kind of indicator a key is for. Null for a tag that this version does not know. */
export function typeOfKey(key: TableKey): IndicatorType | null {
  const tag = key.charAt(0);
  if (tag === HOST_TAG) return key.includes('/') ? 'url' : 'host';
  return TAG_TYPES.get(tag) ?? null;
}

/**
 * The indicator that a key stands for, as text. Of a hashed value the hash is all there is: 32 hexadecimal digits.
 * Null for a key that no indicator has.
 * @param isHttps the scheme that a URL is given back with
 */
export function indicatorOfKey(key: TableKey, isHttps: boolean): Indicator | null {
  const type = typeOfKey(key);
  const body = key.slice(1);
  switch (type) {
    case null:
      return null;
    case 'host':
      return readHost(body);
    case 'url':
      return readUrl(body, isHttps ? 'https' : 'http');
    case 'ip-range':
      return readRange(key);
    case 'computer-name':
      return !isKeyText(body) ? null : { type, value: body };
    default:
      return body.length === HASH_BYTES ? { type, value: toHex(body) } : null;
  }
}

function readHost(body: string): Indicator | null {
  const isHost = body.length > 1 && body.endsWith('.') && isKeyText(body);
  return isHost ? { type: 'host', value: reverseLabels(body.slice(0, -1)) } : null;
}

function readUrl(body: string, scheme: string): Indicator | null {
  const slash = body.indexOf('/');
  if (slash < 2 || body[slash - 1] !== '.' || !isKeyText(body)) return null;
  const host = body.slice(0, slash - 1);
  const isIp = host.startsWith('[') && host.endsWith(']');
  const address = host.slice(1, -1);
  const name = isIp ? (address.includes(':') ? host : address) : reverseLabels(host);
  return { type: 'url', value: `${scheme}://${name}${body.slice(slash)}` };
}

function readRange(key: TableKey): Indicator | null {
  const size = key.charAt(0) === IPV4_TAG ? 4 : 16;
  const prefixLength = key.charCodeAt(1);
  const given = key.length - 2;
  if (!(prefixLength <= size * 8) || given !== Math.ceil(prefixLength / 8)) return null;
  const spare = given * 8 - prefixLength;
  if (spare > 0 && (key.charCodeAt(key.length - 1) & ((1 << spare) - 1)) !== 0) return null;
  const bytes = Array.from({ length: size }, (_, index) => (index < given ? key.charCodeAt(index + 2) : 0));
  const address = size === 4 ? bytes.join('.') : formatIpv6(bytes);
  return { type: 'ip-range', value: `${address}/${prefixLength}` };
}

/** RFC 5952 section 4: lower case, no leading zeros, the first longest run of two or more zero groups as `::`. */
function formatIpv6(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  let start = -1;
  let longest = 1;
  for (let from = 0; from < 8; from++) {
    let length = 0;
    while (from + length < 8 && groups[from + length] === '0') length++;
    if (length > longest) [start, longest] = [from, length];
  }
  if (start < 0) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + longest).join(':')}`;
}

function toHex(body: string): string {
  return Array.from(body, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
