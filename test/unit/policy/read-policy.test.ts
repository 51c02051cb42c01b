import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { writeManagedSchema } from '../../../tools/policy/managed-schema.ts';

const [FIRST, SECOND] = ['11'.repeat(32), '22'.repeat(32)];
const URL_A = 'https://a.example/list/';

describe('what IT laid down (MANAGED.md: read leniently inside)', () => {
  it('reads lists, one text alone among them', () => {
    const values = { lists: [`${URL_A}#sha256=${FIRST}`, `https://b.example#sha256=${SECOND}`] };
    expect(readPolicy(values)).toEqual({
      policy: {
        lists: [
          { url: URL_A, fingerprint: FIRST },
          { url: 'https://b.example/', fingerprint: SECOND },
        ],
      },
      rejected: [],
    });
    expect(readPolicy({ lists: `${URL_A}#sha256=${FIRST}` }).policy.lists).toHaveLength(1);
  });

  it('is empty where nothing is set', () => {
    for (const values of [undefined, null, {}]) {
      expect(readPolicy(values)).toEqual({ policy: { lists: [] }, rejected: [] });
    }
  });

  it('drops an entry that it cannot read, says where and why, and keeps the others', () => {
    const lists = [
      7,
      'http://a.example/',
      URL_A,
      `${URL_A}#sha256=${FIRST}`,
      `https://mirror.example/#sha256=${FIRST}`,
      null,
    ];
    const { policy, rejected } = readPolicy({ lists, colour: 'red' });
    expect(policy.lists).toEqual([{ url: URL_A, fingerprint: FIRST }]);
    expect(rejected.map(({ key }) => key)).toEqual([
      'colour',
      'lists[0]',
      'lists[5]',
      'lists[1]',
      'lists[2]',
      'lists[4]',
    ]);
    expect(rejected.every(({ reason }) => /^[A-Z].*\.$/.test(reason))).toBe(true);
  });

  it('keeps its bounds', () => {
    const lists = Array.from({ length: 100 }, (_, index) => {
      return `${URL_A}#sha256=${index.toString(16).padStart(64, '0')}`;
    });
    const { policy, rejected } = readPolicy({ lists });
    expect(policy.lists).toHaveLength(64);
    expect(rejected).toEqual([{ key: 'lists', reason: 'Only the first 64 entries count.' }]);
    expect(readPolicy({ lists: [URL_A.repeat(2000)] }).policy.lists).toEqual([]);
  });

  it('takes any value without throwing', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
        expect(readPolicy(value).policy.lists).toEqual([]);
        const { rejected } = readPolicy({ lists: value });
        expect(rejected.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('the schema that Chromium reads (MANAGED.md: what browsers do)', () => {
  const committed = readFileSync(new URL('../../../public/managed-schema.json', import.meta.url), 'utf8');

  it('is what the policy schema says', () => {
    expect(committed).toBe(writeManagedSchema());
  });

  it('holds nothing that makes Chromium refuse the extension', () => {
    expect(() => JSON.parse(committed, checkNode)).not.toThrow();
  });
});

/** Called for each value of the schema; what is not listed here was not tried in Chromium. */
function checkNode(key: string, value: unknown): unknown {
  if (['oneOf', 'anyOf', 'allOf', 'enum', 'additionalProperties', '$ref', 'minimum', 'maximum'].includes(key))
    throw new Error(`a keyword that is not portable: ${key}`);
  if (value === null) throw new Error(`null at ${key}`);
  if (key === 'type' && !['object', 'array', 'string'].includes(String(value)))
    throw new Error(`type ${value}`);
  const isArraySchema = typeof value === 'object' && 'type' in value && value.type === 'array';
  if (isArraySchema && !('items' in value)) throw new Error(`an array without items at ${key}`);
  return value;
}
