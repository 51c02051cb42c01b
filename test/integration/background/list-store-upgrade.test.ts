import { beforeEach, expect, it } from 'vitest';
import type { BroughtFile, NewList } from '../../../src/platform/list-records.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';

beforeEach(() => resetExtensionWorld());

/** What version 1 of the database held, written as that version wrote it. */
async function writeVersion1(): Promise<void> {
  const opening = indexedDB.open('cordon-lists', 1);
  opening.onupgradeneeded = () => {
    const db = opening.result;
    db.createObjectStore('active', { keyPath: 'listId' });
    for (const name of ['blocks', 'cases', 'filters', 'roles', 'pieces']) db.createObjectStore(name);
  };
  const db = await settle(opening);
  const transaction = db.transaction(
    ['active', 'blocks', 'cases', 'filters', 'roles', 'pieces'],
    'readwrite',
  );
  const put = (store: string, value: unknown, key?: IDBValidKey): unknown =>
    transaction.objectStore(store).put(value, key);
  put('active', {
    listId: 'cordon',
    generation: 4,
    previous: 3,
    stamp: 'one',
    head: new Uint8Array([1]),
    info: { id: 'cordon', version: 7 },
    setsPerSlice: 1,
  });
  put('blocks', new Uint8Array([5]), [4, 0]);
  put('cases', { sets: [] }, [4, 0]);
  put('filters', new Uint8Array([6]), 4);
  put('roles', { seen: 1 }, 'cordon');
  put('pieces', new Uint8Array([7]), ['hash', 0]);
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  db.close();
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function newList(stamp: string): NewList {
  return {
    listId: 'cordon',
    stamp,
    head: new Uint8Array([1]),
    info: {},
    setsPerSlice: 1,
    blocks: [],
    slices: [],
    ignored: { values: [], count: 0 },
  };
}

it('a database of version 1 is taken over with everything in it', async () => {
  await writeVersion1();
  const store = await ListStore.open(() => {});
  expect(await store.readActive()).toEqual([
    {
      listId: 'cordon',
      generation: 4,
      previous: 3,
      stamp: 'one',
      head: new Uint8Array([1]),
      info: { id: 'cordon', version: 7 },
      setsPerSlice: 1,
      ignored: { values: [], count: 0 },
    },
  ]);
  expect(await store.readBlock(4, 0)).toEqual(new Uint8Array([5]));
  expect(await store.readCaseSlice(4, 0)).toEqual({ sets: [] });
  expect(await store.readFilter(4)).toEqual(new Uint8Array([6]));
  expect(await store.readRoles('cordon')).toEqual({ seen: 1 });
  expect(await store.readPieces('hash')).toEqual([new Uint8Array([7])]);
  expect([await store.readNeverList('cordon'), await store.readBrought('adapters', 'cordon')]).toEqual([
    null,
    null,
  ]);
  expect(await store.readBrought('vendors', 'cordon')).toBeNull();
  store.close();
});

it('an update brings never-list, adapters and vendors with the list; each may stay or go; a newer package takes all away', async () => {
  const store = await ListStore.open(() => {});
  const commit = (stamp: string, neverList: unknown, adapters: BroughtFile) => {
    const update = {
      list: newList(stamp),
      filter: new Uint8Array([1]),
      neverList,
      brought: { adapters, vendors: { kind: 'kept' } as const },
    };
    return store.commitUpdate('cordon', {}, update);
  };
  const read = async () => [
    await store.readNeverList('cordon'),
    await store.readBrought('adapters', 'cordon'),
  ];

  await commit('one', 'n1', { kind: 'new', content: 'a1' });
  expect(await read()).toEqual(['n1', 'a1']);
  await commit('two', 'n2', { kind: 'kept' });
  expect(await read()).toEqual(['n2', 'a1']);
  await commit('three', null, { kind: 'none' });
  expect(await read()).toEqual([null, null]);

  await commit('four', 'n4', { kind: 'new', content: 'a4' });
  await store.activate(newList('packaged'));
  expect(await read()).toEqual([null, null]);

  await commit('five', 'n5', { kind: 'new', content: 'a5' });
  await store.removeList('cordon');
  expect(await read()).toEqual([null, null]);
  store.close();
});

it('an update that cannot be written whole leaves list, never-list and adapters as they were', async () => {
  const store = await ListStore.open(() => {});
  const update = (stamp: string, neverList: unknown, adapters: unknown) =>
    store.commitUpdate('cordon', stamp, {
      list: newList(stamp),
      filter: new Uint8Array([1]),
      neverList,
      brought: { adapters: { kind: 'new', content: adapters }, vendors: { kind: 'none' } },
    });
  await update('one', 'n1', 'a1');
  await expect(update('two', 'n2', () => 'a function cannot be stored')).rejects.toThrow();
  expect(await store.readActive()).toMatchObject([{ stamp: 'one' }]);
  expect(await store.readRoles('cordon')).toBe('one');
  expect(await store.readNeverList('cordon')).toBe('n1');
  expect(await store.readBrought('adapters', 'cordon')).toBe('a1');
  store.close();
});
