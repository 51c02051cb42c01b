import { describe, expect, it } from 'vitest';
import { TestClient } from '../../support/tuf-client.ts';
import {
  DAY,
  encode,
  NOW,
  ROLES,
  type Role,
  TufRepository,
  writeTime,
} from '../../support/tuf-repository.ts';

describe('a first update (specification 5.1 to 5.6)', () => {
  it('asks for the next root, the timestamp, the snapshot and the targets, in this order', async () => {
    const client = new TestClient(await TufRepository.create());
    const trusted = await client.succeed();
    expect(client.transport.paths).toEqual([
      '2.root.json',
      'timestamp.json',
      '1.snapshot.json',
      '1.targets.json',
    ]);
    expect(trusted.targets.version).toBe(1);
  });

  it('stores every role byte for byte as it came, in one commit', async () => {
    const repository = await TufRepository.create();
    const spaced = new Uint8Array([...repository.file('timestamp.json'), 0x20]);
    repository.metadata.set('timestamp.json', spaced);
    const client = new TestClient(repository);
    await client.succeed();
    expect(client.store.commits).toBe(1);
    expect(client.store.roles?.timestamp).toEqual(spaced);
    expect(client.store.roles?.snapshot).toEqual(repository.file('1.snapshot.json'));
    expect(client.store.roles?.targets).toEqual(repository.file('1.targets.json'));
  });

  it('asks for unversioned names without consistent snapshots (specification 6.2)', async () => {
    const repository = await TufRepository.create((each) => {
      each.root['consistent_snapshot'] = false;
    });
    repository.addTarget('dir/a.bin', encode('a'));
    await repository.publish('targets', 'snapshot', 'timestamp');
    const client = new TestClient(repository);
    expect(await client.download('dir/a.bin')).toMatchObject({ ok: true });
    const paths = ['2.root.json', 'timestamp.json', 'snapshot.json', 'targets.json', 'dir/a.bin'];
    expect(client.transport.paths).toEqual(paths);
  });

  it('takes a missing consistent_snapshot for false', async () => {
    const repository = await TufRepository.create((each) => {
      delete each.root['consistent_snapshot'];
    });
    expect((await new TestClient(repository).succeed()).root.consistentSnapshot).toBe(false);
  });

  it('ignores members that it does not know, and signs them all the same (specification 4.2)', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    const { repository } = client;
    repository.root['custom-field'] = 'value';
    for (const key of Object.values(repository.root.keys)) Object.assign(key ?? {}, { 'x-owner': { a: 1 } });
    Object.assign(repository.root.roles['root'] ?? {}, { 'x-period': 60 });
    await repository.publish('root');
    expect((await client.succeed()).root.version).toBe(2);
  });

  it('does not mind what keyid_hash_algorithms says', async () => {
    const repository = await TufRepository.create((each) => {
      for (const key of Object.values(each.root.keys))
        Object.assign(key ?? {}, { keyid_hash_algorithms: ['md5'] });
    });
    await new TestClient(repository).succeed();
  });
});

describe('a later update', () => {
  it('fetches only the timestamp where nothing changed', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    client.transport.requests.length = 0;
    await client.succeed();
    expect(client.transport.paths).toEqual(['2.root.json', 'timestamp.json']);
  });

  it('takes new versions of all roles', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    await client.repository.publish('root', 'targets', 'snapshot', 'timestamp');
    await client.succeed();
    expect(client.store.versions).toEqual({ root: 2, timestamp: 2, snapshot: 2, targets: 2 });
  });

  it('keeps targets that are published but not listed out', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    await client.repository.publish('targets');
    expect((await client.succeed()).targets.version).toBe(1);
  });

  it('leaves two versions behind that it never saw', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    for (let count = 0; count < 2; count++)
      await client.repository.publish('root', 'targets', 'snapshot', 'timestamp');
    await client.succeed();
    expect(client.store.versions).toEqual({ root: 3, timestamp: 3, snapshot: 3, targets: 3 });
  });
});

