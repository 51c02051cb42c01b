import { describe, expect, it } from 'vitest';
import { URL } from 'whatwg-url';
import { CONTINUE_RULES, continueRuleOf } from '../../../src/core/list/continue-rule.ts';
import {
  actionOf,
  type Decision,
  type DecisionRules,
  decideVerdict,
  type FoundInList,
  isStopped,
  plainRules,
  statusOf,
} from '../../../src/core/list/decide.ts';
import type { ListLimits } from '../../../src/core/list/ignored-entries.ts';
import {
  ACTIONS,
  type Action,
  type Case,
  type Claim,
  type Indicator,
  type ListCases,
} from '../../../src/core/list/model.ts';
import { readNeverList } from '../../../src/core/list/never-list.ts';
import { canonicalizeUrl } from '../../../src/core/url/canonicalize.ts';

// The order is that of docs/decision-order.md; each test names its step.

const redvds: Case = {
  id: 'redvds-2026',
  number: 1,
  kind: 'virtual-desktop-rental',
  name: 'RedVDS',
  authority: ['Microsoft'],
  date: '2026-01-14',
  summary: { en: 'Rented desktops.' },
  takeover: 'court-order',
  fraud: false,
  sources: ['https://example.test/notice'],
};
const scam: Case = {
  ...redvds,
  id: 'scam',
  number: 2,
  kind: 'investment-fraud',
  name: 'Scam',
  date: '2025-05',
  fraud: true,
};

const claim = (overrides: Partial<Claim> = {}): Claim => ({
  case: 1,
  kind: 'seized',
  source: 'https://example.test/notice',
  locator: 'paragraph 3',
  lastChecked: '2026-11-22',
  reviewBy: '2027-11-22',
  ...overrides,
});

function listOf(
  claims: readonly Claim[],
  sets: readonly (readonly number[])[] = [claims.map((_, index) => index)],
): ListCases {
  return {
    info: {
      id: 'cordon',
      name: 'Cordon list',
      version: 1,
      date: '2026-11-22',
      entries: 1,
      publisher: { legalName: 'P' },
    },
    cases: [redvds, scam],
    claims,
    sets,
  };
}

function authority(name: string) {
  const read = readNeverList({ authorities: [name], popular: [] });
  if (!read.ok) throw new Error('never-list of the test');
  return read.list;
}

function neverList() {
  const read = readNeverList({
    authorities: ['noticeofpleadings.com'],
    popular: ['mail.example', 'sites.example'],
  });
  if (!read.ok) throw new Error('never-list of the test');
  return read.list;
}

const rules: DecisionRules = plainRules(neverList());
const FREE: ListLimits = { ignored: new Set(), mayForce: false };

const host = (value: string): Indicator => ({ type: 'host', value });

function found(
  list: ListCases,
  indicator: Indicator,
  { setId = 0, isForced = false, limits = FREE } = {},
): FoundInList {
  return { list, matches: [{ indicator, setId, isForced }], limits };
}

function decide(
  address: string,
  overrides: Partial<Decision> = {},
  indicator: Indicator = { type: 'host', value: 'redvds.com' },
) {
  const result = canonicalizeUrl(address, URL);
  if (!result.ok) throw new Error(result.problem);
  return decideVerdict({
    url: result.url,
    hasPass: false,
    today: '2026-11-22',
    found: [found(listOf([claim()]), indicator)],
    rules,
    ...overrides,
  });
}

