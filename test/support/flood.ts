import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { hostsFor, listHosts, type TrialHosts } from '../e2e/matrix/hosts.ts';
import { copyWithMatrixList } from '../e2e/matrix/listed-extension.ts';
import { findExtension } from './built-extension.ts';
import { type Chromium, openChromium } from './chromium.ts';
import type { ExtensionBrowser, Family } from './extension-browser.ts';
import { mapHosts, openFirefox } from './firefox.ts';
import { type SiteServer, startSiteServer } from './site-server.ts';
import { isWarningFor, readHeadedText, startVisit, visit, waitForList } from './tabs.ts';
import { waitUntil } from './wait-until.ts';

/** So many warnings the frames of a page get. */
export const MOST_WARNINGS = 20;

/** What a flood of frames came to. */
export interface FloodOutcome {
  /** Frames that show a warning. */
  readonly warnings: number;
  /** The text of a warning that was asked for in another tab meanwhile. */
  readonly warningMeanwhile: string;
  /** Seconds until it was there. */
  readonly meanwhileSeconds: number;
  /** Frames that were settled only after that. */
  readonly settledLater: number;
}

/** The hosts of a flood, and a browser whose list names some of them and whose driver does not look at each frame. */
export interface FloodGround {
  readonly opened: ExtensionBrowser;
  readonly site: SiteServer;
  readonly hosts: TrialHosts;
  close(): Promise<void>;
}

export async function openFloodGround(family: Family): Promise<FloodGround> {
  const site = await startSiteServer();
  const hosts = hostsFor('flood');
  const folder = mkdtempSync(join(tmpdir(), 'cordon-flood-'));
  const extension = join(folder, 'extension');
  copyWithMatrixList(findExtension(family === 'Firefox' ? 'firefox' : 'chrome'), extension);
  const preferences = {
    ...mapHosts(site.port, listHosts(['flood'])),
    // Or it asks before a page may open windows.
    'dom.disable_open_during_load': false,
  };
  const opened =
    family === 'Firefox'
      ? await openFirefox({ port: site.port, extension, preferences })
      : await openChromium({ port: site.port, extension, leavesFramesAlone: true });
  await waitForList(opened);
  return {
    opened,
    site,
    hosts,
    close: async () => {
      await opened.close();
      await site.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Has a page open many frames to hosts, in turn, and a warning shown in another tab meanwhile. */
export async function floodWithFrames({ opened, hosts }: FloodGround, count: number): Promise<FloodOutcome> {
  const page = await opened.openTab();
  const address = `http://${hosts.shop}/floods-${count}`;
  await visit(page, address);
  await page.evaluate(openFrames, [hosts.listed, hosts.sibling], count);
  const start = performance.now();
  const other = await opened.openTab();
  const stopped = `http://${hosts.listed}/meanwhile`;
  startVisit(other, stopped);
  // The browser has a thousand frames to load before, and takes its time.
  await waitUntil(
    'the warning in another tab',
    async () => isWarningFor(opened, await other.evaluate(() => location.href), stopped),
    120,
  );
  const warningMeanwhile = await readHeadedText(other);
  const meanwhileSeconds = (performance.now() - start) / 1000;
  const warnedAt = Date.now();
  await waitUntil('every frame is settled', () => page.evaluate(areFramesSettled, count), 0.3 * count);
  const settledLater = await page.evaluate(countSettledAfter, warnedAt);
  const warnings = await countWarnings(opened, page);
  await other.close();
  await page.close();
  return { warnings, warningMeanwhile, meanwhileSeconds, settledLater };
}

/** Has a page name as many addresses as its own, one after the other, the last of them listed. */
export async function pushStates(page: Page, listedPath: string, count: number): Promise<void> {
  await page.evaluate(
    (path, times) => {
      for (let index = 0; index < times; index++) {
        try {
          history.pushState(null, '', index % 2 === 0 ? `${path}${index}` : `/innocent/${index}`);
        } catch {
          // Firefox refuses further ones for a while.
        }
      }
    },
    listedPath,
    count,
  );
}

interface FloodingPage {
  /** When each frame was settled; milliseconds since 1970. */
  settled: number[];
}

function openFrames(hosts: readonly string[], count: number): void {
  const times: number[] = [];
  (globalThis as unknown as FloodingPage).settled = times;
  for (let index = 0; index < count; index++) {
    const frame = document.createElement('iframe');
    frame.addEventListener('load', () => times.push(Date.now()));
    frame.src = `http://${hosts[index % hosts.length]}/flood/${index}`;
    document.body.append(frame);
  }
}

function areFramesSettled(count: number): boolean {
  return (globalThis as unknown as FloodingPage).settled.length >= count;
}

function countSettledAfter(time: number): number {
  return (globalThis as unknown as FloodingPage).settled.filter((at) => at > time).length;
}

/** Frames with words of ours in them; a frame that gets no warning of its own is empty, or holds our page without words. */
async function countWarnings(opened: ExtensionBrowser, page: Page): Promise<number> {
  if (isChromium(opened)) return countWarningTargets(opened);
  const shown = await Promise.all(page.frames().map((frame) => frame.evaluate(hasWarning)));
  return shown.filter(Boolean).length;
}

/** The driver leaves frames alone, so each is attached to here. */
async function countWarningTargets({ browser, extensionRoot }: Chromium): Promise<number> {
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'iframe' }] });
  let count = 0;
  for (const { targetId, url } of targetInfos) {
    if (!url.startsWith(extensionRoot)) continue;
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: true });
    const frame = session.connection()?.session(sessionId);
    const answer = await frame?.send('Runtime.evaluate', {
      expression: `(${hasWarning})()`,
      returnByValue: true,
    });
    if (answer?.result.value === true) count++;
    await session.send('Target.detachFromTarget', { sessionId });
  }
  await session.detach();
  return count;
}

function hasWarning(): boolean {
  return document.querySelector('[role=alertdialog]') !== null;
}

function isChromium(opened: ExtensionBrowser): opened is Chromium {
  return opened.family === 'Chromium';
}