describe('a role that the server does not give out', () => {
  const kept: readonly (readonly [Role, Partial<Record<Role, number>>])[] = [
    ['timestamp', { root: 2, timestamp: 0, snapshot: 0, targets: 0 }],
    ['snapshot', { root: 2, timestamp: 2, snapshot: 0, targets: 0 }],
    ['targets', { root: 2, timestamp: 2, snapshot: 2, targets: 0 }],
  ];
  it.each(kept)('%s: stops there and keeps what came before it', async (role, versions) => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish(...ROLES);
    client.repository.metadata.delete(`2.${role}.json`);
    client.repository.metadata.delete(`${role}.json`);
    expect(await client.failToRefresh()).toMatchObject({ part: role, code: 'not-found', actor: 'publisher' });
    expect(client.store.versions).toEqual(versions);
  });

  it.each(kept)('%s without signatures: the same', async (role, versions) => {
    const client = new TestClient(await TufRepository.create());
    client.repository.signers[role] = [];
    await client.repository.publish(...ROLES);
    expect(await client.failToRefresh()).toMatchObject({
      part: role,
      code: 'too-few-signatures',
      valid: 0,
      needed: 1,
    });
    expect(client.store.versions).toEqual(versions);
  });

  it('passes on a refusal with the time that the server asks for (RFC 9110, 10.2.3)', async () => {
    const client = new TestClient(await TufRepository.create());
    client.transport.answers.set('timestamp.json', () => ({
      kind: 'refused',
      status: 429,
      retryAfterSeconds: 120,
    }));
    const failure = await client.failToRefresh();
    expect(failure).toMatchObject({
      part: 'timestamp',
      code: 'refused',
      retryAfterSeconds: 120,
      actor: 'it',
    });
    expect(failure.sentence).toContain('429');
  });

  it('does not take a failing server for the end of the roots', async () => {
    const client = new TestClient(await TufRepository.create());
    client.transport.answers.set('2.root.json', () => ({ kind: 'unreachable', detail: 'no route' }));
    expect(await client.failToRefresh()).toMatchObject({ part: 'root', code: 'unreachable' });
    expect(client.transport.paths).toEqual(['2.root.json']);
  });
});

