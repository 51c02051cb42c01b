import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCanonicalJson } from '../../../src/core/tuf/canonical-json.ts';
import { type JsonValue, type ReadJsonResult, readJson } from '../../../src/core/tuf/read-json.ts';

function read(text: string): ReadJsonResult {
  return readJson(new TextEncoder().encode(text));
}

function readValue(text: string): JsonValue {
  const result = read(text);
  if (!result.ok) throw new Error(`${text}: ${result.problem} at ${result.at}`);
  return result.value;
}

function canonical(text: string): string {
  return new TextDecoder().decode(encodeCanonicalJson(readValue(text)));
}

/** Maps as plain objects, to compare with JSON.parse. */
function plain(value: JsonValue): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

/** JSON without what has no canonical form. */
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger().map((each) => (Object.is(each, -0) ? 0 : each)),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('reading JSON (RFC 8259)', () => {
  it('agrees with JSON.parse on JSON that has a canonical form', () => {
    fc.assert(
      fc.property(anyJson, fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(readValue(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('accepts nothing that JSON.parse refuses', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      '1',
      '-',
      '.',
      'e',
      ' ',
      'true',
      'null',
      '"a"',
      '\\u0041',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        if (read(text).ok) expect(() => JSON.parse(text), text).not.toThrow();
      }),
      { numRuns: 3_000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof readJson(bytes).ok === 'boolean'),
    );
  });

  it.each([
    '',
    ' ',
    '{',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '[1,]',
    '[1 2]',
    '01',
    '+1',
    '.5',
    'tru',
    '"a',
    '"\\x"',
    '"\\u12"',
    '"\t"',
    '{a:1}',
    "'a'",
    '1 1',
    '\ufeff1',
    'NaN',
    '-',
  ])('%j is not JSON', (text) => {
    expect(read(text)).toMatchObject({ ok: false, problem: 'not-json' });
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(readJson(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({ ok: false, problem: 'not-json', at: 0 });
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '1.0',
    '1e3',
    '-0',
    '9007199254740992',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '{"x":{"b":1,"b":1}}',
  ])('%j has no canonical form', (text) => {
    expect(read(text)).toMatchObject({ ok: false, problem: 'not-canonical' });
  });

  it('keeps names of the language as ordinary keys', () => {
    const value = readValue('{"__proto__":{"a":1},"constructor":2}');
    expect([...(value as ReadonlyMap<string, JsonValue>).keys()]).toEqual(['__proto__', 'constructor']);
  });

  it('goes 32 levels deep and no deeper', () => {
    expect(read(`${'['.repeat(32)}1${']'.repeat(32)}`).ok).toBe(true);
    expect(read(`${'['.repeat(33)}1${']'.repeat(33)}`)).toMatchObject({ problem: 'too-deep' });
    expect(read('['.repeat(1_000_000))).toMatchObject({ problem: 'too-deep' });
  });
});

/** With many characters around those that UTF-16 puts in another order. */
const anyKey = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.string({
    unit: fc.constantFrom('a', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'),
    maxLength: 3,
  }),
);

describe('canonical JSON (OLPC)', () => {
  it.each([
    ['{ "b" : 1, "a" : [ true, null, "x" ] }', '{"a":[true,null,"x"],"b":1}'],
    ['{"aa":1,"a":2,"B":3}', '{"B":3,"a":2,"aa":1}'],
    ['"\\u0041\\/\\n\\t\\"\\\\"', '"A/\n\t\\"\\\\"'],
    ['"\\u007f\\u00e4\\ud83d\\ude00"', '"\x7fä😀"'],
    ['[-7,0,9007199254740991]', '[-7,0,9007199254740991]'],
    // By code points; by UTF-16 units the emoji would come first.
    ['{"\\ud83d\\ude00":1,"\\uff01":2}', '{"\uff01":2,"\u{1f600}":1}'],
    ['{}', '{}'],
    ['[]', '[]'],
  ])('of %j', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('does not depend on how it was written', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonical(JSON.stringify(value, null, 2))).toBe(canonical(JSON.stringify(value)));
      }),
    );
  });

  it('sorts keys as the bytes of their UTF-8 sort', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyKey, { maxLength: 8 }), (keys) => {
        const text = `{${keys.map((key) => `${JSON.stringify(key)}:1`).join(',')}}`;
        const sorted = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        const members = sorted.map((key) => `"${key.replace(/["\\]/g, '\\$&')}":1`);
        expect(canonical(text)).toBe(`{${members.join(',')}}`);
      }),
    );
  });
});
