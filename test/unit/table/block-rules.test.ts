import { describe, expect, it } from 'vitest';
import { BlockCursor } from '../../../src/core/table/block-cursor.ts';
import { readChecksum } from '../../../src/core/table/checksum.ts';
import { MAX_KEY_BYTES } from '../../../src/core/table/key.ts';
import { BLOCK, BLOCK_ALIGNMENT, HEADER } from '../../../src/core/table/table-format.ts';
import { openTableHead } from '../../../src/core/table/table-head.ts';
import { buildBytes, hostEntry, makeTable, manyHosts } from './table-samples.ts';

/* Each rule of docs/list-format.md, "A block" and "An entry", broken by hand with everything else right. */

interface HandMadeBlock {
  readonly flags?: number;
  readonly base?: number;
  readonly attributes?: number;
  readonly count?: number;
  readonly entries: readonly number[];
  /** Bytes of the entries as the block says it. */
  readonly entryBytes?: number;
  readonly rest?: readonly number[];
}

const varint = (value: number): readonly number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
const text = (value: string): readonly number[] => Array.from(value, (character) => character.charCodeAt(0));

function seal(block: HandMadeBlock): Uint8Array {
  const { flags = 0, base = 0, attributes = 0, count = 1, entries, rest = [0] } = block;
  const head = [
    0,
    0,
    0,
    0,
    flags,
    base,
    attributes,
    0,
    ...varint(count),
    ...varint(block.entryBytes ?? entries.length),
  ];
  const written = [...head, ...entries, ...rest];
  const bytes = new Uint8Array(Math.ceil(written.length / BLOCK_ALIGNMENT) * BLOCK_ALIGNMENT);
  bytes.set(written);
  new DataView(bytes.buffer).setUint32(BLOCK.checksum, readChecksum(bytes, BLOCK.flags), true);
  return bytes;
}

/** The keys of a block, or `damaged`. */
function readKeys(block: HandMadeBlock): readonly string[] | 'damaged' {
  const cursor = new BlockCursor(seal(block));
  const keys: string[] = [];
  while (cursor.next()) keys.push(String.fromCharCode(...cursor.key.subarray(0, cursor.keyLength)));
  return cursor.isDamaged ? 'damaged' : keys;
}

const AB = [0x02, ...text('ab')];

