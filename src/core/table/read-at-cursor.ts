import type { BlockCursor } from './block-cursor.ts';
import { indicatorOfKey } from './indicator-of-key.ts';
import { isPlainHost, type ListedEntry, readEntry } from './open-table.ts';

const DOT = 0x2e;
const COLON = 0x3a;

/** The entry at which a cursor stands, with its indicator as text; null for a key that no indicator has. */
export function readListedEntry(cursor: BlockCursor): ListedEntry | null {
  const entry = readEntry(cursor);
  const indicator = indicatorOfKey(entry.key, entry.isHttps);
  return indicator === null ? null : { indicator, entry };
}

/**
 * The host of the entry at which a cursor stands, without making text of it.
 * @param into where its bytes are put, as many as a key may have
 * @returns how many they are; 0 for an entry of another kind, and for a host that no rule of a browser can name
 */
export function readHostBytes(cursor: BlockCursor, into: Uint8Array): number {
  if (!isPlainHost(cursor)) return 0;
  const { key, keyLength } = cursor;
  let to = 0;
  let end = keyLength - 1;
  // The labels stand from the last to the first, behind the tag.
  for (let at = end - 1; at >= 0; at--) {
    if (key[at] === COLON) return 0;
    if (at > 0 && key[at] !== DOT) continue;
    for (let from = at + 1; from < end; from++) into[to++] = key[from] as number;
    if (at > 0) into[to++] = DOT;
    end = at;
  }
  return to;
}
