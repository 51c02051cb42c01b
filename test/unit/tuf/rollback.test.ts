import { describe, expect, it } from 'vitest';
import { NOTHING_SEEN } from '../../../src/core/tuf/stored-roles.ts';
import { TestClient } from '../../support/tuf-client.ts';
import { encode, TufRepository } from '../../support/tuf-repository.ts';

describe.each([false, true])('going back, with hashes listed: %s', (listsHashes) => {
  async function createClient(): Promise<TestClient> {
    const repository = await TufRepository.create((each) => {
      each.listsHashes = listsHashes;
    });
    await repository.publish('targets', 'snapshot', 'timestamp');
    const client = new TestClient(repository);
    await client.succeed();
    client.transport.requests.length = 0;
    return client;
  }

  it('refuses an older timestamp (specification 5.4.3.1)', async () => {
    const client = await createClient();
    client.repository.timestamp.version = 1;
    await client.repository.publishAs('timestamp', 1);
    const result = await client.refresh();
    expect(result).toMatchObject({
      ok: false,
      failure: { part: 'timestamp', code: 'rollback', trusted: 2, offered: 1 },
      trusted: { timestamp: { version: 2 } },
    });
    expect(client.store.versions.timestamp).toBe(2);
  });

  it('refuses a timestamp that lists an older snapshot (specification 5.4.3.2)', async () => {
    const client = await createClient();
    client.repository.snapshot.version = 1;
    await client.repository.publishAs('snapshot', 1);
    await client.repository.publish('timestamp');
    expect(await client.failToRefresh()).toMatchObject({
      part: 'timestamp',
      code: 'listed-rollback',
      file: 'snapshot.json',
      trusted: 2,
      offered: 1,
    });
    expect(client.store.versions).toMatchObject({ timestamp: 2, snapshot: 2 });
    expect(client.transport.paths.at(-1)).toBe('timestamp.json');
  });

  it('refuses a snapshot that lists older targets (specification 5.5.5)', async () => {
    const client = await createClient();
    client.repository.targets.version = 1;
    await client.repository.publishAs('targets', 1);
    await client.repository.publish('snapshot', 'timestamp');
    expect(await client.failToRefresh()).toMatchObject({
      part: 'snapshot',
      code: 'listed-rollback',
      file: 'targets.json',
      trusted: 2,
      offered: 1,
    });
    expect(client.store.versions).toMatchObject({ timestamp: 3, snapshot: 2, targets: 2 });
  });

  it('does not ask for a snapshot that goes back behind an unchanged timestamp', async () => {
    const client = await createClient();
    client.repository.snapshot.version = 1;
    await client.repository.publishAs('snapshot', 2);
    await client.succeed();
    expect(client.transport.paths.at(-1)).toBe('timestamp.json');
    expect(client.store.versions.snapshot).toBe(2);
  });
});

describe('the files that a snapshot lists', () => {
  async function createClient(): Promise<TestClient> {
    const repository = await TufRepository.create((each) => {
      each.snapshot.meta['other.json'] = { version: 5 };
    });
    const client = new TestClient(repository);
    await client.succeed();
    return client;
  }

  it('may not go missing', async () => {
    const client = await createClient();
    delete client.repository.snapshot.meta['other.json'];
    await client.repository.publish('snapshot', 'timestamp');
    const failure = await client.failToRefresh();
    expect(failure).toMatchObject({ part: 'snapshot', code: 'listed-removed', file: 'other.json' });
    expect(failure.sentence).toBe('snapshot.json no longer lists "other.json".');
  });

  it('may not go back, even those that are never fetched', async () => {
    const client = await createClient();
    client.repository.snapshot.meta['other.json'] = { version: 4 };
    await client.repository.publish('snapshot', 'timestamp');
    expect(await client.failToRefresh()).toMatchObject({
      code: 'listed-rollback',
      file: 'other.json',
      offered: 4,
    });
  });

  it('may grow in number', async () => {
    const client = await createClient();
    client.repository.snapshot.meta['third.json'] = { version: 1 };
    await client.repository.publish('snapshot', 'timestamp');
    await client.succeed();
  });

  it('count although the stored snapshot does not fit the timestamp any more', async () => {
    const client = await createClient();
    await client.repository.publish('snapshot', 'timestamp');
    client.repository.metadata.delete('2.snapshot.json');
    await client.failToRefresh();
    delete client.repository.snapshot.meta['other.json'];
    await client.repository.publish('snapshot', 'timestamp');
    expect(await client.failToRefresh()).toMatchObject({ code: 'listed-removed', file: 'other.json' });
  });
});

