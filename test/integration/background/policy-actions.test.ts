import { beforeEach, describe, expect, it } from 'vitest';
import { findPass } from '../../../src/background/passes.ts';
import { continueVisit, describeWarning } from '../../../src/background/warning.ts';
import type { ContinueReason } from '../../../src/messages/continue-reason.ts';
import type { Sender } from '../../../src/messages/registry.ts';
import { ExtensionWorker, PACKAGED_HOST, ruledHosts } from '../../support/extension-worker.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';

/** Of the packaged list's kind `ddos-for-hire`; {@link PACKAGED_HOST} is of `virtual-desktop-rental`. */
const BOOTER = 'ipstressor.com';
const OWN = 'games.example';
const FREE = 'https://other.example/';
const LISTED = `https://${PACKAGED_HOST}/panel`;
const TAB: Sender = { page: 'warning', tabId: 1, isTopFrame: true, isPrivate: false };
const REASON: ContinueReason = { code: 'work', text: 'An order that I have to cancel' };

let worker: ExtensionWorker;

beforeEach(async () => {
  resetExtensionWorld();
  state.tabs.set(1, { id: 1, url: 'about:blank', incognito: false });
  worker = new ExtensionWorker();
  await worker.start();
});

async function judge(host: string) {
  return (await worker.visits.judge(`https://${host}/`, null)).verdict;
}

/** Hosts that a rule lets through whatever others say. */
function allowedHosts(): readonly string[] {
  const rules = [...state.dynamicRules.values()];
  const top = Math.max(...rules.map(({ priority }) => priority));
  return rules
    .filter(({ priority, action }) => action.type === 'allow' && priority === top && top > 1)
    .flatMap(({ condition }) => condition.requestDomains ?? []);
}

async function readWarning(address = LISTED) {
  const view = await describeWarning(worker.visits, address, TAB);
  if (view.kind !== 'listed') throw new Error('a warning');
  return view;
}

async function goOn(reason?: ContinueReason) {
  const { continueToken } = await readWarning();
  const input = reason === undefined ? {} : { reason };
  return continueVisit(worker.visits, { token: continueToken ?? '', ...input }, TAB);
}

describe('actions by policy (GUARD.md: order of decisions; MANAGED.md)', () => {
  it('block, warn and note by kind: verdicts and rules follow a policy that appears, changes and goes', async () => {
    expect(await judge(BOOTER)).toMatchObject({ action: 'warn' });
    const before = ruledHosts();
    await worker.followPolicy({ actions: ['ddos-for-hire=note', 'virtual-desktop-rental=block'] });
    expect(await judge(BOOTER)).toMatchObject({ kind: 'listed', action: 'note' });
    expect(await judge(PACKAGED_HOST)).toMatchObject({ kind: 'listed', action: 'block' });
    expect(ruledHosts()).toContain(PACKAGED_HOST);
    expect(ruledHosts().length).toBeLessThan(before.length);
    expect(ruledHosts()).not.toContain(BOOTER);

    await worker.followPolicy({ actions: ['ddos-for-hire=block'] });
    expect(await judge(BOOTER)).toMatchObject({ action: 'block' });
    expect(await judge(PACKAGED_HOST)).toMatchObject({ action: 'warn' });
    expect(ruledHosts()).toContain(BOOTER);

    await worker.followPolicy({});
    expect(await judge(BOOTER)).toMatchObject({ action: 'warn' });
    expect([...ruledHosts()].sort()).toEqual([...before].sort());
  });

  it('IT’s blocklist stops hosts and those below, in the rules and for questions answered at once', async () => {
    await worker.lists.whenReady();
    await worker.policy.read();
    expect(worker.visits.isSurelyClear(`https://a.${OWN}/`)).toBe(true);
    await worker.followPolicy({ blocklist: [OWN, '2001:db8::1', 'gov'] });
    await worker.lists.whenReady();
    expect(await judge(`a.${OWN}`)).toMatchObject({ by: 'organisation', indicator: { value: OWN } });
    expect(worker.visits.isSurelyClear(`https://a.${OWN}/`)).toBe(false);
    expect(worker.visits.isSurelyClear(FREE)).toBe(true);
    expect(ruledHosts()).toContain(OWN);
    // An IPv6 address would have the browser refuse the whole rule.
    expect(ruledHosts().some((host) => host.includes(':'))).toBe(false);
    const view = await readWarning(`https://${OWN}/`);
    expect(view).toMatchObject({ continueRule: 'never', continueToken: null });

    await worker.followPolicy({});
    expect(await judge(OWN)).toEqual({ kind: 'clear', because: 'not-listed' });
    expect(ruledHosts()).not.toContain(OWN);
  });

  it('a host that IT blocks above an authority’s stops others, but never the authority’s', async () => {
    await worker.followPolicy({ blocklist: ['justice.gov'] });
    expect(await judge('www.justice.gov')).toEqual({ kind: 'clear', because: 'never-listed' });
    expect(ruledHosts()).not.toContain('justice.gov');
  });

  it.each(['allowlist', 'emergencyAllow'])(
    '%s opens a host that a list or IT stops, and what is below',
    async (key) => {
      await worker.followPolicy({ [key]: [`rd.${PACKAGED_HOST}`, OWN], blocklist: [OWN] });
      expect(await judge(`rd.${PACKAGED_HOST}`)).toMatchObject({ kind: 'clear' });
      expect(await judge(`a.rd.${PACKAGED_HOST}`)).toMatchObject({ kind: 'clear' });
      expect(await judge(OWN)).toMatchObject({ kind: 'clear' });
      expect(await judge(PACKAGED_HOST)).toMatchObject({ kind: 'listed' });
      expect([...allowedHosts()].sort()).toEqual([OWN, `rd.${PACKAGED_HOST}`].sort());
      await worker.followPolicy({});
      expect(await judge(`rd.${PACKAGED_HOST}`)).toMatchObject({ kind: 'listed' });
      expect(allowedHosts()).toEqual([]);
    },
  );

  it('holds for the next worker before the browser has its policy, and for a private one', async () => {
    await worker.followPolicy({ blocklist: [OWN], continueRule: 'never' });
    state.readManaged = () => {
      throw new Error('the policy service is not ready');
    };
    for (const isPrivate of [false, true]) {
      state.isPrivateWorker = isPrivate;
      worker = new ExtensionWorker();
      expect(worker.visits.isSurelyClear(`https://${OWN}/`)).toBe(false);
      expect(await judge(OWN)).toMatchObject({ by: 'organisation' });
      expect(await readWarning()).toMatchObject({ continueRule: 'never' });
    }
  });

  it('the warning names whom to ask', async () => {
    await worker.followPolicy({
      organisationName: 'Muster AG',
      supportPhone: '+49 30 555 0100',
      messageToUsers: 'Ask.',
    });
    const support = { organisation: 'Muster AG', phone: '+49 30 555 0100', message: 'Ask.' };
    expect(await readWarning()).toMatchObject({ support });
  });
});

