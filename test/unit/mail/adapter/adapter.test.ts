import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdapterEntry, readAdapters } from '../../../../src/core/list/adapters-file.ts';
import { parseAdapter } from '../../../../src/core/mail/adapter.ts';
import { chooseAdapters, mergeAdapters } from '../../../../src/core/mail/adapter-choice.ts';

const file = readAdapters(JSON.parse(readFileSync('public/adapters/packaged.json', 'utf8')));
const packaged = file.ok ? file.file.adapters : [];

const valid: AdapterEntry = {
  id: 'some-mail',
  version: 1,
  name: 'Some Mail',
  kind: 'selectors',
  hosts: ['mail.some.example', '*.other.example'],
  message: { select: ['article[data-open="true"]'], id: ['@data-id'] },
  addresses: { from: { select: ['.from'], read: ['@title', 'text'], count: [1, 1] } },
  body: ['.body >>> iframe'],
};

/** What is wrong with the valid adapter once some of it is changed. */
function problemOf(change: object): string | null {
  const parsed = parseAdapter({ ...valid, ...change });
  return parsed.ok ? null : parsed.problem;
}

describe('packaged adapters', () => {
  it('are all of them adapters, each for hosts of its own', () => {
    expect(file).toMatchObject({ ok: true, file: { leftOut: 0 } });
    for (const entry of packaged) expect(parseAdapter(entry), entry.id).toMatchObject({ ok: true });
    const hosts = packaged.flatMap((entry) => entry['hosts'] as readonly string[]);
    expect(new Set(hosts).size).toBe(hosts.length);
  });
});

describe('parseAdapter', () => {
  it('fills in what an adapter leaves out', () => {
    expect(parseAdapter(valid)).toMatchObject({
      ok: true,
      adapter: {
        kind: 'selectors',
        detect: [],
        message: { closed: [] },
        addresses: { from: { within: 'message', name: [], missing: 'not-shown', count: { min: 1, max: 1 } } },
        subject: null,
        details: null,
        quotes: [],
        attachments: null,
        mayHideAddress: false,
      },
    });
  });

  it.each([
    [{ name: '' }, 'name is no text'],
    [{ name: 'x'.repeat(61) }, 'name is longer than 60'],
    [{ kind: 'script' }, 'kind is none of selectors, generic'],
    [{ hosts: ['*'] }, 'hosts[0] is no host'],
    [{ hosts: ['*.com/x'] }, 'hosts[0] is no host'],
    [{ hosts: ['localhost'] }, 'hosts[0] is no host'],
    [{ hosts: 'mail.some.example' }, 'hosts is no array'],
    [{ message: null }, 'message is no object'],
    [{ body: Array(13).fill('.a') }, 'body has more than 12 entries'],
    [{ body: ['.a'.repeat(151)] }, 'body[0] is longer than 300'],
    [{ body: ['div:has(> a)'] }, 'body[0] has :has'],
    [{ body: ['a:is(.x, .y)'] }, 'body[0] has :is'],
    [{ body: ['p::before'] }, 'body[0] has ::before'],
    [{ body: ['* * *'] }, 'body[0] is no selector for adapters'],
    [{ body: ['div > *'] }, 'body[0] is no selector for adapters'],
    [{ body: ['a{color:red}'] }, 'body[0] is no selector for adapters'],
    [{ body: ['a b c d e f g h i j k l m n o p q'] }, 'body[0] has more than 16 parts'],
    [{ addresses: {} }, 'addresses.from is missing'],
    [
      { addresses: { from: { select: ['a'], read: ['@onclick'], count: [1, 1] } } },
      /neither text nor an attribute$/,
    ],
    [
      { addresses: { from: { select: ['a'], read: ['@value'], count: [1, 1] } } },
      /neither text nor an attribute$/,
    ],
    [
      { addresses: { from: { select: ['a'], read: ['innerHTML'], count: [1, 1] } } },
      /neither text nor an attribute$/,
    ],
    [{ addresses: { from: { select: ['a'], read: ['text'], count: [2, 1] } } }, /no range from 0 to 1000$/],
    [{ addresses: { from: { select: ['a'], read: ['text'], count: [1] } } }, /no pair of numbers$/],
    [{ mayHideAddress: 'yes' }, 'mayHideAddress is neither true nor false'],
  ])('refuses %j', (change, problem) => {
    expect(problemOf(change)).toMatch(problem);
  });

  it('takes selectors that look at an element and what is around it', () => {
    for (const selector of [
      'td.header.from .rcmContactAddress',
      'article[data-shortcut-target="message-container"][data-expanded="true"]',
      '#mail-body >>> #shadow-mail-body',
      '[id^="MSG_"][id$="_FROM"]',
      'li:not(.closed):nth-child(2) > a[title*="@"]',
      '[class*="messagebody" i], [id*="messagebody" i]',
    ]) {
      expect(problemOf({ body: [selector] }), selector).toBeNull();
    }
  });

  it('gives an answer for any entry', () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom(...Object.keys(valid)), withNullPrototype: false }),
        (change) => {
          const parsed = parseAdapter({ ...valid, ...change, id: 'some-mail', version: 1 });
          expect(typeof parsed.ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('adapters of the package and of lists', () => {
  const of = (id: string, version: number, extra: object = {}): AdapterEntry => ({
    ...valid,
    id,
    version,
    ...extra,
  });
  const versions = (sources: readonly (readonly AdapterEntry[])[]) =>
    mergeAdapters(sources).map(({ id, version }) => `${id} ${version}`);

  it('takes of each the highest version that it can use', () => {
    expect(
      versions([
        [of('a', 2), of('b', 1)],
        [of('a', 3), of('b', 1, { name: 'other' }), of('c', 1)],
      ]),
    ).toEqual(['a 3', 'b 1', 'c 1']);
    expect(versions([[of('a', 2)], [of('a', 1)], [of('a', 9, { body: ['*'] })]])).toEqual(['a 2']);
    expect(mergeAdapters([[of('b', 1)], [of('b', 1, { name: 'other' })]])[0]?.name).toBe('Some Mail');
  });

  it('tries what is for the host first, and the generic one last', () => {
    const choose = (hostname: string) =>
      chooseAdapters(mergeAdapters([packaged]), hostname).map(({ id }) => id);
    expect(choose('mail.google.com')[0]).toBe('gmail');
    expect(choose('mail.google.com').at(-1)).toBe('generic');
    expect(choose('mail.google.com.evil.example')).not.toContain('gmail');
    expect(choose('webmail.muster-ag.example')[0]).not.toBe('generic');
    const some = mergeAdapters([[valid]]);
    expect(chooseAdapters(some, 'x.other.example')).toHaveLength(1);
    expect(chooseAdapters(some, 'other.example')).toHaveLength(1);
    expect(chooseAdapters(some, 'xother.example')).toHaveLength(0);
  });
});
