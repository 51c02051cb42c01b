import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FollowedLists } from '../../../../src/background/lists/followed-lists.ts';
import { MailDataInUse } from '../../../../src/background/mail/mail-data-in-use.ts';
import { MailDesk } from '../../../../src/background/mail/mail-desk.ts';
import { MailSites } from '../../../../src/background/mail/mail-sites.ts';
import { forgetMail, keepOpenMail, readMailOfTab } from '../../../../src/background/mail/open-mail.ts';
import {
  forgetRecentMail,
  leaveRecentMail,
  listRecentMail,
} from '../../../../src/background/mail/recent-mail.ts';
import { MailMemory } from '../../../../src/background/memory/mail-memory.ts';
import { MemoryAccess } from '../../../../src/background/memory/memory-access.ts';
import { MessageMemory } from '../../../../src/background/memory/message-memory.ts';
import { VendorListOfPerson } from '../../../../src/background/memory/vendor-list-of-person.ts';
import { VendorsOfLists } from '../../../../src/background/memory/vendors-of-lists.ts';
import { Events } from '../../../../src/background/outbox/events.ts';
import { Outbox } from '../../../../src/background/outbox/outbox.ts';
import { Reporter } from '../../../../src/background/outbox/reporter.ts';
import { PolicyInUse } from '../../../../src/background/policy-in-use.ts';
import { takeUpPolicy } from '../../../../src/background/sync/managed-policy.ts';
import { Toolbar } from '../../../../src/background/toolbar.ts';
import { Visits } from '../../../../src/background/visits.ts';
import type { MailMessage } from '../../../../src/core/mail/message.ts';
import type { MailSite } from '../../../../src/messages/mail-protocol.ts';
import type { Sender } from '../../../../src/messages/registry.ts';
import { resetExtensionWorld } from '../../../support/extension-world.ts';
import { state } from '../../../support/fake-browser.ts';
import { storeIndicators } from '../../../support/stored-indicators.ts';
import { FRAUD_HOST } from '../../../support/test-hosts.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import { makeMessage } from '../../../unit/messages/mail-samples.ts';

const TAB = 5;
const WEBMAIL = 'https://webmail.muster-ag.example/?_task=mail';
const frame: Sender = {
  page: 'webmail',
  tabId: TAB,
  isTopFrame: false,
  isPrivate: false,
  hostname: 'webmail.muster-ag.example',
  frameId: 3,
};

/** What the browser was told about scripts. */
let registered: readonly MailSite[];
let started: readonly number[];
let stopped: readonly string[];
let changed: readonly number[];
let desk: MailDesk;

beforeEach(() => {
  resetExtensionWorld();
  [registered, started, stopped, changed] = [[], [], [], []];
  desk = makeDesk();
  state.tabs.set(TAB, { id: TAB, url: WEBMAIL, incognito: false });
});

function makeMemory(policy: PolicyInUse): MessageMemory {
  const access = new MemoryAccess(Date.now);
  const readPolicy = () => policy.read();
  const memory = new MailMemory(access, readPolicy, Date.now);
  const lists = { ownList: new VendorListOfPerson(access), ofLists: new VendorsOfLists(new FollowedLists()) };
  return new MessageMemory(memory, lists, readPolicy, Date.now);
}

function makeDesk(): MailDesk {
  const policy = new PolicyInUse();
  const adapters = {
    listHosts: async () => ['mail.known.example', '*.many.example'],
    findFor: async () => [],
    forget: () => {},
  };
  const outbox = new Outbox(Date.now);
  const reporter = new Reporter(outbox, () => policy.read(), Date.now);
  return new MailDesk({
    events: new Events(reporter, outbox, Date.now),
    visits: new Visits(new FollowedLists()),
    policy,
    data: new MailDataInUse(),
    memory: makeMemory(policy),
    sites: new MailSites(adapters, policy),
    scripts: {
      register: async (sites) => {
        registered = sites;
      },
      start: async (tabId) => {
        started = [...started, tabId];
      },
      stop: async (host) => {
        stopped = [...stopped, host];
      },
    },
    onChange: (tabId) => {
      changed = [...changed, tabId];
    },
  });
}

function hosts(): readonly string[] {
  return registered.map(({ host, by }) => `${host} ${by}`).sort();
}

