import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { type Chromium, openChromium } from '../test/support/chromium.ts';
import type { ExtensionBrowser } from '../test/support/extension-browser.ts';
import { openExtensionBrowser } from '../test/support/open-extension-browser.ts';
import { startSiteServer } from '../test/support/site-server.ts';
import { openOwnPage, waitForList } from '../test/support/tabs.ts';
import { waitUntil } from '../test/support/wait-until.ts';
import { type LargeFile, writeLargeFiles, writeManyFiles } from './inspect-files.ts';
import { type LongTask, tracePage } from './trace-thread.ts';

// What large files cost the page that has them checked, in real browsers: `npx tsx bench/inspect.ts` after `npm run build`.
// `--only Chromium` or `--only Firefox` runs one of them.

const PAGE = 'src/inspect/index.html';
/** Seconds that a file may take on a busy machine. */
const PATIENCE = 240;
/** How long Firefox is watched with nothing to do, to tell what the machine itself holds up. */
const IDLE_MS = 3000;
const only = process.argv.includes('--only') ? process.argv.at(-1) : undefined;

const folder = mkdtempSync(join(tmpdir(), 'cordon-inspect-'));
const site = await startSiteServer();
try {
  if (only !== 'Firefox') await measureChromium();
  if (only !== 'Chromium') await measureFirefox();
} finally {
  await site.close();
  rmSync(folder, { recursive: true });
}

async function measureChromium(): Promise<void> {
  const opened = await openChromium({ port: site.port });
  try {
    await waitForList(opened);
    for (const file of writeLargeFiles()) {
      await measureWithTrace(opened, file.name, [file]);
      await measureCancelling(opened, file);
    }
    await measureWithTrace(opened, '50 messages at once', writeManyFiles());
  } finally {
    await opened.close();
  }
}

/** What the page's main thread does: by the browser's own trace, all tasks included that only wait for others. */
async function measureWithTrace(opened: Chromium, name: string, files: readonly LargeFile[]): Promise<void> {
  const page = await openInspect(opened);
  const trace = await tracePage(opened, page);
  const started = performance.now();
  await pickFiles(page, files);
  await waitForResults(page, files.length);
  const seconds = (performance.now() - started) / 1000;
  const tasks = await trace.stop();
  const steps = await page.evaluate(() => world().steps);
  report(`${name} (${sizeOf(files)})`, seconds, tasks, steps);
  const opening = await tracePage(opened, page);
  await openEverything(page);
  report(`${name}, everything opened`, null, await opening.stop(), 0);
  await page.close();
}

function report(name: string, seconds: number | null, tasks: readonly LongTask[], steps: number): void {
  const clock = Math.max(...tasks.map(({ clockMs }) => clockMs));
  const cpu = Math.max(...tasks.map(({ cpuMs }) => cpuMs));
  const slow = tasks.filter(({ cpuMs }) => cpuMs > 50).length;
  console.log(
    [
      `Chromium, ${name}: longest task ${cpu.toFixed(0)} ms of CPU, ${clock.toFixed(0)} ms by the clock`,
      `over 50 ms of CPU: ${slow}`,
      ...(seconds === null ? [] : [`${seconds.toFixed(1)} s in all`, `${steps} steps of progress shown`]),
    ].join('; '),
  );
}

/** Firefox tells nothing of its tasks, so a message to itself is timed: how long it waited is how long the page stood still. */
async function measureFirefox(): Promise<void> {
  const opened = await openExtensionBrowser('Firefox', { port: site.port });
  try {
    for (const file of writeLargeFiles()) {
      const page = await openInspect(opened);
      await page.evaluate(() => world().startBeating());
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
      const idle = await page.evaluate(() => world().longestGap());
      const started = performance.now();
      await pickFiles(page, [file]);
      await waitForResults(page, 1);
      const seconds = (performance.now() - started) / 1000;
      const gap = await page.evaluate(() => world().longestGap());
      const steps = await page.evaluate(() => world().steps);
      console.log(
        `Firefox, ${file.name} (${sizeOf([file])}): longest time without an answer ${gap.toFixed(0)} ms by the clock, ${idle.toFixed(0)} ms while nothing was read; ${seconds.toFixed(1)} s in all; ${steps} steps of progress shown`,
      );
      await page.close();
      await measureCancelling(opened, file);
    }
  } finally {
    await opened.close();
  }
}

