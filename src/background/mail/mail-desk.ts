import { addAnswer } from '../../core/mail/answer/add-answer.ts';
import { concernsAnswer } from '../../core/mail/answer/concerns-answer.ts';
import { type AnswerDraft, findAnswered } from '../../core/mail/answer/find-answered.ts';
import type { MailMessage } from '../../core/mail/message.ts';
import type {
  AnswerView,
  MailSite,
  MailView,
  OpenMail,
  TabMail,
  WebmailSetup,
} from '../../messages/mail-protocol.ts';
import type { Sender } from '../../messages/registry.ts';
import { browser } from '../../platform/browser.ts';
import { isPrivateWorker } from '../lists/followed-lists.ts';
import type { MessageMemory } from '../memory/message-memory.ts';
import type { Events } from '../outbox/events.ts';
import { readPageTexts } from '../page-texts.ts';
import type { PolicyInUse } from '../policy-in-use.ts';
import type { Visits } from '../visits.ts';
import { assessMail } from './assess-mail.ts';
import { noteFailedSite } from './failed-sites.ts';
import type { MailDataInUse } from './mail-data-in-use.ts';
import type { MailSites } from './mail-sites.ts';
import { keepOpenMail, readMailOfTab } from './open-mail.ts';
import { addOwnMailSite, removeOwnMailSite } from './own-mail-sites.ts';
import { keepRecentMail, listRecentMail } from './recent-mail.ts';

/** Our script in the pages of webmails. */
export interface MailScripts {
  /**
   * Has the browser put the script into the pages of these sites from now on, frames included, also when no worker runs and
   * after a restart; into no other page. Rejects where the browser takes no such order.
   */
  register(sites: readonly MailSite[]): Promise<void>;
  /** Puts the script into the frames of a tab that was open before. Rejects where no script may run. */
  start(tabId: number): Promise<void>;
  /** Ends the script in the frames of every tab of a host; where none runs, nothing happens. */
  stop(host: string): Promise<void>;
}

export interface MailSources {
  readonly visits: Visits;
  readonly policy: PolicyInUse;
  readonly sites: MailSites;
  readonly data: MailDataInUse;
  readonly memory: MessageMemory;
  readonly events: Events;
  readonly scripts: MailScripts;
  /** Called when what a tab shows of mail has changed. */
  readonly onChange: (tabId: number) => void;
}

/** Everything about mail that our pages and our scripts ask. */
export class MailDesk {
  readonly #sources: MailSources;

  constructor(sources: MailSources) {
    this.#sources = sources;
  }

  async isMailHost(hostname: string): Promise<boolean> {
    return (await this.#sources.sites.find(hostname)) !== null;
  }

  /** Brings the browser's orders in line with the sites of which mail is checked. The worker of private windows has none to give. */
  async registerScripts(): Promise<void> {
    if (isPrivateWorker()) return;
    this.#sources.sites.forgetAdapters();
    await this.#sources.scripts.register(await this.#sources.sites.list());
  }

  /** @param address of the page as the browser tells it */
  async describeWebmail(address: string): Promise<WebmailSetup | null> {
    const adapters = await this.#sources.sites.findAdapters(address);
    return adapters.length === 0 ? null : { adapters, texts: await readPageTexts() };
  }

  /** @param recipients of a draft of its answer, in lower case */
  assess(message: MailMessage, sender: Sender, recipients: readonly string[] = []): Promise<MailView> {
    if (sender.page === 'webmail') keepRecentMail(message, sender);
    return assessMail(this.#sources, addAnswer(message, recipients), sender);
  }

  /** Judges the message again that a draft on a page of its own answers; null where that is not known. */
  async assessAnswer(draft: AnswerDraft, sender: Sender): Promise<AnswerView | null> {
    const message = findAnswered(await listRecentMail(sender), draft);
    if (message === null) return null;
    // The page of the draft may be loaded anew.
    keepRecentMail(message, sender);
    const { assessment } = await assessMail(this.#sources, addAnswer(message, draft.recipients), sender);
    const isSaid = concernsAnswer(assessment, draft.recipients);
    return {
      assessment: isSaid ? assessment : null,
      sender: message.from?.address || (message.from?.name ?? ''),
    };
  }

  async keepOpen(open: readonly OpenMail[], { tabId, frameId, hostname, isPrivate }: Sender): Promise<void> {
    if (tabId === null || frameId === undefined || hostname === undefined) return;
    await keepOpenMail(tabId, frameId, open);
    this.#sources.onChange(tabId);
    if (!isPrivate && open.some(({ level }) => level === 'unreadable')) {
      const site = await this.#sources.sites.find(hostname);
      const isNew = site !== null && (await noteFailedSite(site.host));
      if (isNew) this.#sources.events.tellFailedAdapter(site.host);
    }
  }

  /** @param address of the tab's page */
  async describeTab(tabId: number, address: string, isPrivate: boolean): Promise<TabMail> {
    const host = readHost(address);
    if (host === null) return { host: null, by: null, open: [], mayChange: false };
    const [site, open, isLocked] = await Promise.all([
      this.#sources.sites.find(host),
      readMailOfTab(tabId),
      this.#isLocked(),
    ]);
    const by = site?.by ?? null;
    // A private window keeps nothing, so there is no consent to be given in one.
    const mayAdd = !isPrivate && !isLocked;
    return { host: by === null && !mayAdd ? null : host, by, open, mayChange: mayAdd };
  }

  listSites(): Promise<readonly MailSite[]> {
    return this.#sources.sites.list();
  }

  /** The person's consent for the site that a tab shows; it takes effect at once in that tab. */
  async checkOnSite(tabId: number): Promise<readonly MailSite[]> {
    const tab = await browser.tabs.get(tabId);
    const host = readHost(tab.url ?? '');
    const mayAdd = host !== null && !tab.incognito && !(await this.#isLocked());
    if (mayAdd && !(await this.isMailHost(host))) {
      await addOwnMailSite(host);
      await this.registerScripts();
      await this.#sources.scripts.start(tabId);
    }
    return this.listSites();
  }

  async leaveSite(host: string): Promise<readonly MailSite[]> {
    if (await this.#isLocked()) return this.listSites();
    await removeOwnMailSite(host);
    await this.registerScripts();
    if (!(await this.isMailHost(host))) await this.#sources.scripts.stop(host);
    return this.listSites();
  }

  /** Policy says where mail is checked; the person cannot. */
  async #isLocked(): Promise<boolean> {
    return (await this.#sources.policy.read()).locks.has('mail');
  }
}

function readHost(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) ? hostname : null;
}