describe('where mail is checked', () => {
  it('is on the hosts of known webmails, and on those below where an adapter says so', async () => {
    expect(await desk.isMailHost('mail.known.example')).toBe(true);
    expect(await desk.isMailHost('below.mail.known.example')).toBe(false);
    expect(await desk.isMailHost('many.example')).toBe(true);
    expect(await desk.isMailHost('eu.many.example')).toBe(true);
    expect(await desk.isMailHost('notmany.example')).toBe(false);
    expect(await desk.isMailHost('webmail.muster-ag.example')).toBe(false);
  });

  it('is on hosts that IT names, and nobody can take them back', async () => {
    state.readManaged = () => ({ webmailHosts: ['webmail.muster-ag.example'] });
    await takeUpPolicy(true);
    desk = makeDesk();
    expect(await desk.isMailHost('webmail.muster-ag.example')).toBe(true);
    await desk.leaveSite('webmail.muster-ag.example');
    expect(await desk.isMailHost('webmail.muster-ag.example')).toBe(true);
    expect(hosts()).toContain('webmail.muster-ag.example organisation');
    expect(stopped).toEqual([]);
  });

  it('is on the site that the person adds, at once in that tab, until it is taken back', async () => {
    await desk.checkOnSite(TAB);
    expect(hosts()).toContain('webmail.muster-ag.example person');
    expect(started).toEqual([TAB]);
    expect(await makeDesk().isMailHost('webmail.muster-ag.example')).toBe(true);
    expect(await desk.describeTab(TAB, WEBMAIL, false)).toMatchObject({ by: 'person' });
    await desk.leaveSite('webmail.muster-ag.example');
    expect(await desk.isMailHost('webmail.muster-ag.example')).toBe(false);
    expect(hosts()).not.toContain('webmail.muster-ag.example person');
    expect(stopped).toEqual(['webmail.muster-ag.example']);
  });

  it('is not offered where it is already, where no script may run, and in private windows, which keep nothing', async () => {
    expect(await desk.describeTab(TAB, WEBMAIL, false)).toMatchObject({ by: null, host: expect.any(String) });
    expect(await desk.describeTab(TAB, 'about:config', false)).toMatchObject({ host: null });
    expect(await desk.describeTab(TAB, WEBMAIL, true)).toMatchObject({ host: null });
    state.tabs.set(TAB, { id: TAB, url: WEBMAIL, incognito: true });
    await desk.checkOnSite(TAB);
    expect(await desk.isMailHost('webmail.muster-ag.example')).toBe(false);
    expect(state.local.has('mail-sites')).toBe(false);
  });

  it('is not the person’s to say where policy locks it', async () => {
    await desk.checkOnSite(TAB);
    state.readManaged = () => ({ lockedSettings: ['mail'] });
    await takeUpPolicy(true);
    desk = makeDesk();
    expect(await desk.describeTab(TAB, WEBMAIL, false)).toMatchObject({ by: 'person', mayChange: false });
    await desk.leaveSite('webmail.muster-ag.example');
    expect(await desk.isMailHost('webmail.muster-ag.example')).toBe(true);
    state.tabs.set(TAB, { id: TAB, url: 'https://other.example/', incognito: false });
    await desk.checkOnSite(TAB);
    expect(await desk.isMailHost('other.example')).toBe(false);
  });

  it('gives the browser no order from the worker of private windows', async () => {
    state.isPrivateWorker = true;
    await desk.registerScripts();
    expect(registered).toEqual([]);
  });
});

describe('judging a message', () => {
  const webmail: Sender = { ...frame, isTopFrame: true };
  const link = {
    text: 'here',
    href: `https://${FRAUD_HOST}/login`,
    from: 'link',
    isQuoted: false,
    isHidden: false,
  } as const;
  const account = 'DE89 3704 0044 0532 0130 00';

  it('is danger where a link is listed, with a word for each link in its order', async () => {
    const message = makeMessage({ links: [{ ...link, href: 'https://ordinary.test/' }, link] });
    const { assessment, links } = await desk.assess(message, webmail);
    expect(assessment.level).toBe('danger');
    expect(links.map(({ verdict }) => verdict.kind)).toEqual(['clear', 'listed']);
  });

  it('looks up every address: the last of many copies counts as the first', async () => {
    await storeIndicators('people', [{ type: 'email', value: 'p.huber@gmail.com' }]);
    const cc = Array.from({ length: 50 }, (_, index) => ({ name: '', address: `a${index}@ordinary.test` }));
    const { assessment } = await desk.assess(
      makeMessage({ cc, replyTo: [{ name: '', address: 'P.Huber@GMAIL.com' }] }),
      webmail,
    );
    expect(assessment.level).toBe('danger');
  });

  it('remembers what was judged in a webmail, and offers to confirm its account', async () => {
    const message = makeMessage({ text: `Please pay to ${account}.` });
    await desk.assess(message, webmail);
    const { payees } = await desk.assess(message, webmail);
    expect(payees).toMatchObject([{ account: account.replaceAll(' ', '') }]);
  });

  it('says nothing of memory in a private window', async () => {
    const message = makeMessage({ text: `Please pay to ${account}.` });
    expect((await desk.assess(message, { ...webmail, isPrivate: true })).payees).toEqual([]);
  });
});

