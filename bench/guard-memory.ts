import type { Chromium } from '../test/support/chromium.ts';
import type { SiteServer } from '../test/support/site-server.ts';
import { visitStopped } from '../test/support/tabs.ts';
import { SEIZED_HOST } from '../test/support/test-hosts.ts';

/** So many navigations pass before the first look, so that what is made once is there. */
const SETTLING = 50;
/** One navigation in so many is to a listed host. */
const LISTED_EVERY = 25;

interface Look {
  readonly bytes: number;
  /** Tells one life of the worker from another. */
  readonly startedAt: number;
}

/** Prints what the worker's heap holds before, in the middle of and after many navigations, each look after a collection. */
export async function measureMemory(opened: Chromium, site: SiteServer, navigations: number): Promise<void> {
  const half = Math.floor(navigations / 2);
  await navigate(opened, 0, SETTLING);
  const before = await look(opened);
  const start = performance.now();
  await navigate(opened, SETTLING, half);
  const middle = await look(opened);
  await navigate(opened, SETTLING + half, navigations - half);
  const after = await look(opened);
  if (before.startedAt !== after.startedAt) throw new Error('the worker was started again meanwhile');
  const seconds = (performance.now() - start) / 1000;
  const asMb = ({ bytes }: Look): string => (bytes / 1e6).toFixed(2);
  console.log(
    `${navigations} navigations in ${seconds.toFixed(0)} s, one in ${LISTED_EVERY} to a listed host (${site.countRequests(SEIZED_HOST)} requests reached it)`,
  );
  console.log(
    `  the worker's heap: ${asMb(before)} MB before, ${asMb(middle)} in the middle, ${asMb(after)} after; slope of the second half ${((after.bytes - middle.bytes) / (navigations - half)).toFixed(0)} bytes a navigation`,
  );
}

async function navigate(opened: Chromium, from: number, count: number): Promise<void> {
  const page = await opened.openTab();
  for (let index = from; index < from + count; index++) {
    if (index % LISTED_EVERY === 0) {
      await visitStopped(opened, page, `http://${SEIZED_HOST}/navigation-${index}`);
    } else {
      await page.goto(`https://host-${index}.ordinary.test/`, { waitUntil: 'domcontentloaded' });
    }
  }
  await page.close();
}

async function look(opened: Chromium): Promise<Look> {
  const worker = await opened.findWorker();
  await worker.client.send('HeapProfiler.enable');
  await worker.client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await worker.client.send('Runtime.getHeapUsage');
  return { bytes: usedSize, startedAt: await worker.evaluate(() => performance.timeOrigin) };
}
