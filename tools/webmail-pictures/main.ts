import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { ensureBuilt } from '../../test/support/built-extension.ts';
import { openChromium } from '../../test/support/chromium.ts';
import type { ExtensionBrowser, Family } from '../../test/support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../../test/support/families.ts';
import { openFirefox } from '../../test/support/firefox.ts';
import { clickInRoom, waitForBar, waitForMarks } from '../../test/support/mail-notice.ts';
import { checkMailOn } from '../../test/support/mail-sites.ts';
import {
  CAN_RUN_ROUNDCUBE,
  findUid,
  openMessage,
  signIn,
  startRoundcube,
} from '../../test/support/roundcube.ts';
import { press, waitForComposer } from '../../test/support/roundcube-browser.ts';
import { CONVERSATION_MAILS } from '../../test/support/roundcube-conversation.ts';
import { ROUNDCUBE_MAILS } from '../../test/support/roundcube-mails.ts';
import { type SiteServer, startSiteServer } from '../../test/support/site-server.ts';
import { visit, waitForList } from '../../test/support/tabs.ts';
import { MAPPED_HOSTS } from '../../test/support/test-hosts.ts';
import { outliveReader } from '../outlive-reader.ts';

outliveReader();

/** Pages that were saved from documented structures, under the hosts of their webmails. */
const SAVED = [
  { name: 'gmail', host: 'mail.google.com' },
  { name: 'outlook', host: 'outlook.office.com' },
];
const MAILS = new Map([
  ...ROUNDCUBE_MAILS,
  ...[...CONVERSATION_MAILS].map(([name, mail]) => [`c${name}`, mail] as const),
]);
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const OUT = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const PAGES = new URL('../../test/fixtures/webmail/', import.meta.url);

/** `[chromium|firefox]`: pictures of the notices in webmails, in `docs/images/`; both browsers where none is named. */
async function run(): Promise<void> {
  const [wanted] = process.argv.slice(2);
  mkdirSync(OUT, { recursive: true });
  ensureBuilt();
  const site = await startSiteServer((url, response) => {
    const saved = SAVED.find(({ name }) => url.pathname === `/${name}.html`);
    if (saved === undefined) return false;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(readFileSync(new URL(`${saved.name}.html`, PAGES)));
    return true;
  });
  const roundcube = CAN_RUN_ROUNDCUBE ? await startRoundcube(MAILS) : null;
  if (roundcube === null) console.log('not run: Roundcube');
  try {
    for (const family of FAMILIES) {
      if (!IS_INSTALLED[family] || (wanted !== undefined && wanted !== family.toLowerCase())) continue;
      for (const theme of THEMES) {
        const opened = await open(family, theme, site);
        try {
          for (const { name, host } of SAVED) {
            const page = await openTab(opened, theme);
            await visit(page, `https://${host}/${name}.html`);
            await take(opened, page, `${name}-${family.toLowerCase()}-${theme}`);
          }
          if (roundcube === null) continue;
          const page = await openTab(opened, theme);
          await signIn(page, roundcube);
          await checkMailOn(opened, roundcube.address);
          const [listed, answered] = [
            await findUid(page, 'Listed links'),
            await findUid(page, 'Answer leaves'),
          ];
          await openMessage(page, roundcube, listed);
          await waitForMarks(opened, page);
          await clickInRoom(opened, page, '.mark');
          await take(opened, page, `roundcube-${family.toLowerCase()}-${theme}`);
          const draft = await openTab(opened, theme);
          await openMessage(draft, roundcube, answered);
          await waitForBar(opened, draft, 'Check before you act.');
          await press(draft, 'a.reply');
          await waitForComposer(draft);
          await take(opened, draft, `answer-${family.toLowerCase()}-${theme}`, 'Your answer to');
        } finally {
          await opened.close();
        }
      }
    }
  } finally {
    await roundcube?.stop();
    await site.close();
  }
}

async function open(family: Family, theme: Theme, { port }: SiteServer): Promise<ExtensionBrowser> {
  const opened =
    family === 'Chromium'
      ? await openChromium({ port })
      : await openFirefox({
          port,
          preferences: {
            'network.dns.localDomains': [...MAPPED_HOSTS, ...SAVED.map(({ host }) => host)].join(','),
            'layout.css.prefers-color-scheme.content-override': theme === 'dark' ? 0 : 1,
          },
        });
  await waitForList(opened);
  return opened;
}

async function openTab(opened: ExtensionBrowser, theme: Theme): Promise<Page> {
  const page = await opened.openTab();
  await page.setViewport({ width: 1000, height: 640 });
  if (opened.family === 'Chromium') {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  }
  return page;
}

async function take(opened: ExtensionBrowser, page: Page, name: string, words = 'Danger'): Promise<void> {
  await waitForBar(opened, page, words);
  await page.bringToFront();
  await page.screenshot({ path: `${OUT}webmail-${name}.png` });
  console.log(`docs/images/webmail-${name}.png`);
  await page.close();
}

await run();
