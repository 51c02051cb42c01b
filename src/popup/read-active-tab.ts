import { describeView } from '../core/url/describe-address.ts';
import type { TabView } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { sendMessage } from '../platform/messaging.ts';

/** What is known of the tab that the popup was opened on. Rejects when there is none or nobody answers. */
export async function readActiveTab(): Promise<{ readonly tabId: number; readonly view: TabView }> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('no active tab');
  return { tabId: tab.id, view: describeView(await sendMessage('describeTab', { tabId: tab.id })) };
}
