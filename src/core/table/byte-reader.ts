/** Reads forward within fixed bounds. Past the end, and at a varint over 35 bits, it gives 0 and says `isDamaged`. */
export class ByteReader {
  isDamaged = false;
  /** Offset of the next byte. */
  at: number;
  readonly end: number;
  readonly #bytes: Uint8Array;

  /** @param end at most `bytes.byteLength` */
  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  readByte(): number {
    if (this.at >= this.end) {
      this.isDamaged = true;
      return 0;
    }
    return this.#bytes[this.at++] as number;
  }

  /** Unsigned LEB128 of at most five bytes. */
  readVarint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.readByte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    this.isDamaged = true;
    return 0;
  }
}
