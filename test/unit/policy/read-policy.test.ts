import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { POLICY_SCHEMA } from '../../../src/core/policy/schema.ts';
import { writeManagedSchema } from '../../../tools/policy/managed-schema.ts';

const [FIRST, SECOND] = ['11'.repeat(32), '22'.repeat(32)];
const URL_A = 'https://a.example/list/';
const NOTHING_SET = {
  lists: [],
  held: { all: false, lists: new Set() },
  pins: new Map(),
  syncMinutes: 60,
  enforcement: 'block',
  emergencyAllow: new Set(),
  allowlist: new Set(),
  blocklist: new Set(),
  actions: new Map(),
  continueRule: 'acknowledge',
  mail: {
    webmailHosts: new Set(),
    ownDomains: new Set(),
    ownAccounts: [],
    declaredGroups: [],
    protectedNames: [],
    vendors: [],
    memory: { isOn: true, days: 395 },
  },
  exposure: { isOn: true, days: 90 },
  support: {},
  language: null,
  locks: new Set(),
  hasFirstRunPage: true,
  reporting: null,
};

describe('what IT laid down (MANAGED.md: read leniently inside)', () => {
  it('reads lists, one text alone among them', () => {
    const values = { lists: [`${URL_A}#sha256=${FIRST}`, `https://b.example#sha256=${SECOND}`] };
    expect(readPolicy(values)).toEqual({
      policy: {
        ...NOTHING_SET,
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
      expect(readPolicy(values)).toEqual({ policy: NOTHING_SET, rejected: [] });
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
    expect(rejected.map(({ reason }) => reason)).toEqual([
      'unknown-key',
      'not-text',
      'not-text',
      'not-https',
      'bad-fingerprint',
      'named-twice',
    ]);
  });

  it('keeps its bounds', () => {
    const lists = Array.from({ length: 100 }, (_, index) => {
      return `${URL_A}#sha256=${index.toString(16).padStart(64, '0')}`;
    });
    const { policy, rejected } = readPolicy({ lists });
    expect(policy.lists).toHaveLength(64);
    expect(rejected).toEqual([{ key: 'lists', reason: 'too-many', limit: 64 }]);
    expect(readPolicy({ lists: [URL_A.repeat(2000)] }).policy.lists).toEqual([]);
  });

  it('reads hosts as administrators write them, in each of the three keys', () => {
    const written = [
      'Shop.Example',
      'https://b.example/',
      ' c.example. ',
      '192.0.2.7',
      '2001:DB8::1',
      '[2001:db8::2]',
      'münchen.example',
    ];
    const hosts = new Set([
      'shop.example',
      'b.example',
      'c.example',
      '192.0.2.7',
      '2001:db8::1',
      '2001:db8::2',
      'xn--mnchen-3ya.example',
    ]);
    for (const key of ['emergencyAllow', 'allowlist', 'blocklist'] as const) {
      const { policy, rejected } = readPolicy({ [key]: written });
      expect(policy[key], key).toEqual(hosts);
      expect(rejected).toEqual([]);
      const wrong = [
        '*.a.example',
        'com',
        'a.example/x',
        'two words.example',
        '',
        'javascript:1',
        'good.example',
      ];
      const read = readPolicy({ [key]: wrong });
      expect(read.policy[key]).toEqual(new Set(['good.example']));
      expect(read.rejected.map((one) => one.key)).toEqual(
        [0, 1, 2, 3, 4, 5].map((index) => `${key}[${index}]`),
      );
    }
  });

  it('reads an action for each kind of case', () => {
    const actions = [
      'ddos-for-hire=block',
      ' Phishing = NOTE ',
      'any=warn',
      'phishing=block',
      'spam=block',
      'any',
    ];
    const { policy, rejected } = readPolicy({ actions });
    expect(policy.actions).toEqual(
      new Map([
        ['ddos-for-hire', 'block'],
        ['phishing', 'note'],
        ['any', 'warn'],
      ]),
    );
    expect(rejected.map(({ key }) => key)).toEqual(['actions[3]', 'actions[4]', 'actions[5]']);
    expect(readPolicy({ actions: ['any=block=note', '__proto__=block'] }).policy.actions.size).toBe(0);
  });

  it('reads the way on, and holds to a tick where it cannot', () => {
    expect(readPolicy({ continueRule: ' Never ' }).policy.continueRule).toBe('never');
    expect(readPolicy({ continueRule: 'reason' }).policy.continueRule).toBe('reason');
    for (const continueRule of ['always', 7, ['never'], null]) {
      const { policy, rejected } = readPolicy({ continueRule });
      expect(policy.continueRule).toBe('acknowledge');
      expect(rejected).toMatchObject([{ key: 'continueRule' }]);
    }
  });

  it('reads whom to ask, and leaves out what is blank or cannot be meant', () => {
    const good = {
      organisationName: ' Muster\nAG\u202e ',
      messageToUsers: 'Ask first.',
      supportName: 'IT help desk',
      supportMail: 'help@muster-ag.example',
      supportPhone: '+49 30 555 0100',
      supportUrl: 'https://help.muster-ag.example',
    };
    expect(readPolicy(good)).toMatchObject({
      policy: {
        support: {
          organisation: 'Muster AG',
          message: 'Ask first.',
          name: 'IT help desk',
          mail: 'help@muster-ag.example',
          phone: '+49 30 555 0100',
          url: 'https://help.muster-ag.example/',
        },
      },
      rejected: [],
    });
    const blank = Object.fromEntries(Object.keys(good).map((key) => [key, '  ']));
    expect(readPolicy(blank)).toEqual({ policy: NOTHING_SET, rejected: [] });
    const wrong = {
      supportMail: 'help@a.example?bcc=all@a.example',
      supportPhone: 'call us',
      supportUrl: 'javascript:alert(1)',
      organisationName: 'x'.repeat(101),
    };
    const { policy, rejected } = readPolicy(wrong);
    expect(policy.support).toEqual({});
    expect(rejected.map(({ key }) => key).sort()).toEqual(Object.keys(wrong).sort());
  });

  it('takes any value without throwing', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
        expect(readPolicy(value).policy.lists).toEqual([]);
        const keys = Object.keys(POLICY_SCHEMA).map((key) => [key, value]);
        const { rejected } = readPolicy(Object.fromEntries(keys));
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
  if (key === 'type' && !['object', 'array', 'string', 'boolean', 'integer'].includes(String(value)))
    throw new Error(`type ${value}`);
  const isArraySchema = typeof value === 'object' && 'type' in value && value.type === 'array';
  if (isArraySchema && !('items' in value)) throw new Error(`an array without items at ${key}`);
  return value;
}
