import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { AnswerOf, InputOf, MessageName } from '../../src/messages/protocol.ts';
import { type Chromium, openChromium } from './chromium.ts';
import type { ExtensionBrowser, Family, OpenOptions } from './extension-browser.ts';
import type { FakeRule } from './fake-browser.ts';
import { openFirefox } from './firefox.ts';
import { decideByRules } from './rule-engine.ts';
import { seededRandom } from './seeded-random.ts';
import { startSiteServer } from './site-server.ts';
import { readStoredVersion } from './stored-version.ts';
import { askBackground, openOwnPage } from './tabs.ts';
import { hostOfVersion, LASTING_HOST, VersionedList } from './versioned-list.ts';
import { waitUntil } from './wait-until.ts';

export interface KillPlan {
  /** The same moments for the same seed, as far as two runs take the same time. */
  readonly seed: number;
  readonly kills: number;
  /** Told of each kill: when it came and what was in use afterwards. */
  readonly log: (line: string) => void;
}

/** Moments are spread over a sync, and a little past its end, because two syncs do not take the same time. */
const SPREAD = 1.15;

/** A browser with two of the extension's own pages open in it: each message may be sent by certain pages only. */
interface Driven {
  readonly opened: ExtensionBrowser;
  readonly options: Page;
  readonly inspect: Page;
}

/** Ends the browser at random moments of syncs, and starts it again on the same profile. */
export async function killBrowserDuringSyncs(family: Family, plan: KillPlan): Promise<void> {
  await strikeDuringSyncs(family, plan, async ({ opened }, restart) => {
    await opened.kill();
    return restart();
  });
}

/**
 * Stops the extension's worker at random moments of syncs, while the browser goes on. What both versions name stays
 * stopped by the browser's rules all the while.
 */
export async function stopWorkerDuringSyncs(plan: KillPlan): Promise<void> {
  await strikeDuringSyncs('Chromium', plan, async (driven) => {
    await (driven.opened as Chromium).stopWorkers();
    expect(decideByRules(await readRules(driven.options), LASTING_HOST), 'rules without a worker').toBe(true);
    return driven;
  });
}

async function strikeDuringSyncs(
  family: Family,
  { seed, kills, log }: KillPlan,
  strike: (driven: Driven, restart: () => Promise<Driven>) => Promise<Driven>,
): Promise<void> {
  const random = seededRandom(seed);
  const profile = new KeptProfile(family);
  const list = await VersionedList.publish();
  const site = await startSiteServer();
  const restart = (): Promise<Driven> => start(family, { port: site.port, profile: profile.renew() });
  let driven = await restart();
  try {
    await askBackground(driven.options, 'followList', { address: list.published.following });
    await expectWholeVersion(driven, list, [1]);
    await list.release();
    let usual = await syncToNewest(driven, list);
    const found = { old: 0, new: 0 };
    for (let kill = 1; kill <= kills; kill++) {
      const before = list.version;
      await list.release();
      const delay = random() * usual * SPREAD;
      // The answer is lost where the background ends before it is given.
      askBackground(driven.options, 'updateLists', {}).catch(() => {});
      await pause(delay);
      driven = await strike(driven, restart);
      const age = (await expectWholeVersion(driven, list, [before, before + 1])) === before ? 'old' : 'new';
      found[age] += 1;
      log(`${kill}: after ${Math.round(delay)} of ${Math.round(usual)} ms, ${age}`);
      const took = await syncToNewest(driven, list);
      if (age === 'old') usual = took;
    }
    log(
      `seed ${seed}, ${kills} times: ${found.old} times the old version, ${found.new} times the new one, whole each time`,
    );
  } finally {
    await driven.opened.close();
    await site.close();
    await list.published.close();
    profile.remove();
  }
}

/** What outlives a browser that is killed. */
class KeptProfile {
  readonly #family: Family;
  readonly #folders: string[] = [];

  constructor(family: Family) {
    this.#family = family;
  }

