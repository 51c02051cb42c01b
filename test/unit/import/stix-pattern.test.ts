import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStixPattern } from '../../../tools/list/import/stix-pattern.ts';

/** Values found, and reasons, as one line each. */
function read(pattern: string): { found: readonly string[]; rejects: readonly string[] } {
  const { found, rejects } = readStixPattern(pattern);
  return { found: found.map(({ type, value }) => `${type} ${value}`), rejects };
}

describe('readStixPattern (STIX 2.1, part 9)', () => {
  it.each([
    ["[domain-name:value = 'a.example']", ['host a.example']],
    ["[url:value='https://a.example/']", ['url https://a.example/']],
    ["[ipv4-addr:value = '192.0.2.1']", ['ip 192.0.2.1']],
    ["[ipv6-addr:value == '2001:db8::1']", ['ip 2001:db8::1']],
    ["[email-addr:value = 'a@a.example']", ['email a@a.example']],
    ["[ipv4-addr:value ISSUBSET '192.0.2.0/24']", ['ip 192.0.2.0/24']],
    ["[domain-name:value IN ('a.example', 'b.example')]", ['host a.example', 'host b.example']],
    ["[domain-name:value = 'a.example' OR url:value = 'u']", ['host a.example', 'url u']],
    ["[domain-name:value = 'a.example'] OR [url:value = 'u']", ['host a.example', 'url u']],
    ["([domain-name:value = 'a.example'])", ['host a.example']],
    ["[(domain-name:value = 'a.example' OR (url:value = 'u'))]", ['host a.example', 'url u']],
    ["/* why */ [url:value = 'u'] // because", ['url u']],
  ])('takes each alternative of %s', (pattern, found) => {
    expect(read(pattern)).toEqual({ found, rejects: [] });
  });

  it('undoes the two escapes of text (9.3, "string literal")', () => {
    expect(read(String.raw`[url:value = 'https://a.example/it\'s\\x']`).found).toEqual([
      String.raw`url https://a.example/it's\x`,
    ]);
  });

  it.each([
    ["[domain-name:value = 'a' AND url:value = 'u']", 'stix-and'],
    ["[domain-name:value = 'a'] AND [url:value = 'u']", 'stix-and'],
    ["[domain-name:value = 'a'] FOLLOWEDBY [url:value = 'u']", 'stix-and'],
    ["[(domain-name:value = 'a' OR url:value = 'u') AND ipv4-addr:value = 'x']", 'stix-and'],
    ["[domain-name:value != 'a']", 'stix-operator'],
    ["[domain-name:value NOT = 'a']", 'stix-operator'],
    ["[domain-name:value NOT IN ('a')]", 'stix-operator'],
    ["[domain-name:value LIKE '%a']", 'stix-operator'],
    ["[domain-name:value MATCHES 'a']", 'stix-operator'],
    ["[domain-name:value ISSUBSET 'a']", 'stix-operator'],
    ['[EXISTS domain-name:value]', 'stix-operator'],
    ["[ipv4-addr:value ISSUPERSET '192.0.2.0/24']", 'stix-operator'],
    ["[domain-name:value = 'a'] WITHIN 60 SECONDS", 'stix-qualifier'],
    ["[domain-name:value = 'a'] REPEATS 5 TIMES", 'stix-qualifier'],
    [
      "[domain-name:value = 'a'] START t'2026-01-01T00:00:00Z' STOP t'2026-02-01T00:00:00Z'",
      'stix-qualifier',
    ],
    ["[file:hashes.'SHA-256' = '00']", 'other-type'],
    ["[domain-name:resolves_to_refs[*].value = '192.0.2.1']", 'other-type'],
    ['[domain-name:value = 5]', 'not-a-value'],
    ['', 'stix-syntax'],
    ['[', 'stix-syntax'],
    ["[domain-name:value = 'a'", 'stix-syntax'],
    ["[domain-name:value = 'a'] x", 'stix-syntax'],
    ["[domain-name:value = 'a]", 'stix-syntax'],
    ["[domain-name:value = 'a' OR]", 'stix-syntax'],
    ["domain-name:value = 'a'", 'stix-syntax'],
    [`${'('.repeat(40)}[url:value = 'u']${')'.repeat(40)}`, 'stix-syntax'],
  ])('takes nothing of %s', (pattern, reason) => {
    expect(read(pattern)).toEqual({ found: [], rejects: [reason] });
  });

  it('takes the alternatives beside one that cannot be taken, and says why not that one', () => {
    const pattern = "[url:value = 'u'] OR ([domain-name:value = 'a'] AND [domain-name:value = 'b'])";
    expect(read(pattern)).toEqual({ found: ['url u'], rejects: ['stix-and'] });
    // AND binds more tightly than OR (9.2.1).
    expect(read("[url:value = 'u' OR url:value = 'v' AND url:value = 'w']")).toEqual({
      found: ['url u'],
      rejects: ['stix-and'],
    });
  });

  it('reads any text without an error, also text made of its own words', () => {
    const word = fc.constantFrom(
      ...[
        '[',
        ']',
        '(',
        ')',
        "'a'",
        'OR',
        'AND',
        'NOT',
        'IN',
        '=',
        ',',
        ':',
        '.',
        'url',
        'value',
        'WITHIN',
        '*',
      ],
      ...['FOLLOWEDBY', 'EXISTS', 't', '5', 'START', "[url:value = 'u']", '/*', "'", '\\'],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 25 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (pattern) => {
        const { found, rejects } = readStixPattern(pattern);
        expect(found.length + rejects.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
