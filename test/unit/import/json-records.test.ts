import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../tools/list/import/input-error.ts';
import {
  type JsonPath,
  type JsonRecord,
  MAX_DEPTH,
  MAX_RECORD_LENGTH,
  readJsonRecords,
} from '../../../tools/list/import/json-records.ts';

const anyPath = (): boolean => true;
const inRoot = (path: JsonPath): boolean => path.length === 1 && path[0] === null;
const inList = (path: JsonPath): boolean => path.length === 2 && path[0] === 'list' && path[1] === null;

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(
  text: string,
  isWanted: (path: JsonPath) => boolean,
  size = 1 << 16,
): Promise<readonly JsonRecord[]> {
  const records: JsonRecord[] = [];
  for await (const record of readJsonRecords('x.json', cut(text, size), isWanted)) records.push(record);
  return records;
}

async function texts(
  text: string,
  isWanted: (path: JsonPath) => boolean,
  size?: number,
): Promise<readonly unknown[]> {
  return (await read(text, isWanted, size)).map((record) =>
    record.kind === 'record' ? JSON.parse(record.text) : record.kind,
  );
}

describe('readJsonRecords', () => {
  it('gives the objects of the wanted place and no others', async () => {
    const text =
      '{"other":[{"a":0}],"list":[{"a":1},2,"{",{"a":{"b":[]}}],"x":{"list":[{"a":3}]},"list2":{}}';
    expect(await texts(text, inList)).toEqual([{ a: 1 }, { a: { b: [] } }]);
    expect(await texts('[{"a":1},{"a":2}]', inRoot)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(await texts('{"a":1}\n{"a":2}\n', (path) => path.length === 0)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('numbers records from 1', async () => {
    expect((await read('[{},{}]', inRoot)).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('finds the same records wherever the text is cut', async () => {
    const list = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 }), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        async (objects, size, indent) => {
          const text = JSON.stringify({ note: 'a "quoted\\" [{', list: objects }, null, indent);
          expect(await texts(text, inList, size)).toEqual(JSON.parse(text).list);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['breaks off', '{"list":[{"a":1},{"a":', 'x.json breaks off after record 2.'],
    ['breaks off in a string', '{"list":[{"a":1}],"x":"y', 'x.json breaks off after record 1.'],
    ['closes what is not open', '{"list":[{"a":1}}', 'x.json is no JSON: U+007D after record 1.'],
    ['is a page', '<html>', 'x.json is no JSON: U+003C after record 0.'],
    ['is a line of text', 'evil.example', 'x.json is no JSON.'],
    ['is empty', '', 'x.json is no JSON.'],
    ['holds a zero byte', '{"list":\0[]}', 'x.json is no JSON: U+0000 after record 0.'],
    ['is nested deep', '['.repeat(100_000), `x.json is nested deeper than ${MAX_DEPTH}.`],
  ])('says so where the text %s', async (_, text, sentence) => {
    await expect(read(text, inList)).rejects.toThrow(new InputError(sentence));
  });

  it('leaves out a record that is too large or too deep, and goes on behind it', async () => {
    const large = `{"a":"${'x'.repeat(MAX_RECORD_LENGTH)}"}`;
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(await texts(`[${large},{"b":1},${deep},{"b":2}]`, inRoot, 5000)).toEqual([
      'too-large',
      { b: 1 },
      'too-large',
      { b: 2 },
    ]);
  });

  it('takes time in proportion to a string full of escapes', async () => {
    const text = `[{"a":"${'\\\\'.repeat(200_000)}"},{"b":1}]`;
    expect((await texts(text, inRoot, 1 << 18)).at(-1)).toEqual({ b: 1 });
  });

  it('reads any text to the end or says that it is none', async () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      'a',
      '1',
      ' ',
      '\n',
      '"list":[{',
      '\0',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (any, size) => {
        await read(any, anyPath, size).catch((error) => expect(error).toBeInstanceOf(InputError));
      }),
      { numRuns: 1000 },
    );
  });
});
