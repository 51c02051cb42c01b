import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, launch } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { findBrowsers } from '../../tools/setup.mjs';
import { QUIET_ARGS } from './chromium.ts';
import { mapHosts, QUIET_PREFERENCES } from './firefox.ts';
import type { RandomView } from './random-webmail.ts';
import type { PageReading, readViews } from './read-in-page.ts';
import { type OwnAnswer, startSiteServer } from './site-server.ts';

const PAGES = fileURLToPath(new URL('../fixtures/webmail/', import.meta.url));
const PACKAGED = fileURLToPath(new URL('../../public/adapters/packaged.json', import.meta.url));

/** What a saved page is expected to be read as; stands beside it. */
export interface SavedPage {
  /** Without `.html`. */
  readonly name: string;
  /** The host that it is served under. */
  readonly host: string;
  readonly adapter: string | null;
  /** Parts of what is read, one for each open message. */
  readonly open: readonly object[];
}

/** Saved pages with what they are expected to be read as. */
export function listSavedPages(): readonly SavedPage[] {
  return readdirSync(PAGES)
    .filter((file) => file.endsWith('.json'))
    .map(
      (file) =>
        ({
          name: file.replace(/\.json$/, ''),
          ...JSON.parse(readFileSync(PAGES + file, 'utf8')),
        }) as SavedPage,
    );
}

export interface WebmailBrowser {
  /** Opens a saved page under its host and reads it. @param change done to the page first, and the page read again after it */
  read(page: SavedPage, change?: string): Promise<PageReading>;
  /** Reads views of webmails that do not exist, with the generic adapter. */
  readViews(views: readonly RandomView[]): Promise<ReturnType<typeof readViews>>;
  close(): Promise<void>;
}

/** A browser without the extension that shows saved pages, each under its own host, and runs the reader in them. */
export async function openWebmailBrowser(family: 'Chromium' | 'Firefox'): Promise<WebmailBrowser> {
  const server = await startSiteServer(answerPage);
  const browser = await launchBrowser(family, server.port);
  const script = await bundleReader();
  const adapters = readFileSync(PACKAGED, 'utf8');
  const tab = await browser.newPage();
  return {
    read: async ({ name, host }, change) => {
      await tab.goto(`https://${host}/${name}.html`, { waitUntil: 'load' });
      if (change !== undefined) await tab.evaluate(change);
      const reading = `${script}; return JSON.stringify(webmailReader.readPage(${JSON.stringify(adapters)}, location.hostname));`;
      return JSON.parse(String(await tab.evaluate(`(() => { ${reading} })()`))) as PageReading;
    },
    readViews: async (views) => {
      await tab.goto('https://mail.any.example/no-mail.html', { waitUntil: 'load' });
      const input = `${JSON.stringify(adapters)}, ${JSON.stringify(JSON.stringify(views))}`;
      const reading = `${script}; return JSON.stringify(webmailReader.readViews(${input}));`;
      return JSON.parse(String(await tab.evaluate(`(() => { ${reading} })()`)));
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

const answerPage: OwnAnswer = ({ pathname }, response) => {
  const file = /^\/([a-z0-9.-]+\.html)$/.exec(pathname)?.[1];
  if (file === undefined || !existsSync(PAGES + file)) return false;
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(readFileSync(PAGES + file));
  return true;
};

function launchBrowser(family: 'Chromium' | 'Firefox', port: number): Promise<Browser> {
  const found = findBrowsers()[family === 'Chromium' ? 'chromium' : 'firefox'];
  if (found === null) throw new Error(`${family} was not found`);
  const hosts = ['mail.any.example', ...new Set(listSavedPages().map(({ host }) => host))];
  return family === 'Chromium'
    ? launch({
        executablePath: found.path,
        headless: true,
        args: [
          ...QUIET_ARGS,
          '--disable-background-networking',
          `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
        ],
      })
    : launch({
        browser: 'firefox',
        executablePath: found.path,
        headless: true,
        acceptInsecureCerts: true,
        // The pages stand under the webmails' own names, which browsers know to have other certificates.
        extraPrefsFirefox: {
          ...mapHosts(port, hosts),
          ...QUIET_PREFERENCES,
          'network.stricttransportsecurity.preloadlist': false,
          'security.cert_pinning.enforcement_level': 0,
        },
      });
}

/** The reader as one script that sets `webmailReader`. */
async function bundleReader(): Promise<string> {
  const entry = fileURLToPath(new URL('read-in-page.ts', import.meta.url));
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { lib: { entry, formats: ['iife'], name: 'webmailReader' }, write: false, minify: false },
  })) as Rolldown.RolldownOutput[];
  const chunk = built[0]?.output[0];
  if (chunk === undefined) throw new Error('the reader was built to nothing');
  return chunk.code;
}
