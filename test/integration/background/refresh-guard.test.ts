import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../../src/background/lists/install-packaged.ts';
import { cutList } from '../../../src/background/lists/new-list.ts';
import { refreshGuard } from '../../../src/background/lists/refresh-guard.ts';
import { openTable } from '../../../src/core/table/open-table.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { assembleList } from '../../../tools/list/assemble-list.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { hostsInRules, isStoppedByRules } from '../../support/rule-engine.ts';

const PACKAGED = 'redvds.com';

let store: ListStore;

beforeEach(async () => {
  resetExtensionWorld();
  await installPackagedList(new FollowedLists(), true);
  store = await ListStore.open(() => {});
});
afterEach(() => {
  store.close();
  vi.useRealTimers();
});

/** Puts a list into storage as a sync does. */
async function storeList(id: string, hosts: readonly string[], reviewBy = '2999-01-01'): Promise<void> {
  const info = { id, name: id, version: 1, date: '2026-11-22', publisher: { legalName: 'Tester' } };
  const claim = {
    case: 1,
    kind: 'named-by-authority',
    source: 'https://authority.test/',
    locator: 'text',
    lastChecked: '2026-11-22',
    reviewBy,
  } as const;
  const source = {
    id: 'one',
    number: 1,
    kind: 'phishing',
    name: 'One',
    authority: ['An authority'],
    date: '2026-11',
    summary: { en: 'One is a test.' },
    fraud: true,
    sources: ['https://authority.test/'],
  } as const;
  const indicators = hosts.map((value) => ({ indicator: { type: 'host' as const, value }, claim }));
  const { table: bytes, cases } = assembleList({ info, cases: [source], indicators });
  const opened = openTable(bytes);
  if (!opened.ok) throw new Error('table of the test');
  await store.activate(cutList(id, `${id} ${hosts.join()} ${reviewBy}`, opened.table, cases));
}

async function loseBlocks(id: string): Promise<void> {
  const entry = (await store.readActive()).find(({ listId }) => listId === id);
  const db = await settle(indexedDB.open('cordon-lists'));
  const blocks = db.transaction('blocks', 'readwrite').objectStore('blocks');
  await settle(blocks.delete([entry?.generation ?? 0, 0]));
  db.close();
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe('the browser’s rules, made from the lists', () => {
  it('hold the hosts of every list', async () => {
    await storeList('other', ['other.test']);
    await refreshGuard(new FollowedLists());
    expect(isStoppedByRules('www.other.test')).toBe(true);
    expect(isStoppedByRules(PACKAGED)).toBe(true);
  });

  it('are not touched, nor asked for, where the same versions answer on the same day', async () => {
    await storeList('other', ['other.test']);
    await refreshGuard(new FollowedLists());
    const before = [...state.dynamicRules];
    state.onRuleUpdate = () => {
      throw new Error('changed');
    };
    await refreshGuard(new FollowedLists());
    expect([...state.dynamicRules]).toEqual(before);
  });

  it('let a host go on the day on which its claim is overdue for review', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-03-01T12:00:00Z') });
    await storeList('other', ['other.test'], '2027-03-01');
    await refreshGuard(new FollowedLists());
    expect(isStoppedByRules('other.test')).toBe(true);
    vi.setSystemTime(Date.parse('2027-03-02T12:00:00Z'));
    await refreshGuard(new FollowedLists());
    expect(isStoppedByRules('other.test')).toBe(false);
    expect(hostsInRules()).not.toContain('other.test');
  });

  it('keep what they hold where one list cannot be read, take what the others say, and are made again', async () => {
    await storeList('broken', ['broken.test']);
    await refreshGuard(new FollowedLists());
    await storeList('broken', ['broken.test', 'unread.test']);
    await loseBlocks('broken');
    await storeList('other', ['other.test']);
    await refreshGuard(new FollowedLists());
    expect(['broken.test', 'other.test', PACKAGED].map(isStoppedByRules)).toEqual([true, true, true]);
    await storeList('broken', ['unread.test']);
    await refreshGuard(new FollowedLists());
    expect(['broken.test', 'unread.test'].map(isStoppedByRules)).toEqual([false, true]);
  });

  it('hold the packaged list’s hosts where storage lost that list alone', async () => {
    await storeList('other', ['other.test']);
    await store.removeList('cordon');
    await refreshGuard(new FollowedLists());
    expect(['other.test', PACKAGED].map(isStoppedByRules)).toEqual([true, true]);
  });
});

describe('a version that is written beside the one that answers', () => {
  it('is cleared away by the next one where a kill left it, and mixes with nothing', async () => {
    const entry = (await store.readActive())[0];
    const generation = (entry?.generation ?? 0) + 1;
    const db = await settle(indexedDB.open('cordon-lists'));
    for (const name of ['blocks', 'cases']) {
      const left = db.transaction(name, 'readwrite').objectStore(name);
      for (let index = 0; index < 100; index++)
        await settle(left.put(new Uint8Array(9), [generation, index]));
    }
    await storeList('other', ['other.test']);
    const range = IDBKeyRange.bound([generation, 0], [generation, 1000]);
    const blocks = db.transaction('blocks').objectStore('blocks');
    expect(await settle(blocks.getAllKeys(range))).toHaveLength(1);
    db.close();
    await refreshGuard(new FollowedLists());
    expect(isStoppedByRules('other.test')).toBe(true);
  });
});