describe('decideVerdict', () => {
  it('step 6: a listed address is listed, with its case', () => {
    const verdict = decide('https://rd.redvds.com/panel');
    expect(verdict).toMatchObject({ kind: 'listed', by: 'lists', action: 'warn' });
    if (verdict.kind !== 'listed' || verdict.by !== 'lists') throw new Error('listed by lists');
    expect(verdict.listings[0]).toMatchObject({ case: redvds, status: 'seized', isOverdue: false });
    expect(isStopped(verdict)).toBe(true);
  });

  it('otherwise: an address that no list names is clear', () => {
    expect(decide('https://other.example/', { found: [] })).toEqual({ kind: 'clear', because: 'not-listed' });
  });

  it('step 1 before everything: an authority’s page stays open even when IT and every list name it', () => {
    const verdict = decide('https://www.noticeofpleadings.com/redvds', {
      rules: { ...rules, organisationBlocklist: new Set(['noticeofpleadings.com']) },
    });
    expect(verdict).toEqual({ kind: 'clear', because: 'never-listed' });
  });

  it('step 1: a popular host, or a parent of one, counts for nothing as an indicator', () => {
    for (const value of ['mail.example', 'example']) {
      expect(decide('https://mail.example/', {}, { type: 'host', value })).toEqual({
        kind: 'clear',
        because: 'never-listed',
      });
    }
  });

  it('step 1: a path on a popular host may be listed, and a host below it', () => {
    expect(decide('https://sites.example/x', {}, { type: 'url', value: 'sites.example/x' }).kind).toBe(
      'listed',
    );
    expect(decide('https://a.sites.example/', {}, { type: 'host', value: 'a.sites.example' }).kind).toBe(
      'listed',
    );
  });

  it('step 2 before 3: emergencyAllow, then the allowlist, win over IT’s own blocklist', () => {
    const organisationBlocklist = new Set(['redvds.com']);
    const emergency = { ...rules, organisationBlocklist, emergencyAllow: new Set(['redvds.com']) };
    expect(decide('https://rd.redvds.com/', { rules: emergency })).toEqual({
      kind: 'clear',
      because: 'emergency-allow',
    });
    const allowed = { ...rules, organisationBlocklist, organisationAllowlist: new Set(['rd.redvds.com']) };
    expect(decide('https://rd.redvds.com/', { rules: allowed })).toEqual({
      kind: 'clear',
      because: 'organisation-allowlist',
    });
    expect(decide('https://redvds.com/', { rules: allowed })).toMatchObject({ by: 'organisation' });
  });

  it('step 3 before 4 and 5: IT’s blocklist wins over a pass and the person’s allowlist', () => {
    const blocked = {
      ...rules,
      organisationBlocklist: new Set(['redvds.com']),
      ownAllowlist: new Set(['redvds.com']),
    };
    const verdict = decide('https://rd.redvds.com/', { rules: blocked, hasPass: true });
    expect(verdict).toEqual({
      kind: 'listed',
      by: 'organisation',
      action: 'block',
      indicator: { type: 'host', value: 'redvds.com' },
    });
  });

  it('step 4 before 5: a pass is named as the reason', () => {
    const own = { ...rules, ownAllowlist: new Set(['redvds.com']) };
    expect(decide('https://redvds.com/', { rules: own, hasPass: true })).toEqual({
      kind: 'clear',
      because: 'pass',
    });
    expect(decide('https://redvds.com/', { rules: own })).toEqual({
      kind: 'clear',
      because: 'own-allowlist',
    });
  });

  it('step 6: the strongest action of all claims counts and its case is shown first', () => {
    const list = listOf([claim({ isDisputed: true }), claim({ case: 2, kind: 'charged' })]);
    const verdict = decide('https://redvds.com/', { found: [found(list, host('redvds.com'))] });
    expect(verdict).toMatchObject({
      action: 'warn',
      listings: [{ case: scam, status: 'fraud-linked' }, { status: 'disputed' }],
    });
  });

  it('step 6: among equals the more exact indicator is shown first, over several lists', () => {
    const other = listOf([claim({ case: 2, kind: 'named-by-authority' })]);
    const both = [found(other, host('redvds.com')), found(listOf([claim()]), host('rd.redvds.com'))];
    expect(decide('https://rd.redvds.com/', { found: both })).toMatchObject({
      listings: [{ indicator: { value: 'rd.redvds.com' } }, { indicator: { value: 'redvds.com' } }],
    });
  });

  it('takes a match whose set or case the list does not hold for no match', () => {
    const noCase = [found(listOf([claim({ case: 9 })]), host('a.b'))];
    expect(decide('https://a.b/', { found: noCase })).toEqual({ kind: 'clear', because: 'not-listed' });
    const noSet = [found(listOf([claim()]), host('a.b'), { setId: 7 })];
    expect(decide('https://a.b/', { found: noSet })).toEqual({ kind: 'clear', because: 'not-listed' });
  });
});