describe('metadata of another kind', () => {
  it.each(['timestamp', 'snapshot', 'targets'] as const)(
    '%s: refuses a file of another role',
    async (role) => {
      const client = new TestClient(await TufRepository.create());
      const { repository } = client;
      const other = role === 'snapshot' ? 'targets' : 'snapshot';
      // Signed with the right keys, and complete as the role that it stands for.
      const signed = { ...repository[role], _type: other, version: 2 };
      Object.assign(repository[role], signed);
      await repository.publishAs(role, 2);
      if (role === 'targets') await repository.publish('snapshot');
      if (role !== 'timestamp') await repository.publish('timestamp');
      expect(await client.failToRefresh()).toMatchObject({ part: role, code: 'wrong-type', found: other });
    },
  );

  it.each(['2.0.0', '0.9', '1', 'one', '1.0.33-x'])('refuses specification version %s', async (version) => {
    const client = new TestClient(await TufRepository.create());
    client.repository.timestamp.spec_version = version;
    await client.repository.publish('timestamp');
    expect(await client.failToRefresh()).toMatchObject({
      part: 'timestamp',
      code: 'unsupported-spec',
      found: version,
    });
  });

  it.each(['1.0', '1.0.0', '1.99.7'])('takes specification version %s', async (version) => {
    const client = new TestClient(await TufRepository.create());
    client.repository.timestamp.spec_version = version;
    await client.repository.publish('timestamp');
    await client.succeed();
  });

  it.each([
    ['version', 0],
    ['version', '1'],
    ['version', null],
    ['expires', '2027-13-01T00:00:00Z'],
    ['expires', '2030-01-01'],
    ['expires', 1_900_000_000],
    ['meta', {}],
    ['meta', { 'snapshot.json': { version: 0 } }],
    ['meta', { 'snapshot.json': { version: 1, length: -1 } }],
    ['meta', { 'snapshot.json': { version: 1, hashes: {} } }],
    ['meta', { 'snapshot.json': { version: 1, hashes: { sha256: 7 } } }],
    ['meta', []],
  ])('refuses a timestamp whose %s is %j', async (member, value) => {
    const client = new TestClient(await TufRepository.create());
    Object.assign(client.repository.timestamp, { [member]: value });
    await client.repository.publishAs('timestamp', 2);
    expect(await client.failToRefresh()).toMatchObject({ part: 'timestamp', code: 'malformed' });
    expect(client.store.versions.timestamp).toBe(0);
  });

  it('refuses a snapshot that does not list targets.json', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.snapshot.meta = { 'other.json': { version: 1 } };
    await client.repository.publish('snapshot', 'timestamp');
    expect(await client.failToRefresh()).toMatchObject({ code: 'malformed', where: 'meta/targets.json' });
  });

  it('refuses signed numbers that are not whole, which have no canonical form', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.timestamp['x'] = 1.5;
    await client.repository.publish('timestamp');
    expect(await client.failToRefresh()).toMatchObject({ part: 'timestamp', code: 'not-canonical' });
  });

  it('says in its sentence what a page in place of a file looks like', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.metadata.set('2.root.json', encode('<!doctype html>'));
    const failure = await client.failToRefresh();
    expect(failure).toMatchObject({ part: 'root', code: 'not-json' });
    expect(failure.sentence).toContain('Does the server answer a missing file with a page?');
  });
});

describe('the initial root (specification 5.2)', () => {
  it('is refused before any request where it is not signed by its own keys', async () => {
    const repository = await TufRepository.create();
    const client = new TestClient(repository);
    client.initialRoot = await repository.sign('root', (signatures) => {
      for (const signature of signatures) signature.sig = '00'.repeat(64);
    });
    expect(await client.failToRefresh()).toMatchObject({
      part: 'initial-root',
      code: 'too-few-signatures',
      actor: 'it',
    });
    expect(client.transport.requests).toEqual([]);
  });

  it.each(['', '{}', '{"signatures":[],"signed":{}}', '[]', '\ufeff{}'])(
    'is refused where it is %j',
    async (text) => {
      const client = new TestClient(await TufRepository.create());
      client.initialRoot = encode(text);
      expect(await client.failToRefresh()).toMatchObject({ part: 'initial-root' });
      expect(client.transport.requests).toEqual([]);
    },
  );

  it('may have expired long ago', async () => {
    const repository = await TufRepository.create((each) => {
      each.root.expires = writeTime(NOW - 3_650 * DAY);
    });
    const client = new TestClient(repository);
    repository.root.expires = writeTime(NOW + DAY);
    await repository.publish('root');
    await client.succeed();
  });

  it('may be newer than the stored roots, which then only count from there on', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish('root', 'root', 'root');
    await client.succeed();
    expect(client.store.roles?.roots).toHaveLength(3);
    client.initialRoot = client.repository.file('3.root.json');
    client.transport.requests.length = 0;
    expect((await client.succeed()).root.version).toBe(4);
    expect(client.transport.paths).toEqual(['5.root.json', 'timestamp.json']);
  });

  it('of another repository makes what was stored worthless', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish('root', 'targets', 'snapshot', 'timestamp');
    await client.succeed();
    const other = new TestClient(await TufRepository.create());
    other.store = client.store;
    expect((await other.succeed()).root.version).toBe(1);
    expect(other.store.roles?.roots).toEqual([]);
    expect(other.store.versions).toEqual({ root: 0, timestamp: 1, snapshot: 1, targets: 1 });
  });
});
