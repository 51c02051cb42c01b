import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncLists } from '../../../src/background/sync/sync-lists.ts';
import { continueVisit, describeWarning } from '../../../src/background/warning.ts';
import type { Sender } from '../../../src/messages/registry.ts';
import { ExtensionWorker } from '../../support/extension-worker.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { type PublishedList, publishList } from '../../support/published-list.ts';

const [GONE, STAYING] = ['gone.example', 'staying.example'];
const inTab = (tabId: number): Sender => ({ page: 'warning', tabId, isTopFrame: true, isPrivate: false });

let published: PublishedList;
let worker: ExtensionWorker;

beforeEach(async () => {
  resetExtensionWorld();
  published = await publishList('ours', [GONE, STAYING]);
  for (const tabId of [1, 2]) state.tabs.set(tabId, { id: tabId, url: 'about:blank', incognito: false });
  worker = new ExtensionWorker();
  await worker.start();
  await worker.followPolicy({ lists: [published.following] });
  expect(await goOn(GONE, 1)).toEqual({ kind: 'granted' });
  expect(await goOn(STAYING, 2)).toEqual({ kind: 'granted' });
  expect(await judge(GONE, 1)).toEqual({ kind: 'clear', because: 'pass' });
});
afterEach(() => published.close());

async function goOn(host: string, tabId: number) {
  const view = await describeWarning(worker.visits, `https://${host}/`, inTab(tabId));
  const token = view.kind === 'listed' ? (view.continueToken ?? '') : '';
  return continueVisit(worker.visits, { token }, inTab(tabId));
}

async function judge(host: string, tabId: number) {
  return (await worker.visits.judge(`https://${host}/`, tabId)).verdict;
}

async function release(version: number, hosts: readonly string[]): Promise<void> {
  await published.repository.release(version, hosts, 'ours');
}

describe('a pass never survives that its host is delisted and listed again (GUARD.md: warning page)', () => {
  it('is gone with the version that delists the host; passes for other hosts stay', async () => {
    await release(2, [STAYING]);
    await worker.sync(true);
    expect(state.sessionRules.size).toBe(1);
    expect(await judge(GONE, 1)).toEqual({ kind: 'clear', because: 'not-listed' });

    await release(3, [GONE, STAYING]);
    await worker.sync(true);
    expect(await judge(GONE, 1)).toMatchObject({ kind: 'listed', action: 'warn' });
    expect(await judge(STAYING, 2)).toEqual({ kind: 'clear', because: 'pass' });
  });

  it('is gone where the worker was stopped before it could look at its passes', async () => {
    await release(2, [STAYING]);
    await syncLists(worker.lists, true, () => Promise.reject(new Error('stopped')));
    expect(state.sessionRules.size).toBe(2);
    await release(3, [GONE, STAYING]);
    worker = new ExtensionWorker();
    await worker.start();
    await worker.sync(true);
    expect(await judge(GONE, 1)).toMatchObject({ kind: 'listed', action: 'warn' });
    expect(await judge(STAYING, 2)).toEqual({ kind: 'clear', because: 'pass' });
  });

  it('is gone when the list itself is no longer followed', async () => {
    await worker.followPolicy({});
    expect(state.sessionRules.size).toBe(0);
    await worker.followPolicy({ lists: [published.following] });
    expect(await judge(STAYING, 2)).toMatchObject({ kind: 'listed' });
  });
});
