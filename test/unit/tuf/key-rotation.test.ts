import { describe, expect, it } from 'vitest';
import { TestClient } from '../../support/tuf-client.ts';
import { DAY, NOW, TufRepository, writeTime } from '../../support/tuf-repository.ts';

describe('recovery from versions driven up: new keys (specification 5.3.11)', () => {
  it('timestamp', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.timestamp.version = 99_999;
    await client.repository.publishAs('timestamp', 99_999);
    await client.succeed();
    client.repository.rotateKeys('timestamp');
    client.repository.timestamp.version = 1;
    await client.repository.publish('root');
    await client.repository.publishAs('timestamp', 1);
    expect((await client.succeed()).timestamp.version).toBe(1);
  });

  it('snapshot', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.snapshot.version = 99_999;
    await client.repository.publishAs('snapshot', 99_999);
    await client.repository.publish('timestamp');
    await client.succeed();
    client.repository.rotateKeys('snapshot');
    client.repository.rotateKeys('timestamp');
    client.repository.snapshot.version = 1;
    await client.repository.publishAs('snapshot', 1);
    await client.repository.publish('root', 'timestamp');
    expect((await client.succeed()).snapshot.version).toBe(1);
  });

  it('targets, by new keys of the snapshot', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.targets.version = 99_999;
    await client.repository.publishAs('targets', 99_999);
    await client.repository.publish('snapshot', 'timestamp');
    await client.succeed();
    client.repository.rotateKeys('snapshot');
    client.repository.targets.version = 1;
    await client.repository.publishAs('targets', 1);
    await client.repository.publish('root', 'snapshot', 'timestamp');
    expect((await client.succeed()).targets.version).toBe(1);
  });

  it('also where the root with the new keys came with an update that then failed', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.timestamp.version = 99_999;
    await client.repository.publishAs('timestamp', 99_999);
    await client.succeed();
    client.repository.rotateKeys('timestamp');
    await client.repository.publish('root');
    client.transport.answers.set('timestamp.json', () => ({ kind: 'unreachable', detail: 'offline' }));
    await client.failToRefresh();
    client.transport.answers.clear();
    client.repository.timestamp.version = 1;
    await client.repository.publishAs('timestamp', 1);
    expect((await client.succeed()).timestamp.version).toBe(1);
  });

  it('also where only one of several keys was taken out, and the others would still do', async () => {
    const repository = await TufRepository.create((each) => {
      each.addKey('timestamp');
    });
    const client = new TestClient(repository);
    repository.timestamp.version = 99_999;
    await repository.publishAs('timestamp', 99_999);
    await client.succeed();
    repository.root.roles['timestamp']?.keyids.pop();
    repository.signers.timestamp.pop();
    await repository.publish('root');
    repository.timestamp.version = 1;
    await repository.publishAs('timestamp', 1);
    expect((await client.succeed()).timestamp.version).toBe(1);
  });

  it('waits until the root that takes the key out has not expired (5.3.10 comes before 5.3.11)', async () => {
    const repository = await TufRepository.create((each) => {
      each.addKey('timestamp');
    });
    const client = new TestClient(repository);
    repository.timestamp.version = 99_999;
    await repository.publishAs('timestamp', 99_999);
    await client.succeed();
    repository.root.roles['timestamp']?.keyids.pop();
    repository.signers.timestamp.pop();
    repository.root.expires = writeTime(NOW);
    await repository.publish('root');
    expect(await client.failToRefresh()).toMatchObject({ part: 'root', code: 'expired' });
    expect(client.store.versions).toMatchObject({ root: 2, timestamp: 99_999 });
    repository.root.expires = writeTime(NOW + DAY);
    repository.timestamp.version = 1;
    await repository.publish('root');
    await repository.publishAs('timestamp', 1);
    expect((await client.succeed()).timestamp.version).toBe(1);
  });

  it('is not had by a key that is added', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish('timestamp');
    await client.succeed();
    client.repository.addKey('timestamp');
    await client.repository.publish('root');
    client.repository.timestamp.version = 1;
    await client.repository.publishAs('timestamp', 1);
    expect(await client.failToRefresh()).toMatchObject({ code: 'rollback', trusted: 2, offered: 1 });
  });

  it('is not had by new keys for the targets', async () => {
    const client = new TestClient(await TufRepository.create());
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    await client.succeed();
    client.repository.rotateKeys('targets');
    client.repository.targets.version = 1;
    await client.repository.publishAs('targets', 1);
    await client.repository.publish('root', 'snapshot', 'timestamp');
    expect(await client.failToRefresh()).toMatchObject({ part: 'snapshot', code: 'listed-rollback' });
  });
});
