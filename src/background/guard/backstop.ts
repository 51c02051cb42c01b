import { isStopped } from '../../core/list/decide.ts';
import type { Verdict } from '../../core/list/verdict.ts';
import { browser } from '../../platform/browser.ts';
import { latestOfEach } from '../latest-of-each.ts';
import type { Visits } from '../visits.ts';
import { isHeldByStrongerLayer } from './protection.ts';
import type { StoppedFrames } from './stopped-frames.ts';
import { warningAddress } from './warning-address.ts';

const MAIN_FRAME = 0;

interface Navigation {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

/**
 * Layer 3: watches navigations and takes the tab to the warning. It can lose a race against a fast page, so it stands
 * behind the other layers; it alone sees `pushState`, hash routes, pages out of the back/forward cache and pages that a
 * site's own service worker serves.
 */
export function registerBackstop(
  visits: Visits,
  frames: StoppedFrames,
  onArrival: (tabId: number, address: string) => void,
): void {
  const arrive = async (navigation: Navigation): Promise<void> => {
    await takeBack(visits, navigation, isHeldByNone, frames).finally(() => {
      if (navigation.frameId === MAIN_FRAME) onArrival(navigation.tabId, navigation.url);
    });
  };
  const arriveLast = latestOfEach<string, Navigation>((_, navigation) => arrive(navigation));
  // A script can name thousands of addresses in a row; those that are certainly clear do not take the place of one that waits.
  const arriveWithinDocument = (navigation: Navigation): void => {
    if (visits.isSurelyClear(navigation.url)) void arrive(navigation);
    else arriveLast(`${navigation.tabId} ${navigation.frameId}`, navigation);
  };
  // Before a navigation is committed, a stronger layer may be about to redirect it: to take the tab to the same warning
  // as well would leave two of them in its history, and "Back" would lead from one to the other.
  browser.webNavigation.onBeforeNavigate.addListener((navigation) => {
    void takeBack(visits, navigation, isHeldByStrongerLayer, frames);
  });
  browser.webNavigation.onCommitted.addListener((navigation) => void arrive(navigation));
  browser.webNavigation.onHistoryStateUpdated.addListener(arriveWithinDocument);
  // The address behind `#` is none of the list's, but the page may have been listed, or its pass ended, since it was opened.
  browser.webNavigation.onReferenceFragmentUpdated.addListener(arriveWithinDocument);
}

/** Checks every open tab: pages that were open before the worker was. */
export async function sweepTabs(visits: Visits): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.flatMap(({ id, url }) =>
      id === undefined || url === undefined
        ? []
        : [takeBack(visits, { tabId: id, frameId: MAIN_FRAME, url }, isHeldByNone)],
    ),
  );
}

async function isHeldByNone(): Promise<boolean> {
  return false;
}

async function takeBack(
  visits: Visits,
  { tabId, frameId, url }: Navigation,
  isHeld: (verdict: Verdict) => Promise<boolean>,
  frames: StoppedFrames | null = null,
): Promise<void> {
  if (visits.isSurelyClear(url)) return;
  const { verdict, url: judged } = await visits.judge(url, tabId);
  if (!isStopped(verdict)) return;
  if (frameId !== MAIN_FRAME && judged !== null) frames?.note(tabId, judged.host);
  if (await isHeld(verdict)) return;
  // The tab may have gone on, or been closed, while the list was asked.
  if (frameId === MAIN_FRAME) {
    await showWarning(tabId, url).catch(ignoreGoneTab);
  } else {
    await emptyFrame(tabId, frameId, url).catch(ignoreGoneTab);
  }
}

/** Leaves alone a tab that another layer has taken there already: it would load the same page twice. */
async function showWarning(tabId: number, address: string): Promise<void> {
  const warning = warningAddress(address);
  const tab = await browser.tabs.get(tabId);
  if (tab.url !== warning && tab.pendingUrl !== warning) await browser.tabs.update(tabId, { url: warning });
}

/** No API takes a frame elsewhere: where no stronger layer stopped its request, its document is taken out. */
async function emptyFrame(tabId: number, frameId: number, address: string): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    injectImmediately: true,
    args: [address],
    func: (stopped: string) => {
      // Before the navigation is committed the frame still holds its old document: to stop that would stop the warning.
      if (location.href !== stopped) return;
      window.stop();
      document.documentElement.remove();
    },
  });
}

function ignoreGoneTab(): void {}
