import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../test/support/built-extension.ts';
import { openChromium } from '../../test/support/chromium.ts';
import type { ExtensionBrowser } from '../../test/support/extension-browser.ts';
import { openFirefox } from '../../test/support/firefox.ts';
import { type SiteServer, startSiteServer } from '../../test/support/site-server.ts';
import { waitForList } from '../../test/support/tabs.ts';
import { CONTINUED_HOST, FRAUD_HOST, SEIZED_HOST } from '../../test/support/test-hosts.ts';
import { outliveReader } from '../outlive-reader.ts';
import { findBrowsers } from '../setup.mjs';
import { listPopupStops, listStops, type Stop } from './stops.ts';

outliveReader();

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = join(ROOT, 'out/tour');

const isHeadless = process.argv.includes('--headless') || !hasDisplay();

ensureBuilt();
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const site = await startSiteServer();
const { opened, stops } = await openTour(site.port);
await waitForList(opened);
let failures = 0;
for (const [index, stop] of stops.entries()) {
  if (!(await runStop(stop, index + 1))) failures += 1;
}
if (!reportRequests(site)) failures += 1;
if (!isHeadless) await waitForPerson();
await opened.close();
await site.close();
process.exitCode = failures === 0 ? 0 : 1;

/** Chromium where there is one; Firefox, without the popup, where it is all there is. */
async function openTour(port: number): Promise<{ opened: ExtensionBrowser; stops: readonly Stop[] }> {
  if (findBrowsers().chromium === null) {
    const firefox = await openFirefox({ port, isHeadless });
    console.log('Firefox: the popup is left out, because its driver cannot reach it.');
    return { opened: firefox, stops: listStops(firefox) };
  }
  const chromium = await openChromium({ port, isHeadless });
  return { opened: chromium, stops: [...listStops(chromium), ...listPopupStops(chromium)] };
}

async function runStop(stop: Stop, number: number): Promise<boolean> {
  const file = join(OUT, `${number}-${stop.name}.png`) as `${string}.png`;
  const tab = await opened.openTab();
  const start = performance.now();
  try {
    const { screen, verdict } = await stop.show(tab);
    const seconds = (performance.now() - start) / 1000;
    await screen.screenshot({ path: file });
    if (screen !== tab) await screen.close();
    console.log(
      `${number}  ${stop.visited}\n   ${verdict}  (${seconds.toFixed(2)} s, ${relative(ROOT, file)})`,
    );
    return true;
  } catch (error) {
    console.log(`${number}  ${stop.visited}\n   FAILED: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

/** What the server behind all hosts saw. @returns false where a listed host was reached */
function reportRequests({ countRequests }: SiteServer): boolean {
  const reached = countRequests(SEIZED_HOST) + countRequests(FRAUD_HOST);
  console.log(
    `The server behind the listed hosts (${SEIZED_HOST}, ${FRAUD_HOST}) counted ${reached} requests; ` +
      `behind ${CONTINUED_HOST}, which was continued, ${countRequests(CONTINUED_HOST)}.`,
  );
  return reached === 0;
}

/** Leaves the tour's tabs open until the person has seen enough. */
async function waitForPerson(): Promise<void> {
  console.log('The tabs stay open: look around. Close the browser, or press Ctrl+C here, to end.');
  await opened.closed;
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
