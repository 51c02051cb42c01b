import './mark-start.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { onManagedChange } from '../platform/managed-storage.ts';
import { registerAudit } from './audit-record.ts';
import { registerContextMenu } from './context-menu.ts';
import { ExposureDesk } from './exposure/exposure-desk.ts';
import { readMailContacts } from './exposure/mail-contacts.ts';
import { openFirstRunPage } from './first-run.ts';
import { registerBackstop, sweepTabs } from './guard/backstop.ts';
import { registerBlockingGuard } from './guard/blocking.ts';
import { StoppedFrames } from './guard/stopped-frames.ts';
import { latestOfEach } from './latest-of-each.ts';
import { FollowedLists, isPrivateWorker } from './lists/followed-lists.ts';
import { installPackagedList } from './lists/install-packaged.ts';
import { NeverListInUse } from './lists/never-list-in-use.ts';
import { AdaptersInUse } from './mail/adapters-in-use.ts';
import { MailDataInUse } from './mail/mail-data-in-use.ts';
import { MailDesk } from './mail/mail-desk.ts';
import { mailScripts } from './mail/mail-scripts.ts';
import { MailSites } from './mail/mail-sites.ts';
import { forgetMail } from './mail/open-mail.ts';
import { MailMemory } from './memory/mail-memory.ts';
import { MemoryAccess } from './memory/memory-access.ts';
import { isMemoryAlarm, MemoryDesk } from './memory/memory-desk.ts';
import { MessageMemory } from './memory/message-memory.ts';
import { VendorListOfPerson } from './memory/vendor-list-of-person.ts';
import { VendorsOfLists } from './memory/vendors-of-lists.ts';
import { registerMessages } from './messages.ts';
import { forgetNoticesOfTab, registerNotices } from './notices.ts';
import { Events } from './outbox/events.ts';
import { isHeartbeatAlarm } from './outbox/heartbeat.ts';
import { isOutboxAlarm, Outbox } from './outbox/outbox.ts';
import { Reporter } from './outbox/reporter.ts';
import { pageScripts } from './page-scripts.ts';
import { dropExpiredPasses, isPassAlarm, revokePassesOfTab } from './passes.ts';
import { PolicyInUse } from './policy-in-use.ts';
import { restartForUpdates } from './restart-for-update.ts';
import { reviewPasses } from './review-passes.ts';
import { onPolicyKept, readRejected, takeUpPolicy } from './sync/managed-policy.ts';
import { isSyncAlarm, syncLists } from './sync/sync-lists.ts';
import { describeVersionLimits } from './sync/version-limit.ts';
import { describeFollowed } from './tab-view.ts';
import { markSiteAccess, Toolbar } from './toolbar.ts';
import { VerdictTiming } from './verdict-timing.ts';
import { Visits } from './visits.ts';
import { revokeTokenOfTab } from './warning.ts';
import { WorkQueue } from './work-queue.ts';

// Every listener is registered in this first turn: the browser wakes the worker only for what it registered then.
const timing = new VerdictTiming();
const lists = new FollowedLists(timing);
const policy = new PolicyInUse();
// Storage answers while the listeners are being registered, which takes as long: the question that woke the worker comes after.
lists.prepare();
policy.read().catch(() => {});
const visits = new Visits(lists, timing, policy);
const memoryAccess = new MemoryAccess(now);
const mailMemory = new MailMemory(memoryAccess, () => policy.read(), now);
const vendorsOfLists = new VendorsOfLists(lists);
const memoryParts = {
  access: memoryAccess,
  memory: mailMemory,
  ownList: new VendorListOfPerson(memoryAccess),
  ofLists: vendorsOfLists,
};
const memoryDesk = new MemoryDesk(memoryParts, () => policy.read(), now);
const outbox = new Outbox(now);
const reporter = new Reporter(outbox, () => policy.read(), now);
const events = new Events(reporter, outbox, now);
const exposure = new ExposureDesk({
  visits,
  lists,
  events,
  readMailContacts: async () => readMailContacts(memoryAccess, await policy.read()),
  readPolicy: () => policy.read(),
  now,
});
const stoppedFrames = new StoppedFrames();
const neverList = new NeverListInUse(() => lists.store());
const mail = new MailDesk({
  visits,
  policy,
  data: new MailDataInUse(),
  memory: new MessageMemory(mailMemory, memoryParts, () => policy.read(), now),
  events,
  sites: new MailSites(new AdaptersInUse(lists), policy),
  scripts: mailScripts,
  onChange: (tabId) => mark(tabId, null),
});
const toolbar = new Toolbar(visits);
const mark = latestOfEach<number, string | null>((tabId, address) =>
  timing.whenIdle().then(() => toolbar.mark(tabId, address)),
);