/** From the press on "Cancel" to the page that says so, and how soon a file behind it has its turn. */
async function measureCancelling(opened: ExtensionBrowser, file: LargeFile): Promise<void> {
  const page = await openInspect(opened);
  await pickFiles(page, [file]);
  const ms = await page.evaluate(() => world().cancel());
  console.log(
    `${opened.family}, ${file.name}: ${ms === null ? 'finished before it could be cancelled' : `cancelled after ${ms.toFixed(0)} ms`}`,
  );
  await page.close();
}

async function openInspect(opened: ExtensionBrowser): Promise<Page> {
  const page = await openOwnPage(opened, PAGE);
  await waitUntil('the drop zone', async () => (await page.$('.drop')) !== null);
  // The runner of this script marks functions by a helper of its own, which the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(prepare);
  return page;
}

/** As the browser's own dialog does: the page gets files, not bytes. */
async function pickFiles(page: Page, files: readonly LargeFile[]): Promise<void> {
  const paths = files.map(({ name, bytes }) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
  const input = (await page.$('.drop input')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...paths);
}

/** The page tells by itself, so that asking costs it nothing. */
async function waitForResults(page: Page, count: number): Promise<void> {
  await page.evaluate((wanted, ms) => world().waitForResults(wanted, ms), count, PATIENCE * 1000);
}

/** What one item says, one part after the other. */
async function openEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('.item:first-of-type details')) {
      details.open = true;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
  });
}

function sizeOf(files: readonly LargeFile[]): string {
  return `${(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1_000_000).toFixed(1)} MB`;
}

/** What the bench puts into the page. */
interface InspectWorld {
  /** How often the page showed a further page of a PDF. */
  readonly steps: number;
  waitForResults(count: number, ms: number): Promise<void>;
  /** Presses "Cancel" once something is read. @returns milliseconds; null where it was finished before */
  cancel(): Promise<number | null>;
  startBeating(): void;
  /** Longest time between two messages to itself since it was asked last, in milliseconds. */
  longestGap(): number;
}
declare function world(): InspectWorld;

/** Runs in the page. */
function prepare(): void {
  let steps = 0;
  let longest = 0;
  const watch = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const attempt = () => {
        const found = look();
        if (found === undefined) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(attempt);
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      attempt();
    });
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target instanceof HTMLProgressElement)) steps += 1;
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['value'] });
  const isDone = (item: Element) =>
    !/^(waiting|reading)$/.test(item.getAttribute('data-state') ?? '') &&
    item.querySelector('[aria-busy="true"]') === null;
  const inspect: InspectWorld = {
    get steps() {
      return steps;
    },
    waitForResults: (count, ms) =>
      Promise.race([
        watch(() => {
          const items = [...document.querySelectorAll('.item')];
          return items.length === count && items.every(isDone) ? true : undefined;
        }).then(() => {}),
        new Promise<never>((_, reject) =>
          setTimeout(() => reject(new Error(`no result after ${ms} ms`)), ms),
        ),
      ]),
    cancel: async () => {
      const state = await watch(() => {
        const item = document.querySelector('.item');
        return item === null || item.getAttribute('data-state') === 'waiting' ? undefined : item;
      });
      if (isDone(state)) return null;
      const pressed = performance.now();
      document.querySelector<HTMLElement>('.item button')?.click();
      const item = await watch(() => [...document.querySelectorAll('.item')].find(isDone));
      return item.getAttribute('data-state') === 'cancelled' ? performance.now() - pressed : null;
    },
    startBeating: () => {
      const { port1, port2 } = new MessageChannel();
      let last = performance.now();
      port1.onmessage = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        setTimeout(() => port2.postMessage(null), 4);
      };
      port2.postMessage(null);
    },
    longestGap: () => {
      const gap = longest;
      longest = 0;
      return gap;
    },
  };
  Object.assign(globalThis, { world: () => inspect });
}
