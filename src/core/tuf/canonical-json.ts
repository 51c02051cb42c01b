import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './read-json.ts';

/**
 * The bytes that are signed: canonical JSON as OLPC defines it and the TUF specification (4.2) uses it. No space
 * between tokens, members sorted by the code points of their keys, strings in UTF-8 with only `"` and `\` escaped.
 */
export function encodeCanonicalJson(value: JsonValue): Uint8Array<ArrayBuffer> {
  const parts: string[] = [];
  write(value, parts);
  return new TextEncoder().encode(parts.join(''));
}

function write(value: JsonValue, parts: string[]): void {
  if (typeof value === 'string') parts.push(quote(value));
  else if (isJsonObject(value)) writeObject(value, parts);
  else if (isJsonArray(value)) {
    parts.push('[');
    for (const [index, item] of value.entries()) {
      if (index > 0) parts.push(',');
      write(item, parts);
    }
    parts.push(']');
  } else parts.push(String(value));
}

function writeObject(value: JsonObject, parts: string[]): void {
  const members = [...value].sort(([a], [b]) => compareCodePoints(a, b));
  parts.push('{');
  for (const [index, [key, member]] of members.entries()) {
    parts.push(index > 0 ? ',' : '', quote(key), ':');
    write(member, parts);
  }
  parts.push('}');
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** JavaScript compares UTF-16 units, which puts U+1F600 before U+FF01; code points and UTF-8 bytes agree. */
function compareCodePoints(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rankUnit(left) - rankUnit(right);
  }
  return a.length - b.length;
}

/** Surrogates after U+E000 to U+FFFF, as the code points that they stand for. */
function rankUnit(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
