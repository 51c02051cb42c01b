import webmailScript from '../../content/webmail.iife.tsx?script';
import type { MailSite } from '../../messages/mail-protocol.ts';
import { browser } from '../../platform/browser.ts';
import type { MailScripts } from './mail-desk.ts';

const SCRIPT = 'webmail';

/** The script of the package: no page that is no webmail is given it. */
export const mailScripts: MailScripts = {
  register: registerScript,
  start: async (tabId) => {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [`/${webmailScript}`],
    });
  },
  stop: stopScripts,
};

async function registerScript(sites: readonly MailSite[]): Promise<void> {
  const matches = [...new Set(sites.map(({ host }) => matchPattern(host)))].sort();
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (registered !== undefined && matches.length === 0) {
    await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  }
  if (matches.length === 0) return;
  const js = [`/${webmailScript}`];
  if (registered !== undefined) {
    const isSame = [...(registered.matches ?? [])].sort().join() === matches.join();
    if (!isSame) await browser.scripting.updateContentScripts([{ id: SCRIPT, matches, js }]);
    return;
  }
  await browser.scripting.registerContentScripts([
    {
      id: SCRIPT,
      matches,
      js,
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
}

/** What the script leaves in its own world of a page. */
interface MailWorld {
  readonly cordonStopsMail?: () => void;
}

async function stopScripts(host: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: matchPattern(host) });
  const func = () => (globalThis as MailWorld).cordonStopsMail?.();
  await Promise.allSettled(
    tabs.map(({ id }) =>
      id === undefined
        ? null
        : browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, func }),
    ),
  );
}

/** @param host `name`, or `*.name` for it and what is below it */
function matchPattern(host: string): string {
  return `*://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}/*`;
}