  /**
   * The folder to start on. Firefox's driver goes on tidying the old one up after its end, so what pages and extensions
   * have stored is taken over into another one.
   */
  renew(): string {
    const last = this.#folders.at(-1);
    if (last !== undefined && this.#family === 'Chromium') return last;
    const folder = mkdtempSync(join(tmpdir(), 'cordon-killed-'));
    this.#folders.push(folder);
    if (last === undefined) return folder;
    for (const name of ['storage', 'storage.sqlite']) {
      cpSync(join(last, name), join(folder, name), { recursive: true });
    }
    return folder;
  }

  remove(): void {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function start(family: Family, how: OpenOptions): Promise<Driven> {
  const opened = family === 'Chromium' ? await openChromium(how) : await openFirefox(how);
  const options = await openOwnPage(opened, 'src/options/index.html');
  return { opened, options, inspect: await openOwnPage(opened, 'src/inspect/index.html') };
}

/** @returns how long the sync took, in milliseconds */
async function syncToNewest(driven: Driven, list: VersionedList): Promise<number> {
  const begun = performance.now();
  await ask(driven.options, 'updateLists', {});
  const took = performance.now() - begun;
  await expectWholeVersion(driven, list, [list.version]);
  const stored = await readStoredVersion(driven.options, list.published.fingerprint);
  expect(stored, 'nothing is left behind').toMatchObject({ hasPrevious: false, strays: [] });
  return took;
}

/**
 * Holds that one version answers and that all its parts are its own: what is stored, what the pages are told, verdicts,
 * and, once the background has caught up, the browser's own rules.
 * @param versions that may be in use
 * @returns the one that is
 */
async function expectWholeVersion(
  { opened, options, inspect }: Driven,
  list: VersionedList,
  versions: readonly number[],
): Promise<number> {
  const key = list.published.fingerprint;
  const stored = await readStoredVersion(options, key);
  const version = stored?.version ?? 0;
  expect(versions).toContain(version);
  const release = list.releases.get(version);
  expect(stored).toMatchObject({
    table: release?.tableHash,
    stamp: release?.tableHash,
    cases: [String(version)],
    targets: release?.targetsVersion,
    filter: expect.toSatisfy((bytes: number) => bytes > 0),
  });
  const { lists } = await ask(options, 'describeProtection', {});
  expect(lists.find((each) => each.key === key)).toMatchObject({ info: { version }, origin: 'storage' });
  const others = [version - 1, version + 1].map(hostOfVersion);
  for (const [host, isListed] of [
    [LASTING_HOST, true],
    [hostOfVersion(version), true],
    ...others.map((other) => [other, false] as const),
  ] as const) {
    const { outcome } = await ask(inspect, 'checkAddress', { text: host });
    expect(outcome.kind, host).toBe(isListed ? 'listed' : 'clear');
    if (isListed) expect(JSON.stringify(outcome)).toContain(`a test of version ${version}.`);
  }
  if (opened.family !== 'Chromium') return version;
  await waitUntil('the rules have followed', async () => {
    const rules = await readRules(options);
    const isStopped = (host: string): boolean => decideByRules(rules, host);
    return [LASTING_HOST, hostOfVersion(version)].every(isStopped) && !others.some(isStopped);
  });
  return version;
}

function readRules(own: Page): Promise<readonly FakeRule[]> {
  return own.evaluate(async () => {
    const { chrome } = globalThis as unknown as { readonly chrome: typeof import('webextension-polyfill') };
    const rules = [
      ...(await chrome.declarativeNetRequest.getDynamicRules()),
      ...(await chrome.declarativeNetRequest.getSessionRules()),
    ];
    return rules as unknown as FakeRule[];
  });
}

/** Asks again while a background that was stopped is on its way back. */
function ask<N extends MessageName>(own: Page, name: N, input: InputOf<N>): Promise<AnswerOf<N>> {
  return waitUntil(
    `an answer to ${name}`,
    async () => (await askBackground(own, name, input)).answer ?? null,
  );
}
