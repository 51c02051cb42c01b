/** Writes an unsigned LEB128 of at most 32 bits. Gives the offset behind it. */
export function writeVarint(out: Uint8Array, start: number, value: number): number {
  let rest = value;
  let at = start;
  while (rest >= 0x80) {
    out[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  out[at++] = rest;
  return at;
}
