import { beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { readStoredTable } from '../../../src/background/lists/stored-list.ts';
import { type ListInUse, type UpdateResult, updateList } from '../../../src/background/sync/update-list.ts';
import { Visits } from '../../../src/background/visits.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { ListRepository } from '../../support/list-repository.ts';
import { answerWith, DAY, NOW, RepositoryTransport, writeTime } from '../../support/tuf-repository.ts';

let repository: ListRepository;
let transport: RepositoryTransport;
let store: ListStore;

beforeEach(async () => {
  resetExtensionWorld();
  repository = await ListRepository.create();
  transport = new RepositoryTransport(repository.tuf);
  store = await ListStore.open(() => {});
});

async function inUse(): Promise<ListInUse | null> {
  const [active] = await store.readActive();
  if (active === undefined) return null;
  const [state] = await new FollowedLists().describe();
  if (state === undefined) throw new Error('a list that is active is described');
  return { info: state.info, table: await readStoredTable(store, active), stamp: active.stamp };
}

async function update(now = NOW): Promise<UpdateResult> {
  const source = {
    listId: 'cordon',
    followedBy: 'package' as const,
    transport,
    initialRoot: repository.tuf.initialRoot,
  };
  return updateList(source, store, await inUse(), now);
}

async function verdictOf(address: string): Promise<string> {
  return (await new Visits(new FollowedLists()).judge(address, null)).verdict.kind;
}

describe('a list from its repository (LIST.md: client)', () => {
  it('fetches the whole table first, and answers from it', async () => {
    await repository.release(1, ['one.example', 'two.example']);
    expect(await update()).toMatchObject({ refresh: { ok: true }, activated: { version: 1, entries: 2 } });
    expect(await verdictOf('https://a.one.example/')).toBe('listed');
    expect(await verdictOf('https://three.example/')).toBe('clear');
  });

  it('goes on by delta: a new host is stopped, a delisted one opens, and no table is fetched', async () => {
    await repository.release(1, ['one.example', 'two.example']);
    await update();
    await repository.release(2, ['two.example', 'three.example']);
    transport.requests.length = 0;
    expect((await update()).activated?.version).toBe(2);
    expect(transport.paths.filter((path) => path.startsWith('delta/'))).toHaveLength(1);
    expect(transport.paths.filter((path) => path.startsWith('table/'))).toHaveLength(0);
    expect(await verdictOf('https://three.example/')).toBe('listed');
    expect(await verdictOf('https://one.example/')).toBe('clear');
  });

  it('leaves alone what has come of another list’s files', async () => {
    const begun = new Uint8Array([1, 2, 3]);
    await store.writePiece('a file of another list', 0, begun);
    await repository.release(1, ['one.example']);
    await update();
    expect(await store.readPieces('a file of another list')).toEqual([begun]);
  });

  it('fetches the whole table where the delta leads elsewhere', async () => {
    await repository.release(1, ['one.example']);
    await update();
    await repository.release(2, ['two.example']);
    const delta = repository.tuf.targets.targets['delta/1-2.bin'] as { custom: { [key: string]: never } };
    repository.add('delta/1-2.bin', new Uint8Array(64), delta.custom);
    await repository.tuf.publish('targets', 'snapshot', 'timestamp');
    expect((await update()).activated?.version).toBe(2);
    expect(transport.paths.some((path) => path.startsWith('table/'))).toBe(true);
    expect(await verdictOf('https://two.example/')).toBe('listed');
  });

  it('fetches the whole table after versions were missed', async () => {
    await repository.release(1, ['one.example']);
    await update();
    await repository.release(2, ['two.example']);
    await repository.release(3, ['three.example']);
    expect((await update()).activated?.version).toBe(3);
    expect(await verdictOf('https://two.example/')).toBe('clear');
    expect(await verdictOf('https://three.example/')).toBe('listed');
  });

  it('changes nothing when nothing is new, and when the version in use is newer than the repository', async () => {
    await repository.release(2, ['two.example']);
    await update();
    expect(await update()).toMatchObject({ refresh: { ok: true }, activated: null });
    const behind = await ListRepository.create();
    await behind.release(1, ['one.example']);
    await store.commitUpdate('cordon', null, null);
    const source = {
      listId: 'cordon',
      followedBy: 'package' as const,
      transport: new RepositoryTransport(behind.tuf),
      initialRoot: behind.tuf.initialRoot,
    };
    expect(await updateList(source, store, await inUse(), NOW)).toMatchObject({ activated: null });
    expect(await verdictOf('https://two.example/')).toBe('listed');
  });

  it('refuses another list under this name, and keeps what is in use', async () => {
    await repository.release(1, ['one.example']);
    await update();
    await repository.release(2, ['two.example'], 'other');
    const { refresh, activated } = await update();
    expect(activated).toBeNull();
    expect(refresh).toMatchObject({ ok: false, failure: { code: 'not-prepared' } });
    expect(await verdictOf('https://one.example/')).toBe('listed');
  });

  it('stops a target that unpacks to more than was signed', async () => {
    await repository.release(1, ['one.example']);
    await update();
    await repository.release(2, ['two.example']);
    for (const name of ['table/2.bin', 'delta/1-2.bin']) {
      const { custom } = repository.tuf.targets.targets[name] as { custom: { [key: string]: never } };
      repository.add(name, new Uint8Array(50_000_000));
      (repository.tuf.targets.targets[name] as { custom: unknown }).custom = custom;
    }
    await repository.tuf.publish('targets', 'snapshot', 'timestamp');
    expect((await update()).refresh).toMatchObject({ ok: false, failure: { code: 'not-prepared' } });
    expect(await verdictOf('https://one.example/')).toBe('listed');
  });

  it('keeps an expired list in use and says since when it is stale', async () => {
    repository.tuf.timestamp.expires = writeTime(NOW + DAY);
    await repository.release(1, ['one.example']);
    await update();
    const { refresh } = await update(NOW + 2 * DAY);
    expect(refresh).toMatchObject({ ok: false, staleSince: NOW + DAY });
    expect(await verdictOf('https://one.example/')).toBe('listed');
  });

  it('is old or new, never mixed, wherever storage fails on the way', async () => {
    await repository.release(1, ['one.example']);
    await update();
    await repository.release(2, ['two.example']);
    const commit = store.commitUpdate.bind(store);
    store.commitUpdate = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect((await update()).refresh).toMatchObject({ ok: false, failure: { code: 'not-stored' } });
    expect(await verdictOf('https://one.example/')).toBe('listed');
    expect(await verdictOf('https://two.example/')).toBe('clear');
    store.commitUpdate = commit;
    expect((await update()).activated?.version).toBe(2);
    expect(await verdictOf('https://two.example/')).toBe('listed');
  });

  it('survives a server that is gone, slow to say so, or lies about a file', async () => {
    await repository.release(1, ['one.example']);
    await update();
    await repository.release(2, ['two.example']);
    transport.answers.set('timestamp.json', () => ({ kind: 'unreachable', detail: 'no line' }));
    expect((await update()).refresh).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
    transport.answers.set('timestamp.json', () => answerWith(new TextEncoder().encode('{}')));
    expect((await update()).refresh.ok).toBe(false);
    expect(await verdictOf('https://one.example/')).toBe('listed');
    transport.answers.clear();
    expect((await update()).activated?.version).toBe(2);
  });
});