describe('an answer on a page of its own', () => {
  const webmail: Sender = { ...frame, isTopFrame: true, frameId: 0 };
  const message = makeMessage({ replyTo: [{ name: '', address: 'p.huber@1ieferant.example' }] });
  const draft = { subject: 'Re: Rechnung 118', recipients: ['p.huber@1ieferant.example'] };

  beforeEach(async () => {
    for (const tabId of [TAB, TAB + 1]) await forgetRecentMail(tabId);
  });

  async function show(given: MailMessage, sender: Sender = webmail): Promise<void> {
    await desk.assess(given, sender);
    await waitUntil('the message is kept', async () =>
      (await listRecentMail(sender)).some((one) => one.message.date === given.date),
    );
  }

  it('is judged with the message that the page before showed, and again when its page is loaded anew', async () => {
    await show(message);
    for (let times = 0; times < 3; times++) {
      await leaveRecentMail(TAB, 0);
      expect(await desk.assessAnswer(draft, webmail)).toMatchObject({
        assessment: { level: 'caution' },
        sender: 'p.huber@lieferant.example',
      });
      await waitUntil('it is kept for the next page', async () => (await countKept()) === 1);
    }
  });

  it('is judged again when somebody is added', async () => {
    await show(makeMessage());
    const honest = { ...draft, recipients: ['p.huber@lieferant.example'] };
    expect(await desk.assessAnswer(honest, webmail)).toMatchObject({ assessment: null });
    const added = { ...draft, recipients: [...honest.recipients, 'p.huber@1ieferant.example'] };
    expect(await desk.assessAnswer(added, webmail)).toMatchObject({ assessment: { level: 'caution' } });
  });

  it('is looked up: whom a list names is danger, though the message names nobody', async () => {
    await storeIndicators('people', [{ type: 'email', value: 'p.huber@gmail.com' }]);
    await show(makeMessage());
    const listed = { ...draft, recipients: ['p.huber@gmail.com'] };
    expect(await desk.assessAnswer(listed, webmail)).toMatchObject({ assessment: { level: 'danger' } });
  });

  it('in a window of its own is judged with the message that another tab shows', async () => {
    await show(message);
    const window = { ...webmail, tabId: TAB + 1 };
    expect(await desk.assessAnswer(draft, window)).toMatchObject({ assessment: { level: 'caution' } });
  });

  it('is not judged with what another site, or the other kind of window, has shown', async () => {
    await show(message);
    expect(await desk.assessAnswer(draft, { ...webmail, hostname: 'other.example' })).toBeNull();
    expect(await desk.assessAnswer(draft, { ...webmail, isPrivate: true })).toBeNull();
  });

  it('is not judged with a message of the page before the last, or of a tab that is gone', async () => {
    await show(message);
    await leaveRecentMail(TAB, 0);
    await leaveRecentMail(TAB, 0);
    expect(await desk.assessAnswer(draft, webmail)).toBeNull();
    await show(message);
    await forgetRecentMail(TAB);
    expect(await desk.assessAnswer(draft, webmail)).toBeNull();
    expect(await countKept()).toBe(0);
  });

  it('outlives the frame that showed the message, and another message in that frame', async () => {
    const preview = { ...webmail, isTopFrame: false, frameId: 3 };
    await show(makeMessage({ subject: 'Holidays', date: 1 }), preview);
    await leaveRecentMail(TAB, 3);
    await show(message, preview);
    await leaveRecentMail(TAB, 0);
    expect(await countKept()).toBe(1);
    expect(await desk.assessAnswer(draft, webmail)).toMatchObject({ assessment: { level: 'caution' } });
  });

  it('keeps no more than there is room for, the latest first, and of a message what was read last', async () => {
    const long = 'x'.repeat(60_000);
    for (let index = 1; index <= 12; index++) {
      for (const frameId of [0, 1, 2, 3]) {
        await show(makeMessage({ text: long, quotedText: long, date: index }), { ...webmail, frameId });
      }
    }
    await show(makeMessage({ date: 12, text: 'short' }), { ...webmail, frameId: 3 });
    const kept = await listRecentMail(webmail);
    expect(kept.at(-1)?.message.text).toBe('short');
    expect(JSON.stringify(state.session.get('recent-mail')).length).toBeLessThan(1_600_000);
    expect(kept.length).toBeGreaterThan(8);
  });

  it('reads back what was kept before the background was stopped, and nothing that is not of its type', async () => {
    await show(message);
    const stored = state.session.get('recent-mail') as readonly object[];
    expect(await listAfterStop(stored)).toEqual([{ message, isHere: true }]);
    expect(await listAfterStop([{ ...stored[0], message: { text: 1 } }])).toEqual([]);
  });

  /** What another worker finds in storage. */
  async function listAfterStop(stored: unknown) {
    vi.resetModules();
    const world = await import('../../../support/fake-browser.ts');
    world.state.session.set('recent-mail', stored);
    const woken = await import('../../../../src/background/mail/recent-mail.ts');
    return woken.listRecentMail(webmail);
  }

  async function countKept(): Promise<number> {
    return (await listRecentMail(webmail)).length;
  }
});

