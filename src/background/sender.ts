import type { Sender, SenderPage } from '../messages/registry.ts';
import { browser, type Runtime } from '../platform/browser.ts';

const PAGES: ReadonlyMap<string, SenderPage> = new Map([
  ['/src/warning/index.html', 'warning'],
  ['/src/popup/index.html', 'popup'],
  ['/src/options/index.html', 'options'],
  ['/src/inspect/index.html', 'inspect'],
]);

/**
 * Which of our pages, or which page with a script of ours, a message came from, by what the browser says; else null.
 * @param isMailHost whether mail is checked on a host, so that our script for it is there
 */
export async function identifySender(
  sender: Runtime.MessageSender,
  isMailHost: (hostname: string) => Promise<boolean>,
): Promise<Sender | null> {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null;
  const url = new URL(sender.url);
  const from = {
    tabId: sender.tab?.id ?? null,
    isTopFrame: sender.tab === undefined || sender.frameId === 0,
    isPrivate: sender.tab?.incognito ?? false,
  };
  if (url.origin !== location.origin) return identifyScript(url, sender.frameId, from, isMailHost);
  const page = PAGES.get(url.pathname);
  return page === undefined ? null : { page, ...from };
}

/** Our script in a web page: a webmail's frames are given one, any other site only in the page of a tab. */
async function identifyScript(
  { href: address, protocol, hostname }: URL,
  frameId: number | undefined,
  from: Omit<Sender, 'page'>,
  isMailHost: (hostname: string) => Promise<boolean>,
): Promise<Sender | null> {
  if (!/^https?:$/.test(protocol) || from.tabId === null || frameId === undefined) return null;
  if (await isMailHost(hostname)) return { page: 'webmail', ...from, hostname, address, frameId };
  return from.isTopFrame ? { page: 'notice', ...from, hostname, address, frameId } : null;
}
