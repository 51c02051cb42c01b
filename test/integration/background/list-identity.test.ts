import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followList } from '../../../src/background/sync/follow-list.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { ExtensionWorker, PACKAGED_HOST, ruledHosts, setPolicy } from '../../support/extension-worker.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
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

describe('whose list it is (a list’s id cannot be taken over)', () => {
  it('refuses a list that calls itself by the packaged list’s id', async () => {
    const thief = await publish('cordon', ['thief.example']);
    await setPolicy(thief.following);
    const worker = new ExtensionWorker();
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
    const worker = new ExtensionWorker();
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
    const worker = new ExtensionWorker();
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
    const worker = new ExtensionWorker();
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
    const worker = new ExtensionWorker();
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
    const worker = new ExtensionWorker();
    await worker.start();
    mine.server.requests.length = 0;
    mine.server.answers.set('metadata/1.root.json', (_request, response) => response.end('{}'));
    await mine.repository.release(2, ['new.example'], 'mine');
    await worker.sync(true);
    expect(await worker.verdict('new.example')).toBe('listed');
    expect(mine.server.requests).not.toContain('metadata/1.root.json');
  });

  it('fetches the first root again where the one that is stored is not that of the fingerprint', async () => {
    const [mine, other] = [
      await publish('mine', ['mine.example']),
      await publish('other', ['other.example']),
    ];
    await followList(mine.following);
    const worker = new ExtensionWorker();
    await worker.start();
    const store = await worker.lists.store();
    const roles = (await store.readRoles(mine.fingerprint)) as object;
    await store.commitUpdate(
      mine.fingerprint,
      { ...roles, initialRoot: other.repository.tuf.initialRoot },
      null,
    );
    mine.server.requests.length = 0;
    await mine.repository.release(2, ['new.example'], 'mine');
    await worker.sync(true);
    expect(mine.server.requests).toContain('metadata/1.root.json');
    expect(await worker.verdict('new.example')).toBe('listed');
  });
});
