import { isStopped } from '../core/list/decide.ts';
import { type NeverListHosts, openNeverList } from '../core/list/never-list.ts';
import type { ListedVerdict, Listing } from '../core/list/verdict.ts';
import { confirmSeizure, type PageFinding } from '../core/page/confirm-seizure.ts';
import { readRecognition } from '../core/page/read-recognition.ts';
import { mayBeNotice } from '../core/page/title-sign.ts';
import type { NoticeView } from '../messages/notice.ts';
import type { Sender } from '../messages/registry.ts';
import { browser } from '../platform/browser.ts';
import { latestOfEach } from './latest-of-each.ts';
import { claimingPages, dismissedNotices } from './page-marks.ts';
import type { Judgement, Visits } from './visits.ts';

const MAIN_FRAME = 0;
const NOTHING: PageFinding = { kind: 'none' };

/** A page in a tab, or a frame. */
export interface Navigation {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

/** What runs in a web page, when there is a reason to. */
export interface PageScripts {
  /** What the page says of itself: `readRecognition` takes it. Rejects where no script may run. */
  readPage(tabId: number): Promise<unknown>;
  /** Shows a notice, unless the tab has gone on to another host. Rejects where no script may run. */
  showNotice(tabId: number, view: NoticeView): Promise<void>;
}

/** What notices need of the rest. */
export interface NoticeSources {
  readonly visits: Visits;
  readonly readNeverList: () => Promise<NeverListHosts>;
  readonly scripts: PageScripts;
  /** Settles when no first verdict is waited for. */
  readonly whenIdle: () => Promise<void>;
  /** Called when the tab's icon may have to change. */
  readonly onClaim: (tabId: number) => void;
  /** Called when a page says that it was seized; `isConfirmed` where a list says so, too. */
  readonly onSeizure?: (tabId: number, hostname: string, isConfirmed: boolean) => void;
}

/** Where a page may be given a notice. */
export interface PageWatch {
  begin(page: Navigation): void;
  /** A script has changed the page's address. */
  push(page: Navigation): void;
  load(page: Navigation): void;
}

/**
 * Shows notices: for addresses that are listed with the action `note` as soon as their page begins, for pages that say
 * that they were seized once they have loaded. Any other page is given no script.
 */
export function watchPages(sources: NoticeSources): PageWatch {
  const check = async (page: Navigation, isLoaded: boolean): Promise<void> => {
    if (page.frameId !== MAIN_FRAME) return;
    // The tab may be gone, or show what no script may run in.
    await considerNotice(sources, page, isLoaded).catch(() => {});
  };
  const checkPushed = latestOfEach<number, Navigation>((_, page) => check(page, false));
  return {
    begin: (page) => void check(page, false),
    push: (page) => checkPushed(page.tabId, page),
    load: (page) => void check(page, true),
  };
}

/** The person closed the notice: not again for this host in this tab. */
export async function dismissNotice({ tabId, hostname }: Sender): Promise<void> {
  if (tabId !== null && hostname !== undefined) await dismissedNotices.put(tabId, hostname, true);
}

/** Tab ids are used again. */
export async function forgetNoticesOfTab(tabId: number): Promise<void> {
  await Promise.all([claimingPages.dropTab(tabId), dismissedNotices.dropTab(tabId)]);
}

/** Decides on a notice for a page, and shows it. Rejects where the tab is gone or takes no script. */
export async function considerNotice(
  sources: NoticeSources,
  { tabId, url }: Pick<Navigation, 'tabId' | 'url'>,
  isLoaded: boolean,
): Promise<void> {
  const { visits, scripts } = sources;
  await sources.whenIdle();
  // Nothing is shown where policy has things only written down.
  if ((await visits.readPolicy()).enforcement === 'audit') return;
  const isClear = visits.isSurelyClear(url);
  if (isClear && !isLoaded) return;
  const judgement = isClear ? null : await visits.judge(url, tabId);
  if (judgement !== null && !mayHaveNotice(judgement)) return;
  const listed = judgement === null ? null : readListed(judgement);
  const { hostname } = new URL(url);
  const finding = isLoaded ? await examinePage(sources, tabId, hostname, listed) : NOTHING;
  if (isLoaded) await keepClaim(sources, tabId, hostname, finding.kind === 'claims' && listed === null);
  if (finding.kind !== 'none') sources.onSeizure?.(tabId, hostname, finding.kind === 'confirmed');
  const view = await describeNotice(sources, hostname, finding, judgement);
  if (view === null || (await dismissedNotices.has(tabId, hostname))) return;
  await scripts.showNotice(tabId, view);
}

/** What is stopped has its warning; what IT, the person or the never-list has cleared has nothing to be noted. */
function mayHaveNotice({ url, verdict }: Judgement): boolean {
  if (url === null || isStopped(verdict)) return false;
  return verdict.kind === 'listed' || verdict.because === 'not-listed' || verdict.because === 'pass';
}

function readListed({ verdict, behindPass }: Judgement): ListedVerdict | null {
  return verdict.kind === 'listed' ? verdict : behindPass;
}

/** Looks at a page, if its title gives reason to. */
async function examinePage(
  { scripts, readNeverList }: NoticeSources,
  tabId: number,
  hostname: string,
  listed: ListedVerdict | null,
): Promise<PageFinding> {
  const { title = '', url = '' } = await browser.tabs.get(tabId);
  if (!URL.canParse(url) || new URL(url).hostname !== hostname || !mayBeNotice(title, url)) return NOTHING;
  // An authority's pages speak of seizures, and are none.
  if (openNeverList(await readNeverList()).isNeverListed(hostname)) return NOTHING;
  return confirmSeizure(readRecognition(await scripts.readPage(tabId)), listed);
}

async function keepClaim(
  { onClaim }: NoticeSources,
  tabId: number,
  hostname: string,
  isClaiming: boolean,
): Promise<void> {
  if ((await claimingPages.has(tabId, hostname)) !== isClaiming) {
    await claimingPages.put(tabId, hostname, isClaiming);
    onClaim(tabId);
  }
}

/** Null where there is nothing to say. A list's note goes before a claim that it does not confirm. */
async function describeNotice(
  { readNeverList }: NoticeSources,
  hostname: string,
  finding: PageFinding,
  judgement: Judgement | null,
): Promise<NoticeView | null> {
  const verdict = judgement?.verdict;
  if (finding.kind === 'confirmed') {
    const { listing } = finding;
    return { hostname, kind: 'confirmed', listing, ...findOwnPage(listing, await readNeverList()) };
  }
  if (verdict?.kind === 'listed') {
    if (verdict.by === 'organisation') return null;
    return { hostname, kind: 'note', verdict, ...findOwnPage(verdict.listings[0], await readNeverList()) };
  }
  if (finding.kind !== 'claims') return null;
  const { agency } = finding;
  return agency === null ? { hostname, kind: 'claims' } : { hostname, kind: 'claims', agency };
}

/** The authority's own page about a case. No list can name an authority's host, so the link never leads to a listed one. */
function findOwnPage(listing: Listing, hosts: NeverListHosts): { readonly readMore?: string } {
  const neverList = openNeverList(hosts);
  const readMore = [listing.claim.source, ...listing.case.sources].find((source) => {
    if (!URL.canParse(source)) return false;
    const { protocol, hostname } = new URL(source);
    return protocol === 'https:' && neverList.isAuthority(hostname);
  });
  return readMore === undefined ? {} : { readMore };
}
