import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Claim, LANGUAGES } from '../../../src/core/list/model.ts';
import { readNeverList } from '../../../src/core/list/never-list.ts';
import { hostOfSource } from '../../../src/core/list/primary-sources.ts';
import { readListSource, type SourceList } from '../../../src/core/list/source.ts';
import { hasFacts, listPersonWords, readFacts, readLandingPages } from './takedown-facts.ts';

// Rules: "Source (what people edit and review)" in the design of the list. The facts lie beside the project.

const FOLDER = new URL('../../../lists/cordon/', import.meta.url);
const fileNames = readdirSync(FOLDER);
const readText = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const readJson = (name: string): unknown => JSON.parse(readText(name));

const list = readPackagedList();
const neverList = readPackagedNeverList();
const review = readReview(readText('REVIEW.md'));
const facts = readFacts();
const itWithFacts = it.skipIf(!hasFacts);
const shippedHosts = list.indicators
  .filter(({ indicator }) => indicator.type === 'host')
  .map(({ indicator }) => indicator.value);

/** Named in the records as doubtful: spellings, misprints, and membership that nobody confirms. */
const DOUBTED = ['redvdspanel.space', 'vdspanel.space', 'clourouter.io', 'ipstresser.com', 'crypt.guru'];
/** Names of innocent computers, and hosts that reports mention without accusing them. */
const INNOCENT = ['WIN-J9D866ESIJ2', 'WIN-LIVFRVQFMKO', 'rentry.org'];
/** Records in whose words a domain is less than seized. */
const LESS_THAN_SEIZED = [
  'onnx.su',
  'lab-host.ru',
  'previewdoc.com',
  'voltaiko.com',
  'universaltrade.io',
  'imminentmethods.net',
  '1jabber.com',
  'blackdb.cc',
  'thesecure.biz',
  'securityhide.net',
  'securityhide.com',
  'downthem.org',
  'ampnode.com',
  'blender.io',
];

describe('the packaged list by itself', () => {
  it('starts with RedVDS, taken over under a court order that Microsoft holds', () => {
    const [redvds] = list.cases;
    expect(redvds).toMatchObject({ id: 'redvds', number: 1, name: 'RedVDS', takeover: 'court-order' });
    expect(redvds?.authority[0]).toBe('Microsoft');
    expect(redvds?.summary.en).toContain('took its addresses over under a court order');
    expect(claimOf('redvds.com')).toMatchObject({ case: 1, kind: 'seized' });
    expect(claimOf('redvds.pro')).toMatchObject({ case: 1, kind: 'seized' });
    expect(claimOf('WIN-BUNS25TD77J')).toMatchObject({ case: 1, kind: 'reported-by-company' });
    expect(hostOfSource(claimOf('WIN-BUNS25TD77J')?.source ?? '')).toBe('www.microsoft.com');
  });

  it('gives every indicator a source and a locator, and the source is one of its case', () => {
    for (const { indicator, claim } of list.indicators) {
      expect(claim.locator, indicator.value).not.toBe('');
      expect(list.cases.find(({ number }) => number === claim.case)?.sources).toContain(claim.source);
    }
  });

  it('names no doubted domain and no innocent computer', () => {
    const values = list.indicators.map(({ indicator }) => indicator.value);
    for (const value of [...DOUBTED, ...INNOCENT]) expect(values).not.toContain(value);
    const names = list.indicators.filter(({ indicator }) => indicator.type === 'computer-name');
    expect(names.map(({ indicator }) => indicator.value)).toEqual(['WIN-BUNS25TD77J']);
  });

  it('calls nothing seized that its record does not', () => {
    for (const host of LESS_THAN_SEIZED) {
      expect(shippedHosts).toContain(host);
      expect(['seized', 'forfeited'], host).not.toContain(claimOf(host)?.kind);
    }
  });

  it('lists no host that is never listed', () => {
    expect(shippedHosts.filter((host) => neverList.isNeverListed(host))).toEqual([]);
  });

  it('never-lists the host of every source', () => {
    const hosts = list.cases.flatMap(({ sources }) => sources.map(hostOfSource));
    expect(hosts.filter((host) => !neverList.isNeverListed(host))).toEqual([]);
  });

  it('keeps the never-list sorted', () => {
    const { authorities, popular } = readJson('never-list.json') as Record<string, string[]>;
    expect(authorities).toEqual([...(authorities ?? [])].sort());
    expect(popular).toEqual([...(popular ?? [])].sort());
  });

  it('explains every case in every language of Cordon', () => {
    for (const { id, summary } of list.cases) {
      const texts = LANGUAGES.map((language) => summary[language] ?? '');
      expect(
        texts.every((text) => text.endsWith('.')),
        id,
      ).toBe(true);
      expect(new Set(texts).size, id).toBe(LANGUAGES.length);
    }
  });

  it('names a publisher without an invented mailbox or address', () => {
    expect(list.info.publisher).toEqual({ legalName: 'Cordon contributors' });
  });

  it('has a decision in REVIEW.md for every indicator, and the same claim and case', () => {
    for (const { indicator, claim } of list.indicators) {
      const id = list.cases.find(({ number }) => number === claim.case)?.id;
      expect(review.get(indicator.value), indicator.value).toEqual([
        {
          decision: 'shipped',
          claim: claim.atMost === 'note' ? `${claim.kind}, at most note` : claim.kind,
          case: `${claim.case} \`${id}\``,
        },
      ]);
    }
  });

  it('ships everything that REVIEW.md says is shipped', () => {
    const shipped = [...review]
      .filter(([, [first]]) => first?.decision === 'shipped')
      .map(([value]) => value);
    expect(shipped.sort()).toEqual(list.indicators.map(({ indicator }) => indicator.value).sort());
  });
});

