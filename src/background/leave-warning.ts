import { isStopped } from '../core/list/decide.ts';
import type { Sender } from '../messages/registry.ts';
import { browser, type WebNavigation } from '../platform/browser.ts';
import { warnedAddress } from './guard/warning-address.ts';
import type { Visits } from './visits.ts';

const MAIN_FRAME = 0;

/** "Back to safety": back where there is something safe behind the warning, else a fresh tab in its place. */
export async function goBack(visits: Visits, historyLength: number, sender: Sender): Promise<void> {
  if (sender.tabId === null) return;
  const tabId = sender.tabId;
  if (historyLength < 2) return replaceTab(tabId);
  // Set up first: a page out of the back/forward cache is there at once.
  const stopWatching = replaceWhereStopped(visits, tabId);
  await browser.tabs.goBack(tabId).catch(async () => {
    stopWatching();
    await replaceTab(tabId);
  });
}

/**
 * Watches where a tab that goes back arrives. What is behind a warning may be the listed page itself, open since before
 * it was listed, or a page that goes on to it by itself: the person would end at a warning again, so the tab is replaced.
 */
function replaceWhereStopped(visits: Visits, tabId: number): () => void {
  let hasArrived = false;
  const watch = (commit: WebNavigation.OnCommittedDetailsType): void => {
    if (commit.tabId !== tabId || commit.frameId !== MAIN_FRAME) return;
    const goesOnByItself = commit.transitionQualifiers?.includes('client_redirect') === true;
    // From here on it is the person who navigates.
    if (hasArrived && !goesOnByItself) {
      stop();
      return;
    }
    hasArrived = true;
    void replaceIfUnsafe(commit.url);
  };
  const replaceIfUnsafe = async (address: string): Promise<void> => {
    if (!(await isUnsafe(visits, address, tabId))) return;
    stop();
    await replaceTab(tabId).catch(ignoreGoneTab);
  };
  const stopWithTab = (removed: number): void => {
    if (removed === tabId) stop();
  };
  const stop = (): void => {
    browser.webNavigation.onCommitted.removeListener(watch);
    browser.tabs.onRemoved.removeListener(stopWithTab);
  };
  browser.webNavigation.onCommitted.addListener(watch);
  browser.tabs.onRemoved.addListener(stopWithTab);
  return stop;
}

async function isUnsafe(visits: Visits, address: string, tabId: number): Promise<boolean> {
  if (warnedAddress(address) !== null) return true;
  return isStopped((await visits.judge(address, tabId)).verdict);
}

async function replaceTab(tabId: number): Promise<void> {
  // Else the browser would put it into the window that was used last, which may be another one, or gone.
  const { windowId } = await browser.tabs.get(tabId);
  await browser.tabs.create(windowId === undefined ? {} : { windowId });
  await browser.tabs.remove(tabId);
}

function ignoreGoneTab(): void {}
