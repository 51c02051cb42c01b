import { describeView } from '../core/url/describe-address.ts';
import type { TabView } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { sendMessage } from '../platform/messaging.ts';
import { readPublicSuffixes } from '../platform/public-suffixes.ts';

/** What is known of the tab that the popup was opened on. Rejects when there is none or nobody answers. */
export async function readActiveTab(): Promise<{ readonly tabId: number; readonly view: TabView }> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('no active tab');
  const suffixes = readPublicSuffixes().catch(() => null);
  const view = await sendMessage('describeTab', { tabId: tab.id });
  return { tabId: tab.id, view: describeView(view, await suffixes) };
}
