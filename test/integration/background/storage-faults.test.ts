import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ListStore } from '../../../src/platform/list-store.ts';
import { state } from '../../support/fake-browser.ts';
import { isStoppedByRules } from '../../support/rule-engine.ts';
import { SyncWorld, wholeVersion } from '../../support/sync-world.ts';

const PACKAGED_HOST = 'redvds.com';
let world: SyncWorld;
const unhandled: unknown[] = [];
const noteUnhandled = (reason: unknown): void => void unhandled.push(reason);

beforeEach(async () => {
  process.on('unhandledRejection', noteUnhandled);
  world = await SyncWorld.open();
});
afterEach(async () => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(state.local, 'set');
  await world.published.close();
  process.off('unhandledRejection', noteUnhandled);
  expect(unhandled.splice(0)).toEqual([]);
});

/** From the given write on, IndexedDB has no room left; what is deleted is deleted. */
function fillUp(writesLeft: number): void {
  let left = writesLeft;
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    left -= 1;
    if (left < 0) throw new DOMException('full', 'QuotaExceededError');
    return Reflect.apply(put, this, args);
  });
}

/** Opens the database past the extension's own code. */
async function withDatabase<T>(use: (db: IDBDatabase) => Promise<T>): Promise<T> {
  const db = await settle(indexedDB.open('cordon-lists'));
  try {
    return await use(db);
  } finally {
    db.close();
  }
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Stored versions of lists that no list names: room that nothing uses. */
function findStrays(): Promise<readonly unknown[]> {
  return withDatabase(async (db) => {
    const stores = db.transaction(['active', 'blocks', 'cases', 'filters']);
    const named = (await settle(stores.objectStore('active').getAll())).flatMap((entry) => [
      entry.generation,
      entry.previous,
    ]);
    const blocks = await settle(stores.objectStore('blocks').getAllKeys());
    const cases = await settle(stores.objectStore('cases').getAllKeys());
    const filters = await settle(stores.objectStore('filters').getAllKeys());
    const generations = [...[...blocks, ...cases].map((key) => (key as number[])[0]), ...filters];
    return generations.filter((generation) => !named.includes(generation));
  });
}

async function isPackagedListProtecting(): Promise<boolean> {
  const { lists } = await world.describe();
  return (await world.isStopped(PACKAGED_HOST)) && lists[0]?.followedBy === 'package';
}

// TESTING.md: "storage full, corrupt, deleted"
describe('full storage', () => {
  it('at any write of a sync leaves the old version, says so, leaves no rest, and the next sync brings the new one', async () => {
    let writes = 0;
    for (; ; writes++) {
      fillUp(writes);
      await world.sync();
      vi.restoreAllMocks();
      const { problemCode, isNews } = await world.showUpdates();
      if (problemCode === null) break;
      expect({ problemCode, isNews }, `after ${writes} writes`).toEqual({
        problemCode: 'not-stored',
        isNews: false,
      });
      expect(await world.observe()).toEqual(wholeVersion(1));
      expect(await findStrays()).toEqual([]);
      await world.restart();
      expect(await world.observe()).toEqual(wholeVersion(1));
    }
    // Cases, block, filter, and the two of the switch.
    expect(writes).toBe(5);
    expect(await world.observe()).toEqual(wholeVersion(2));
  });

  it('from the first day on has the packaged list protect from the package, and is filled when there is room', async () => {
    await world.published.close();
    world = await SyncWorld.prepare();
    fillUp(0);
    await world.restart();
    expect(await isPackagedListProtecting()).toBe(true);
    expect(isStoppedByRules(PACKAGED_HOST)).toBe(true);
    expect((await world.describe()).lists[0]?.origin).toBe('package');
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'not-stored' });
    vi.restoreAllMocks();
    await world.restart();
    await world.sync();
    expect((await world.describe()).lists.map(({ origin }) => origin)).toEqual(['storage', 'storage']);
    expect(await world.observe()).toEqual(wholeVersion(1));
  });
});

describe('a database that is deleted under a running worker', () => {
  it('leaves the packaged list protecting at once, and the next sync brings the others back, without a restart', async () => {
    const deleting = indexedDB.deleteDatabase('cordon-lists');
    await settle(deleting);
    expect(await isPackagedListProtecting()).toBe(true);
    expect(isStoppedByRules('gone.example')).toBe(true);
    await world.sync();
    expect(await world.observe()).toEqual(wholeVersion(2));
    expect(await isPackagedListProtecting()).toBe(true);
  });

  it('in the middle of a sync lets that sync fail in words, and the next one brings the list back', async () => {
    const { server } = world.published;
    const target = [...world.published.repository.tuf.targetFiles.keys()].filter((name) =>
      name.includes('2'),
    );
    let isDeleted = false;
    for (const name of target) {
      const bytes = world.published.repository.tuf.targetFiles.get(name);
      server.answers.set(`targets/${name}`, (_, response) => {
        isDeleted = true;
        settle(indexedDB.deleteDatabase('cordon-lists')).then(() => response.end(bytes));
      });
    }
    await world.sync();
    expect(isDeleted).toBe(true);
    expect(await isPackagedListProtecting()).toBe(true);
    server.answers.clear();
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problem: null });
    expect(await world.observe()).toEqual(wholeVersion(2));
  });
});

