import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isPathInRules } from '../../../src/background/guard/path-rules.ts';
import { FIRST_PATH_RULE } from '../../../src/background/guard/rule-numbers.ts';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../../src/background/lists/install-packaged.ts';
import { cutList } from '../../../src/background/lists/new-list.ts';
import { refreshGuard } from '../../../src/background/lists/refresh-guard.ts';
import { openTable } from '../../../src/core/table/open-table.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { assembleList } from '../../../tools/list/assemble-list.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { hostsInRules, isPathStoppedByRules, isStoppedByRules } from '../../support/rule-engine.ts';

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

/** Puts a list into storage as a sync does; what begins with a scheme is a URL, what ends in a length a range. */
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
  const indicators = hosts.map((value) => ({ indicator: { type: typeOf(value), value }, claim }));
  const { table: bytes, cases } = assembleList({ info, cases: [source], indicators });
  const opened = openTable(bytes);
  if (!opened.ok) throw new Error('table of the test');
  await store.activate(cutList(id, `${id} ${hosts.join()} ${reviewBy}`, opened.table, cases));
}

function typeOf(value: string): 'url' | 'ip-range' | 'host' {
  if (value.includes('://')) return 'url';
  return value.includes('/') ? 'ip-range' : 'host';
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

  it('hold paths, on their host and below it, and no other part of the host', async () => {
    await storeList('other', ['http://shared.test/bad/', 'https://shared.test/one?id=1']);
    await refreshGuard(new FollowedLists());
    expect(isPathStoppedByRules('shared.test', '/bad/any')).toBe(true);
    expect(isPathStoppedByRules('www.shared.test', '/one?id=1')).toBe(true);
    expect(isPathStoppedByRules('shared.test', '/one?id=2')).toBe(false);
    expect(isStoppedByRules('shared.test')).toBe(false);
    expect(await isPathInRules('http://shared.test/bad/')).toBe(true);
    expect(await isPathInRules('http://shared.test/good/')).toBe(false);
    await storeList('other', ['http://shared.test/other']);
    await refreshGuard(new FollowedLists());
    expect(isPathStoppedByRules('shared.test', '/bad/any')).toBe(false);
    expect(isPathStoppedByRules('shared.test', '/other')).toBe(true);
  });

  it('hold single addresses of IPv4, and paths on them; wider ranges are left to the other layers', async () => {
    await storeList('other', ['192.0.2.7/32', '198.51.100.0/24', 'http://203.0.113.5/bad']);
    await refreshGuard(new FollowedLists());
    expect(['192.0.2.7', '198.51.100.1', '203.0.113.5'].map(isStoppedByRules)).toEqual([true, false, false]);
    expect(isPathStoppedByRules('203.0.113.5', '/bad')).toBe(true);
  });

  it('hold 900 paths at most, and those alone that the browser takes', async () => {
    const paths = Array.from({ length: 1000 }, (_, index) => `http://shared.test/${index}`);
    await storeList('other', [...paths, `http://long.test/${'a'.repeat(90)}`]);
    state.longestRegex = 80;
    await refreshGuard(new FollowedLists());
    const held = [...state.dynamicRules.keys()].filter((id) => id >= FIRST_PATH_RULE);
    expect(held.length).toBeGreaterThanOrEqual(899);
    expect(held.length).toBeLessThanOrEqual(900);
    expect(isPathStoppedByRules('long.test', `/${'a'.repeat(90)}`)).toBe(false);
  });

  it('write paths once although two lists name the same, and the browser refuses some', async () => {
    const long = `http://long.test/${'a'.repeat(90)}`;
    await storeList('one', ['http://shared.test/bad/', long]);
    await storeList('two', ['https://shared.test/bad/']);
    state.longestRegex = 80;
    await refreshGuard(new FollowedLists());
    await storeList('two', ['https://shared.test/bad/', 'more.test']);
    let writes = 0;
    state.onRuleUpdate = (_, { removeRuleIds = [] }) => {
      if (removeRuleIds.some((id) => id >= FIRST_PATH_RULE)) writes++;
    };
    await refreshGuard(new FollowedLists());
    expect(writes).toBe(0);
    expect(isStoppedByRules('more.test')).toBe(true);
    expect(isPathStoppedByRules('shared.test', '/bad/any')).toBe(true);
  });

  it('keep their paths where one list cannot be read', async () => {
    await storeList('broken', ['broken.test', 'http://shared.test/bad/']);
    await refreshGuard(new FollowedLists());
    await storeList('broken', ['broken.test', 'http://shared.test/bad/', 'unread.test']);
    await loseBlocks('broken');
    await refreshGuard(new FollowedLists());
    expect(isPathStoppedByRules('shared.test', '/bad/any')).toBe(true);
  });

  it('are enough without a host where the browser refuses paths, which the next change hands over', async () => {
    state.onRuleUpdate = (_, { addRules = [] }) => {
      if (addRules.some(({ id }) => id >= FIRST_PATH_RULE)) throw new Error('refused');
    };
    await storeList('other', ['other.test', 'http://shared.test/bad/']);
    await refreshGuard(new FollowedLists());
    expect(isStoppedByRules('other.test')).toBe(true);
    expect(isPathStoppedByRules('shared.test', '/bad/')).toBe(false);
    state.onRuleUpdate = () => {};
    await storeList('other', ['other.test', 'more.test', 'http://shared.test/bad/']);
    await refreshGuard(new FollowedLists());
    expect(isPathStoppedByRules('shared.test', '/bad/')).toBe(true);
  });
});