describe('the way on by policy (GUARD.md: warning page)', () => {
  it('never: there is no token, and one from before opens nothing', async () => {
    const { continueToken } = await readWarning();
    await worker.followPolicy({ continueRule: 'never' });
    expect(await readWarning()).toMatchObject({ continueRule: 'never', continueToken: null });
    const spent = await continueVisit(worker.visits, { token: continueToken ?? '' }, TAB);
    expect(spent).toEqual({ kind: 'refused', because: 'forbidden' });
    expect(state.sessionRules.size).toBe(0);
  });

  it('reason: the code is kept with the pass; a message without one goes back', async () => {
    await worker.followPolicy({ continueRule: 'reason' });
    expect(await readWarning()).toMatchObject({ continueRule: 'reason' });
    expect(await goOn()).toEqual({ kind: 'refused', because: 'forged' });
    await expect.poll(() => state.tabs.get(1)?.url).toBe(state.addressBehind);
    expect(await goOn(REASON)).toEqual({ kind: 'granted' });
    expect(await findPass(PACKAGED_HOST, 1)).toMatchObject({ reason: REASON });
    expect(state.tabs.get(1)?.url).toBe(LISTED);
  });

  it('keeps no reason where policy asks for none', async () => {
    await goOn(REASON);
    expect(await findPass(PACKAGED_HOST, 1)).not.toHaveProperty('reason');
  });

  it('a forged or repeated "continue" takes the tab back, not on', async () => {
    const { continueToken } = await readWarning();
    for (const [token, because] of [
      ['made up', 'forged'],
      [continueToken ?? '', 'spent'],
    ] as const) {
      state.tabs.set(1, { id: 1, url: 'about:blank', incognito: false });
      expect(await continueVisit(worker.visits, { token }, TAB)).toEqual({ kind: 'refused', because });
      await expect.poll(() => state.tabs.get(1)?.url).toBe(state.addressBehind);
    }
    expect(state.sessionRules.size).toBe(0);
  });
});

describe('passes end when nothing stands behind them (GUARD.md: warning page)', () => {
  it.each([
    ['no way on any more', { continueRule: 'never' }],
    ['its kind is blocked', { actions: ['virtual-desktop-rental=block'] }],
    ['IT blocks the host', { blocklist: [PACKAGED_HOST] }],
    ['its kind is only noted, so that nothing is stopped', { actions: ['any=note'] }],
    ['IT allows the host', { allowlist: [PACKAGED_HOST] }],
  ])('at once, with its rule, by policy: %s', async (_, values) => {
    await goOn();
    expect((await worker.visits.judge(LISTED, 1)).verdict).toEqual({ kind: 'clear', because: 'pass' });
    await worker.followPolicy(values);
    expect(state.sessionRules.size).toBe(0);
    await worker.followPolicy({});
    expect((await worker.visits.judge(LISTED, 1)).verdict).toMatchObject({ kind: 'listed', action: 'warn' });
  });

  it('counts for nothing even where it has not been let go of yet', async () => {
    await goOn();
    state.local.set('managed-values', { continueRule: 'never' });
    const next = new ExtensionWorker();
    expect(await next.visits.judge(LISTED, 1)).toMatchObject({ verdict: { kind: 'listed' }, pass: null });
  });

  it('lasts while policy changes in another way', async () => {
    await goOn();
    await worker.followPolicy({ organisationName: 'Muster AG', continueRule: 'reason' });
    expect((await worker.visits.judge(LISTED, 1)).verdict).toEqual({ kind: 'clear', because: 'pass' });
  });
});
