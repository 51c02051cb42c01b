import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildTable, compareKeys } from '../../../src/core/table/build-table.ts';
import {
  computerNameKey,
  hostKey,
  ipRangeKey,
  MAX_KEY_BYTES,
  type TableKey,
  urlKey,
} from '../../../src/core/table/key.ts';
import {
  MAX_BLOCK_BYTES,
  MAX_BLOCK_ENTRIES,
  MAX_BLOCK_KEY_BYTES,
  MAX_ENTRIES,
  MAX_SETS,
  type TableEntry,
} from '../../../src/core/table/table-format.ts';
import { hostEntry, must, openOrThrow, SALT } from './table-samples.ts';

const DOC = readFileSync(new URL('../../../docs/list-format.md', import.meta.url), 'utf8');
const fence = (language: string): string =>
  must(new RegExp(`\`\`\`${language}\\n([^\`]*)\`\`\``).exec(DOC)?.[1]);
const TABLE_SECTION = must(DOC.split('\n## ').find((section) => section.startsWith('A table, byte by byte')));
const HEX = fence('hex')
  .trim()
  .split('\n')
  .flatMap((line) => line.slice(6).split(' '));

function entry(key: TableKey | null, more: Partial<TableEntry> = {}): TableEntry {
  return { ...hostEntry('a.test', { rank: 2, ...more }), key: must(key) };
}

describe('docs/list-format.md', () => {
  it('shows the bytes that are written', () => {
    const entries = [
      entry(hostKey('redvds.com')),
      entry(hostKey('redvds.pro')),
      entry(hostKey('www.redvds.pro')),
      entry(urlKey('example.com', 'name', '/rent?plan=1'), { setId: 1, rank: 1, isHttps: true }),
      entry(ipRangeKey(Uint8Array.of(192, 0, 2, 0), 24)),
      entry(computerNameKey('WIN-BUNS25TD77J')),
    ].sort((a, b) => compareKeys(a.key, b.key));
    const built = buildTable(entries, { listVersion: 1, sets: 2, salt: SALT });
    expect(built.ok && Array.from(built.bytes, (byte) => byte.toString(16).padStart(2, '0'))).toEqual(HEX);
  });

  it('shows bytes that are read as it says', () => {
    const table = openOrThrow(Uint8Array.from(HEX, (byte) => Number.parseInt(byte, 16)));
    const values = Array.from(table.entries(), ({ indicator }) => indicator.value);
    expect(values).toEqual(fence('text').trim().split('\n'));
    const url = [...table.keys()].filter(({ setId }) => setId === 1);
    expect(url).toMatchObject([{ key: 'hcom.example./rent?plan=1', rank: 1, isHttps: true }]);
  });

  it('explains each byte of the example where it stands', () => {
    const rows = [...TABLE_SECTION.matchAll(/^\| ([0-9a-f]{2}) \| (`[^|]*) \|/gm)];
    expect(rows.length).toBeGreaterThan(10);
    for (const [, at, bytes] of rows) {
      const start =
        must(bytes)
          .replace(/….*$/s, '')
          .match(/[0-9a-f]{2}/g) ?? [];
      const from = Number.parseInt(must(at), 16);
      expect(HEX.slice(from, from + start.length)).toEqual(start);
    }
  });

  it('names the bounds that are kept', () => {
    const numbers = [
      MAX_ENTRIES,
      MAX_SETS,
      MAX_KEY_BYTES,
      MAX_BLOCK_ENTRIES,
      MAX_BLOCK_BYTES,
      MAX_BLOCK_KEY_BYTES,
    ];
    for (const bound of numbers) expect(DOC).toContain(bound.toLocaleString('en'));
  });
});
