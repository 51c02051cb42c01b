import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, MetadataKind } from '@tufjs/models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renewRoot } from '../../../tools/list/repository/renew-repository.ts';
import { DAY, Follower, NOW, TestPublisher } from './test-publisher.ts';

const HOSTS = ['one.example', 'two.example', 'three.example', 'four.example', 'five.example'];

/** One story, told in order; a client follows it from its beginning and another one begins at each step. */
describe('a repository from its first release on', { timeout: 30_000 }, () => {
  let publisher: TestPublisher;
  let follower: Follower;
  beforeAll(async () => {
    publisher = await TestPublisher.create();
    follower = new Follower(publisher);
  });
  afterAll(() => publisher.remove());

  function readMetadata(name: string) {
    return JSON.parse(readFileSync(join(publisher.folder, 'public/metadata', name), 'utf8'));
  }

  it('has nothing to follow before the first release, and says so', async () => {
    expect(await follower.version()).toBe('timestamp, not-found');
    await expect(publisher.renew()).rejects.toThrow(
      'Nothing is released here yet: use "list release" first.',
    );
  });

  it('is followed after the first release', async () => {
    const released = await publisher.release(1, HOSTS);
    expect(released.versions).toEqual({ timestamp: 1, snapshot: 1, targets: 1 });
    expect(await follower.version()).toBe(1);
    expect(await publisher.expectSound()).toContain('no release before this one is kept: not tried from one');
  });

  it('says of the table what a browser must know before it has it', () => {
    const { custom } = readMetadata('1.targets.json').signed.targets['table/1.bin'];
    expect(custom).toMatchObject({
      list: {
        id: 'our-list',
        name: 'Our list',
        version: 1,
        date: '2027-01-15',
        entries: 5,
        publisher: { legalName: 'Example AG', contact: 'mailto:lists@example.test' },
      },
      released: '2027-01-15T08:00:00Z',
      unpacked: { hashes: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    });
  });

  it('offers the second release as a delta that leads to the same table', async () => {
    publisher.now += DAY;
    const released = await publisher.release(2, [...HOSTS, 'six.example']);
    expect(released.targets.map(({ name }) => name)).toEqual([
      'table/2.bin',
      'cases/2.bin',
      'never-list/2.bin',
      'delta/1-2.bin',
    ]);
    expect(await follower.version()).toBe(2);
    const lines = await publisher.expectSound();
    expect(lines).toContain('delta/1-2.bin: gives version 2 of version 1');
    expect(lines).toContain('a browser with version 1 comes to version 2 by delta');
  });

  it('replaces the keys of timestamp, snapshot and targets in one root, and takes the old ones out', async () => {
    const before = (await publisher.state()).root;
    const changed = await publisher.changeKeys({
      kind: 'rotate',
      names: ['timestamp', 'snapshot-1', 'targets-1'],
    });
    expect(changed).toMatchObject({
      rootVersion: 2,
      added: ['timestamp-2', 'snapshot-2', 'targets-2'],
      removed: ['timestamp-1', 'snapshot-1', 'targets-1'],
    });
    const { root } = await publisher.state();
    for (const role of ['timestamp', 'snapshot', 'targets']) {
      const [old = ''] = before.roles[role]?.keyIDs ?? [];
      expect(root.roles[role]?.keyIDs).toHaveLength(1);
      expect(Object.keys(root.keys)).not.toContain(old);
    }
    expect(await follower.version()).toBe(2);
    // One that stands at the first release follows through the rotation, too.
    expect(await publisher.expectSound()).toContain('a browser with version 1 comes to version 2 by delta');
  });

  it('replaces a root key, signed by the keys before and after', async () => {
    const changed = await publisher.changeKeys({ kind: 'rotate', names: ['root-2'] });
    expect(changed).toMatchObject({ rootVersion: 3, added: ['root-4'], removed: ['root-2'] });
    expect(await follower.version()).toBe(2);
    await publisher.expectSound();
  });

  it('takes a root key out only while enough others are left', async () => {
    await publisher.changeKeys({ kind: 'revoke', names: ['root-1'] });
    await expect(publisher.changeKeys({ kind: 'revoke', names: ['root-3'] })).rejects.toThrow(
      'root would have 1 keys, and 2 must sign',
    );
    await publisher.changeKeys({ kind: 'add', role: 'root' });
    const { root } = await publisher.state();
    expect(root.roles['root']?.keyIDs).toHaveLength(3);
    expect(await follower.version()).toBe(2);
  });

  it('gives no name twice, neither to a key taken out nor to one whose root was never published', async () => {
    const { root } = await publisher.state();
    const names = Object.values(root.keys).map((key) => key.unrecognizedFields?.['x-cordon-name']);
    expect(names.sort()).toEqual(['root-3', 'root-4', 'root-5', 'snapshot-2', 'targets-2', 'timestamp-2']);
  });

  it('is refused by clients once it has expired, and followed again after it was renewed', async () => {
    publisher.now += 8 * DAY;
    expect(await follower.version()).toBe('timestamp, expired');
    const renewal = await publisher.renew();
    expect(renewal.warnings).toEqual([
      expect.stringMatching(/^timestamp\.json had expired at 2027-01-23T08:00:00Z/),
    ]);
    expect(await follower.version()).toBe(2);
    await publisher.expectSound();
  });

  it('signs files that another implementation of TUF verifies', async () => {
    const { root } = await publisher.state();
    const signed = new Metadata(root);
    const { timestamp, snapshot, targets } = await publisher.renew().then(({ versions }) => versions);
    const read = (
      kind: MetadataKind.Timestamp | MetadataKind.Snapshot | MetadataKind.Targets,
      version: number,
    ) => Metadata.fromJSON(kind as MetadataKind.Targets, readMetadata(`${version}.${kind}.json`));
    signed.verifyDelegate('timestamp', read(MetadataKind.Timestamp, timestamp));
    signed.verifyDelegate('snapshot', read(MetadataKind.Snapshot, snapshot));
    signed.verifyDelegate('targets', read(MetadataKind.Targets, targets));
    expect(() => signed.verifyDelegate('root', read(MetadataKind.Targets, targets))).toThrow();
  });

  it('keeps every root for browsers that were away', () => {
    const names = readdirSync(join(publisher.folder, 'public/metadata'));
    expect(names.filter((name) => name.endsWith('.root.json')).sort()).toEqual(
      [1, 2, 3, 4, 5].map((version) => `${version}.root.json`),
    );
  });

  it('renews the root with the same keys', async () => {
    publisher.now = NOW + 400 * DAY;
    await expect(publisher.renew()).rejects.toThrow(/^root\.json expired at .* "list renew --root"\.$/);
    const root = await renewRoot(publisher.repository);
    expect(root.version).toBe(6);
    await publisher.renew();
    expect(await follower.version()).toBe(2);
    await publisher.expectSound();
  });
});
