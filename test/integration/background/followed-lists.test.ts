import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followList } from '../../../src/background/sync/follow-list.ts';
import { removeOwnList } from '../../../src/background/sync/own-lists.ts';
import { readSyncState } from '../../../src/background/sync/sync-state.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { ExtensionWorker, PACKAGED_HOST, ruledHosts, setPolicy } from '../../support/extension-worker.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { type PublishedList, publishList } from '../../support/published-list.ts';

const published: PublishedList[] = [];

async function publish(id: string, hosts: readonly string[]): Promise<PublishedList> {
  const list = await publishList(id, hosts);
  published.push(list);
  return list;
}

beforeEach(() => resetExtensionWorld());
afterEach(async () => {
  await Promise.all(published.splice(0).map((list) => list.close()));
});

async function readStoredIds(): Promise<readonly string[]> {
  const store = await ListStore.open(() => {});
  const ids = await store.readStoredIds();
  store.close();
  return [...ids].sort();
}

describe('several lists (LIST.md: a browser may follow several)', () => {
  it('follows what policy names and what the person chose, each with its own origin', async () => {
    const worker = new ExtensionWorker();
    const [ours, mine] = [await publish('ours', ['ours.example']), await publish('mine', ['mine.example'])];
    await setPolicy(ours.following);
    expect(await followList(mine.following)).toBeNull();
    await worker.start();
    for (const host of ['ours.example', 'mine.example', PACKAGED_HOST]) {
      expect(await worker.verdict(host), host).toBe('listed');
      expect(ruledHosts()).toContain(host);
    }
    expect(await worker.verdict('other.example')).toBe('clear');
    const { lists, pending } = await worker.describe();
    expect(pending).toEqual([]);
    expect(lists).toMatchObject([
      { key: 'cordon', followedBy: 'package', address: null, fingerprint: null, updates: null },
      {
        key: ours.fingerprint,
        followedBy: 'organisation',
        address: ours.address,
        fingerprint: ours.fingerprint,
        info: { id: 'ours' },
        updates: { problem: null, lastSuccess: expect.any(Number), isNews: false },
      },
      { followedBy: 'person', address: mine.address, info: { id: 'mine' }, origin: 'storage' },
    ]);
    expect(worker.changes).toBe(2);
  });

  it('keeps them over the end of the worker, and asks no server before its time', async () => {
    const mine = await publish('mine', ['mine.example']);
    await followList(mine.following);
    await new ExtensionWorker().start();
    mine.server.requests.length = 0;
    const worker = new ExtensionWorker();
    await worker.start();
    expect(await worker.verdict('mine.example')).toBe('listed');
    expect(mine.server.requests).toEqual([]);
    expect(state.alarms.get('sync')?.when).toBeGreaterThan(Date.now());
  });

  it('brings each up to date by itself: a server that is gone, or lies, hurts its own list only', async () => {
    const [good, bad] = [await publish('good', ['good.example']), await publish('bad', ['bad.example'])];
    await setPolicy(bad.following, good.following);
    const worker = new ExtensionWorker();
    await worker.start();
    await good.repository.release(2, ['good.example', 'new.example'], 'good');
    bad.server.answers.set('metadata/timestamp.json', (_request, response) => response.end('{}'));
    await worker.sync(true);
    expect(await worker.verdict('new.example')).toBe('listed');
    expect(await worker.verdict('bad.example')).toBe('listed');
    const { lists } = await worker.describe();
    expect(lists.map(({ updates }) => updates?.problemCode ?? null)).toEqual([null, 'malformed', null]);
  });

  it('gives back what storage has lost, without a restart', async () => {
    const mine = await publish('mine', ['mine.example']);
    await followList(mine.following);
    await new ExtensionWorker().start();
    globalThis.indexedDB = new IDBFactory();
    const worker = new ExtensionWorker();
    expect(await worker.verdict(PACKAGED_HOST)).toBe('listed');
    await worker.sync(true);
    expect(await worker.verdict('mine.example')).toBe('listed');
  });

  it('lets a list whose storage is damaged go silent alone, and fetches it again', async () => {
    const mine = await publish('mine', ['mine.example']);
    await followList(mine.following);
    await new ExtensionWorker().start();
    await damageBlocks(mine.fingerprint);
    const worker = new ExtensionWorker();
    expect(await worker.verdict('mine.example')).toBe('clear');
    expect(await worker.verdict(PACKAGED_HOST)).toBe('listed');
    const before = await worker.describe();
    expect(before.lists).toMatchObject([{ key: 'cordon', origin: 'storage' }]);
    expect(before.pending).toMatchObject([{ key: mine.fingerprint }]);
    await worker.sync(true);
    expect(await worker.verdict('mine.example')).toBe('listed');
    expect((await worker.describe()).pending).toEqual([]);
  });
});

