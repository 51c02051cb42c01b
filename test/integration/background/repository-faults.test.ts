import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acknowledgeProblem } from '../../../src/background/sync/sync-state.ts';
import { SyncWorld, wholeVersion } from '../../support/sync-world.ts';
import { DAY, NOW, ROLES, type TufRepository, writeTime } from '../../support/tuf-repository.ts';
import type { TufServer } from '../../support/tuf-server.ts';

const START = NOW * 1000;
const HOUR = 3_600_000;
const DAY_MS = DAY * 1000;
const TEN_YEARS = 3_650 * DAY_MS;
let world: SyncWorld;
let server: TufServer;
let tuf: TufRepository;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  world = await SyncWorld.open();
  ({ server } = world.published);
  ({ tuf } = world.published.repository);
});
afterEach(async () => {
  vi.useRealTimers();
  await world.published.close();
});

/** Nobody hears the server from here on. */
function goOffline(): void {
  for (const name of [...tuf.metadata.keys(), '2.root.json']) {
    server.answers.set(`metadata/${name}`, (_, response) => response.socket?.destroy());
  }
}

/** The device's clock and the server's go on, and the publisher signs anew. */
async function letTimePass(ms: number): Promise<void> {
  vi.setSystemTime(Date.now() + ms);
  server.time = Date.now();
  for (const role of ROLES) tuf[role].expires = writeTime(Date.now() / 1000 + 30 * DAY);
}

describe('a repository', () => {
  it('that goes back is refused, which is told once, until it has caught up', async () => {
    const { metadata } = tuf;
    await world.sync();
    const newest = new Map(metadata);
    // As from yesterday's backup.
    for (const role of ['timestamp', 'snapshot', 'targets']) {
      const old = metadata.get(`1.${role}.json`);
      if (old !== undefined) metadata.set(`${role}.json`, old);
    }
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'rollback', isNews: true });
    await acknowledgeProblem(world.published.fingerprint);
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'rollback', isNews: false });
    expect(await world.observe()).toEqual(wholeVersion(2));
    for (const [name, bytes] of newest) metadata.set(name, bytes);
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problem: null, isNews: false });
  });

  it('that shows the same versions with other content changes nothing, and the publisher is told of', async () => {
    tuf.listsHashes = true;
    await world.release(2, ['kept.example', 'new.example']);
    await world.sync();
    for (const role of ['timestamp', 'snapshot', 'targets'] as const) tuf[role].version -= 1;
    await world.release(2, ['kept.example', 'gone.example']);
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'same-version-differs', isNews: true });
    expect((await world.showUpdates()).problem).toContain('version 4');
    expect(await world.observe()).toEqual(wholeVersion(2));
    await world.restart();
    expect(await world.observe()).toEqual(wholeVersion(2));
  });

  it('that publishes a version once more with other content is refused, until it has a newer one', async () => {
    await world.sync();
    await world.release(2, ['kept.example', 'gone.example']);
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'same-version-differs', isNews: true });
    expect(await world.observe()).toEqual(wholeVersion(2));
    await world.release(3, ['gone.example']);
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problem: null });
    expect(await world.observe()).toMatchObject({ version: 3, stopped: ['gone.example'] });
  });

  it('that went on from such a fork is followed by the whole table: its delta is for a table that is not here', async () => {
    await world.release(2, ['other.example']);
    for (const role of ['timestamp', 'snapshot', 'targets'] as const) tuf[role].version -= 2;
    await world.release(2, ['kept.example', 'new.example']);
    await world.sync();
    expect((await world.show())?.info.version).toBe(2);
    await world.release(3, ['gone.example', 'new.example']);
    server.requests.length = 0;
    await world.sync();
    const { stopped, ruled, cases } = await world.observe();
    expect(stopped).toEqual(['gone.example', 'new.example']);
    expect(ruled).toEqual(stopped);
    expect(cases).toEqual(['Fresh is a test of version 3.']);
  });

  it('that released two versions while nobody was online is followed to the second', async () => {
    goOffline();
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'unreachable' });
    await world.release(3, ['one.example']);
    await world.release(4, ['gone.example']);
    server.answers.clear();
    await letTimePass(HOUR);
    await world.sync(false);
    expect((await world.show())?.info.version).toBe(4);
    expect(await world.observe()).toMatchObject({ stopped: ['gone.example'], ruled: ['gone.example'] });
  });

  it('whose keys changed every month of a year that the browser missed is followed root by root', async () => {
    goOffline();
    for (let month = 1; month <= 12; month++) {
      await letTimePass(30 * DAY_MS);
      const before = [...tuf.signers.root];
      for (const role of ROLES) tuf.rotateKeys(role);
      const after = [...tuf.signers.root];
      tuf.signers.root.unshift(...before);
      await tuf.publish('root');
      tuf.signers.root.splice(0, tuf.signers.root.length, ...after);
      await tuf.publish('targets', 'snapshot', 'timestamp');
      await world.sync();
      expect(await world.observe(), `month ${month}`).toEqual(wholeVersion(1));
    }
    expect((await world.show())?.staleSince).toBe(new Date(START + 30 * DAY_MS).toISOString());
    server.answers.clear();
    await world.sync();
    expect(server.requests.filter((path) => path.endsWith('.root.json'))).toContain('metadata/13.root.json');
    expect(await world.show()).toMatchObject({ staleSince: null, updates: { problem: null } });
    expect(await world.observe()).toEqual(wholeVersion(2));
  });
});

