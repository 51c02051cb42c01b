import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../../src/background/lists/install-packaged.ts';
import { Events } from '../../../src/background/outbox/events.ts';
import { Outbox } from '../../../src/background/outbox/outbox.ts';
import { Reporter } from '../../../src/background/outbox/reporter.ts';
import { describeFollowed } from '../../../src/background/tab-view.ts';
import { Visits } from '../../../src/background/visits.ts';
import type { ListedVerdict } from '../../../src/core/list/verdict.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import type { ProtectionView } from '../../../src/messages/protocol.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { EventSink } from './event-sink.ts';

const PLACE = { tabId: 7, isPrivate: false };
const ADDRESS = 'https://rd.redvds.com/secret-path?secret-query=1#secret-hash';

let sink: EventSink;
let events: Events;
let outbox: Outbox;
let lists: FollowedLists;
let now: number;

beforeEach(async () => {
  resetExtensionWorld();
  sink = await EventSink.start();
  now = Date.UTC(2026, 10, 28, 9);
  const { policy } = readPolicy({ reportingEndpoint: sink.address });
  outbox = new Outbox(() => now);
  events = new Events(
    new Reporter(
      outbox,
      async () => policy,
      () => now,
    ),
    outbox,
    () => now,
  );
  lists = new FollowedLists();
  await installPackagedList(lists, true);
});
afterEach(() => sink.close());

async function judge(address = ADDRESS): Promise<ListedVerdict> {
  const { verdict } = await new Visits(lists).judge(address, null);
  if (verdict.kind !== 'listed') throw new Error(`${address} is not listed`);
  return verdict;
}

/** Events as the receiver has them, once there are so many. */
function receive(count: number): Promise<readonly Record<string, unknown>[]> {
  return waitUntil(`${count} events`, async () => {
    const all = sink.taken.flatMap(({ body }) => JSON.parse(body) as Record<string, unknown>[]);
    return all.length >= count ? all : null;
  });
}

/** What stands in every request, whole. */
function bytes(): string {
  return sink.seen.map(({ headers, body }) => JSON.stringify(headers) + body).join('\n');
}

describe('a visit', () => {
  it('that was stopped is told by its entry and its domain, never by where in the site', async () => {
    events.tellBlocked(await judge(), 'rd.redvds.com', PLACE);
    expect(await receive(1)).toMatchObject([
      {
        class_uid: 2004,
        metadata: { event_code: 'visit.blocked' },
        unmapped: { indicator: 'redvds.com', domain: 'redvds.com', case: 'redvds', action: 'warn' },
      },
    ]);
    expect(bytes()).not.toMatch(/secret|rd\.redvds/);
  });

  it('is told once, however often its warning is loaded, and once more after a while', async () => {
    const verdict = await judge();
    for (let index = 0; index < 5; index++) events.tellBlocked(verdict, 'rd.redvds.com', PLACE);
    await receive(1);
    now += 61_000;
    events.tellBlocked(verdict, 'rd.redvds.com', PLACE);
    expect(await receive(2)).toHaveLength(2);
  });

  it('that was continued is told with the code of its reason and not its words', async () => {
    events.tellContinued(await judge(), { code: 'work', text: 'secret words' }, PLACE);
    expect(await receive(1)).toMatchObject([{ unmapped: { reason: 'work' } }]);
    expect(bytes()).not.toContain('secret');
  });

  it('in a private window is told to nobody', async () => {
    const verdict = await judge();
    const isPrivate = { tabId: 7, isPrivate: true };
    events.tellBlocked(verdict, 'redvds.com', isPrivate);
    events.tellContinued(verdict, null, isPrivate);
    events.tellMistake(verdict, isPrivate);
    state.tabs.set(7, { id: 7, url: 'https://gone.example/', incognito: true });
    events.tellClaim(7, 'gone.example', false);
    await events.tellMail({ level: 'danger', findings: [], unchecked: [], advice: null }, 'key', {
      isPrivate: true,
    });
    events.tellAudited(verdict);
    expect(await receive(1)).toMatchObject([{ unmapped: { action: 'audit' } }]);
    expect(await outbox.readSent()).toHaveLength(1);
  });
});

it('a page that says that it was seized is told by its registrable domain', async () => {
  state.tabs.set(7, { id: 7, url: 'https://www.gone.co.uk/', incognito: false, title: 'secret title' });
  events.tellClaim(7, 'www.gone.co.uk', false);
  expect(await receive(1)).toMatchObject([{ unmapped: { domain: 'gone.co.uk', isConfirmed: 'false' } }]);
  expect(bytes()).not.toContain('secret');
});

it('a dangerous message is told by the ids of its findings, never by what they compare, and once', async () => {
  const verdict = await judge();
  if (verdict.by !== 'lists') throw new Error('it is IT’s own');
  const evidence = [{ field: 'text' as const, quote: 'secret quote' }];
  const finding = { group: 'fact', strength: 'strong', values: ['secret value'], evidence } as const;
  const findings = [{ ...finding, id: 'listed-link', listing: verdict.listings[0] }];
  const assessment = { level: 'danger', findings, unchecked: [], advice: 'do-not-pay' } as const;
  // Opened again, it is no other message.
  for (let times = 0; times < 3; times++) await events.tellMail(assessment, 'secret key', PLACE);
  expect(await receive(1)).toMatchObject([
    { unmapped: { findings: 'listed-link', indicator: 'redvds.com', case: 'redvds' } },
  ]);
  events.tellFailedAdapter('mail.example');
  expect(await receive(2)).toMatchObject([
    {},
    { activity_name: 'adapter.failed', unmapped: { webmail: 'mail.example' } },
  ]);
  expect(bytes()).not.toContain('secret');
});

describe('how things stand', () => {
  function stale(view: ProtectionView): ProtectionView {
    return { ...view, lists: view.lists.map((list) => ({ ...list, staleSince: '2026-11-01' })) };
  }

  it('is told of a list that is out of date once, for as long as it is', async () => {
    const view = await describeFollowed(lists);
    for (let index = 0; index < 3; index++) await events.tellLists(stale(view));
    await events.tellLists(view);
    await events.tellLists(stale(view));
    expect(await receive(2)).toMatchObject([
      { class_uid: 6002, activity_name: 'list.stale', unmapped: { list: 'cordon' } },
      { activity_name: 'list.stale' },
    ]);
  });

  it('is told by a heartbeat once a day, at a time that varies', async () => {
    const view = await describeFollowed(lists);
    await events.tellHeartbeat(view);
    await events.tellHeartbeat(view);
    const planned = state.alarms.get('heartbeat')?.when ?? 0;
    expect(planned - now).toBeGreaterThanOrEqual(18 * 3_600_000);
    expect(planned - now).toBeLessThanOrEqual(30 * 3_600_000);
    now = planned;
    await events.tellHeartbeat(view);
    expect(await receive(2)).toMatchObject([
      {
        unmapped: { browser: expect.any(String), lists: expect.stringMatching(/^cordon@\d+$/), dropped: '0' },
      },
      {},
    ]);
  });

  it('is told of what policy has that is not acted on', async () => {
    const { rejected } = readPolicy({ lists: ['http://lists.example/'], nonsense: 1 });
    events.tellRejected(rejected);
    const [event] = await receive(1);
    expect(event).toMatchObject({ activity_name: 'policy.rejected' });
    expect(bytes()).toContain('lists[0]: not-https');
    expect(bytes()).not.toContain('lists.example');
  });
});
