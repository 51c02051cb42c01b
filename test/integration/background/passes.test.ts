import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import {
  dropExpiredPasses,
  findPass,
  grantPass,
  PASS_MS,
  revokePassesOfTab,
} from '../../../src/background/passes.ts';
import { Visits } from '../../../src/background/visits.ts';
import { continueVisit, describeWarning, revokeTokenOfTab } from '../../../src/background/warning.ts';
import type { Sender } from '../../../src/messages/registry.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';

const LISTED = 'https://rd.redvds.com/panel';
const inTab = (tabId: number): Sender => ({ page: 'warning', tabId, isTopFrame: true, isPrivate: false });

beforeEach(() => {
  resetExtensionWorld();
  state.tabs.set(1, { id: 1, url: 'about:blank', incognito: false });
  state.tabs.set(2, { id: 2, url: 'about:blank', incognito: false });
});

const give = (host: string, tabId: number) => grantPass({ host, tabId, address: `https://${host}/` });

async function tokenFor(visits: Visits, tabId: number): Promise<string> {
  const view = await describeWarning(visits, LISTED, inTab(tabId));
  if (view.kind !== 'listed' || view.continueToken === null) throw new Error('a warning that lets continue');
  return view.continueToken;
}

describe('continue (GUARD.md: warning page)', () => {
  it('gives a pass for the host in the tab, and takes the tab on', async () => {
    const visits = new Visits(new FollowedLists());
    expect(await continueVisit(visits, { token: await tokenFor(visits, 1) }, inTab(1))).toEqual({
      kind: 'granted',
    });
    expect(state.tabs.get(1)?.url).toBe(LISTED);
    expect((await visits.judge(LISTED, 1)).verdict).toEqual({ kind: 'clear', because: 'pass' });
    expect((await visits.judge(LISTED, 1)).behindPass?.kind).toBe('listed');
  });

  it('counts in no other tab and for no other host, not even the one above or below', async () => {
    const visits = new Visits(new FollowedLists());
    await continueVisit(visits, { token: await tokenFor(visits, 1) }, inTab(1));
    expect((await visits.judge(LISTED, 2)).verdict.kind).toBe('listed');
    expect((await visits.judge('https://redvds.com/', 1)).verdict.kind).toBe('listed');
    expect((await visits.judge('https://a.rd.redvds.com/', 1)).verdict.kind).toBe('listed');
    const [rule] = state.sessionRules.values();
    const allowed = new RegExp(rule?.condition.regexFilter ?? 'no rule');
    expect(allowed.test('https://rd.redvds.com/panel')).toBe(true);
    expect(allowed.test('http://rd.redvds.com.:8080/')).toBe(true);
    for (const other of [
      'https://redvds.com/',
      'https://a.rd.redvds.com/',
      'https://rdxredvds.com/',
      'https://rd.redvds.com.evil.example/',
    ]) {
      expect(allowed.test(other), other).toBe(false);
    }
  });

  it('refuses a token that was spent, made up, or given to another tab', async () => {
    const visits = new Visits(new FollowedLists());
    const token = await tokenFor(visits, 1);
    expect(await continueVisit(visits, { token: token }, inTab(2))).toEqual({
      kind: 'refused',
      because: 'spent',
    });
    expect(await continueVisit(visits, { token: 'made up' }, inTab(1))).toEqual({
      kind: 'refused',
      because: 'forged',
    });
    expect(await continueVisit(visits, { token: token }, inTab(1))).toEqual({
      kind: 'refused',
      because: 'spent',
    });
    expect(state.sessionRules.size).toBe(0);
    expect(state.tabs.get(1)?.url).not.toBe(LISTED);
    await expect.poll(() => state.tabs.get(1)?.url).toBe(state.addressBehind);
  });

  it('gives no token to a framed warning, and none for an address that is not listed', async () => {
    const visits = new Visits(new FollowedLists());
    const framed = await describeWarning(visits, LISTED, { ...inTab(1), isTopFrame: false });
    expect(framed).toMatchObject({ kind: 'listed', continueToken: null });
    expect((await describeWarning(visits, 'https://www.microsoft.com/', inTab(1))).kind).toBe('not-listed');
    for (const forged of ['javascript:alert(1)', 'data:text/html,x', '', '#', 'blob:https://redvds.com/1']) {
      expect(await describeWarning(visits, forged, inTab(1)), forged).toEqual({
        kind: 'not-listed',
        address: null,
        because: 'not-web',
      });
    }
    expect(state.session.size).toBe(0);
  });

  it('ends with the tab, in the rule engine too, and its token with it', async () => {
    const visits = new Visits(new FollowedLists());
    await continueVisit(visits, { token: await tokenFor(visits, 1) }, inTab(1));
    const token = await tokenFor(visits, 1);
    await Promise.all([revokePassesOfTab(1), revokeTokenOfTab(1)]);
    expect(await findPass('rd.redvds.com', 1)).toBeNull();
    expect(state.sessionRules.size).toBe(0);
    expect(await continueVisit(visits, { token: token }, inTab(1))).toEqual({
      kind: 'refused',
      because: 'spent',
    });
  });

  it('lasts 15 minutes, survives the worker meanwhile, and is then taken out of the rules', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    try {
      await give('rd.redvds.com', 1);
      expect(state.alarms.get('passes')?.when).toBe(1_000_000 + PASS_MS);
      vi.setSystemTime(1_000_000 + PASS_MS - 1);
      expect(await findPass('rd.redvds.com', 1)).not.toBeNull();
      vi.setSystemTime(1_000_000 + PASS_MS);
      expect(await findPass('rd.redvds.com', 1)).toBeNull();
      await dropExpiredPasses();
      expect(state.sessionRules.size).toBe(0);
      expect(PASS_MS).toBe(15 * 60 * 1000);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps passes that are given at the same moment', async () => {
    await Promise.all([give('a.example', 1), give('b.example', 1), give('c.example', 2)]);
    expect(state.sessionRules.size).toBe(3);
    expect(await findPass('a.example', 1)).not.toBeNull();
    expect(await findPass('c.example', 2)).not.toBeNull();
  });

  it('reads a damaged store as no pass', async () => {
    for (const damaged of [
      'text',
      7,
      null,
      { host: 'x' },
      [{ host: 'rd.redvds.com', tabId: '1', until: 9e15, ruleId: 1 }],
    ]) {
      state.session.set('passes', damaged);
      expect(await findPass('rd.redvds.com', 1)).toBeNull();
    }
  });
});
