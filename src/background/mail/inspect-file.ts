import { browser } from '../../platform/browser.ts';
import { holdInspection } from '../inspections.ts';

/**
 * Opens the inspect page with a file of a tab, in its window: a private one stays private. The file waits in memory, and
 * is given away once.
 */
export async function inspectFile(
  file: { readonly name: string; readonly base64: string },
  tabId: number | null,
): Promise<'opened' | 'too-large'> {
  const token = holdInspection({ kind: 'file', ...file });
  if (token === null) return 'too-large';
  const url = browser.runtime.getURL(`src/inspect/index.html#${token}`);
  const tab = tabId === null ? null : await browser.tabs.get(tabId);
  await browser.tabs.create({ url, ...(tab?.windowId === undefined ? {} : { windowId: tab.windowId }) });
  return 'opened';
}