describe('the same version with other content', () => {
  it('changes nothing, and is told', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    client.repository.timestamp.meta['snapshot.json'] = { version: 100 };
    await client.repository.publishAs('timestamp', 1);
    const result = await client.refresh();
    expect(result).toMatchObject({ ok: true, trusted: { timestamp: { snapshot: { version: 1 } } } });
    expect(result.notices).toEqual([{ code: 'same-version-differs', role: 'timestamp' }]);
    expect(client.transport.paths).not.toContain('100.snapshot.json');
  });

  it('is no such thing where only the signature is another one', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    client.repository.addKey('timestamp');
    await client.repository.publishAs('timestamp', 1);
    expect((await client.refresh()).notices).toEqual([]);
  });
});

describe('the highest versions seen', () => {
  it('hold although the stored files are damaged', async () => {
    const client = new TestClient(await TufRepository.create());
    const old = client.repository.file('timestamp.json');
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    await client.succeed();
    const { roles } = client.store;
    if (roles === null) throw new Error('nothing was stored');
    client.store.roles = { ...roles, timestamp: encode('damaged'), snapshot: null };
    const newest = client.repository.file('timestamp.json');
    client.repository.metadata.set('timestamp.json', old);
    const refused = await client.refresh();
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'rollback', trusted: 2, offered: 1 },
      trusted: null,
    });
    expect(refused.notices).toContainEqual({ code: 'stored-file-damaged', role: 'timestamp' });
    client.repository.metadata.set('timestamp.json', newest);
    expect((await client.succeed()).snapshot.version).toBe(2);
  });

  it('hold for the snapshot and the targets too', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    await client.succeed();
    const { roles } = client.store;
    if (roles === null) throw new Error('nothing was stored');
    client.store.roles = { ...roles, timestamp: null, snapshot: null };
    client.repository.snapshot.version = 1;
    await client.repository.publishAs('snapshot', 1);
    await client.repository.publish('timestamp');
    expect(await client.failToRefresh()).toMatchObject({ part: 'timestamp', code: 'listed-rollback' });
    client.store.roles = { ...roles, timestamp: null, snapshot: null };
    client.repository.snapshot.version = 2;
    client.repository.targets.version = 1;
    await client.repository.publishAs('targets', 1);
    await client.repository.publish('snapshot', 'timestamp');
    expect(await client.failToRefresh()).toMatchObject({
      part: 'snapshot',
      code: 'listed-rollback',
      trusted: 2,
    });
  });

  it.each([
    ['timestamp', 'timestamp', 'rollback'],
    ['snapshot', 'timestamp', 'listed-rollback'],
    ['targets', 'snapshot', 'listed-rollback'],
  ] as const)('are read from the stored files where they were lost: %s', async (role, part, code) => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    await client.succeed();
    const { roles } = client.store;
    if (roles === null) throw new Error('nothing was stored');
    client.store.roles = {
      ...roles,
      seen: NOTHING_SEEN,
      snapshot: role === 'snapshot' ? null : roles.snapshot,
    };
    client.repository[role].version = 1;
    await client.repository.publishAs(role, 1);
    if (role === 'targets') await client.repository.publish('snapshot');
    if (role !== 'timestamp') await client.repository.publish('timestamp');
    expect(await client.failToRefresh()).toMatchObject({ part, code, trusted: 2, offered: 1 });
  });

  it('are written down again where they were lost', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    await client.succeed();
    const { roles } = client.store;
    if (roles === null) throw new Error('nothing was stored');
    client.store.roles = { ...roles, seen: NOTHING_SEEN };
    await client.repository.publish('snapshot', 'timestamp');
    client.repository.metadata.delete('3.snapshot.json');
    await client.failToRefresh();
    expect(client.store.roles?.seen).toMatchObject({ timestamp: 3, snapshot: 3, targets: 2 });
  });

  it('are kept where an update fails half-way', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    await client.repository.publish('snapshot', 'timestamp', 'timestamp', 'timestamp');
    client.repository.metadata.delete('2.snapshot.json');
    await client.failToRefresh();
    client.repository.timestamp.version = 3;
    await client.repository.publishAs('timestamp', 3);
    expect(await client.failToRefresh()).toMatchObject({ code: 'rollback', trusted: 4, offered: 3 });
  });
});
