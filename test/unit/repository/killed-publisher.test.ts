import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pruneRepository } from '../../../tools/list/repository/prune-repository.ts';
import { DAY, Follower, Killed, killAfter, NOW, TestPublisher } from './test-publisher.ts';

const HOSTS = ['one.example', 'two.example', 'three.example'];
const MORE = [...HOSTS, 'four.example'];
const MAX_STEPS = 200;

let publisher: TestPublisher;
let released = '';
let empty = '';
beforeAll(async () => {
  publisher = await TestPublisher.create();
  empty = publisher.path('empty');
  released = publisher.folder;
  cpSync(released, empty, { recursive: true });
  await publisher.release(1, HOSTS);
});
beforeEach(() => {
  publisher.now = NOW;
});
afterAll(() => publisher.remove());

/**
 * Kills work at its first step, at its second, and so on, each time in a fresh copy, until it ends by itself.
 * @returns at how many points it was killed
 */
async function killEverywhere(
  folder: string,
  work: () => Promise<unknown>,
  check: (follower: Follower) => Promise<void>,
): Promise<number> {
  for (let steps = 1; steps < MAX_STEPS; steps++) {
    publisher.workInCopyOf(folder);
    const follower = new Follower(publisher);
    await follower.refresh();
    killAfter(publisher, steps);
    const outcome = await work().then(
      () => 'ended',
      (error: unknown) => error,
    );
    publisher.onStep = () => {};
    if (outcome !== 'ended' && !(outcome instanceof Killed)) throw outcome;
    await check(follower);
    rmSync(publisher.folder, { recursive: true });
    if (outcome === 'ended') return steps - 1;
  }
  throw new Error('the work never ended');
}

describe('a publisher that is killed', { timeout: 60_000 }, () => {
  it('at any write of a release leaves the old release or the new one, and can go on', async () => {
    const seen: (number | string)[] = [];
    const kills = await killEverywhere(
      released,
      () => publisher.release(2, MORE),
      async (follower) => {
        const version = await follower.version();
        seen.push(version);
        expect(await new Follower(publisher).version()).toBe(version);
        await publisher.expectSound();
        if (version === 1) await publisher.release(2, MORE);
        else await expect(publisher.release(2, MORE)).rejects.toThrow('Version 2 is published already');
        expect(await follower.version()).toBe(2);
        await pruneRepository(publisher.repository);
        await publisher.expectSound();
      },
    );
    // Three steps for each of four targets, and for targets, snapshot, timestamp and its copy.
    expect(kills).toBe(24);
    // One switch, at the rename of timestamp.json.
    expect(seen.slice(0, 20)).toEqual(Array(20).fill(1));
    expect(seen.slice(20)).toEqual(Array(5).fill(2));
  });

  it('at any write of the first release leaves nothing to follow or the whole release', async () => {
    await killEverywhere(
      empty,
      () => publisher.release(1, HOSTS),
      async (follower) => {
        const version = await follower.version();
        if (version !== 1) expect(version).toBe('timestamp, not-found');
        if (version !== 1) await publisher.release(1, HOSTS);
        await publisher.expectSound();
      },
    );
  });

  it('at any write of a renewal leaves a repository that is followed and can be renewed', async () => {
    await killEverywhere(
      released,
      () => {
        publisher.now = NOW + 5 * DAY;
        return publisher.renew();
      },
      async (follower) => {
        expect(await follower.version()).toBe(1);
        await publisher.renew();
        expect(await follower.version()).toBe(1);
        await publisher.expectSound();
        publisher.now = NOW;
      },
    );
  });

  it('at any write of a rotation leaves a repository that is followed under the old keys or the new', async () => {
    const roots = new Set<number>();
    await killEverywhere(
      released,
      () => publisher.changeKeys({ kind: 'rotate', names: ['targets'] }),
      async (follower) => {
        expect(await follower.version()).toBe(1);
        expect(await new Follower(publisher).version()).toBe(1);
        roots.add((await publisher.state()).root.version);
        await publisher.release(2, MORE);
        expect(await follower.version()).toBe(2);
        await publisher.expectSound();
      },
    );
    expect([...roots]).toEqual([1, 2]);
  });

  it('while it prunes leaves everything that is needed', async () => {
    publisher.workInCopyOf(released);
    const { folder } = publisher;
    await publisher.release(2, MORE);
    publisher.now += 100 * DAY;
    await publisher.release(3, HOSTS);
    const kills = await killEverywhere(
      folder,
      () => pruneRepository(publisher.repository),
      async (follower) => {
        expect(await follower.version()).toBe(3);
        await publisher.expectSound();
        await pruneRepository(publisher.repository);
        await publisher.expectSound();
      },
    );
    expect(kills).toBeGreaterThan(5);
  });
});

describe('a rotation without the old keys', { timeout: 30_000 }, () => {
  it.each([[['timestamp', 'snapshot']], [['timestamp', 'snapshot', 'targets']]])(
    'of %j is finished by a renewal where it was killed between the root and the timestamp',
    async (names) => {
      publisher.workInCopyOf(released);
      const follower = new Follower(publisher);
      expect(await follower.version()).toBe(1);
      const { roles } = (await publisher.state()).root;
      const lost = names.flatMap((role) => roles[role]?.keyIDs ?? []);
      const list = publisher.keys.list.bind(publisher.keys);
      publisher.keys.list = () => list().filter(({ keyid }) => !lost.includes(keyid));
      try {
        publisher.onStep = ({ kind, path }) => {
          if (kind === 'renamed' && path === join(publisher.folder, 'public/metadata/2.root.json'))
            throw new Killed();
        };
        await expect(publisher.changeKeys({ kind: 'rotate', names })).rejects.toThrow(Killed);
        publisher.onStep = () => {};
        // Browsers switch nothing, and say that they cannot follow.
        expect(await follower.version()).toBe('timestamp, too-few-signatures');
        await publisher.renew();
        expect(await follower.version()).toBe(1);
        await publisher.expectSound();
      } finally {
        publisher.keys.list = list;
      }
    },
  );
});
