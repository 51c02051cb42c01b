import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../../src/background/lists/install-packaged.ts';
import { Visits } from '../../../src/background/visits.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { hostsInRules } from '../../support/rule-engine.ts';

const LISTED = 'https://rd.redvds.com/panel';

beforeEach(() => resetExtensionWorld());

async function originOf(lists: FollowedLists): Promise<string | undefined> {
  return (await lists.describe())[0]?.origin;
}

describe('the packaged list in a worker', () => {
  it('protects before anything is stored, from the package', async () => {
    const lists = new FollowedLists();
    const { verdict } = await new Visits(lists).judge(LISTED, 1);
    expect(verdict).toMatchObject({ kind: 'listed', listings: [{ case: { name: 'RedVDS' } }] });
    expect(await originOf(lists)).toBe('package');
  });

  it('is stored once, and a new worker answers from storage', async () => {
    await installPackagedList(new FollowedLists(), true);
    const lists = new FollowedLists();
    expect((await new Visits(lists).judge(LISTED, 1)).verdict.kind).toBe('listed');
    expect((await new Visits(lists).judge('https://www.microsoft.com/', 1)).verdict).toEqual({
      kind: 'clear',
      because: 'not-listed',
    });
    expect(await originOf(lists)).toBe('storage');
  });

  it('goes to the rule engine without hosts that only get a note', async () => {
    await installPackagedList(new FollowedLists(), true);
    const domains = hostsInRules();
    expect(domains).toContain('redvds.com');
    expect(domains).toContain('redvds.pro');
    const lists = new FollowedLists();
    const visits = new Visits(lists);
    for (const domain of domains) {
      expect((await visits.judge(`https://${domain}/`, null)).verdict, domain).toMatchObject({
        action: 'warn',
      });
    }
  });

  it('answers at once, without a promise, once the filter is there', async () => {
    await installPackagedList(new FollowedLists(), true);
    const lists = new FollowedLists();
    const visits = new Visits(lists);
    expect(visits.isSurelyClear('https://www.microsoft.com/')).toBe(false);
    await expect
      .poll(async () => {
        await visits.judge('https://www.microsoft.com/', null);
        return visits.isSurelyClear('https://www.microsoft.com/');
      })
      .toBe(true);
    expect(visits.isSurelyClear(LISTED)).toBe(false);
  });

  it('still protects when storage does not open at all', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no storage', 'UnknownError');
      },
    } as unknown as IDBFactory;
    const lists = new FollowedLists();
    await installPackagedList(lists, true);
    expect((await new Visits(lists).judge(LISTED, 1)).verdict.kind).toBe('listed');
    expect(await originOf(lists)).toBe('package');
    expect(hostsInRules()).toContain('redvds.com');
  });

  it('still protects when stored blocks are gone or damaged, and says where it reads from', async () => {
    await installPackagedList(new FollowedLists(), true);
    const store = await ListStore.open(() => {});
    const [active] = await store.readActive();
    if (active === undefined) throw new Error('stored');
    store.close();
    const db = await openRaw();
    const blocks = db.transaction('blocks', 'readwrite').objectStore('blocks');
    await settle(blocks.put(new Uint8Array([1, 2, 3]), [active.generation, 0]));
    db.close();
    const lists = new FollowedLists();
    expect((await new Visits(lists).judge(LISTED, 1)).verdict.kind).toBe('listed');
    expect(await originOf(lists)).toBe('package');
  });

  it('leaves storage alone once its index is found damaged, behind the first verdict', async () => {
    await installPackagedList(new FollowedLists(), true);
    const store = await ListStore.open(() => {});
    const [active] = await store.readActive();
    if (active === undefined) throw new Error('stored');
    store.close();
    // In the index, behind the fields of the header: every lookup would end in a wrong block.
    const head = active.head.slice().fill(0xff, 80);
    const db = await openRaw();
    await settle(
      db
        .transaction('active', 'readwrite')
        .objectStore('active')
        .put({ ...active, head }),
    );
    db.close();
    const lists = new FollowedLists();
    await lists.whenReady();
    expect(await originOf(lists)).toBe('package');
    expect((await new Visits(lists).judge(LISTED, 1)).verdict.kind).toBe('listed');
  });

  it('is stored anew by the next start when storage was emptied', async () => {
    await installPackagedList(new FollowedLists(), true);
    globalThis.indexedDB = new IDBFactory();
    const lists = new FollowedLists();
    expect((await new Visits(lists).judge(LISTED, 1)).verdict.kind).toBe('listed');
    await installPackagedList(lists, false);
    expect(await originOf(new FollowedLists())).toBe('storage');
  });

  it('takes up what was left when the worker was killed between storing and rules', async () => {
    await installPackagedList(new FollowedLists(), true);
    state.local.clear();
    state.dynamicRules.clear();
    await installPackagedList(new FollowedLists(), false);
    expect(hostsInRules()).toContain('redvds.com');
  });

  it('keeps nothing in a private worker, and protects there', async () => {
    state.isPrivateWorker = true;
    const lists = new FollowedLists();
    await installPackagedList(lists, true);
    expect((await new Visits(lists).judge(LISTED, 1)).verdict.kind).toBe('listed');
    expect(await indexedDB.databases()).toEqual([]);
    expect(state.local.size).toBe(0);
  });
});

describe('ListStore', () => {
  const list = (stamp: string) => ({
    listId: 'cordon',
    stamp,
    head: new Uint8Array([1]),
    info: { stamp },
    setsPerSlice: 1,
    ignored: { values: [], count: 0 },
    blocks: [new Uint8Array([1]), new Uint8Array([2])],
    slices: [{ stamp }],
  });

  it('switches in one transaction, keeps the version before until the new one has answered, then lets it go', async () => {
    const store = await ListStore.open(() => {});
    const first = await store.activate(list('one'));
    const second = await store.activate(list('two'));
    expect(second.generation).toBeGreaterThan(first.generation);
    expect(await store.readActive()).toMatchObject([{ stamp: 'two', previous: first.generation }]);
    expect(await store.readBlock(first.generation, 0)).toEqual(new Uint8Array([1]));
    await store.dropPrevious('cordon');
    await expect(store.readBlock(first.generation, 0)).rejects.toThrow('missing');
    expect(await store.readCaseSlice(second.generation, 0)).toEqual({ stamp: 'two' });
    expect(await store.readCaseSlice(first.generation, 0)).toBeUndefined();
    store.close();
  });

  it('leaves the old version in force when writing the new one fails', async () => {
    const store = await ListStore.open(() => {});
    await store.activate(list('one'));
    const unclonable = { ...list('two'), slices: [{ stamp: 'two' }, () => 'a function cannot be stored'] };
    await expect(store.activate(unclonable)).rejects.toThrow();
    expect(await store.readActive()).toMatchObject([{ stamp: 'one' }]);
    store.close();
  });
});

function openRaw(): Promise<IDBDatabase> {
  return settle(indexedDB.open('cordon-lists'));
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