describe('entries that count for nothing', () => {
  const NEVER = { kind: 'clear', because: 'never-listed' };
  const limited = (overrides: Partial<ListLimits>): ListLimits => ({ ...FREE, ...overrides });
  const decideFor = (address: string, indicator: Indicator, isForced: boolean, limits: ListLimits) =>
    decide(address, { found: [found(listOf([claim()]), indicator, { isForced, limits })] });

  it('a URL without path and query is judged as its host is', () => {
    const url = (value: string): Indicator => ({ type: 'url', value });
    expect(decideFor('https://mail.example/a', url('http://mail.example/'), false, FREE)).toEqual(NEVER);
    expect(decideFor('https://mail.example/a', url('http://mail.example/a'), false, FREE).kind).toBe(
      'listed',
    );
  });

  it('what a list itself may not stop counts in that list only, forced or not', () => {
    const ignored = limited({ ignored: new Set(['github.example']), mayForce: true });
    const entry = host('github.example');
    expect(decideFor('https://a.github.example/', entry, false, ignored)).toEqual(NEVER);
    expect(decideFor('https://a.github.example/', entry, true, ignored)).toEqual(NEVER);
    const both = [
      found(listOf([claim()]), entry, { limits: ignored }),
      found(listOf([claim({ case: 2 })]), entry),
    ];
    expect(decide('https://a.github.example/', { found: both })).toMatchObject({
      listings: [{ case: scam }],
    });
  });

  it('the forced flag stops a popular host only for a list named by policy', () => {
    const entry = host('mail.example');
    expect(decideFor('https://mail.example/', entry, true, FREE)).toEqual(NEVER);
    expect(decideFor('https://mail.example/', entry, false, limited({ mayForce: true }))).toEqual(NEVER);
    expect(decideFor('https://mail.example/', entry, true, limited({ mayForce: true })).kind).toBe('listed');
  });

  it('a forced entry of any other list counts for nothing, whatever it names', () => {
    expect(decideFor('https://redvds.com/', host('redvds.com'), true, FREE)).toEqual(NEVER);
  });

  it('no flag stops an authority’s host, one below it or one above it', () => {
    const mayForce = limited({ mayForce: true });
    for (const value of ['noticeofpleadings.com', 'a.noticeofpleadings.com', 'com']) {
      expect(decideFor('https://other.com/', host(value), true, mayForce), value).toEqual(NEVER);
    }
  });
});

describe('actions that IT asks for by kind (GUARD.md: order of decisions, step 6)', () => {
  const asking = (entries: Readonly<Record<string, Action>>): DecisionRules => ({
    ...rules,
    actions: new Map(Object.entries(entries)) as DecisionRules['actions'],
  });

  it('asks for more or for less than a warning, for the kind of the case alone', () => {
    for (const action of ACTIONS) {
      const asked = asking({ 'virtual-desktop-rental': action, 'investment-fraud': 'warn' });
      expect(decide('https://redvds.com/', { rules: asked })).toMatchObject({ kind: 'listed', action });
    }
    const other = asking({ 'investment-fraud': 'block' });
    expect(decide('https://redvds.com/', { rules: other })).toMatchObject({ action: 'warn' });
  });

  it('takes “any” for the kinds that are not named', () => {
    expect(decide('https://redvds.com/', { rules: asking({ any: 'note' }) })).toMatchObject({
      action: 'note',
    });
    const both = asking({ any: 'note', 'virtual-desktop-rental': 'block' });
    expect(decide('https://redvds.com/', { rules: both })).toMatchObject({ action: 'block' });
  });

  it('weighs each claim by the kind of its own case; the strongest is shown first', () => {
    const list = listOf([claim(), claim({ case: 2, kind: 'charged' })]);
    const asked = asking({ 'virtual-desktop-rental': 'note', 'investment-fraud': 'block' });
    expect(
      decide('https://redvds.com/', { found: [found(list, host('redvds.com'))], rules: asked }),
    ).toMatchObject({
      action: 'block',
      listings: [
        { case: scam, action: 'block' },
        { case: redvds, action: 'note' },
      ],
    });
  });

  it('never takes a list for more than it stands for, nor blocks for a disputed or overdue claim', () => {
    const blocking = asking({ any: 'block' }).actions;
    const act = (overrides: Partial<Claim>) => actionOf(claim(overrides), redvds, '2026-11-22', blocking);
    expect(act({})).toBe('block');
    expect(act({ atMost: 'warn' })).toBe('warn');
    expect(act({ atMost: 'note' })).toBe('note');
    expect(act({ isDisputed: true })).toBe('note');
    expect(act({ reviewBy: '2026-11-21', atMost: 'block' })).toBe('note');
  });

  it('step 4: a pass counts only while policy leaves a way on', () => {
    const decideWithPass = (changed: Partial<DecisionRules>) =>
      decide('https://redvds.com/', { hasPass: true, rules: { ...rules, ...changed } });
    expect(decideWithPass({ continueRule: 'reason' })).toEqual({ kind: 'clear', because: 'pass' });
    expect(decideWithPass({ continueRule: 'never' }).kind).toBe('listed');
    expect(decideWithPass({ actions: asking({ any: 'block' }).actions })).toMatchObject({ action: 'block' });
  });

  it('every step gives way to those before it, whatever holds together', () => {
    const steps = [
      { because: 'never-listed', rules: { neverList: authority('redvds.com') } },
      { because: 'emergency-allow', rules: { emergencyAllow: new Set(['redvds.com']) } },
      { because: 'organisation-allowlist', rules: { organisationAllowlist: new Set(['redvds.com']) } },
      { because: 'organisation', rules: { organisationBlocklist: new Set(['redvds.com']) } },
      { because: 'pass', hasPass: true, rules: {} },
      { because: 'own-allowlist', rules: { ownAllowlist: new Set(['redvds.com']) } },
      { because: 'lists', rules: {} },
    ];
    for (let held = 0; held < 2 ** steps.length; held += 1) {
      const holding = steps.filter((_, index) => index === steps.length - 1 || (held >> index) % 2 === 1);
      const verdict = decide('https://rd.redvds.com/', {
        hasPass: holding.some(({ hasPass }) => hasPass === true),
        rules: Object.assign({}, rules, ...holding.map((step) => step.rules)),
      });
      const because = verdict.kind === 'clear' ? verdict.because : verdict.by;
      expect(because, holding.map((step) => step.because).join(' ')).toBe(holding[0]?.because);
    }
  });
});

