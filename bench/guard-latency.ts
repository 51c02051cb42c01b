import type { Page } from 'puppeteer-core';
import { ORDINARY_HOST } from '../test/support/test-hosts.ts';
import type { BenchedBrowsers } from './guard-browsers.ts';

/** Milliseconds from the start of a navigation to the first byte of its answer, by the browser's own clock. */
interface Waits {
  readonly plain: number[];
  readonly asking: Held;
  readonly guarded: Held;
}

/** The same where an extension holds requests. */
interface Held {
  readonly running: number[];
  readonly asleep: number[];
}

/**
 * Prints what the layer that holds requests adds to a navigation, with Cordon's worker running and with it asleep, one
 * after the other in turn: to a browser without extension, and to one whose extension only lets requests go, because the
 * browser itself takes its time to ask an extension and to wake one.
 */
export async function measureLatency(browsers: BenchedBrowsers, runs: number): Promise<void> {
  const { plain, asking, guarded } = await navigate(browsers, runs);
  console.log(`${browsers.name}: from the start of a navigation to the first byte, ${runs} of each, ms`);
  console.log(`  no extension                          ${describe(plain)}`);
  const print = (state: keyof Held, budget: number): void => {
    const over = (floor: readonly number[], held: readonly number[]): string =>
      (median(held) - median(floor)).toFixed(1);
    const name = state === 'running' ? 'running' : 'asleep ';
    console.log(
      `  one that lets all go, worker ${name}  ${describe(asking[state])}: ${over(plain, asking[state])} more`,
    );
    console.log(
      `  Cordon, worker ${name}                ${describe(guarded[state])}: ${over(plain, guarded[state])} more, ${over(asking[state], guarded[state])} of them Cordon's (budget ${budget})`,
    );
  };
  print('running', 2);
  print('asleep', 25);
}

async function navigate(browsers: BenchedBrowsers, runs: number): Promise<Waits> {
  const waits: Waits = {
    plain: [],
    asking: { running: [], asleep: [] },
    guarded: { running: [], asleep: [] },
  };
  const plain = await browsers.openPlainTab();
  const pages = {
    asking: await browsers.asking.opened.openTab(),
    guarded: await browsers.guarded.opened.openTab(),
  };
  for (let run = 0; run < runs; run++) {
    // The connection is open before each one that counts.
    await load(plain, run);
    waits.plain.push(await load(plain, run));
    for (const name of ['asking', 'guarded'] as const) {
      await load(pages[name], run);
      waits[name].running.push(await load(pages[name], run));
    }
    for (const name of ['asking', 'guarded'] as const) {
      await load(pages[name], run);
      await browsers[name].putToSleep();
      waits[name].asleep.push(await load(pages[name], run));
    }
  }
  await Promise.all([plain, pages.asking, pages.guarded].map((page) => page.close()));
  return waits;
}

let loads = 0;

async function load(page: Page, run: number): Promise<number> {
  loads += 1;
  await page.goto(`https://${ORDINARY_HOST}/run-${run}-${loads}`, { waitUntil: 'load' });
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation?.responseStart ?? Number.NaN;
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function describe(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${median(sorted).toFixed(1)} (${sorted[0]?.toFixed(1)}–${sorted.at(-1)?.toFixed(1)})`;
}
