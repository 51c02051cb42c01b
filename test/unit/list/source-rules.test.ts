import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../../src/core/list/source.ts';
import {
  CASE,
  files,
  INDICATOR,
  indicator,
  LIST,
  oneCase,
  PRIMARY_SOURCES,
  problemsOf,
  withCase,
  withIndicator,
  withOther,
  without,
} from './source-sample.ts';

// For each rule of a list's source, a sample that breaks just that rule.

describe('a list that breaks a rule', () => {
  it.each<readonly [string, readonly SourceFile[], string]>([
    ['no list.json', files().slice(1), 'list.json is missing'],
    ['no never-list', files().filter(({ name }) => name !== 'never-list.json'), 'never-list.json is missing'],
    [
      'no primary sources',
      files().filter(({ name }) => name !== 'primary-sources.json'),
      'primary-sources.json is missing',
    ],
    ['a file twice', [...files(), ...files().slice(3)], 'ddos-for-hire.json is given twice'],
    ['no case', files().slice(0, 3), 'list.json no file holds a case'],
    [
      'a bad list id',
      files({ 'list.json': { ...LIST, id: 'Sample' } }),
      'list.json/id must be in kebab-case',
    ],
    [
      'version 0',
      files({ 'list.json': { ...LIST, version: 0 } }),
      'list.json/version must be a whole number',
    ],
    [
      'a release by month',
      files({ 'list.json': { ...LIST, date: '2026-11' } }),
      'list.json/date must be a real date',
    ],
    [
      'no legal name',
      files({ 'list.json': { ...LIST, publisher: {} } }),
      'list.json/publisher needs "legal_name"',
    ],
    [
      'a contact over http',
      files({ 'list.json': { ...LIST, publisher: { legal_name: 'S', contact: 'http://sample.test' } } }),
      'list.json/publisher/contact must be mailto: or https:',
    ],
    [
      'a bad never-list',
      files({ 'never-list.json': { authorities: ['Authority.test'], popular: [] } }),
      'never-list.json/authorities/0 must be in lower case',
    ],
    [
      'a primary source that is no host',
      files({ 'primary-sources.json': { ...PRIMARY_SOURCES, authorities: ['https://authority.test'] } }),
      'primary-sources.json/authorities/0 is not a host name',
    ],
    [
      'a kind that is not in the vocabulary',
      files({ 'ddos-for-hire.json': { kind: 'booter', cases: [oneCase()] } }),
      'ddos-for-hire.json/kind must be one of: virtual-desktop-rental',
    ],
    [
      'a kind in the file of another',
      files({ 'ddos-for-hire.json': { kind: 'laundering', cases: [oneCase()] } }),
      'ddos-for-hire.json/kind belongs in laundering.json',
    ],
    ['a case id in capitals', withCase({ id: 'Booter' }), `${CASE}/id must be in kebab-case`],
    [
      'a case number that does not fit',
      withCase({ number: 65_536 }),
      `${CASE}/number must be a whole number`,
    ],
    [
      'a case id twice',
      files({ 'laundering.json': { kind: 'laundering', cases: [oneCase({ number: 8 })] } }),
      'laundering.json/cases/0/id booter is a case in ddos-for-hire.json already',
    ],
    [
      'a case number twice',
      files({ 'laundering.json': { kind: 'laundering', cases: [oneCase({ id: 'other' })] } }),
      'laundering.json/cases/0/number 7 is a case in ddos-for-hire.json already',
    ],
    ['no authority', withCase({ authority: [] }), `${CASE}/authority must not be empty`],
    ['a date that is none', withCase({ date: '2025-13' }), `${CASE}/date must be a real date`],
    ['a date that was never', withCase({ date: '2025-02-29' }), `${CASE}/date must be a real date`],
    ['a date to come', withCase({ date: '2026-12' }), `${CASE}/date is later than the release`],
    ['a takeover by nobody known', withCase({ takeover: 'hackers' }), `${CASE}/takeover must be one of`],
    [
      'seized without a takeover',
      files({ 'ddos-for-hire.json': { kind: 'ddos-for-hire', cases: [without(oneCase(), 'takeover')] } }),
      `${CASE} needs "takeover"`,
    ],
    [
      'a takeover of nothing',
      withCase({ indicators: [indicator({ claim: 'charged' })] }),
      `${CASE} has "takeover", but no indicator is seized or forfeited`,
    ],
    ['fraud as a word', withCase({ fraud: 'yes' }), `${CASE}/fraud must be true or false`],
    ['no English summary', withCase({ summary: { de: 'Etwas.' } }), `${CASE}/summary needs "en"`],
    [
      'a language that Cordon does not speak',
      withCase({ summary: { en: 'A.', la: 'B.' } }),
      `${CASE}/summary/la is not a known key`,
    ],
    ['no source of the case', withCase({ sources: [] }), `${CASE}/sources must not be empty`],
    [
      'a script as a source',
      withCase({ sources: ['javascript:alert(1)'] }),
      `${CASE}/sources/0 must be an http(s) address`,
    ],
    ['no indicator', withCase({ indicators: [] }), `${CASE}/indicators must not be empty`],
    [
      'an indicator twice',
      withCase({ indicators: [indicator(), indicator()] }),
      `${CASE}/indicators/1 host booter.test stands in this case already`,
    ],
    [
      'a key with a slip',
      withIndicator({ last_seem: '2025-01-01' }),
      `${INDICATOR}/last_seem is not a known key`,
    ],
    ['a type that is not known', withIndicator({ type: 'domain' }), `${INDICATOR}/type must be one of: host`],
    [
      'a claim that is not known',
      withIndicator({ claim: 'evil' }),
      `${INDICATOR}/claim must be one of: seized`,
    ],
    [
      'an indicator without a source',
      withCase({ indicators: [without(indicator(), 'source')] }),
      `${INDICATOR} needs "source"`,
    ],
    [
      'an indicator without a locator',
      withCase({ indicators: [without(indicator(), 'locator')] }),
      `${INDICATOR} needs "locator"`,
    ],
    ['an empty locator', withIndicator({ locator: ' ' }), `${INDICATOR}/locator must be text`],
    [
      'a host that userinfo hides',
      withIndicator({ source: 'https://press.test\\@authority.test/' }),
      `${INDICATOR}/source has no host`,
    ],
    [
      'a day that was never',
      withIndicator({ last_checked: '2026-11-31' }),
      `${INDICATOR}/last_checked must be a real date`,
    ],
    [
      'a check to come',
      withIndicator({ last_checked: '2026-11-23', review_by: '2027-11-23' }),
      `${INDICATOR}/last_checked is later than the release`,
    ],
    [
      'a late review',
      withIndicator({ review_by: '2028-11-22' }),
      `${INDICATOR}/review_by must be 12 months after last_checked`,
    ],
    [
      'seen last before seen first',
      withIndicator({ first_seen: '2025-02-01', last_seen: '2025-01-01' }),
      `${INDICATOR}/last_seen is before first_seen`,
    ],
    [
      'an action that is not known',
      withIndicator({ at_most: 'shout' }),
      `${INDICATOR}/at_most must be one of: note`,
    ],
    [
      'hidden text direction in a note',
      withIndicator({ note: 'a\u202eb' }),
      `${INDICATOR}/note contains a control character`,
    ],
    [
      'a host in capitals',
      withIndicator({ value: 'Booter.test' }),
      `${INDICATOR}/value must be in lower case`,
    ],
    [
      'a host with a trailing dot',
      withIndicator({ value: 'booter.test.' }),
      `${INDICATOR}/value must not end with a dot`,
    ],
    ['a host of one label', withIndicator({ value: 'booter' }), `${INDICATOR}/value must contain a dot`],
    [
      'a host in Unicode',
      withIndicator({ value: 'böoter.test' }),
      `${INDICATOR}/value is not a host name in ASCII`,
    ],
    ['an address as a host', withIndicator({ value: '192.0.2.1' }), `${INDICATOR}/value is an address`],
    ['a public suffix', withIndicator({ value: 'co.uk' }), `${INDICATOR}/value co.uk is a public suffix`],
    [
      'a private public suffix',
      withIndicator({ value: 'github.io' }),
      `${INDICATOR}/value github.io is a public suffix`,
    ],
    [
      'a never-listed host',
      withIndicator({ value: 'popular.test' }),
      `${INDICATOR}/value popular.test is never-listed`,
    ],
    [
      'a parent of a never-listed host',
      withIndicator({ value: 'provider.test' }),
      `${INDICATOR}/value provider.test is never-listed`,
    ],
    [
      'a page of an authority',
      withIndicator({ value: 'x.authority.test' }),
      `${INDICATOR}/value x.authority.test is never-listed`,
    ],
    [
      'a URL with a port',
      withOther({ type: 'url', value: 'https://a.test:8080/x' }),
      `${INDICATOR}/value must be http(s)://host/path`,
    ],
    [
      'a URL that is a whole host',
      withOther({ type: 'url', value: 'https://a.test/' }),
      `${INDICATOR}/value stands for a whole host`,
    ],
    [
      'a URL on the site of an authority',
      withOther({ type: 'url', value: 'https://authority.test/x' }),
      `${INDICATOR}/value authority.test belongs to an authority`,
    ],
    [
      'host bits in a range',
      withOther({ type: 'ip-range', value: '192.0.2.1/24' }),
      `${INDICATOR}/value must be an IP range`,
    ],
    [
      'a range of everything',
      withOther({ type: 'ip-range', value: '0.0.0.0/0' }),
      `${INDICATOR}/value must be an IP range`,
    ],
    [
      'an IPv6 range with two gaps',
      withOther({ type: 'ip-range', value: '2001:db8::::/32' }),
      `${INDICATOR}/value must be an IP range`,
    ],
    [
      'an e-mail address in capitals',
      withOther({ type: 'email', value: 'A@booter.test' }),
      `${INDICATOR}/value must be an e-mail`,
    ],
    [
      'an e-mail address without a host',
      withOther({ type: 'email', value: 'a@b' }),
      `${INDICATOR}/value the host of the address`,
    ],
    [
      'a wrong check digit',
      withOther({ type: 'bank-account', value: 'GB83WEST12345698765432' }),
      `${INDICATOR}/value must be an IBAN`,
    ],
    [
      'a computer name in small letters',
      withOther({ type: 'computer-name', value: 'win-1' }),
      `${INDICATOR}/value must be a computer name`,
    ],
    [
      'a number without its country',
      withOther({ type: 'phone', value: '0612345678' }),
      `${INDICATOR}/value must be a number`,
    ],
    [
      'a wallet with a space',
      withOther({ type: 'wallet', value: 'bc1qar0srrr7xfkvy5l643lydnw 9re59' }),
      `${INDICATOR}/value must be a wallet`,
    ],
    [
      'personal data from a company',
      withOther({ type: 'email', value: 'a@booter.test', source: 'https://company.test/x' }),
      `${INDICATOR}/source an indicator of type email needs an authority's source`,
    ],
    [
      'a company that the case does not name',
      withIndicator({ source: 'https://company.test/x' }),
      `${INDICATOR}/source "seized" needs a primary source`,
    ],
    [
      'the archived notice of another host',
      withIndicator({ source: 'https://archive.test/1/https://seized.test/' }),
      `${INDICATOR}/source "seized" needs a primary source`,
    ],
    [
      'a host that only looks like an authority',
      withIndicator({ source: 'https://notauthority.test/x' }),
      `${INDICATOR}/source "seized" needs a primary source`,
    ],
  ])('is refused: %s', (_, source, wanted) => {
    const problems = problemsOf(source);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.slice(0, wanted.length)).toBe(wanted);
  });

  it.each(['seized', 'forfeited', 'sanctioned', 'charged'])('needs a primary source to say "%s"', (claim) => {
    const source = 'https://press.test/article';
    const build = claim === 'seized' || claim === 'forfeited' ? withIndicator : withOther;
    const wanted = `${INDICATOR}/source "${claim}" needs a primary source: an authority, a court or the company that acted`;
    expect(problemsOf(build({ claim, source }))).toEqual([wanted]);
  });

  it.each(['named-by-authority', 'reported-by-company'])('may rest on the press to say "%s"', (claim) => {
    expect(problemsOf(withOther({ claim, source: 'https://press.test/article' }))).toEqual([]);
  });

  it('has every problem of every file reported, not the first only', () => {
    const problems = problemsOf(
      files({
        'list.json': { ...LIST, version: '3' },
        'ddos-for-hire.json': {
          kind: 'ddos-for-hire',
          cases: [
            oneCase({ date: 'May', fraud: 1, indicators: [indicator({ value: 'co.uk', locator: 5 })] }),
            'no case',
          ],
        },
        'laundering.json': [],
      }),
    );
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'list.json/version',
      `${CASE}/date`,
      `${CASE}/fraud`,
      `${INDICATOR}/locator`,
      `${INDICATOR}/value`,
      'ddos-for-hire.json/cases/1',
      'laundering.json',
    ]);
  });

  it('has problems placed by JSON pointer, with ~ and / escaped (RFC 6901 section 3)', () => {
    expect(problemsOf(withIndicator({ 'a/b~c': 1 }))).toEqual([`${INDICATOR}/a~1b~0c is not a known key`]);
  });

  it('is not fooled by keys that every object inherits', () => {
    const json: unknown = JSON.parse(
      '{ "kind": "ddos-for-hire", "cases": [{ "__proto__": { "id": "a" } }] }',
    );
    const problems = problemsOf(files({ 'ddos-for-hire.json': json }));
    expect(problems).toContain(`${CASE} needs "id"`);
    expect(problems).toContain(`${CASE}/__proto__ is not a known key`);
  });
});