describe('a list that is no longer followed', () => {
  it('leaves storage and rules in one go, and its hosts open again without a restart', async () => {
    const [mine, other] = [
      await publish('mine', ['mine.example']),
      await publish('other', ['other.example']),
    ];
    await followList(mine.following);
    await followList(other.following);
    const worker = new ExtensionWorker();
    await worker.start();
    await removeOwnList(mine.fingerprint);
    await worker.sync();
    expect(await worker.verdict('mine.example')).toBe('clear');
    expect(await worker.verdict('other.example')).toBe('listed');
    expect(ruledHosts()).not.toContain('mine.example');
    expect(ruledHosts()).toContain('other.example');
    expect(await readStoredIds()).toEqual([other.fingerprint, 'cordon'].sort());
    expect(await readSyncState(mine.fingerprint)).toBeNull();
    expect(worker.changes).toBe(3);
    expect(JSON.stringify([...state.local])).not.toContain(mine.fingerprint);
  });

  it('stays where IT names it as well, until IT does no more', async () => {
    const both = await publish('both', ['both.example']);
    await followList(both.following);
    await setPolicy(both.following);
    const worker = new ExtensionWorker();
    await worker.start();
    expect((await worker.describe()).lists[1]).toMatchObject({ followedBy: 'organisation' });
    await removeOwnList(both.fingerprint);
    await worker.sync();
    expect(await worker.verdict('both.example')).toBe('listed');
    await setPolicy();
    await worker.sync();
    expect(await worker.verdict('both.example')).toBe('clear');
  });
});

describe('storage that fails', () => {
  const failing = async (name: string, act: () => Promise<void>): Promise<void> => {
    const { activate } = ListStore.prototype;
    ListStore.prototype.activate = async () => {
      ListStore.prototype.activate = activate;
      throw new DOMException('no', name);
    };
    state.version = '0.2.0';
    state.packageFiles.set('list/cases.json', new TextEncoder().encode(anotherPackage()));
    await act();
    ListStore.prototype.activate = activate;
  };
  const anotherPackage = (): string =>
    new TextDecoder().decode(state.packageFiles.get('list/cases.json')).replace('"RedVDS"', '"RedVDS again"');

  it('keeps the lists that are in it where it is full for a new package', async () => {
    const ours = await publish('ours', ['ours.example']);
    await setPolicy(ours.following);
    await new ExtensionWorker().start();
    const requests = ours.server.requests.length;
    const worker = new ExtensionWorker();
    await failing('QuotaExceededError', () => worker.start());
    expect(await worker.verdict('ours.example')).toBe('listed');
    expect(await worker.verdict(PACKAGED_HOST)).toBe('listed');
    expect(ours.server.requests).toHaveLength(requests);
  });

  it('is begun afresh where it is damaged, and the next sync brings all lists back', async () => {
    const ours = await publish('ours', ['ours.example']);
    await setPolicy(ours.following);
    await new ExtensionWorker().start();
    const worker = new ExtensionWorker();
    await failing('UnknownError', () => worker.start());
    expect(await worker.verdict(PACKAGED_HOST)).toBe('listed');
    expect((await worker.describe()).lists).toMatchObject([{ key: 'cordon', origin: 'storage' }]);
    await worker.sync(true);
    expect(await worker.verdict('ours.example')).toBe('listed');
  });
});

async function damageBlocks(listId: string): Promise<void> {
  const store = await ListStore.open(() => {});
  const entry = (await store.readActive()).find((active) => active.listId === listId);
  store.close();
  if (entry === undefined) throw new Error(`${listId} is not stored`);
  const db = await settle(indexedDB.open('cordon-lists'));
  const blocks = db.transaction('blocks', 'readwrite').objectStore('blocks');
  await settle(blocks.put(new Uint8Array([1, 2, 3]), [entry.generation, 0]));
  db.close();
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
