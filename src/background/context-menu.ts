import { browser } from '../platform/browser.ts';
import { holdInspection } from './inspections.ts';

/** Longest selection that is handed over, in UTF-16 units. */
const MAX_SELECTION = 200_000;
const CHECK_LINK = 'check-link';
const CHECK_TEXT = 'check-text';

/** Listens to the entries of the browser's menu, and puts them there with each new package: the browser keeps them. */
export function registerContextMenu(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl, selectionText }, tab) => {
    const text = menuItemId === CHECK_LINK ? linkUrl : selectionText;
    if (text !== undefined) void openInspection(text, tab?.windowId);
  });
  browser.runtime.onInstalled.addListener(() => void addEntries());
}

async function addEntries(): Promise<void> {
  const { contextMenus, i18n } = browser;
  await contextMenus.removeAll();
  contextMenus.create({ id: CHECK_LINK, contexts: ['link'], title: i18n.getMessage('menu_check_link') });
  contextMenus.create({ id: CHECK_TEXT, contexts: ['selection'], title: i18n.getMessage('menu_check_text') });
}

/** Opens the inspect page for a text, in the window that it was chosen in: a private one stays private. */
async function openInspection(text: string, windowId: number | undefined): Promise<void> {
  const token = holdInspection({ kind: 'text', text: text.slice(0, MAX_SELECTION) });
  if (token === null) return;
  const url = browser.runtime.getURL(`src/inspect/index.html#${token}`);
  await browser.tabs.create({ url, ...(windowId === undefined ? {} : { windowId }) });
}
