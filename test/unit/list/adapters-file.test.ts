import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAdapters, readStoredAdapters } from '../../../src/core/list/adapters-file.ts';

// docs/publishing.md, "Adapters".

const gmail = { id: 'gmail', version: 3, hosts: ['mail.example'], fields: { from: { selector: '.from' } } };
const file = (...adapters: readonly unknown[]): unknown => ({ format: 1, adapters });

function nest(depth: number): unknown {
  return depth === 0 ? 'bottom' : { deeper: nest(depth - 1) };
}

describe('an adapters file', () => {
  it('gives its adapters as they are, with fields that their reader knows', () => {
    expect(readAdapters(file(gmail))).toEqual({ ok: true, file: { adapters: [gmail], leftOut: 0 } });
    expect(readAdapters(file())).toEqual({ ok: true, file: { adapters: [], leftOut: 0 } });
  });

  it('comes back from where it was stored, checked anew', () => {
    const read = readAdapters(file(gmail, { id: 'No' }));
    expect(readStoredAdapters(read.ok ? structuredClone(read.file) : null)).toEqual([gmail]);
    for (const other of [null, {}, { adapters: 1 }, { adapters: [{ id: 'No' }] }]) {
      expect(readStoredAdapters(other)).toEqual([]);
    }
  });

  it.each([
    ['nothing', null, 'it is no object'],
    ['an array', [gmail], 'it is no object'],
    ['no format', { adapters: [] }, 'its "format" is not 1'],
    ['a later format', { format: 2, adapters: [] }, 'its "format" is not 1'],
    ['no adapters', { format: 1 }, 'its "adapters" are no array'],
    ['adapters by name', { format: 1, adapters: { gmail } }, 'its "adapters" are no array'],
  ])('is refused as a whole for %s', (_, value, problem) => {
    expect(readAdapters(value)).toEqual({ ok: false, problem });
  });

  it.each([
    ['text', 'gmail'],
    ['no id', { version: 1 }],
    ['an id in capitals', { ...gmail, id: 'Gmail' }],
    ['an id with a path', { ...gmail, id: '../gmail' }],
    ['an id of 65 characters', { ...gmail, id: 'a'.repeat(65) }],
    ['no version', { id: 'other' }],
    ['version 0', { id: 'other', version: 0 }],
    ['a version as text', { id: 'other', version: '1' }],
    ['half a version', { id: 'other', version: 1.5 }],
    ['an id that stands there already', { ...gmail, version: 4 }],
    ['values 17 deep', { id: 'other', version: 1, fields: nest(16) }],
  ])('leaves out and counts an entry with %s', (_, entry) => {
    expect(readAdapters(file(gmail, entry))).toEqual({ ok: true, file: { adapters: [gmail], leftOut: 1 } });
  });

  it('takes values 16 deep, and 200 adapters', () => {
    const deep = { id: 'deep', version: 1, fields: nest(15) };
    expect(readAdapters(file(deep))).toEqual({ ok: true, file: { adapters: [deep], leftOut: 0 } });
    const many = Array.from({ length: 205 }, (_, index) => ({ id: `a-${index}`, version: 1 }));
    expect(readAdapters(file(...many))).toEqual({
      ok: true,
      file: { adapters: many.slice(0, 200), leftOut: 5 },
    });
  });

  it('never throws, and gives nothing but entries of the file that have id and version', () => {
    const entry = fc.oneof(
      fc.anything(),
      fc.record({ id: fc.oneof(fc.string(), fc.constantFrom('a', 'b-c')), version: fc.anything() }),
      fc.record({ id: fc.constantFrom('a', 'b', 'c'), version: fc.nat(), more: fc.anything() }),
    );
    const values = fc.oneof(
      fc.anything(),
      fc.jsonValue(),
      fc.record({ format: fc.constantFrom(1, 2), adapters: fc.oneof(fc.array(entry), fc.anything()) }),
    );
    fc.assert(
      fc.property(values, (value) => {
        const read = readAdapters(value);
        if (!read.ok) return;
        const given = (value as { adapters: unknown[] }).adapters;
        const { adapters, leftOut } = read.file;
        expect(adapters.length + leftOut).toBe(given.length);
        expect(new Set(adapters.map(({ id }) => id)).size).toBe(adapters.length);
        for (const adapter of adapters) {
          expect(given).toContain(adapter);
          expect(adapter.id).toMatch(/^[a-z0-9-]{1,64}$/);
          expect(adapter.version).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