// LIST.md: "Time is max(local clock, last seen), and a wrong clock is named to the user."
describe('a clock that is ten years', () => {
  it('ahead is named, leaves the list in use, and leaves no trace when it is set right', async () => {
    vi.setSystemTime(START + TEN_YEARS);
    await world.sync();
    const ahead = await world.describe();
    expect(ahead.clock).toEqual({ kind: 'ahead', days: 3_650 });
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'expired' });
    expect((await world.show())?.staleSince).toBe(new Date(START + 30 * DAY_MS).toISOString());
    expect(await world.observe()).toEqual(wholeVersion(1));
    await world.restart();
    expect(await world.observe()).toEqual(wholeVersion(1));

    vi.setSystemTime(START + HOUR);
    server.time = START + HOUR;
    // Nobody asks for it: the time of the next check lies ten years off, and does not count.
    await world.restart();
    expect((await world.describe()).clock).toEqual({ kind: 'good' });
    expect(await world.show()).toMatchObject({ staleSince: null, updates: { problem: null } });
    expect(await world.observe()).toEqual(wholeVersion(2));
  });

  it('behind is named, and updates go on', async () => {
    vi.setSystemTime(START - TEN_YEARS);
    await world.restart();
    expect((await world.describe()).clock).toEqual({ kind: 'behind', days: 3_650 });
    expect(await world.show()).toMatchObject({ staleSince: null, updates: { problem: null } });
    expect(await world.observe()).toEqual(wholeVersion(2));

    vi.setSystemTime(START + HOUR);
    server.time = START + HOUR;
    await world.restart();
    expect((await world.describe()).clock).toEqual({ kind: 'good' });
    expect(await world.showUpdates()).toMatchObject({ problem: null, lastSuccess: START + HOUR });
  });

  it('behind does not make what has expired good again', async () => {
    await world.sync();
    vi.setSystemTime(START + 31 * DAY_MS);
    await world.sync();
    const staleSince = new Date(START + 30 * DAY_MS).toISOString();
    expect((await world.show())?.staleSince).toBe(staleSince);
    // The latest time that was seen at a success: one day before the end.
    vi.setSystemTime(START + 29 * DAY_MS);
    await world.sync();
    vi.setSystemTime(START - TEN_YEARS);
    tuf.timestamp.expires = writeTime(NOW + 28 * DAY);
    await tuf.publish('timestamp');
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'expired' });
    expect(await world.observe()).toEqual(wholeVersion(2));
  });

  it('off on the first day: ahead nothing is taken but what is in the package; behind all is', async () => {
    for (const [offset, version, kind] of [
      [TEN_YEARS, null, 'ahead'],
      [-TEN_YEARS, 1, 'behind'],
    ] as const) {
      await world.published.close();
      vi.setSystemTime(START);
      world = await SyncWorld.prepare();
      vi.setSystemTime(START + offset);
      await world.restart();
      const { clock, lists } = await world.describe();
      expect(clock).toEqual({ kind, days: 3_650 });
      expect((await world.observe()).version).toBe(version);
      expect(lists[0]).toMatchObject({ followedBy: 'package', origin: 'storage' });
    }
  });
});

describe('a clock that was ahead at an update that succeeded', () => {
  it('holds updates up no longer than what was good then, and not at all while the publisher keeps to his terms', async () => {
    vi.setSystemTime(START + 29 * DAY_MS);
    await world.sync();
    expect(await world.observe()).toEqual(wholeVersion(2));
    expect((await world.describe()).clock).toEqual({ kind: 'ahead', days: 29 });

    vi.setSystemTime(START + HOUR);
    server.time = START + HOUR;
    await world.release(3, ['gone.example']);
    await world.restart();
    expect((await world.describe()).clock).toEqual({ kind: 'good' });
    expect((await world.show())?.info.version).toBe(3);

    // Shorter terms from here on: what is signed for a week is not good at the time that was seen.
    tuf.timestamp.expires = writeTime(NOW + 7 * DAY);
    await world.release(4, ['one.example']);
    await world.sync();
    expect(await world.showUpdates()).toMatchObject({ problemCode: 'expired' });
    await letTimePass(29 * DAY_MS);
    tuf.timestamp.expires = writeTime(Date.now() / 1000 + 7 * DAY);
    await world.release(5, ['new.example']);
    await world.sync(false);
    expect(await world.showUpdates()).toMatchObject({ problem: null });
    expect((await world.show())?.info.version).toBe(5);
  });
});