describe('the packaged list against the facts', () => {
  itWithFacts('is made of 91 records', () => {
    expect(facts).toHaveLength(91);
  });

  itWithFacts('takes every host from a verified record of scope core or secondary', () => {
    const good = domainsWhere((fact) => fact.verified && ['core', 'secondary'].includes(fact.scope));
    expect(shippedHosts.filter((host) => !good.has(host))).toEqual([]);
  });

  itWithFacts('takes nothing from an unverified record, nor from a scope that ships nothing', () => {
    const bad = domainsWhere((fact) => !fact.verified || !['core', 'secondary'].includes(fact.scope));
    expect(bad.size).toBeGreaterThan(150);
    expect(shippedHosts.filter((host) => bad.has(host))).toEqual([]);
  });

  itWithFacts('lets secondary records act as a note at most, and no others', () => {
    const secondary = domainsWhere((fact) => fact.scope === 'secondary');
    for (const host of shippedHosts) {
      expect(claimOf(host)?.atMost, host).toBe(secondary.has(host) ? 'note' : undefined);
    }
  });

  itWithFacts(
    'takes every source from the record of the host, and shows the year alone where the date is doubtful',
    () => {
      for (const { indicator, claim } of list.indicators) {
        if (indicator.type !== 'host') continue;
        const fact = facts.find(({ domains }) => domains.includes(indicator.value));
        expect(fact?.sources, indicator.value).toContain(claim.source);
        const date = list.cases.find(({ number }) => number === claim.case)?.date;
        expect(date, indicator.value).toBe(
          fact?.date_confidence === 'low' ? fact.date.slice(0, 4) : fact?.date,
        );
      }
    },
  );

  itWithFacts('calls seized only what the record does', () => {
    for (const host of shippedHosts) {
      const kind = claimOf(host)?.kind ?? '';
      const status = facts.find(({ domains }) => domains.includes(host))?.status ?? '';
      if (kind === 'seized') expect(status, host).toMatch(/seized|taken over/);
      else if (kind === 'forfeited') expect(status, host).toContain('forfeited');
    }
  });

  itWithFacts('says fraud only where the record of the case shows that word', () => {
    for (const { id, number, fraud } of list.cases) {
      if (!fraud) continue;
      const hosts = list.indicators
        .filter(({ claim }) => claim.case === number)
        .map((one) => one.indicator.value);
      const records = facts.filter(({ domains }) => domains.some((domain) => hosts.includes(domain)));
      expect(JSON.stringify(records), id).toMatch(/fraud|scam|phish|phaas|truffa/i);
    }
  });

  itWithFacts('names no natural person, in any file of its folder', () => {
    const words = listPersonWords(facts);
    expect(words.length).toBeGreaterThan(12);
    for (const name of fileNames) {
      const text = readText(name);
      const found = words.filter((word) =>
        new RegExp(`(?<!\\w)${word.replaceAll('.', '\\.')}(?!\\w)`, 'i').test(text),
      );
      expect(found, name).toEqual([]);
    }
  });

  itWithFacts('decides on every domain exactly once in REVIEW.md', () => {
    for (const domain of facts.flatMap(({ domains }) => domains)) {
      const decisions = review.get(domain) ?? [];
      expect(
        decisions.map(({ decision }) => decision),
        domain,
      ).toEqual([shippedHosts.includes(domain) ? 'shipped' : 'held back']);
    }
  });

  itWithFacts('has a section in REVIEW.md for every record, by its number and name', () => {
    const text = readText('REVIEW.md');
    for (const [index, { operation }] of facts.entries()) {
      expect(text).toContain(`\n### ${index + 1}. ${operation}\n`);
    }
  });

  itWithFacts('never-lists the host of every source of every record', () => {
    const hosts = facts.flatMap(({ sources }) => sources.map(hostOfSource));
    expect(hosts.length).toBeGreaterThan(100);
    expect(hosts.filter((host) => !neverList.isNeverListed(host))).toEqual([]);
  });

  itWithFacts('clears every page that authorities redirect to, and what is below it', () => {
    const landingPages = readLandingPages();
    expect(landingPages.length).toBeGreaterThan(8);
    expect(landingPages.filter((host) => !neverList.isAuthority(`www.${host}`))).toEqual([]);
  });
});

function claimOf(value: string): Claim | undefined {
  return list.indicators.find(({ indicator }) => indicator.value === value)?.claim;
}

function domainsWhere(isWanted: (fact: (typeof facts)[number]) => boolean): ReadonlySet<string> {
  return new Set(facts.filter(isWanted).flatMap(({ domains }) => domains));
}

function readPackagedList(): SourceList {
  const names = fileNames.filter((name) => name.endsWith('.json'));
  const result = readListSource(names.map((name) => ({ name, json: readJson(name) })));
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.list;
}

function readPackagedNeverList() {
  const result = readNeverList(readJson('never-list.json'));
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.list;
}

interface ReviewRow {
  readonly decision: string;
  readonly claim: string;
  readonly case: string;
}

/** The rows of the tables in REVIEW.md, by each name in backticks of their first cell. */
function readReview(text: string): ReadonlyMap<string, readonly ReviewRow[]> {
  const rows = new Map<string, ReviewRow[]>();
  for (const line of text.split('\n')) {
    const [, what = '', decision = '', claim = '', caseCell = ''] = line.split(/\s*\|\s*/);
    if (decision !== 'shipped' && decision !== 'held back') continue;
    for (const [, value = ''] of what.matchAll(/`([^`]+)`/g)) {
      rows.set(value, [...(rows.get(value) ?? []), { decision, claim, case: caseCell }]);
    }
  }
  return rows;
}
