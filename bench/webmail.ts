import type { CDPSession, Page } from 'puppeteer-core';
import { type Chromium, openChromium } from '../test/support/chromium.ts';
import { checkMailOn } from '../test/support/mail-sites.ts';
import { startSiteServer } from '../test/support/site-server.ts';
import { visit } from '../test/support/tabs.ts';
import { FRAUD_HOST, ORDINARY_HOST } from '../test/support/test-hosts.ts';

// What reading mail costs the webmail's page, in real Chromium, on a page of Roundcube's structure: `npx tsx bench/webmail.ts`
// after `npm run build`. Main-thread times are from the CPU profiler: samples in our script and in what it calls.

const LINKS = 200;
/** Every tenth link is listed, so that marks are counted too. */
const LISTED_EVERY = 10;
const MESSAGES = 40;
const MUTATIONS_SECONDS = 10;
/** An hour of going from message to message, one every three seconds, as fast as it goes. */
const SWITCHES = 1_200;
const ADDRESS = `http://${ORDINARY_HOST}/mail`;

const SHELL = `<!doctype html><meta charset="utf-8"><title>Mail</title>
<div id="message-header"></div><div id="message-content"></div>`;

const site = await startSiteServer((url, response) => {
  if (url.pathname !== '/mail') return false;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(SHELL);
  return true;
});
const opened = await openChromium({ port: site.port });
try {
  await measure(opened);
} finally {
  await opened.close();
  await site.close();
}

async function measure(browser: Chromium): Promise<void> {
  const page = await browser.openTab();
  await visit(page, ADDRESS);
  await checkMailOn(browser, ADDRESS);
  const session = await page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  // The runner of this script marks functions by a helper of its own, which the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(prepare, FRAUD_HOST);
  await page.evaluate((count, every) => world().openMessage(0, count, every), 5, 1);

  const costs: number[] = [];
  const delays: number[] = [];
  for (let number = 1; number <= MESSAGES; number++) {
    await session.send('Profiler.start');
    delays.push(
      await page.evaluate(
        (n, count, every) => world().openMessage(n, count, every),
        number,
        LINKS,
        LISTED_EVERY,
      ),
    );
    costs.push(await stopProfile(session));
  }
  report(
    `a message with ${LINKS} links, ${LINKS / LISTED_EVERY} of them listed: our script on the main thread, ms`,
    costs,
  );
  report('from the message in the page to the notice in the page, ms', delays);

  await session.send('Profiler.start');
  const changes = await page.evaluate((seconds) => world().changeAllTheTime(seconds), MUTATIONS_SECONDS);
  const busy = await stopProfile(session);
  console.log(
    `${Math.round(changes / MUTATIONS_SECONDS)} changes a second: ${((busy / (MUTATIONS_SECONDS * 1000)) * 100).toFixed(2)} % of the main thread`,
  );

  await switchMessages(page, 100);
  const before = await measureHeap(session);
  await switchMessages(page, SWITCHES);
  const after = await measureHeap(session);
  const longTasks = await page.evaluate(() => world().longTasks.length);
  console.log(
    `${SWITCHES} messages later: heap ${before.heap.toFixed(1)} → ${after.heap.toFixed(1)} MB, DOM nodes ${before.nodes} → ${after.nodes}, listeners ${before.listeners} → ${after.listeners}`,
  );
  console.log(`tasks over 50 ms in the page, all of the above included: ${longTasks}`);
}

async function switchMessages(page: Page, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await page.evaluate((n) => world().openMessage(n, 20, 10), 10_000 + number);
  }
}

/** What the bench puts into the page. */
interface MailPage {
  /** Shows a message as a webmail does, in one go. @returns milliseconds until the notice stands above it */
  openMessage(number: number, links: number, listedEvery: number): Promise<number>;
  /** @returns how many changes it made */
  changeAllTheTime(seconds: number): Promise<number>;
  readonly longTasks: readonly number[];
}
declare function world(): MailPage;

/** Runs in the page. */
function prepare(listedHost: string): void {
  const longTasks: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask' });
  const mail: MailPage = {
    longTasks,
    openMessage: (number, links, listedEvery) => {
      const body = Array.from({ length: links }, (_, index) => {
        const host = index % listedEvery === 0 ? listedHost : `host-${index}.example`;
        return `<p>Offer ${index}: <a href="https://${host}/offer/${number}/${index}">see it here</a>, valid until tomorrow.</p>`;
      }).join('');
      const header = document.querySelector('#message-header') as HTMLElement;
      const content = document.querySelector('#message-content') as HTMLElement;
      header.innerHTML = `<h2 class="subject">Offers ${number}</h2><table><tr><td class="header from"><a class="rcmContactAddress" href="mailto:p.huber@lieferant.example">Peter Huber</a></td></tr></table>`;
      content.innerHTML = `<div id="messagebody">${body}</div>`;
      const shown = performance.now();
      const text = content.firstElementChild as HTMLElement;
      return new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (text.previousElementSibling?.localName !== 'span') return;
          observer.disconnect();
          resolve(performance.now() - shown);
        });
        observer.observe(content, { childList: true });
      });
    },
    changeAllTheTime: (seconds) =>
      new Promise((resolve) => {
        const place = document.body.appendChild(document.createElement('div'));
        const until = performance.now() + seconds * 1000;
        let changes = 0;
        const change = (): void => {
          for (let one = 0; one < 10; one++) {
            if (place.childElementCount > 50) place.firstElementChild?.remove();
            place.append(document.createElement('i'));
            changes += 1;
          }
          if (performance.now() < until) setTimeout(change, 10);
          else resolve(changes);
        };
        change();
      }),
  };
  Object.assign(globalThis, { world: () => mail });
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly url: string };
  readonly children?: readonly number[];
}

/** Milliseconds in our script and in what it called. */
async function stopProfile(session: CDPSession): Promise<number> {
  const { profile } = await session.send('Profiler.stop');
  const nodes = new Map((profile.nodes as readonly ProfileNode[]).map((node) => [node.id, node]));
  const ours = new Set<number>();
  const take = (id: number, isBelow: boolean): void => {
    const node = nodes.get(id);
    if (node === undefined) return;
    const isOurs = isBelow || node.callFrame.url.includes('webmail.iife');
    if (isOurs) ours.add(id);
    for (const child of node.children ?? []) take(child, isOurs);
  };
  take(profile.nodes[0]?.id ?? 0, false);
  const { samples = [], timeDeltas = [] } = profile;
  return (
    samples.reduce((sum, id, index) => (ours.has(id) ? sum + (timeDeltas[index + 1] ?? 0) : sum), 0) / 1000
  );
}

async function measureHeap(
  session: CDPSession,
): Promise<{ readonly heap: number; readonly nodes: number; readonly listeners: number }> {
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return { heap: read('JSHeapUsedSize') / 1e6, nodes: read('Nodes'), listeners: read('JSEventListeners') };
}

function report(what: string, values: readonly number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
  console.log(`${what}: median ${at(0.5)} (${at(0)}–${at(1)}), n = ${sorted.length}`);
}