describe('a damaged record', () => {
  const DAMAGE = {
    'a block': (db: IDBDatabase) => overwrite(db, 'blocks', new Uint8Array([1, 2, 3])),
    'a case slice': (db: IDBDatabase) => overwrite(db, 'cases', { sets: 'none' }),
    'a filter': (db: IDBDatabase) => overwrite(db, 'filters', new Uint8Array([9])),
    'the roles': (db: IDBDatabase) => overwrite(db, 'roles', { roots: 7, timestamp: new Uint8Array([1]) }),
    'every head': (db: IDBDatabase) => overwriteActive(db, { head: new Uint8Array([0, 0]) }),
    'every description': (db: IDBDatabase) => overwriteActive(db, { info: 'none' }),
    'every number of sets': (db: IDBDatabase) => overwriteActive(db, { setsPerSlice: 'many' }),
  } as const;

  it.each(Object.entries(DAMAGE))(
    '(%s) leaves the packaged list protecting, and is mended by the next start and sync',
    async (_, damage) => {
      await withDatabase(damage);
      for (const isNewWorker of [false, true]) {
        if (isNewWorker) await world.restart();
        expect(await isPackagedListProtecting()).toBe(true);
        expect(isStoppedByRules(PACKAGED_HOST)).toBe(true);
        await world.describe();
      }
      await world.sync();
      await world.restart();
      expect(await world.showUpdates()).toMatchObject({ problem: null });
      expect(await world.observe()).toEqual(wholeVersion(2));
      expect(await isPackagedListProtecting()).toBe(true);
    },
  );
});

async function overwrite(db: IDBDatabase, name: string, value: unknown): Promise<void> {
  const store = db.transaction(name, 'readwrite').objectStore(name);
  for (const key of await settle(store.getAllKeys())) await settle(store.put(value, key));
}

async function overwriteActive(db: IDBDatabase, change: object): Promise<void> {
  const store = db.transaction('active', 'readwrite').objectStore('active');
  for (const entry of await settle(store.getAll())) await settle(store.put({ ...entry, ...change }));
}

describe('storage.local', () => {
  it.each([
    ['text', 'garbage'],
    ['a number', 7],
    ['null', null],
    ['a list of nonsense', [null, 7, 'x', [], { listId: 'cordon' }]],
    ['a record of nonsense', { listId: 5, nextCheck: 'soon' }],
  ])(
    'that holds %s under every key harms no verdict, and the next start puts it right',
    async (_, garbage) => {
      const { following } = world.published;
      for (const key of [...state.local.keys()]) if (key !== 'own-lists') state.local.set(key, garbage);
      expect(state.local.get('own-lists')).toEqual([following]);
      await world.describe();
      expect(await world.observe()).toEqual(wholeVersion(1));
      await world.restart();
      expect(await world.observe()).toEqual(wholeVersion(2));
      expect(await isPackagedListProtecting()).toBe(true);
    },
  );

  it('that is emptied lets go of what the person chose, and of nothing that comes with Cordon', async () => {
    state.local.clear();
    await world.restart();
    expect(await world.observe()).toEqual({ version: null, cases: [], stopped: [], ruled: [] });
    expect(await isPackagedListProtecting()).toBe(true);
    expect(isStoppedByRules(PACKAGED_HOST)).toBe(true);
  });

  it('that takes no writes keeps no list from being brought up to date', async () => {
    state.local.set = () => {
      throw new Error('disk I/O error');
    };
    await world.sync();
    expect(await world.observe()).toEqual(wholeVersion(2));
    await world.restart();
    expect(await world.observe()).toEqual(wholeVersion(2));
    expect(await isPackagedListProtecting()).toBe(true);
  });
});

describe('the browser’s rules', () => {
  it('that a killed browser has lost are made anew by the next start', async () => {
    state.dynamicRules.clear();
    await world.restart();
    expect(isStoppedByRules(PACKAGED_HOST)).toBe(true);
    await world.sync();
    expect(await world.observe()).toEqual(wholeVersion(2));
  });
});

describe('a version that was switched to by a worker that was then killed', () => {
  it('lets the one before go at the next start', async () => {
    vi.spyOn(ListStore.prototype, 'dropPrevious').mockRejectedValue(new Error('killed'));
    await world.sync();
    vi.restoreAllMocks();
    await world.restart();
    expect(await world.observe()).toEqual(wholeVersion(2));
    const previous = await withDatabase(async (db) =>
      (await settle(db.transaction('active').objectStore('active').getAll())).map((entry) => entry.previous),
    );
    expect(previous).toEqual([null, null]);
  });
});
