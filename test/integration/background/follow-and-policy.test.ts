import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followList, previewList } from '../../../src/background/sync/follow-list.ts';
import { takeUpPolicy } from '../../../src/background/sync/managed-policy.ts';
import { addOwnList } from '../../../src/background/sync/own-lists.ts';
import { acknowledgeProblem } from '../../../src/background/sync/sync-state.ts';
import type { ListRefusal } from '../../../src/messages/protocol.ts';
import { ExtensionWorker, setPolicy } from '../../support/extension-worker.ts';
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

describe('policy (MANAGED.md: what browsers do)', () => {
  it('appears, changes and disappears while the worker runs', async () => {
    const [first, second] = [
      await publish('first', ['first.example']),
      await publish('second', ['second.example']),
    ];
    const worker = new ExtensionWorker();
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
    await new ExtensionWorker().start();
    state.readManaged = () => {
      throw new Error('the policy service is not ready');
    };
    const worker = new ExtensionWorker();
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
    const worker = new ExtensionWorker();
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

  it('leaves a person’s lists as they are where policy has locked them', async () => {
    const mine = await publish('mine', ['mine.example']);
    state.readManaged = () => ({ lockedSettings: ['lists'] });
    await takeUpPolicy(true);
    expect(await followList(mine.following)).toMatchObject({ because: 'locked' });
    expect(await previewList(mine.address)).toMatchObject({ because: 'locked' });
    const worker = new ExtensionWorker();
    await worker.start();
    expect(await worker.describe()).toMatchObject({ locks: ['lists'], pending: [] });
  });

  it('keeps nothing in a private worker', async () => {
    const mine = await publish('mine', ['mine.example']);
    await setPolicy(mine.following);
    state.isPrivateWorker = true;
    const worker = new ExtensionWorker();
    await worker.start();
    expect(await followList(mine.following)).toMatchObject({ because: 'private-window' });
    expect(await worker.verdict('mine.example')).toBe('clear');
    expect(await worker.describe()).toMatchObject({ lists: [{ key: 'cordon' }], pending: [] });
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('tells of a rejected update once, and of another one again', async () => {
    const mine = await publish('mine', ['mine.example']);
    await followList(mine.following);
    const worker = new ExtensionWorker();
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
