import noticeScript from '../content/notice.iife.tsx?script';
import readerScript from '../content/page-reader.iife.ts?script';
import type { NoticeView } from '../messages/notice.ts';
import type { PageTexts } from '../messages/page-texts.ts';
import { browser } from '../platform/browser.ts';
import type { PageScripts } from './notices.ts';
import { readPageTexts } from './page-texts.ts';

/** What the scripts leave in their own world of a page, out of the page's reach. */
interface ScriptWorld {
  readonly cordonReadPage?: () => unknown;
  readonly cordonShowNotice?: (view: NoticeView, texts: PageTexts) => void;
}

/** The scripts of the package: no page is given any of them without a reason. */
export const pageScripts: PageScripts = {
  async readPage(tabId) {
    const target = { tabId };
    await browser.scripting.executeScript({ target, files: [`/${readerScript}`] });
    const func = () => (globalThis as ScriptWorld).cordonReadPage?.();
    const [answer] = await browser.scripting.executeScript({ target, func });
    return answer?.result;
  },
  async showNotice(tabId, view) {
    // Not held up by a page that never ends to load.
    const where = { target: { tabId }, injectImmediately: true };
    await browser.scripting.executeScript({ ...where, files: [`/${noticeScript}`] });
    const func = (shown: NoticeView, texts: PageTexts) =>
      (globalThis as ScriptWorld).cordonShowNotice?.(shown, texts);
    await browser.scripting.executeScript({ ...where, func, args: [view, await readPageTexts()] });
  },
};
