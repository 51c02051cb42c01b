/**
 * Ranges that are not on the public internet, by prefix: private and shared use, loopback, link-local, multicast, reserved
 * (IANA's special-purpose address registries, RFC 6890; multicast: RFC 5771, RFC 4291). Ranges for documentation stop
 * nobody and may be listed.
 */
const LOCAL_RANGES: readonly (readonly [prefix: readonly number[], bits: number, size: 4 | 16])[] = [
  [[0], 8, 4],
  [[10], 8, 4],
  [[100, 64], 10, 4],
  [[127], 8, 4],
  [[169, 254], 16, 4],
  [[172, 16], 12, 4],
  [[192, 168], 16, 4],
  [[224], 3, 4],
  // ::/96: unspecified, loopback, and the old IPv4-compatible addresses.
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 96, 16],
  // ::ffff:0:0/96: a range of these is written as IPv4.
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], 96, 16],
  [[0xfc], 7, 16],
  // fe80::/10, link-local, and fec0::/10, site-local of old.
  [[0xfe, 0x80], 9, 16],
  [[0xff], 8, 16],
];

/** @param bytes 4 or 16 in network order; false for null */
export function isLocalAddress(bytes: Uint8Array | null): boolean {
  if (bytes === null) return false;
  return LOCAL_RANGES.some(([prefix, bits, size]) => {
    if (size !== bytes.length) return false;
    return prefix.every((byte, at) => {
      const used = Math.min(8, bits - at * 8);
      return ((bytes[at] ?? 0) ^ byte) >> (8 - used) === 0;
    });
  });
}