registerBlockingGuard(visits, stoppedFrames);
// Before the layer that marks the tab of a new document.
browser.webNavigation.onCommitted.addListener(({ tabId, frameId }) => {
  if (frameId === 0) toolbar.noteDocument(tabId);
});
registerBackstop(visits, stoppedFrames, mark);
registerAudit(visits, (verdict) => events.tellAudited(verdict));
registerMessages({
  visits,
  frames: stoppedFrames,
  lists,
  mail,
  memory: { memory: mailMemory, desk: memoryDesk },
  exposure,
  events: { events, outbox },
  sync,
});
registerContextMenu();
registerNotices({
  visits,
  readNeverList: () => neverList.readHosts(),
  scripts: pageScripts,
  whenIdle: () => timing.whenIdle(),
  onClaim: (tabId) => mark(tabId, null),
  onSeizure: (tabId, hostname, isConfirmed) => events.tellClaim(tabId, hostname, isConfirmed),
});

// What comes into a frame takes the place of the messages that it showed.
browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
  if (frameId === 0) {
    stoppedFrames.forget(tabId);
    exposure.notes.note(tabId, url, () => timing.whenIdle());
  }
  void forgetMail(tabId, frameId).then((wasShown) => (wasShown ? mark(tabId, null) : null));
});
browser.tabs.onRemoved.addListener((tabId) => {
  stoppedFrames.forget(tabId);
  toolbar.forget(tabId);
  void forgetMail(tabId);
  void revokePassesOfTab(tabId);
  void revokeTokenOfTab(tabId);
  void forgetNoticesOfTab(tabId);
});
browser.alarms.onAlarm.addListener(({ name }) => {
  if (isPassAlarm(name)) void dropExpiredPasses();
  if (isSyncAlarm(name)) void sync(false).catch(() => {});
  if (isMemoryAlarm(name)) void memoryDesk.tidy();
  if (isOutboxAlarm(name)) void reporter.deliver();
  if (isHeartbeatAlarm(name)) void tellHowThingsStand();
});
onManagedChange(() => void followPolicy(true));
// The worker of private windows hears of it from the other one.
onPolicyKept(() => void policy.reload().catch((error: unknown) => console.error('policy', error)));
browser.permissions.onAdded.addListener(() => start(false));
browser.permissions.onRemoved.addListener(() => void markSiteAccess());
browser.runtime.onInstalled.addListener(({ reason }) => {
  start(true);
  if (reason === 'install') void openFirstRunPage(() => policy.read()).catch(console.error);
});

performance.mark('cordon: listening');

const queue = new WorkQueue();
restartForUpdates((restart) => void queue.add('restart', () => timing.whenIdle().then(restart)));

/** What a worker owes, when it starts, to what happened while it was away. One at a time. */
function start(isNewPackage: boolean): void {
  const starting = queue.add('start', async () => {
    // A navigation that woke the worker has its verdict first. The sweep waits for the filters: it must not read blocks
    // for every tab.
    await timing.whenIdle();
    await lists.whenReady();
    await Promise.allSettled([markSiteAccess(), lookAgain()]);
    void followPolicy(false);
    await installPackagedList(lists, isNewPackage);
    await syncLists(lists, false, lookAgain);
    // An installation starts the worker as well: once is enough.
    if (!isNewPackage) await memoryDesk.tidy();
    await tellHowThingsStand();
  });
  // The queue has told of it.
  starting.catch(() => {});
}

/** Looks for new versions of the lists, after what is under way. */
function sync(isWanted: boolean): Promise<void> {
  return queue.add('sync', () => syncLists(lists, isWanted, lookAgain).then(tellHowThingsStand));
}

/** Looks back where lists have changed, tells IT, where policy asks for it, how lists and layers stand, and sends what waits. */
async function tellHowThingsStand(): Promise<void> {
  await exposure.lookBack();
  if (isPrivateWorker() || (await policy.read()).reporting === null) return reporter.deliver();
  const view = await describeFollowed(lists);
  await events.tellLists(view);
  await events.tellHeartbeat(view);
  // Nothing waits for a receiver.
  void reporter.deliver();
}

/** Looks anew at what was decided before: passes that were given, pages that are open, where mail is checked. */
async function lookAgain(): Promise<void> {
  vendorsOfLists.forget();
  await stoppedFrames.forgetAll();
  await reviewPasses(visits);
  await sweepTabs(visits);
  await mail.registerScripts();
}

/** Acts on what IT laid down, which the browser may tell late; until then on what it was the last time. */
async function followPolicy(isCertain: boolean): Promise<void> {
  if (isPrivateWorker()) return;
  try {
    const before = describeVersionLimits(await policy.read());
    if (!(await takeUpPolicy(isCertain))) return;
    // Every address is judged by it from here on; the browser's rules follow with the lists.
    await policy.reload();
    events.tellRejected(await readRejected());
    await lookAgain();
    await sync(before !== describeVersionLimits(await policy.read()));
  } catch (error) {
    console.error('policy', error);
  }
}

start(false);
