import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryWorld, settle } from './memory-world.ts';

let world: MemoryWorld;

beforeEach(() => {
  world = MemoryWorld.open();
  // What goes wrong is written to the console; here it is meant to.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function withDatabase(use: (db: IDBDatabase) => Promise<unknown>): Promise<void> {
  const db = await settle(indexedDB.open('cordon-memory'));
  try {
    await use(db);
  } finally {
    db.close();
  }
}

async function damage(name: string, change: (value: unknown) => unknown): Promise<void> {
  await withDatabase(async (db) => {
    const store = db.transaction(name, 'readwrite').objectStore(name);
    const [values, keys] = [await settle(store.getAll()), await settle(store.getAllKeys())];
    for (const [index, value] of values.entries()) {
      await settle(store.keyPath === null ? store.put(change(value), keys[index]) : store.put(change(value)));
    }
  });
}

// TESTING.md: "storage full, corrupt, deleted"
describe('memory that is deleted under a running worker', () => {
  it('is empty, and learns anew without a restart', async () => {
    await world.establish();
    await settle(indexedDB.deleteDatabase('cordon-memory'));
    expect(await world.recall()).toMatchObject({ correspondents: [] });
    await world.open();
    expect((await world.recall()).correspondents).toMatchObject([{ messages: 1 }]);
  });
});

describe('full storage', () => {
  function fillUp(isFull: (puts: number) => boolean): void {
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      puts += 1;
      if (isFull(puts)) throw new DOMException('full', 'QuotaExceededError');
      return Reflect.apply(put, this, args);
    });
  }

  it('makes room by letting the longest unused go', async () => {
    for (let index = 0; index < 20; index++) {
      await world.open({ sender: `p${index}@example.example` });
      world.passDays(1);
    }
    fillUp((puts) => puts === 1);
    await world.open({ sender: 'late@example.example' });
    const { rows, total } = await world.desk.list({ kind: 'correspondents', search: '', offset: 0 });
    expect(total).toBe(19);
    const names = rows.map((row) => (row.kind === 'correspondent' ? row.address : ''));
    expect(names).toContain('late@example.example');
    expect(names).not.toContain('p0@example.example');
  });

  it('that stays full keeps no message from being judged, and loses nothing', async () => {
    await world.establish();
    fillUp(() => true);
    const recalled = await world.open();
    expect(recalled.correspondents).toHaveLength(1);
    expect(await world.memory.confirm(['from:muster.example'], 'DE1', 'phone')).toMatchObject({
      kind: 'refused',
    });
    vi.restoreAllMocks();
    expect((await world.recall()).correspondents).toMatchObject([{ messages: 3 }]);
  });

  it('says that a supplier list was not stored', async () => {
    await world.open();
    fillUp(() => true);
    const vendor = { name: 'Acme', domains: ['acme.example'], vatNumbers: [], accounts: [] };
    expect(await world.desk.takeVendorList([vendor])).toEqual({ kind: 'refused', because: 'not-stored' });
  });
});

describe('damaged storage', () => {
  it.each(['correspondents', 'vendors', 'pieces'])(
    'of %s is as if nothing were known, and learns anew',
    async (name) => {
      await world.establish({ accounts: ['DE12500105170648489890'] });
      await damage(name, (value) => ({ ...(value as object), data: new Uint8Array([1, 2, 3]) }));
      world.restart();
      const recalled = await world.recall();
      if (name === 'correspondents') expect(recalled.correspondents).toEqual([]);
      if (name === 'vendors') expect(recalled.vendors).toEqual([]);
      if (name === 'pieces') expect(recalled.domains.size).toBe(0);
      await world.open({ accounts: ['DE12500105170648489890'] });
      expect((await world.recall()).correspondents).toHaveLength(1);
      expect((await world.recall()).vendors).toHaveLength(1);
      expect((await world.desk.forget({ kind: 'all' })).kind).toBe('done');
    },
  );

  it('an entry that was moved to another place is not taken for that one', async () => {
    await world.open({ sender: 'friend@known.example' });
    await world.open({ sender: 'other@evil.example' });
    await withDatabase(async (db) => {
      const store = db.transaction('correspondents', 'readwrite').objectStore('correspondents');
      const [one, two] = await settle(store.getAll());
      await settle(store.put({ ...one, lookup: two.lookup }));
    });
    const people = await Promise.all(
      ['friend@known.example', 'other@evil.example'].map((sender) => world.recall({ sender })),
    );
    expect(people.map(({ correspondents }) => correspondents.length).sort()).toEqual([0, 1]);
  });
});

describe('keys that are gone', () => {
  it.each([
    ['removed', undefined],
    ['damaged', { lookup: 'x', content: 7 }],
  ])('(%s) begin memory anew, and say so', async (_, keys) => {
    await world.establish();
    await withDatabase(async (db) => {
      const store = db.transaction('keys', 'readwrite').objectStore('keys');
      if (keys === undefined) await settle(store.clear());
      else await settle(store.put(keys, 'keys'));
    });
    world.restart();
    expect(await world.desk.describe()).toMatchObject({
      correspondents: 0,
      lostAt: world.now,
      trouble: null,
    });
    await world.open();
    expect((await world.recall()).correspondents).toHaveLength(1);
  });

  it('cannot be read out by a script', async () => {
    await world.open();
    await withDatabase(async (db) => {
      const keys = await settle(db.transaction('keys').objectStore('keys').get('keys'));
      await expect(crypto.subtle.exportKey('raw', keys.content)).rejects.toThrow();
      await expect(crypto.subtle.exportKey('raw', keys.lookup)).rejects.toThrow();
    });
  });
});

describe('memory that does not open', () => {
  it('because a newer version wrote it says so, and is left as it is', async () => {
    await world.open();
    world.restart();
    const db = await settle(indexedDB.open('cordon-memory', 99));
    db.close();
    expect(await world.desk.describe()).toMatchObject({ trouble: 'newer-version', correspondents: 0 });
    expect(await world.open()).toMatchObject({ correspondents: [], memoryDays: null });
  });

  it('because the browser gives no storage says so, and works when it does', async () => {
    const opening = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('no', 'InvalidStateError');
    });
    expect(await world.desk.describe()).toMatchObject({ trouble: 'no-storage' });
    expect(await world.open()).toMatchObject({ memoryDays: null });
    opening.mockRestore();
    await world.open();
    expect(await world.desk.describe()).toMatchObject({ trouble: null, correspondents: 1 });
  });
});