describe('a block made by hand', () => {
  it('is read as the format says', () => {
    expect(readKeys({ entries: AB })).toEqual(['ab']);
    expect(readKeys({ entries: [...AB, 0x11, ...text('c')], count: 2 })).toEqual(['ab', 'ac']);
    expect(readKeys({ entries: [...AB, 0x00], count: 2, base: 2 })).toBe('damaged');
    expect(readKeys({ entries: [0x03, ...text('ab'), 0x20], count: 2, flags: 1 })).toEqual(['ab.', 'abwww.']);
    expect(readKeys({ entries: [0x0f, 0, ...text('abcdefghijklmno')] })).toEqual(['abcdefghijklmno']);
    expect(readKeys({ entries: [...AB, 0xf1, 2, ...text('c')], count: 2 })).toEqual(['ab', 'abc']);
    expect(readKeys({ entries: AB, rest: [0, 0, 0] })).toEqual(['ab']);
    expect(readKeys({ entries: AB, rest: [1, 0, 0, 12] })).toEqual(['ab']);
  });

  const exactKey = [0x0f, ...varint(MAX_KEY_BYTES - 15), ...text('x'.repeat(MAX_KEY_BYTES))];
  it.each<[string, HandMadeBlock]>([
    ['flags that are not known', { entries: AB, flags: 2 }],
    ['attributes that are not known', { entries: AB, attributes: 16 }],
    ['no entry', { entries: [], count: 0 }],
    [
      'more entries than a block may have',
      {
        entries: Array.from({ length: 513 }, (_, index) =>
          index === 0 ? [1, 97] : [0xf1, ...varint(index), 97],
        ).flat(),
        count: 513,
      },
    ],
    ['more bytes of entries than the block has', { entries: AB, rest: [], entryBytes: 9 }],
    ['no number of exceptions', { entries: [0x05, ...text('abcde')], rest: [] }],
    ['fewer entries than it says', { entries: AB, count: 2 }],
    ['an entry that begins where the exceptions do', { entries: AB, count: 2, base: 2, rest: [0x20, 0, 0] }],
    ['more entries than it says', { entries: [...AB, 0x21, ...text('c')] }],
    ['a key that shares more than there is', { entries: [0x32, ...text('ab')] }],
    ['a key that goes on behind the entries', { entries: [0x03, ...text('ab')] }],
    [
      'a key that is too long',
      { entries: [0x0f, ...varint(MAX_KEY_BYTES - 14), ...text('x'.repeat(MAX_KEY_BYTES + 1))] },
    ],
    ['a key that grows too long', { entries: [...exactKey, 0xf1, ...varint(MAX_KEY_BYTES), 120], count: 2 }],
    ['the same key twice', { entries: [...AB, 0x02, ...text('ab')], count: 2 }],
    ['a smaller key', { entries: [...AB, 0x11, ...text('a')], count: 2 }],
    ['an exception for an entry that is not there', { entries: AB, rest: [1, 1, 0, 0] }],
    ['an exception with attributes that are not known', { entries: AB, rest: [1, 0, 0, 32] }],
    ['an exception that is cut off', { entries: AB, rest: [1, 0] }],
    ['a varint without end', { entries: [0xf1, 255, 255, 255, 255, 255, 255, 1, 97] }],
    ['padding that is not zero', { entries: AB, rest: [0, 1] }],
    ['padding of four bytes', { entries: AB, rest: [0, 0, 0, 0, 0] }],
  ])('is refused with %s', (_, block) => {
    expect(readKeys(block)).toBe('damaged');
  });

  it('is refused where its length is no multiple of 4: the checksum would not cover the end', () => {
    const bytes = seal({ entries: AB });
    expect(new BlockCursor(Uint8Array.from([...bytes, 0])).isDamaged).toBe(true);
    expect(new BlockCursor(bytes).isDamaged).toBe(false);
  });

  it('is refused at once where it ends before its entries: nothing behind it is read', () => {
    expect(new BlockCursor(seal({ entries: AB, rest: [], entryBytes: 90 })).isDamaged).toBe(true);
  });

  it('may hold the longest key', () => {
    expect(readKeys({ entries: exactKey })).toEqual(['x'.repeat(MAX_KEY_BYTES)]);
  });
});

describe('what a block says of most of its entries', () => {
  const defaultSet = (...sets: number[]) =>
    makeTable(sets.map((setId, index) => hostEntry(`${index}.test`, { setId }))).readBlock(0)[BLOCK.head];

  it('is the most frequent set, and the lowest among equals', () => {
    expect(defaultSet(5, 3, 5)).toBe(5);
    expect(defaultSet(5, 3)).toBe(3);
    expect(defaultSet(3, 5)).toBe(3);
  });
});

describe('the index', () => {
  const bytes = buildBytes(manyHosts(3000).map((host) => hostEntry(host)));
  const view = new DataView(bytes.buffer);
  const blocks = view.getUint32(HEADER.blocks, true);
  const keyBytes = view.getUint32(HEADER.indexKeyBytes, true);
  const headLength = Math.ceil((HEADER.end + blocks * 8 + keyBytes) / 4) * 4;

  function openWith(change: (head: DataView) => void): string {
    const head = bytes.slice(0, headLength);
    const changed = new DataView(head.buffer);
    change(changed);
    changed.setUint32(HEADER.checksum, readChecksum(head, HEADER.listVersion), true);
    const opened = openTableHead(head);
    return opened.ok ? 'ok' : opened.error.problem;
  }

  it.each<[string, (head: DataView) => void]>([
    ['an empty block', (head) => head.setUint32(HEADER.end + 4, head.getUint32(HEADER.end, true), true)],
    ['a block that ends before it begins', (head) => head.setUint32(HEADER.end + 4, 1, true)],
    ['a block that is too long', (head) => head.setUint32(HEADER.end, 20_000, true)],
    ['blocks that do not add up', (head) => head.setUint32(HEADER.blockBytes, 1, true)],
    ['a first key that is not empty', (head) => head.setUint32(HEADER.end + blocks * 4, 1, true)],
    ['a key that ends before it begins', (head) => head.setUint32(HEADER.end + (blocks + 2) * 4, 0, true)],
    ['keys out of order', (head) => head.setUint8(HEADER.end + blocks * 8, 255)],
  ])('is refused with %s', (_, change) => {
    expect(openWith(() => {})).toBe('ok');
    expect(openWith(change)).toBe('damaged');
  });
});
