import { describe, expect, it } from 'vitest';
import { TestClient } from '../../support/tuf-client.ts';
import { takeKey } from '../../support/tuf-keys.ts';
import { DAY, NOW, ROLES, TufRepository, writeTime } from '../../support/tuf-repository.ts';

/** One root version: which of ten keys it names, how many must sign, and which do. */
type RootVersion = readonly [keys: readonly number[], threshold: number, signers: readonly number[]];

const ALL_FIVE = [0, 1, 2, 3, 4];
const GOOD: readonly (readonly [string, readonly RootVersion[]])[] = [
  [
    'one key for another',
    [
      [[1], 1, [1]],
      [[2], 1, [2, 1]],
      [[2], 1, [2]],
    ],
  ],
  [
    'signatures of strangers beside the right ones',
    [
      [[1], 1, [3, 1, 4]],
      [[2], 1, [3, 2, 1, 4]],
      [[2], 1, [3, 2, 4]],
    ],
  ],
  [
    'any 3 of 5',
    [
      [ALL_FIVE, 3, [0, 2, 4]],
      [ALL_FIVE, 3, [0, 4, 1]],
      [ALL_FIVE, 3, [0, 1, 3]],
      [ALL_FIVE, 3, [0, 1, 3]],
    ],
  ],
  [
    'one of five replaced',
    [
      [ALL_FIVE, 3, [0, 2, 4]],
      [[0, 1, 3, 4, 5], 3, [0, 4, 1]],
    ],
  ],
  [
    'one of five replaced, with a step between',
    [
      [ALL_FIVE, 3, [0, 2, 4]],
      [[0, 1, 3, 4, 5], 3, [0, 2, 4, 5]],
      [[0, 1, 3, 4, 5], 3, [0, 4, 5]],
    ],
  ],
  [
    'all of five replaced',
    [
      [ALL_FIVE, 3, [0, 2, 4]],
      [[5, 6, 7, 8, 9], 3, [0, 2, 4, 5, 6, 7]],
      [[5, 6, 7, 8, 9], 3, [5, 6, 7]],
    ],
  ],
  [
    'threshold from 1 to 2 of 3',
    [
      [[1, 2, 3], 1, [1]],
      [[1, 2, 3], 2, [1, 2]],
    ],
  ],
  [
    'threshold from 2 to 1 of 3',
    [
      [[1, 2, 3], 2, [1, 2]],
      [[1, 2, 3], 1, [1, 2]],
      [[1, 2, 3], 1, [1]],
    ],
  ],
  [
    'a second key that must sign too',
    [
      [[1], 1, [1]],
      [[1, 2], 2, [1, 2]],
    ],
  ],
];
const BAD: readonly (readonly [string, readonly RootVersion[]])[] = [
  [
    'not signed with the old key',
    [
      [[1], 1, [1]],
      [[2], 1, [2, 3, 4]],
    ],
  ],
  [
    'not signed with the new key',
    [
      [[1], 1, [1]],
      [[2], 1, [1, 3, 4]],
    ],
  ],
  [
    'not signed with enough of the new keys',
    [
      [ALL_FIVE, 3, [0, 2, 4]],
      [[0, 1, 3, 4, 5], 3, [0, 2, 4]],
    ],
  ],
  [
    'not signed with enough of the old keys',
    [
      [ALL_FIVE, 3, [0, 2, 4]],
      [[0, 1, 3, 4, 5], 3, [0, 4, 5]],
    ],
  ],
  [
    'a raised threshold not reached',
    [
      [[1, 2, 3], 1, [1]],
      [[1, 2, 3], 2, [2]],
    ],
  ],
  [
    'a lowered threshold, the old one not reached',
    [
      [[1, 2, 3], 2, [1, 2]],
      [[1, 2, 3], 1, [1]],
    ],
  ],
];

async function publishRoots(versions: readonly RootVersion[]): Promise<TufRepository> {
  const repository = await TufRepository.create();
  repository.metadata.clear();
  const keys = Array.from({ length: 10 }, () => takeKey());
  for (const [index, [named, threshold, signers]] of versions.entries()) {
    const pick = (numbers: readonly number[]) => numbers.flatMap((number) => keys[number] ?? []);
    repository.root.roles['root'] = { keyids: pick(named).map(({ keyid }) => keyid), threshold };
    for (const key of pick(named)) repository.root.keys[key.keyid] = key.json;
    repository.signers.root = pick(signers);
    repository.root.version = index + 1;
    await repository.publishAs('root', index + 1);
  }
  await repository.publish('targets', 'snapshot', 'timestamp');
  return repository;
}

