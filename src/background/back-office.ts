import type { Runtime } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { recordVisit } from './audit-record.ts';
import { ExposureDesk } from './exposure/exposure-desk.ts';
import { readMailContacts } from './exposure/mail-contacts.ts';
import { openFirstRunPage } from './first-run.ts';
import { sweepTabs } from './guard/backstop.ts';
import type { StoppedFrames } from './guard/stopped-frames.ts';
import { latestOfEach } from './latest-of-each.ts';
import { type FollowedLists, isPrivateWorker } from './lists/followed-lists.ts';
import { installPackagedList } from './lists/install-packaged.ts';
import { NeverListInUse } from './lists/never-list-in-use.ts';
import { AdaptersInUse } from './mail/adapters-in-use.ts';
import { MailDataInUse } from './mail/mail-data-in-use.ts';
import { MailDesk } from './mail/mail-desk.ts';
import { mailScripts } from './mail/mail-scripts.ts';
import { MailSites } from './mail/mail-sites.ts';
import { forgetMail } from './mail/open-mail.ts';
import { forgetRecentMail, leaveRecentMail } from './mail/recent-mail.ts';
import { MailMemory } from './memory/mail-memory.ts';
import { MemoryAccess } from './memory/memory-access.ts';
import { isMemoryAlarm, MemoryDesk } from './memory/memory-desk.ts';
import { MessageMemory } from './memory/message-memory.ts';
import { VendorListOfPerson } from './memory/vendor-list-of-person.ts';
import { VendorsOfLists } from './memory/vendors-of-lists.ts';
import { type Answerers, answerMessage } from './messages.ts';
import { forgetNoticesOfTab, type Navigation, type PageWatch, watchPages } from './notices.ts';
import { Events } from './outbox/events.ts';
import { isHeartbeatAlarm } from './outbox/heartbeat.ts';
import { isOutboxAlarm, Outbox } from './outbox/outbox.ts';
import { Reporter } from './outbox/reporter.ts';
import { pageScripts } from './page-scripts.ts';
import { dropExpiredPasses, isPassAlarm, revokePassesOfTab } from './passes.ts';
import type { PolicyInUse } from './policy-in-use.ts';
import { reviewPasses } from './review-passes.ts';
import { readRejected, takeUpPolicy } from './sync/managed-policy.ts';
import { isSyncAlarm, syncLists } from './sync/sync-lists.ts';
import { describeVersionLimits } from './sync/version-limit.ts';
import { describeFollowed } from './tab-view.ts';
import { markSiteAccess, Toolbar } from './toolbar.ts';
import type { VerdictTiming } from './verdict-timing.ts';
import type { Visits } from './visits.ts';
import { revokeTokenOfTab } from './warning.ts';
import { WorkQueue } from './work-queue.ts';

const MAIN_FRAME = 0;

/** What a navigation is judged with: it stands before anything else is loaded. */
export interface Guard {
  readonly timing: VerdictTiming;
  readonly lists: FollowedLists;
  readonly policy: PolicyInUse;
  readonly visits: Visits;
  readonly frames: StoppedFrames;
}

/** Everything that no navigation waits for: messages, notices, mail and its memory, events, syncs, the toolbar. */
export class BackOffice {
  readonly pages: PageWatch;
  readonly #guard: Guard;
  readonly #toolbar: Toolbar;
  readonly #vendorsOfLists: VendorsOfLists;
  readonly #memoryDesk: MemoryDesk;
  readonly #reporter: Reporter;
  readonly #events: Events;
  readonly #exposure: ExposureDesk;
  readonly #mail: MailDesk;
  readonly #answerers: Answerers;
  readonly #mark: (tabId: number, address: string | null) => void;
  readonly #queue = new WorkQueue();

