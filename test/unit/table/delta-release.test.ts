import { describe, expect, it } from 'vitest';
import { parseListCases } from '../../../src/core/list/cases.ts';
import type { Case, Claim, ListCases } from '../../../src/core/list/model.ts';
import { buildDelta } from '../../../src/core/table/build-delta.ts';
import { urlKey } from '../../../src/core/table/key.ts';
import { type AssembledList, assembleList } from '../../../tools/list/assemble-list.ts';
import { apply, deltaOf, sha256 } from './delta-samples.ts';
import { manyHosts, must, openOrThrow } from './table-samples.ts';

/* What a release changes is what a delta carries: docs/list-format.md, "A case set". */

const CASES = ['one', 'two', 'three'].map(
  (id, number): Case => ({
    id,
    number,
    kind: 'phishing',
    name: id,
    authority: ['Authority'],
    date: '2026-01',
    summary: { en: 'A case.' },
    fraud: number !== 1,
    sources: ['https://authority.test/'],
  }),
);
const HOSTS = manyHosts(900);

interface Release {
  readonly version: number;
  readonly day: string;
  readonly cases?: readonly Case[];
  readonly hosts?: readonly string[];
  readonly forced?: string;
}

/** Each host belongs to one case, and each tenth to the third one as well. */
function release({ version, day, cases = CASES, hosts = HOSTS, forced }: Release, previous?: ListCases) {
  const info = { id: 'test', name: 'Test', version, date: day, publisher: { legalName: 'Test' } };
  const claimOf = (of: Case): Claim => ({
    case: of.number,
    kind: 'seized',
    source: 'https://authority.test/',
    locator: 'list',
    lastChecked: day,
    reviewBy: `2027${day.slice(4)}`,
  });
  const indicators = hosts.flatMap((value) => {
    const place = Math.max(0, HOSTS.indexOf(value));
    return cases
      .filter(({ number }) => number === place % 2 || (number === 2 && place % 10 === 0))
      .map((of) => ({
        indicator: { type: 'host' as const, value },
        claim: claimOf(of),
        isForced: value === forced && of.number === 0,
      }));
  });
  const assembled = assembleList({ info, cases, indicators }, previous);
  expect(parseListCases(assembled.cases)).toEqual({ ok: true, cases: assembled.cases });
  return assembled;
}

function countChanges(from: AssembledList, to: AssembledList): Record<string, number> {
  const [before, after] = [openOrThrow(from.table), openOrThrow(to.table)];
  expect(apply(before, deltaOf(before, after))).toEqual(to.table);
  const built = buildDelta(before, after, { from: sha256(from.table), to: sha256(to.table) });
  if (!built.ok) throw new Error(built.problem);
  const { removals, changes, additions } = built;
  return { removals, changes, additions };
}

describe('a release after another', () => {
  const first = release({ version: 1, day: '2026-01-01' });

  it('changes no entry when the sources were checked again and hosts came and went', () => {
    const hosts = [...HOSTS.slice(30), 'new.test'];
    const next = release({ version: 2, day: '2026-01-02', hosts }, first.cases);
    expect(countChanges(first, next)).toEqual({ removals: 30, changes: 0, additions: 1 });
    expect(next.cases.claims.every(({ lastChecked }) => lastChecked === '2026-01-02')).toBe(true);
  });

  it('changes only the entries of a case that is withdrawn, and says nothing of it any more', () => {
    const cases = CASES.slice(0, 2);
    const next = release({ version: 2, day: '2026-01-01', cases }, first.cases);
    expect(countChanges(first, next)).toEqual({ removals: 0, changes: 90, additions: 0 });
    expect(next.cases.sets).toContainEqual([]);
    expect(JSON.stringify(next.cases)).not.toContain('"three"');
  });

  it('would change many entries without the numbers of the one before', () => {
    const hosts = HOSTS.slice(1);
    const anew = release({ version: 2, day: '2026-01-01', hosts });
    const kept = release({ version: 2, day: '2026-01-01', hosts }, first.cases);
    expect(countChanges(first, kept)).toMatchObject({ removals: 1, changes: 0 });
    expect(countChanges(first, anew)['changes']).toBeGreaterThan(0);
  });

  it('is the same bytes again', () => {
    const again = () => release({ version: 2, day: '2026-01-02', hosts: HOSTS.slice(5) }, first.cases);
    expect(again()).toEqual(again());
  });

  it('lists a URL at an IP address under the key that a lookup asks for', () => {
    const urls = ['http://192.0.2.44/a', 'https://[2001:db8::1]/b', 'https://a.test/c'];
    const claim = must(first.cases.claims[0]);
    const indicators = urls.map((value) => ({ indicator: { type: 'url' as const, value }, claim }));
    const { info, cases } = first.cases;
    const table = openOrThrow(assembleList({ info, cases, indicators }).table);
    const keys = [urlKey('192.0.2.44', 'ipv4', '/a'), urlKey('2001:db8::1', 'ipv6', '/b')];
    for (const key of keys) expect(table.find(must(key))).not.toBeNull();
    expect(Array.from(table.entries(), ({ indicator }) => indicator.value).sort()).toEqual(urls);
  });

  it('marks the entry on which the publisher insists, and no other', () => {
    const [forced = ''] = HOSTS;
    const table = openOrThrow(release({ version: 1, day: '2026-01-01', forced }).table);
    const insisted = [...table.entries()].filter(({ entry }) => entry.isForced);
    expect(insisted.map(({ indicator }) => indicator.value)).toEqual([forced]);
  });
});
