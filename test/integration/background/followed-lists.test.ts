import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../../src/background/lists/install-packaged.ts';
import { followList, previewList } from '../../../src/background/sync/follow-list.ts';
import { takeUpPolicy } from '../../../src/background/sync/managed-policy.ts';
import { addOwnList, removeOwnList } from '../../../src/background/sync/own-lists.ts';
import { syncLists } from '../../../src/background/sync/sync-lists.ts';
import { acknowledgeProblem, readSyncState } from '../../../src/background/sync/sync-state.ts';
import { describeFollowed } from '../../../src/background/tab-view.ts';
import { Visits } from '../../../src/background/visits.ts';
import type { ListRefusal, ProtectionView } from '../../../src/messages/protocol.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { type PublishedList, publishList } from '../../support/published-list.ts';

const PACKAGED_HOST = 'redvds.com';

/** A worker's life: what it has in memory ends with it. */
class Worker {
  readonly lists = new FollowedLists();
  readonly visits = new Visits(this.lists);
  changes = 0;

  async start(): Promise<void> {
    await installPackagedList(this.lists, false);
    await this.sync();
  }

  async sync(isWanted = false): Promise<void> {
    await syncLists(this.lists, isWanted, async () => {
      this.changes += 1;
    });
  }

  async verdict(host: string): Promise<string> {
    return (await this.visits.judge(`https://${host}/`, null)).verdict.kind;
  }

  describe(): Promise<ProtectionView> {
    return describeFollowed(this.lists);
  }
}

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

function setPolicy(...lists: readonly string[]): Promise<boolean> {
  state.readManaged = () => (lists.length === 0 ? {} : { lists });
  return takeUpPolicy(true);
}

function ruledHosts(): readonly string[] {
  return [...state.dynamicRules.values()].flatMap(({ condition }) => condition.requestDomains ?? []);
}

async function readStoredIds(): Promise<readonly string[]> {
  const store = await ListStore.open(() => {});
  const ids = await store.readStoredIds();
  store.close();
  return [...ids].sort();
}

