import type { CheckOutcome } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { exposureNews } from './exposure/exposure-news.ts';
import { warnedAddress } from './guard/warning-address.ts';
import { readMailOfTab, weighOpenMail } from './mail/open-mail.ts';
import { claimsSeizure, outcomeOf } from './tab-view.ts';
import type { Visits } from './visits.ts';

type IconState = 'clear' | 'caution' | 'listed' | 'stale';

const SIZES = [16, 19, 32, 48] as const;

/**
 * The icons of tabs. To set one costs the browser some 50 ms of work (four pictures are fetched and decoded), beside the very
 * request that is being judged, so it is set only where it is another one. The browser takes a tab's own icon away with
 * every new document: an ordinary page has the ordinary icon by itself.
 */
export class Toolbar {
  readonly #visits: Visits;
  /** What tabs show, where it is known: not for documents that are older than the worker. */
  readonly #shown = new Map<number, IconState>();

  constructor(visits: Visits) {
    this.#visits = visits;
  }

  /** A new document has come into the tab. */
  noteDocument(tabId: number): void {
    this.#shown.set(tabId, 'clear');
  }

  forget(tabId: number): void {
    this.#shown.delete(tabId);
  }

  /**
   * Shows in the toolbar what a tab's address is. A tab that has gone meanwhile is no error.
   * @param address what the tab shows, where the caller knows
   */
  async mark(tabId: number, address: string | null = null): Promise<void> {
    const shownAddress = address ?? (await browser.tabs.get(tabId).catch(() => null))?.url;
    if (shownAddress === undefined) return;
    const judged = warnedAddress(shownAddress) ?? shownAddress;
    const outcome = outcomeOf(await this.#visits.judge(judged, tabId));
    const state = await pickIcon(outcome, tabId, judged);
    if (this.#shown.get(tabId) === state) return;
    try {
      await showIcon(state, tabId);
      this.#shown.set(tabId, state);
    } catch {
      this.#shown.delete(tabId);
    }
  }
}

/**
 * A note is for caution, and so is a page that claims to have been seized: the icon stays when the page hides the notice. It
 * also says what is said of the open messages, which no message can imitate.
 */
async function pickIcon(outcome: CheckOutcome, tabId: number, address: string): Promise<IconState> {
  if (outcome.kind === 'listed' && outcome.verdict.action !== 'note') return 'listed';
  if (outcome.kind !== 'clear') return 'caution';
  const mail = weighOpenMail(await readMailOfTab(tabId));
  if (mail !== 'clear') return mail === 'danger' ? 'listed' : 'caution';
  return (await claimsSeizure(outcome, tabId, address)) ? 'caution' : 'clear';
}

/** Without access to sites nothing is stopped: the toolbar says so on every tab; else how much looking back has found. */
export async function markSiteAccess(): Promise<void> {
  const hasAccess = await browser.permissions.contains({ origins: ['<all_urls>'] });
  await showIcon(hasAccess ? 'clear' : 'stale');
  const { shown } = await exposureNews.read();
  const news = shown === 0 ? '' : String(shown);
  await browser.action.setBadgeText({ text: hasAccess ? news : browser.i18n.getMessage('badge_off') });
}

async function showIcon(state: IconState, tabId?: number): Promise<void> {
  const path = Object.fromEntries(SIZES.map((size) => [size, `/icons/${state}-${size}.png`]));
  await browser.action.setIcon(tabId === undefined ? { path } : { path, tabId });
}
