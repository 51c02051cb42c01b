import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DELTA_COLUMNS, DELTA_HEADER, MAX_DELTA_BYTES } from '../../../src/core/table/delta-format.ts';
import { hostKey } from '../../../src/core/table/key.ts';
import { apply, deltaOf, tableOf } from './delta-samples.ts';
import { hostEntry, must, openOrThrow } from './table-samples.ts';

const DOC = readFileSync(new URL('../../../docs/list-format.md', import.meta.url), 'utf8');
const SECTION = must(DOC.split('\n## ').find((section) => section.startsWith('A delta, byte by byte')));

function readHex(language: string): Uint8Array {
  const lines = must(new RegExp(`\`\`\`${language}\\n([^\`]*)\`\`\``).exec(DOC)?.[1])
    .trim()
    .split('\n');
  return Uint8Array.from(
    lines.flatMap((line) =>
      line
        .slice(6)
        .split(' ')
        .map((byte) => Number.parseInt(byte, 16)),
    ),
  );
}

const FROM = openOrThrow(readHex('hex'));
const DELTA = readHex('delta');
const TO = tableOf(
  [
    ...[...FROM.keys()]
      .filter(({ key }) => key !== hostKey('www.redvds.pro'))
      .map((entry) => (entry.key === hostKey('redvds.pro') ? { ...entry, setId: 1 } : entry)),
    hostEntry('example.net', { rank: 2 }),
    hostEntry('www.example.net', { rank: 2 }),
  ],
  { listVersion: 2, sets: 2 },
);

describe('docs/list-format.md, "A delta, byte by byte"', () => {
  it('shows the bytes that are written', () => {
    expect(deltaOf(FROM, TO)).toEqual(DELTA);
  });

  it('shows bytes that lead to the table it speaks of', () => {
    expect(apply(FROM, DELTA)).toEqual(TO.bytes);
  });

  it('explains each byte where it stands', () => {
    const rows = [...SECTION.matchAll(/^\| ([0-9a-f]{2}) \| (`[^|]*) \|/gm)];
    expect(rows).toHaveLength(14);
    for (const [, at, bytes] of rows) {
      const start =
        must(bytes)
          .replace(/….*$/s, '')
          .match(/[0-9a-f]{2}/g) ?? [];
      const from = Number.parseInt(must(at), 16);
      const found = Array.from(DELTA.subarray(from, from + start.length), (byte) =>
        byte.toString(16).padStart(2, '0'),
      );
      expect(found).toEqual(start);
    }
  });

  it('names the header, the columns and the bound that are kept', () => {
    expect(DOC).toContain(`| ${DELTA_HEADER.end} | | the columns`);
    expect(DOC).toContain(`| ${DELTA_HEADER.columns} | ${DELTA_COLUMNS.length * 4} | bytes of each`);
    expect(DOC).toContain(MAX_DELTA_BYTES.toLocaleString('en'));
  });
});