describe('what is open in a tab', () => {
  it('is told by its frames, each for itself, and forgotten with them', async () => {
    await desk.keepOpen([{ id: '1', level: 'danger' }], frame);
    await desk.keepOpen([{ id: '2', level: 'clear' }], { ...frame, frameId: 0 });
    expect(changed).toEqual([TAB, TAB]);
    expect(await readMailOfTab(TAB)).toEqual([
      { id: '1', level: 'danger' },
      { id: '2', level: 'clear' },
    ]);
    await desk.keepOpen([{ id: '3', level: 'caution' }], frame);
    expect((await readMailOfTab(TAB)).map(({ id }) => id)).toEqual(['2', '3']);
    expect(await forgetMail(TAB, 3)).toBe(true);
    expect((await readMailOfTab(TAB)).map(({ id }) => id)).toEqual(['2']);
    expect(await forgetMail(TAB)).toBe(true);
    expect(await readMailOfTab(TAB)).toEqual([]);
    expect(await forgetMail(TAB)).toBe(false);
  });

  it('shows in the toolbar, which no message can imitate or hide', async () => {
    const toolbar = new Toolbar(new Visits(new FollowedLists()));
    const iconFor = async (level: 'danger' | 'caution' | 'unreadable' | 'context' | 'clear') => {
      await keepOpenMail(TAB, 3, [
        { id: '1', level: 'clear' },
        { id: '2', level },
      ]);
      await toolbar.mark(TAB);
      return state.icons.get(TAB);
    };
    expect(await iconFor('danger')).toBe('/icons/listed-16.png');
    expect(await iconFor('caution')).toBe('/icons/caution-16.png');
    expect(await iconFor('unreadable')).toBe('/icons/caution-16.png');
    expect(await iconFor('context')).toBe('/icons/clear-16.png');
    expect(await iconFor('clear')).toBe('/icons/clear-16.png');
  });

  it('holds nothing of a message but its id and its level', async () => {
    await desk.keepOpen([{ id: '1', level: 'danger' }], frame);
    expect(JSON.stringify(state.session.get('open-mail'))).toBe(
      JSON.stringify([{ tabId: TAB, frameId: 3, open: [{ id: '1', level: 'danger' }] }]),
    );
  });
});

describe('the canary (MAIL.md: one event a day per webmail)', () => {
  const failed = () => (state.local.get('failed-mail-sites') ?? []) as readonly { readonly host: string }[];

  it('notes a webmail whose sender cannot be read, once a day', async () => {
    state.tabs.set(TAB, { id: TAB, url: 'https://mail.known.example/', incognito: false });
    const known = { ...frame, hostname: 'mail.known.example' };
    await desk.keepOpen([{ id: '1', level: 'clear' }], known);
    expect(failed()).toEqual([]);
    await desk.keepOpen([{ id: '1', level: 'unreadable' }], known);
    await desk.keepOpen([{ id: '2', level: 'unreadable' }], known);
    expect(failed()).toMatchObject([{ host: 'mail.known.example' }]);
  });

  it('keeps nothing of private windows', async () => {
    await desk.keepOpen([{ id: '1', level: 'unreadable' }], {
      ...frame,
      hostname: 'mail.known.example',
      isPrivate: true,
    });
    expect(failed()).toEqual([]);
    expect(await readMailOfTab(TAB)).toHaveLength(1);
  });
});
