import type { Page } from 'puppeteer-core';
import { ORDINARY_HOST } from '../test/support/test-hosts.ts';
import type { BrowserPair } from './guard-browsers.ts';

/** Milliseconds from the start of a navigation to the first byte of its answer, by the browser's own clock. */
interface Waits {
  readonly plain: readonly number[];
  readonly warm: readonly number[];
  readonly asleep: readonly number[];
}

/**
 * Prints what the layer that holds requests adds to a navigation: with Cordon's worker running, and with it asleep,
 * against the same navigation without Cordon, one after the other in turn.
 */
export async function measureLatency(pair: BrowserPair, runs: number): Promise<void> {
  const { plain, warm, asleep } = await navigate(pair, runs);
  const without = median(plain);
  console.log(`${pair.name}: from the start of a navigation to the first byte, ${runs} of each, ms`);
  console.log(`  without Cordon                ${describe(plain)}`);
  console.log(
    `  with Cordon, worker running   ${describe(warm)}: ${(median(warm) - without).toFixed(1)} more (budget 2)`,
  );
  console.log(
    `  with Cordon, worker asleep    ${describe(asleep)}: ${(median(asleep) - without).toFixed(1)} more (budget 25)`,
  );
}

async function navigate(pair: BrowserPair, runs: number): Promise<Waits> {
  const waits = { plain: [] as number[], warm: [] as number[], asleep: [] as number[] };
  const guarded = await pair.guarded.openTab();
  const plain = await pair.openPlainTab();
  for (let run = 0; run < runs; run++) {
    // The connection is open before each one that counts.
    await load(guarded, run);
    waits.warm.push(await load(guarded, run));
    await load(plain, run);
    waits.plain.push(await load(plain, run));
    await load(guarded, run);
    await pair.putWorkerToSleep();
    waits.asleep.push(await load(guarded, run));
  }
  await guarded.close();
  await plain.close();
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
