// Parameter values for Punycode: RFC 3492 section 5.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 0x80;

/**
 * Longest label decoded, in characters: the DNS allows 63 (RFC 1035); the insertions below are quadratic in
 * it.
 */
const MAX_LABEL_LENGTH = 63;

/**
 * Decodes one Punycode label, given without its `xn--` (RFC 3492 section 6.2). Null where it is no Punycode,
 * is longer than a label can be, or would hold a surrogate or a number beyond Unicode.
 */
export function decodePunycode(label: string): string | null {
  if (label.length > MAX_LABEL_LENGTH || !/^[a-z0-9-]*$/i.test(label)) return null;
  const delimiter = label.lastIndexOf('-');
  const output = Array.from(
    delimiter > 0 ? label.slice(0, delimiter) : '',
    (character) => character.codePointAt(0) ?? 0,
  );
  let n = INITIAL_N;
  let i = 0;
  let bias = INITIAL_BIAS;
  let position = delimiter > 0 ? delimiter + 1 : 0;
  while (position < label.length) {
    const start = i;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = readDigit(label.charCodeAt(position++));
      if (digit === null) return null;
      i += digit * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
      if (i > Number.MAX_SAFE_INTEGER || weight > Number.MAX_SAFE_INTEGER) return null;
    }
    const length = output.length + 1;
    bias = adaptBias(i - start, length, start === 0);
    n += Math.floor(i / length);
    i %= length;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return null;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

/** RFC 3492 section 5: letters are 0 to 25 in either case, digits 26 to 35. */
function readDigit(code: number): number | null {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x61 : null;
}

/** RFC 3492 section 6.1. */
function adaptBias(insertions: number, length: number, isFirst: boolean): number {
  let delta = isFirst ? Math.floor(insertions / DAMP) : Math.floor(insertions / 2);
  delta += Math.floor(delta / length);
  let k = 0;
  while (delta > ((BASE - T_MIN) * T_MAX) / 2) {
    delta = Math.floor(delta / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * delta) / (delta + SKEW));
}