describe('several lists (LIST.md: a browser may follow several)', () => {
  it('follows what policy names and what the person chose, each with its own origin', async () => {
    const worker = new Worker();
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
    await new Worker().start();
    mine.server.requests.length = 0;
    const worker = new Worker();
    await worker.start();
    expect(await worker.verdict('mine.example')).toBe('listed');
    expect(mine.server.requests).toEqual([]);
    expect(state.alarms.get('sync')?.when).toBeGreaterThan(Date.now());
  });

  it('brings each up to date by itself: a server that is gone, or lies, hurts its own list only', async () => {
    const [good, bad] = [await publish('good', ['good.example']), await publish('bad', ['bad.example'])];
    await setPolicy(bad.following, good.following);
    const worker = new Worker();
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
    await new Worker().start();
    globalThis.indexedDB = new IDBFactory();
    const worker = new Worker();
    expect(await worker.verdict(PACKAGED_HOST)).toBe('listed');
    await worker.sync(true);
    expect(await worker.verdict('mine.example')).toBe('listed');
  });

  it('lets a list whose storage is damaged go silent alone, and fetches it again', async () => {
    const mine = await publish('mine', ['mine.example']);
    await followList(mine.following);
    await new Worker().start();
    await damageBlocks(mine.fingerprint);
    const worker = new Worker();
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
    const worker = new Worker();
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
    const worker = new Worker();
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

describe('whose list it is (a list’s id cannot be taken over)', () => {
  it('refuses a list that calls itself by the packaged list’s id', async () => {
    const thief = await publish('cordon', ['thief.example']);
    await setPolicy(thief.following);
    const worker = new Worker();
    await worker.start();
    expect(await worker.verdict('thief.example')).toBe('clear');
    expect(await worker.verdict(PACKAGED_HOST)).toBe('listed');
    const { pending } = await worker.describe();
    expect(pending).toMatchObject([
      {
        key: thief.fingerprint,
        followedBy: 'organisation',
        updates: { problemCode: 'id-taken', lastSuccess: null, isNews: true },
      },
    ]);
    expect(pending[0]?.updates.problem).toContain('"cordon"');
  });

  it('refuses a second list with an id that is in use', async () => {
    const [first, second] = [
      await publish('same', ['first.example']),
      await publish('same', ['second.example']),
    ];
    await followList(first.following);
    await followList(second.following);
    const worker = new Worker();
    await worker.start();
    expect(await worker.verdict('first.example')).toBe('listed');
    expect(await worker.verdict('second.example')).toBe('clear');
    expect((await worker.describe()).pending).toMatchObject([
      { key: second.fingerprint, updates: { problemCode: 'id-taken' } },
    ]);
  });

  it('gives an organisation’s list the id that a list of the person has: nobody can keep IT’s list out', async () => {
    const squatter = await publish('ours', ['squatter.example']);
    await followList(squatter.following);
    const worker = new Worker();
    await worker.start();
    expect(await worker.verdict('squatter.example')).toBe('listed');
    const ours = await publish('ours', ['ours.example']);
    await setPolicy(ours.following);
    await worker.sync();
    expect(await worker.verdict('ours.example')).toBe('listed');
    expect(await worker.verdict('squatter.example')).toBe('clear');
    expect(ruledHosts()).not.toContain('squatter.example');
    expect((await worker.describe()).pending).toMatchObject([
      { key: squatter.fingerprint, updates: { problemCode: 'id-taken' } },
    ]);
  });

  it('refuses a list that changes its id to another one’s, and keeps the version before', async () => {
    const [first, second] = [
      await publish('first', ['first.example']),
      await publish('second', ['second.example']),
    ];
    await setPolicy(first.following, second.following);
    const worker = new Worker();
    await worker.start();
    await second.repository.release(2, ['taken.example'], 'first');
    await worker.sync(true);
    expect(await worker.verdict('taken.example')).toBe('clear');
    expect(await worker.verdict('second.example')).toBe('listed');
    expect((await worker.describe()).lists[2]?.updates?.problemCode).toBe('id-taken');
  });

  it('trusts nothing of a repository that begins with another root than the fingerprint says', async () => {
    const list = await publish('list', ['list.example']);
    const other = await publish('other', ['other.example']);
    await setPolicy(`${list.address}#sha256=${other.fingerprint}`);
    const worker = new Worker();
    await worker.start();
    expect(await worker.verdict('list.example')).toBe('clear');
    expect(list.server.requests).toEqual(['metadata/1.root.json']);
    expect((await worker.describe()).pending).toMatchObject([
      { key: other.fingerprint, updates: { problemCode: 'wrong-fingerprint' } },
    ]);
    expect(await readStoredIds()).toEqual(['cordon']);
  });

  it('asks for the first root once, and goes on by what is stored', async () => {
    const mine = await publish('mine', ['mine.example']);
    await followList(mine.following);
    const worker = new Worker();
    await worker.start();
    mine.server.requests.length = 0;
    mine.server.answers.set('metadata/1.root.json', (_request, response) => response.end('{}'));
    await mine.repository.release(2, ['new.example'], 'mine');
    await worker.sync(true);
    expect(await worker.verdict('new.example')).toBe('listed');
    expect(mine.server.requests).not.toContain('metadata/1.root.json');
  });
});

describe('policy (MANAGED.md: what browsers do)', () => {
  it('appears, changes and disappears while the worker runs', async () => {
    const [first, second] = [
      await publish('first', ['first.example']),
      await publish('second', ['second.example']),
    ];
    const worker = new Worker();
    await worker.start();
    expect(await setPolicy(first.following)).toBe(true);
    await worker.sync();
    expect(await worker.verdict('first.example')).toBe('listed');
    expect(await setPolicy(first.following)).toBe(false);
    expect(await setPolicy(second.following)).toBe(true);
    await worker.sync();
    expect(await worker.verdict('first.example')).toBe('clear');
    expect(await worker.verdict('second.example')).toBe('listed');
    expect(await setPolicy()).toBe(true);
    await worker.sync();
    expect(await worker.verdict('second.example')).toBe('clear');
    expect((await worker.describe()).lists).toHaveLength(1);
  });

  it('is what it was the last time, until the browser has it', async () => {
    const ours = await publish('ours', ['ours.example']);
    await setPolicy(ours.following);
    await new Worker().start();
    state.readManaged = () => {
      throw new Error('the policy service is not ready');
    };
    const worker = new Worker();
    await worker.start();
    expect(await worker.verdict('ours.example')).toBe('listed');
  });

  it('is waited for where the browser says for a moment that there is none', async () => {
    const ours = await publish('ours', ['ours.example']);
    await setPolicy(ours.following);
    const answers: unknown[] = [{}, { lists: [ours.following] }];
    state.readManaged = () => answers.shift();
    expect(await takeUpPolicy(false, 0)).toBe(false);
    expect(answers).toEqual([]);
    state.readManaged = () => ({});
    expect(await takeUpPolicy(false, 0)).toBe(true);
  });

  it('is none where Firefox rejects, and what cannot be read of it changes nothing else', async () => {
    const ours = await publish('ours', ['ours.example']);
    state.readManaged = () => {
      throw new Error('Managed storage manifest not found');
    };
    expect(await takeUpPolicy(false, 0)).toBe(false);
    await setPolicy('http://ours.example/', ours.following, `${ours.address}`);
    const worker = new Worker();
    await worker.start();
    expect(await worker.verdict('ours.example')).toBe('listed');
    expect((await worker.describe()).lists).toHaveLength(2);
  });
});

describe('what a person sees before and after following a list', () => {
  it('shows the fingerprint and who must sign, and keeps nothing', async () => {
    const mine = await publish('mine', ['mine.example']);
    const { repository } = mine;
    expect(await previewList(` ${mine.address.slice(0, -1)} `)).toEqual({
      kind: 'found',
      preview: {
        following: mine.following,
        address: mine.address,
        host: new URL(mine.address).host,
        fingerprint: mine.fingerprint,
        isFingerprintGiven: false,
        rootKeys: { keyIds: repository.tuf.root.roles['root']?.keyids, needed: 1 },
      },
    });
    expect(await previewList(mine.following)).toMatchObject({ preview: { isFingerprintGiven: true } });
    expect(state.local.size).toBe(0);
  });

  it('says why a list cannot be followed', async () => {
    const mine = await publish('mine', ['mine.example']);
    const other = await publish('other', ['other.example']);
    const empty = await publish('empty', []);
    empty.repository.tuf.metadata.clear();
    await followList(other.following);
    const refusals: readonly [string, ListRefusal['because']][] = [
      ['two words', 'not-an-address'],
      ['http://lists.example/', 'not-https'],
      [`${mine.address}?x`, 'unsupported-address'],
      [`${mine.address}#sha256=1`, 'bad-fingerprint'],
      [`${mine.address}#sha256=${'0'.repeat(64)}`, 'wrong-fingerprint'],
      [`${mine.address}metadata`, 'not-a-repository'],
      [empty.address, 'not-a-repository'],
      [other.following, 'already-followed'],
      [other.address, 'already-followed'],
      ['http://127.0.0.1:1/', 'unreachable'],
    ];
    for (const [typed, because] of refusals) {
      expect(await previewList(typed), typed).toMatchObject({ kind: 'refused', because });
      if (typed !== other.address) continue;
      expect(await followList(typed)).toMatchObject({ kind: 'refused', because: 'bad-fingerprint' });
    }
    mine.repository.tuf.metadata.set('1.root.json', new Uint8Array(600_000));
    expect(await previewList(mine.address)).toMatchObject({ because: 'not-a-repository' });
    for (let index = 0; index < 16; index += 1) {
      await addOwnList({ url: mine.address, fingerprint: index.toString(16).padStart(64, '0') });
    }
    expect(await previewList(mine.address)).toMatchObject({ because: 'too-many' });
  });

  it('keeps nothing in a private worker', async () => {
    const mine = await publish('mine', ['mine.example']);
    await setPolicy(mine.following);
    state.isPrivateWorker = true;
    const worker = new Worker();
    await worker.start();
    expect(await followList(mine.following)).toMatchObject({ because: 'private-window' });
    expect(await worker.verdict('mine.example')).toBe('clear');
    expect(await worker.describe()).toMatchObject({ lists: [{ key: 'cordon' }], pending: [] });
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('tells of a rejected update once, and of another one again', async () => {
    const mine = await publish('mine', ['mine.example']);
    await followList(mine.following);
    const worker = new Worker();
    await worker.start();
    const readUpdates = async () => (await worker.describe()).lists[1]?.updates;
    mine.server.answers.set('metadata/timestamp.json', (_request, response) => response.end('{}'));
    await worker.sync(true);
    expect(await readUpdates()).toMatchObject({ problemCode: 'malformed', isNews: true });
    await acknowledgeProblem(mine.fingerprint);
    await worker.sync(true);
    expect(await readUpdates()).toMatchObject({ problemCode: 'malformed', isNews: false });
    mine.server.answers.clear();
    await worker.sync(true);
    expect(await readUpdates()).toMatchObject({ problem: null, isNews: false });
    mine.server.answers.set('metadata/timestamp.json', (_request, response) => response.end('{}'));
    await worker.sync(true);
    expect(await readUpdates()).toMatchObject({ problemCode: 'malformed', isNews: false });
    mine.server.answers.set('metadata/timestamp.json', (_request, response) => response.end('no json'));
    await worker.sync(true);
    expect(await readUpdates()).toMatchObject({ problemCode: 'not-json', isNews: true });
    mine.server.answers.set('metadata/timestamp.json', (_request, response) => response.destroy());
    await worker.sync(true);
    expect(await readUpdates()).toMatchObject({ problemCode: 'unreachable', isNews: false });
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
