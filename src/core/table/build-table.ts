import { finishSteps } from './finish-steps.ts';
import { indicatorOfKey } from './indicator-of-key.ts';
import { MAX_KEY_BYTES, type TableKey } from './key.ts';
import { attributesOf, MAX_ENTRIES, MAX_SETS, SALT_BYTES, type TableEntry } from './table-format.ts';
import { type TableInfo, TableWriter } from './table-writer.ts';

export type BuildTableError =
  /** Not greater than the key before it. */
  | { readonly problem: 'unsorted'; readonly key: TableKey }
  /** A key that stands for no indicator, or a set that the list does not have. */
  | { readonly problem: 'bad-entry'; readonly key: TableKey }
  /** A bound of the format is exceeded, or the salt has another length. */
  | { readonly problem: 'too-large' };

export type BuildTableResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly error: BuildTableError };

/** The order of a table: unsigned bytes. */
export function compareKeys(a: TableKey, b: TableKey): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Writes a table. Deterministic: the same entries and info give the same bytes, on every machine.
 * @param entries in the order of {@link compareKeys}, no key twice; at most {@link MAX_ENTRIES}. Read once, so that it
 *   may be a stream; nothing but the open block is held beside the finished bytes
 */
export function buildTable(entries: Iterable<TableEntry>, info: TableInfo): BuildTableResult {
  const isFit = info.sets <= MAX_SETS && info.salt.length === SALT_BYTES && isUint32(info.listVersion);
  if (!isFit) return { ok: false, error: { problem: 'too-large' } };
  const writer = new TableWriter();
  const bytes = new Uint8Array(MAX_KEY_BYTES);
  let previous = '';
  for (const entry of entries) {
    const { key, setId } = entry;
    if (writer.entries > 0 && key <= previous) return { ok: false, error: { problem: 'unsorted', key } };
    const isSound = setId < info.sets && key.length <= MAX_KEY_BYTES && indicatorOfKey(key, false) !== null;
    if (!isSound) return { ok: false, error: { problem: 'bad-entry', key } };
    if (writer.entries >= MAX_ENTRIES) return { ok: false, error: { problem: 'too-large' } };
    const shared = countShared(previous, key);
    for (let at = shared; at < key.length; at++) bytes[at] = key.charCodeAt(at);
    writer.add(bytes, key.length, shared, setId, attributesOf(entry));
    previous = key;
  }
  return { ok: true, bytes: finishSteps(writer.finishSteps(info)) };
}

/** Characters that two keys have in common at their beginning. */
function countShared(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function isUint32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}