describe('rotation of root keys: signed by the old and by the new threshold (specification 5.3.4)', () => {
  it.each(GOOD)('follows: %s', async (_, versions) => {
    const client = new TestClient(await publishRoots(versions));
    expect((await client.succeed()).root.version).toBe(versions.length);
    expect(client.store.roles?.roots.at(-1)).toEqual(client.repository.file('root.json'));
  });

  it.each(BAD)('refuses: %s', async (_, versions) => {
    const client = new TestClient(await publishRoots(versions));
    expect(await client.failToRefresh()).toMatchObject({ part: 'root', code: 'too-few-signatures' });
    expect(client.store.roles?.roots ?? []).toHaveLength(versions.length - 2);
    expect(client.transport.paths.at(-1)).toBe(`${versions.length}.root.json`);
  });
});

describe('versions of the root (specification 5.3.5)', () => {
  it('refuses a version that was skipped', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.root.version = 3;
    await client.repository.publishAs('root', 2);
    expect(await client.failToRefresh()).toMatchObject({
      part: 'root',
      code: 'wrong-version',
      expected: 2,
      found: 3,
    });
    expect(client.store.commits).toBe(0);
  });

  it('refuses a version that goes back', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish('root');
    await client.succeed();
    client.repository.root.version = 1;
    await client.repository.publishAs('root', 3);
    expect(await client.failToRefresh()).toMatchObject({
      part: 'root',
      code: 'rollback',
      trusted: 2,
      offered: 1,
    });
  });

  it('goes on with its own where the server answers with the same version', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.metadata.set('2.root.json', client.repository.initialRoot);
    expect((await client.succeed()).root.version).toBe(1);
    expect(client.store.roles?.roots).toEqual([]);
  });

  it('keeps the roots before a bad one', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish('root', 'root');
    client.repository.signers.root = [];
    await client.repository.publish('root');
    expect(await client.failToRefresh()).toMatchObject({ part: 'root', code: 'too-few-signatures' });
    expect(client.store.versions.root).toBe(3);
  });

  it('follows 256 new roots in one update and the others in the next one', async () => {
    const client = new TestClient(await TufRepository.create());
    for (let count = 0; count < 299; count++) await client.repository.publish('root');
    client.repository.rotateKeys('timestamp');
    await client.repository.publish('root', 'timestamp');
    const first = await client.refresh();
    // The timestamp is signed with a key that only the last root names.
    expect(first).toMatchObject({ ok: false, failure: { part: 'timestamp', code: 'too-few-signatures' } });
    expect(first.notices).toContainEqual({ code: 'more-roots' });
    expect(client.transport.requests).toHaveLength(257);
    expect(client.store.versions.root).toBe(257);
    expect((await client.succeed()).root.version).toBe(301);
  });
});

describe('expiry of the root (specification 5.3.10)', () => {
  it('does not matter on the way', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.root.expires = writeTime(NOW - DAY);
    await client.repository.publish('root');
    client.repository.root.expires = writeTime(NOW + DAY);
    await client.repository.publish('root');
    expect((await client.succeed()).root.version).toBe(3);
  });

  it('matters at the end: the root is stored and nothing after it is fetched', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    client.repository.root.expires = writeTime(NOW - DAY);
    await client.repository.publish(...ROLES);
    client.transport.requests.length = 0;
    expect(await client.failToRefresh()).toMatchObject({ part: 'root', code: 'expired', since: NOW - DAY });
    expect(client.transport.paths).toEqual(['2.root.json', '3.root.json']);
    expect(client.store.versions).toEqual({ root: 2, timestamp: 1, snapshot: 1, targets: 1 });
  });

  it('of the stored root does not matter where the server has a newer one', async () => {
    const repository = await TufRepository.create((each) => {
      each.root.expires = writeTime(NOW + 7 * DAY);
    });
    const client = new TestClient(repository);
    await client.succeed();
    repository.root.expires = writeTime(NOW + 21 * DAY);
    await repository.publish('root');
    client.now = NOW + 18 * DAY;
    expect((await client.succeed()).root.version).toBe(2);
  });
});
