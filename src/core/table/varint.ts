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

/** How many bytes {@link writeVarint} needs: 1 to 5. */
export function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes++;
  return bytes;
}
