const INTEGER = 0x02;
const SEQUENCE = 0x30;
const NUMBER_BYTES = 32;

/**
 * Turns a P-256 signature from DER, `SEQUENCE { INTEGER r, INTEGER s }` (RFC 3279), which TUF files carry, into the
 * 64 bytes r and s that WebCrypto takes (IEEE P1363). Strict: one-byte lengths, the shortest form of each number, no
 * sign, nothing after it. Undefined for anything else. Whether r and s are in range is the verifier's to say.
 */
export function readDerSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2 || der.length - 2 > 0x7f) return undefined;
  const r = readNumber(der, 2);
  if (r === undefined) return undefined;
  const s = readNumber(der, 4 + r.length);
  if (s === undefined || 6 + r.length + s.length !== der.length) return undefined;
  const signature = new Uint8Array(2 * NUMBER_BYTES);
  const placed = [place(r, signature, NUMBER_BYTES), place(s, signature, 2 * NUMBER_BYTES)];
  return placed.every(Boolean) ? signature : undefined;
}

/** The content bytes of a positive INTEGER in its shortest form. */
function readNumber(der: Uint8Array, at: number): Uint8Array | undefined {
  const length = der[at + 1];
  if (der[at] !== INTEGER || length === undefined || length === 0 || length > NUMBER_BYTES + 1)
    return undefined;
  const bytes = der.subarray(at + 2, at + 2 + length);
  const [first = 0, second = 0] = bytes;
  if (bytes.length !== length || first > 0x7f) return undefined;
  return length > 1 && first === 0 && second <= 0x7f ? undefined : bytes;
}

/** Writes a number so that it ends before `end`. False where it has more than 32 bytes. */
function place(number: Uint8Array, target: Uint8Array, end: number): boolean {
  const digits = number[0] === 0 ? number.subarray(1) : number;
  if (digits.length > NUMBER_BYTES) return false;
  target.set(digits, end - digits.length);
  return true;
}
