/** Seeded random numbers: the same seed gives the same cases on every machine. Not for secrets. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: string) {
    [this.#a, this.#b, this.#c] = hashSeed(seed);
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** From 0 up to, not with, 1. The generator is sfc32 (Chris Doty-Humphrey, PractRand). */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.integer(0, values.length - 1)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => String(this.integer(0, 9))).join('');
  }

  /** Letters and digits in lower case, as message ids have them. */
  token(length: number): string {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
    return Array.from({ length }, () => letters[this.integer(0, letters.length - 1)]).join('');
  }
}

/** FNV-1a with three different starts: enough to keep neighbouring seeds apart. */
function hashSeed(seed: string): [number, number, number] {
  const hash = (start: number) => {
    let value = start;
    for (const byte of new TextEncoder().encode(seed)) value = Math.imul(value ^ byte, 0x01000193);
    return value | 0;
  };
  return [hash(0x811c9dc5), hash(0x2f0b4c47), hash(0x6d2b79f5)];
}
