import { describe, expect, it } from 'vitest';
import { TestClient } from '../../support/tuf-client.ts';
import { DAY, NOW, TufRepository, writeTime } from '../../support/tuf-repository.ts';

describe('expiry (specification 5.4.4, 5.5.6, 5.6.5)', () => {
  it('refuses a new timestamp that has expired, and keeps the trusted set', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    client.repository.timestamp.expires = writeTime(NOW - 5 * DAY);
    await client.repository.publish('timestamp');
    const result = await client.refresh();
    expect(result).toMatchObject({
      ok: false,
      failure: { part: 'timestamp', code: 'expired', since: NOW - 5 * DAY },
      trusted: { timestamp: { version: 1 } },
      staleSince: null,
    });
    expect(client.store.versions.timestamp).toBe(1);
  });

  it('refuses a new snapshot that has expired; the timestamp before it stays', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    client.repository.snapshot.expires = writeTime(NOW - DAY);
    await client.repository.publish('snapshot', 'timestamp');
    expect(await client.failToRefresh()).toMatchObject({ part: 'snapshot', code: 'expired' });
    expect(client.store.versions).toMatchObject({ timestamp: 2, snapshot: 1, targets: 1 });
  });

  it('refuses new targets that have expired; what comes before them stays', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    client.repository.targets.expires = writeTime(NOW - DAY);
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    expect(await client.failToRefresh()).toMatchObject({ part: 'targets', code: 'expired' });
    expect(client.store.versions).toMatchObject({ timestamp: 2, snapshot: 2, targets: 1 });
  });

  it.each(['root', 'timestamp', 'snapshot', 'targets'] as const)(
    'is looked at where nothing changed: %s',
    async (role) => {
      const repository = await TufRepository.create((each) => {
        each[role].expires = writeTime(NOW + DAY);
      });
      const client = new TestClient(repository);
      await client.succeed();
      client.now = NOW + DAY - 1;
      await client.succeed();
      // At the very second of its expiry a file is no longer good.
      client.now = NOW + DAY;
      const result = await client.refresh();
      expect(result).toMatchObject({
        ok: false,
        failure: { part: role, code: 'expired', since: NOW + DAY },
        trusted: { targets: { version: 1 } },
        staleSince: NOW + DAY,
      });
    },
  );

  it('says since when the trusted set is stale although the server cannot be reached', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    client.transport.answers.set('2.root.json', () => ({ kind: 'unreachable', detail: 'offline' }));
    expect(await client.refresh()).toMatchObject({ ok: false, staleSince: null });
    client.now = NOW + 31 * DAY;
    expect(await client.refresh()).toMatchObject({
      ok: false,
      failure: { code: 'unreachable' },
      staleSince: NOW + 30 * DAY,
      trusted: { timestamp: { version: 1 } },
    });
  });

  it('says so as well where the files that came after that set are not complete', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    await client.repository.publish('snapshot', 'timestamp');
    client.repository.metadata.delete('2.snapshot.json');
    await client.failToRefresh();
    client.now = NOW + 30 * DAY;
    expect(await client.refresh()).toMatchObject({ ok: false, trusted: null, staleSince: NOW + 30 * DAY });
  });

  it('of stored files does not hinder an update to good ones', async () => {
    const repository = await TufRepository.create((each) => {
      each.timestamp.expires = writeTime(NOW + 7 * DAY);
      each.snapshot.expires = writeTime(NOW + 7 * DAY);
    });
    const client = new TestClient(repository);
    await client.succeed();
    repository.timestamp.expires = writeTime(NOW + 21 * DAY);
    repository.snapshot.expires = writeTime(NOW + 21 * DAY);
    await repository.publish('targets', 'snapshot', 'timestamp');
    client.now = NOW + 18 * DAY;
    await client.succeed();
    expect(client.store.versions).toMatchObject({ timestamp: 2, snapshot: 2, targets: 2 });
  });
});

describe('the clock', () => {
  it('never stands before the last update that succeeded', async () => {
    const repository = await TufRepository.create((each) => {
      each.timestamp.expires = writeTime(NOW + DAY);
    });
    const client = new TestClient(repository);
    client.now = NOW + DAY - 60;
    await client.succeed();
    client.now = NOW - 3_650 * DAY;
    const result = await client.refresh();
    expect(result.ok).toBe(true);
    expect(result.notices).toEqual([{ code: 'clock-behind', lastSuccess: NOW + DAY - 60 }]);
    // The time is not taken from the clock that stands behind.
    repository.timestamp.expires = writeTime(NOW + DAY - 61);
    await repository.publish('timestamp');
    expect(await client.failToRefresh()).toMatchObject({ part: 'timestamp', code: 'expired' });
  });

  it('ten years ahead is not remembered, because nothing is good at that time', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.succeed();
    client.now = NOW + 3_650 * DAY;
    expect(await client.failToRefresh()).toMatchObject({ code: 'expired' });
    client.now = NOW + DAY;
    await client.succeed();
    expect(client.store.roles?.lastSuccess).toBe(NOW + DAY);
  });
});
