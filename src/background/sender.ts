import type { Sender, SenderPage } from '../messages/registry.ts';
import { browser, type Runtime } from '../platform/browser.ts';

const PAGES: ReadonlyMap<string, SenderPage> = new Map([
  ['/src/warning/index.html', 'warning'],
  ['/src/popup/index.html', 'popup'],
  ['/src/options/index.html', 'options'],
  ['/src/inspect/index.html', 'inspect'],
]);

/** Which of our pages a message came from, by what the browser says of it; null for anything else. */
export function identifySender(sender: Runtime.MessageSender): Sender | null {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null;
  const url = new URL(sender.url);
  const page = url.origin === location.origin ? PAGES.get(url.pathname) : undefined;
  if (page === undefined) return null;
  return {
    page,
    tabId: sender.tab?.id ?? null,
    isTopFrame: sender.tab === undefined || sender.frameId === 0,
    isPrivate: sender.tab?.incognito ?? false,
  };
}
