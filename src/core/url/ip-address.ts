export interface IpAddress {
  readonly kind: 'ipv4' | 'ipv6';
  /** 4 or 16 bytes in network order. */
  readonly bytes: Uint8Array;
}

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const HEX_GROUP = /^[0-9a-f]{1,4}$/i;

/**
 * Reads an IP address from host text as `CanonicalUrl.host` has it: dotted decimal, or IPv6 without brackets
 * (RFC 4291 section 2.2: any of its forms, also with a dotted-decimal tail; no zone). Null for anything else,
 * so that `010.0.0.1` and `1.2.3` are no addresses here: the URL parser has turned such spellings into dotted
 * decimal.
 */
export function parseIp(host: string): IpAddress | null {
  const bytes = host.includes(':') ? readIpv6(host) : readIpv4(host);
  return bytes === null ? null : { kind: bytes.length === 4 ? 'ipv4' : 'ipv6', bytes };
}

/**
 * The IPv4 address that an IPv6 address carries, or null: IPv4-mapped (`::ffff:0:0/96`, RFC 4291 section
 * 2.5.5.2) and NAT64's well-known prefix (`64:ff9b::/96`, RFC 6052). Safe Browsing asks for both to be
 * treated as the IPv4 address.
 */
export function readEmbeddedIpv4(ipv6: Uint8Array): string | null {
  const isMapped = ipv6.subarray(0, 10).every((byte) => byte === 0) && ipv6[10] === 0xff && ipv6[11] === 0xff;
  const prefix = [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];
  const isNat64 = prefix.every((byte, index) => ipv6[index] === byte);
  return isMapped || isNat64 ? ipv6.subarray(12).join('.') : null;
}

function readIpv4(text: string): Uint8Array | null {
  const parts = IPV4.exec(text);
  if (parts === null) return null;
  const bytes = new Uint8Array(4);
  for (let index = 0; index < 4; index++) {
    const part = parts[index + 1] ?? '';
    if (Number(part) > 255 || (part.length > 1 && part.startsWith('0'))) return null;
    bytes[index] = Number(part);
  }
  return bytes;
}

function readIpv6(text: string): Uint8Array | null {
  if (text.length > 45) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = readGroups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? readGroups(halves[1] ?? '', true) : [];
  if (head === null || tail === null) return null;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return null;
  const bytes = new Uint8Array(16);
  bytes.set(head);
  bytes.set(tail, 16 - tail.length);
  return bytes;
}

/**
 * Bytes of the colon-separated groups of one side of `::`; only the last group of an address may be dotted
 * decimal.
 */
function readGroups(text: string, isEnd: boolean): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    if (HEX_GROUP.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
      continue;
    }
    const dotted = isEnd && index === groups.length - 1 ? readIpv4(group) : null;
    if (dotted === null) return null;
    bytes.push(...dotted);
  }
  return bytes;
}
