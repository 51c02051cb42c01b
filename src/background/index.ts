import './mark-start.ts';
import { browser, type Runtime } from '../platform/browser.ts';
import { onManagedChange } from '../platform/managed-storage.ts';
import { registerContextMenu } from './context-menu.ts';
import { registerBackstop } from './guard/backstop.ts';
import { registerBlockingGuard } from './guard/blocking.ts';
import { StoppedFrames } from './guard/stopped-frames.ts';
import { FollowedLists } from './lists/followed-lists.ts';
import { LoadedLater } from './loaded-later.ts';
import { PolicyInUse } from './policy-in-use.ts';
import { restartForUpdates } from './restart-for-update.ts';
import { onPolicyKept } from './sync/managed-policy.ts';
import { VerdictTiming } from './verdict-timing.ts';
import { Visits } from './visits.ts';

const MAIN_FRAME = 0;
const WEB = { url: [{ schemes: ['http', 'https'] }] };

// Every listener is registered in this first turn: the browser wakes the worker only for what it registered then. What a
// navigation waits for is imported here; all else comes behind the first verdict (docs/performance.md).
const timing = new VerdictTiming();
const lists = new FollowedLists(timing);
const policy = new PolicyInUse();
// Storage answers while the listeners are being registered, which takes as long: the question that woke the worker comes after.
lists.prepare();
policy.read().catch(() => {});
const visits = new Visits(lists, timing, policy);
const frames = new StoppedFrames();
const office = new LoadedLater(
  () =>
    import('./back-office.ts').then(
      ({ BackOffice }) => new BackOffice({ timing, lists, policy, visits, frames }),
    ),
  () => timing.whenIdle(),
);

registerBlockingGuard(visits, frames);
// Before the layer that marks the tab of a new document.
browser.webNavigation.onCommitted.addListener((navigation) => {
  if (navigation.frameId === MAIN_FRAME) frames.forget(navigation.tabId);
  office.whenIdle((it) => it.arrive(navigation));
});
registerBackstop(visits, frames, (tabId, address) => office.whenIdle((it) => it.mark(tabId, address)));
browser.webNavigation.onCommitted.addListener((page) => office.whenIdle((it) => it.pages.begin(page)), WEB);
browser.webNavigation.onHistoryStateUpdated.addListener(
  (page) => office.whenIdle((it) => it.pages.push(page)),
  WEB,
);
browser.webNavigation.onCompleted.addListener((page) => office.whenIdle((it) => it.pages.load(page)), WEB);
browser.runtime.onMessage.addListener((value: unknown, from: Runtime.MessageSender) =>
  office.now((it) => it.answer(value, from)),
);
registerContextMenu();
browser.tabs.onRemoved.addListener((tabId) => {
  frames.forget(tabId);
  office.whenIdle((it) => it.forgetTab(tabId));
});
browser.alarms.onAlarm.addListener(({ name }) => office.whenIdle((it) => it.ring(name)));
onManagedChange(() => office.whenIdle((it) => it.followPolicy(true)));
// The worker of private windows hears of it from the other one.
onPolicyKept(() => void policy.reload().catch((error: unknown) => console.error('policy', error)));
browser.permissions.onAdded.addListener(() => office.whenIdle((it) => it.start(false)));
browser.permissions.onRemoved.addListener(() => office.whenIdle((it) => it.markSiteAccess()));
browser.runtime.onInstalled.addListener(({ reason }) =>
  office.whenIdle((it) => it.begin(reason === 'install')),
);
restartForUpdates((restart) => office.whenIdle((it) => it.restart(restart)));

performance.mark('cordon: listening');

office.whenIdle((it) => it.start(false));