  constructor(guard: Guard) {
    const { timing, lists, policy, visits } = guard;
    const readPolicy = () => policy.read();
    const memoryAccess = new MemoryAccess(now);
    const memory = new MailMemory(memoryAccess, readPolicy, now);
    this.#vendorsOfLists = new VendorsOfLists(lists);
    const memoryParts = {
      access: memoryAccess,
      memory,
      ownList: new VendorListOfPerson(memoryAccess),
      ofLists: this.#vendorsOfLists,
    };
    this.#memoryDesk = new MemoryDesk(memoryParts, readPolicy, now);
    const outbox = new Outbox(now);
    this.#reporter = new Reporter(outbox, readPolicy, now);
    this.#events = new Events(this.#reporter, outbox, now);
    this.#exposure = new ExposureDesk({
      visits,
      lists,
      events: this.#events,
      readMailContacts: async () => readMailContacts(memoryAccess, await policy.read()),
      readPolicy,
      now,
    });
    this.#guard = guard;
    this.#toolbar = new Toolbar(visits);
    this.#mark = latestOfEach<number, string | null>((tabId, address) =>
      timing.whenIdle().then(() => this.#toolbar.mark(tabId, address)),
    );
    this.#mail = new MailDesk({
      visits,
      policy,
      data: new MailDataInUse(),
      memory: new MessageMemory(memory, memoryParts, readPolicy, now),
      events: this.#events,
      sites: new MailSites(new AdaptersInUse(lists), policy),
      scripts: mailScripts,
      onChange: (tabId) => this.#mark(tabId, null),
    });
    this.#answerers = {
      visits,
      frames: guard.frames,
      lists,
      mail: this.#mail,
      memory: { memory, desk: this.#memoryDesk },
      exposure: this.#exposure,
      events: { events: this.#events, outbox },
      sync: (isWanted) => this.#sync(isWanted),
    };
    const neverList = new NeverListInUse(() => lists.store());
    this.pages = watchPages({
      visits,
      readNeverList: () => neverList.readHosts(),
      scripts: pageScripts,
      whenIdle: () => timing.whenIdle(),
      onClaim: (tabId) => this.#mark(tabId, null),
      onSeizure: (tabId, hostname, isConfirmed) => this.#events.tellClaim(tabId, hostname, isConfirmed),
    });
  }

  /** What a worker owes, when it starts, to what happened while it was away. One at a time. */
  start(isNewPackage: boolean): void {
    const { timing, lists } = this.#guard;
    const starting = this.#queue.add('start', async () => {
      // A navigation that woke the worker has its verdict first. The sweep waits for the filters: it must not read blocks
      // for every tab.
      await timing.whenIdle();
      await lists.whenReady();
      await Promise.allSettled([markSiteAccess(), this.#lookAgain()]);
      void this.followPolicy(false);
      await installPackagedList(lists, isNewPackage);
      await syncLists(lists, false, () => this.#lookAgain());
      // An installation starts the worker as well: once is enough.
      if (!isNewPackage) await this.#memoryDesk.tidy();
      await this.#tellHowThingsStand();
    });
    // The queue has told of it.
    starting.catch(() => {});
  }

  /** The extension was installed, or is a new version of itself. */
  begin(isFirstTime: boolean): void {
    this.start(true);
    if (isFirstTime) void openFirstRunPage(() => this.#guard.policy.read()).catch(console.error);
  }

  /** Runs it after everything that is under way. */
  restart(restart: () => void): void {
    void this.#queue.add('restart', () => this.#guard.timing.whenIdle().then(restart));
  }

  answer(value: unknown, from: Runtime.MessageSender): ReturnType<typeof answerMessage> {
    return answerMessage(this.#answerers, value, from);
  }

  /** A document has come into a tab or a frame: it takes the place of the messages that were shown there. */
  arrive({ tabId, frameId, url }: Navigation): void {
    if (frameId === MAIN_FRAME) {
      this.#toolbar.noteDocument(tabId);
      this.#exposure.notes.note(tabId, url, () => this.#guard.timing.whenIdle());
      this.#audit(tabId, url);
    }
    void leaveRecentMail(tabId, frameId);
    void forgetMail(tabId, frameId).then((wasShown) => (wasShown ? this.#mark(tabId, null) : null));
  }

  /** Shows in the toolbar what is thought of the address in a tab. */
  mark(tabId: number, address: string): void {
    this.#mark(tabId, address);
  }

  forgetTab(tabId: number): void {
    this.#toolbar.forget(tabId);
    void forgetMail(tabId);
    void forgetRecentMail(tabId);
    void revokePassesOfTab(tabId);
    void revokeTokenOfTab(tabId);
    void forgetNoticesOfTab(tabId);
  }

  /** The time has come for what is done by the clock. */
  ring(alarm: string): void {
    if (isPassAlarm(alarm)) void dropExpiredPasses();
    if (isSyncAlarm(alarm)) void this.#sync(false).catch(() => {});
    if (isMemoryAlarm(alarm)) void this.#memoryDesk.tidy();
    if (isOutboxAlarm(alarm)) void this.#reporter.deliver();
    if (isHeartbeatAlarm(alarm)) void this.#tellHowThingsStand();
  }

  markSiteAccess(): Promise<void> {
    return markSiteAccess();
  }

  /** Acts on what IT laid down, which the browser may tell late; until then on what it was the last time. */
  async followPolicy(isCertain: boolean): Promise<void> {
    if (isPrivateWorker()) return;
    const { policy } = this.#guard;
    try {
      const before = describeVersionLimits(await policy.read());
      if (!(await takeUpPolicy(isCertain))) return;
      // Every address is judged by it from here on; the browser's rules follow with the lists.
      await policy.reload();
      this.#events.tellRejected(await readRejected());
      await this.#lookAgain();
      await this.#sync(before !== describeVersionLimits(await policy.read()));
    } catch (error) {
      console.error('policy', error);
    }
  }

  /** Where policy has nothing stopped, it is written down what would have been. */
  #audit(tabId: number, url: string): void {
    const { visits } = this.#guard;
    if (visits.isSurelyClear(url)) return;
    void recordVisit(visits, tabId, url, (verdict) => this.#events.tellAudited(verdict)).catch(
      (error: unknown) => console.error('audit', error),
    );
  }

  /** Looks for new versions of the lists, after what is under way. */
  #sync(isWanted: boolean): Promise<void> {
    return this.#queue.add('sync', () =>
      syncLists(this.#guard.lists, isWanted, () => this.#lookAgain()).then(() => this.#tellHowThingsStand()),
    );
  }

  /** Looks back where lists have changed, tells IT, where policy asks for it, how lists and layers stand, and sends what waits. */
  async #tellHowThingsStand(): Promise<void> {
    const { lists, policy } = this.#guard;
    await this.#exposure.lookBack();
    if (isPrivateWorker() || (await policy.read()).reporting === null) return this.#reporter.deliver();
    const view = await describeFollowed(lists);
    await this.#events.tellLists(view);
    await this.#events.tellHeartbeat(view);
    // Nothing waits for a receiver.
    void this.#reporter.deliver();
  }

  /** Looks anew at what was decided before: passes that were given, pages that are open, where mail is checked. */
  async #lookAgain(): Promise<void> {
    const { visits, frames } = this.#guard;
    this.#vendorsOfLists.forget();
    await frames.forgetAll();
    await reviewPasses(visits);
    await sweepTabs(visits);
    await this.#mail.registerScripts();
  }
}
