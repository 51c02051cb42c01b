import type { Sender, SenderPage } from '../messages/registry.ts';
import { browser, type Runtime } from '../platform/browser.ts';

const PAGES: ReadonlyMap<string, SenderPage> = new Map([
  ['/src/warning/index.html', 'warning'],
  ['/src/popup/index.html', 'popup'],
  ['/src/options/index.html', 'options'],
  ['/src/inspect/index.html', 'inspect'],
]);

/** Which of our pages, or which page with our notice, a message came from, by what the browser says; else null. */
export function identifySender(sender: Runtime.MessageSender): Sender | null {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null;
  const url = new URL(sender.url);
  const from = {
    tabId: sender.tab?.id ?? null,
    isTopFrame: sender.tab === undefined || sender.frameId === 0,
    isPrivate: sender.tab?.incognito ?? false,
  };
  if (url.origin !== location.origin) return identifyNotice(url, from);
  const page = PAGES.get(url.pathname);
  return page === undefined ? null : { page, ...from };
}

/** Our script in a web page, which only the page of a tab is ever given. */
function identifyNotice({ protocol, hostname }: URL, from: Omit<Sender, 'page'>): Sender | null {
  const isNotice = /^https?:$/.test(protocol) && from.tabId !== null && from.isTopFrame;
  return isNotice ? { page: 'notice', ...from, hostname } : null;
}