describe('what a person may do about a verdict (GUARD.md: warning page)', () => {
  it('is what policy says, and nothing at all for what is blocked', () => {
    const listed = (action: Action) =>
      ({ kind: 'listed', by: 'lists', action, listings: [] as never }) as const;
    for (const rule of CONTINUE_RULES) {
      expect(continueRuleOf(listed('warn'), rule)).toBe(rule);
      expect(continueRuleOf(listed('block'), rule)).toBe('never');
    }
  });
});

describe('actionOf and statusOf (LIST.md: claims)', () => {
  it('a disputed claim never stops, an overdue one does not stop any more, a historical one only notes', () => {
    const act = (overrides: Partial<Claim>) =>
      actionOf(claim(overrides), redvds, '2026-11-22', rules.actions);
    expect(act({ isDisputed: true })).toBe('note');
    expect(act({ reviewBy: '2026-11-21' })).toBe('note');
    expect(act({ reviewBy: '2026-11-22' })).toBe('warn');
    expect(act({ atMost: 'note' })).toBe('note');
    expect(act({ atMost: 'block' })).toBe('warn');
  });

  it('says fraud only where the case does', () => {
    expect(statusOf(claim({ kind: 'charged' }), redvds)).toBe('crime-service');
    expect(statusOf(claim({ kind: 'charged' }), scam)).toBe('fraud-linked');
    expect(statusOf(claim({ kind: 'forfeited' }), scam)).toBe('seized');
    expect(statusOf(claim({ isDisputed: true }), scam)).toBe('disputed');
  });
});

describe('what may be done at most (MANAGED.md: enforcement)', () => {
  const blocking: DecisionRules = {
    ...rules,
    actions: new Map([['any', 'block']]),
    organisationBlocklist: new Set(['games.example']),
  };
  const under = (enforcement: DecisionRules['enforcement'], address: string, hasPass = false) =>
    decide(address, { rules: { ...blocking, enforcement }, hasPass });

  it.each(['https://redvds.com/', 'https://games.example/'])('block leaves %s as it is', (address) => {
    expect(under('block', address)).toEqual(decide(address, { rules: blocking }));
    expect(under('block', address)).not.toHaveProperty('withheld');
  });

  it.each(['https://redvds.com/', 'https://games.example/'])('warn leaves a way on from %s', (address) => {
    expect(under('warn', address)).toMatchObject({ kind: 'listed', action: 'warn', withheld: 'block' });
    expect(under('warn', address, true)).toEqual({ kind: 'clear', because: 'pass' });
  });

  it.each(['https://redvds.com/', 'https://games.example/'])('audit stops %s no more', (address) => {
    const verdict = under('audit', address);
    expect(verdict).toMatchObject({ kind: 'listed', action: 'note', withheld: 'block' });
    expect(isStopped(verdict)).toBe(false);
  });

  it('withholds nothing where nothing was asked for', () => {
    const noting = { ...rules, actions: new Map([['any', 'note']]), enforcement: 'audit' } as const;
    expect(decide('https://redvds.com/', { rules: noting as DecisionRules })).not.toHaveProperty('withheld');
  });
});
