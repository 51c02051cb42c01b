import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../../src/background/lists/install-packaged.ts';
import { takeUpPolicy } from '../../../src/background/sync/managed-policy.ts';
import { addOwnList, readOwnLists, removeOwnList } from '../../../src/background/sync/own-lists.ts';
import { syncLists } from '../../../src/background/sync/sync-lists.ts';
import { readSyncState } from '../../../src/background/sync/sync-state.ts';
import { describeFollowed } from '../../../src/background/tab-view.ts';
import { Visits } from '../../../src/background/visits.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { PACKAGED_HOST, ruledHosts } from '../../support/extension-worker.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { type PublishedList, publishList } from '../../support/published-list.ts';

const WRITES = [
  'activate',
  'commitUpdate',
  'dropPieces',
  'dropPrevious',
  'removeList',
  'writeFilter',
  'writePiece',
] as const;

let mine: PublishedList;

beforeEach(async () => {
  resetExtensionWorld();
  mine = await publishList('mine', ['mine.example']);
});
afterEach(async () => {
  killSwitch.restore();
  await mine.close();
});

/** Counts what a worker writes, anywhere, and lets nothing more be written from a certain step on. */
class KillSwitch {
  readonly #originals = WRITES.map((name) => [name, ListStore.prototype[name]] as const);
  #left = Number.POSITIVE_INFINITY;

  /** @param steps writes that still take effect */
  arm(steps: number): void {
    this.#left = steps;
    const step = (): void => {
      this.#left -= 1;
      if (this.#left < 0) throw new Error('killed');
    };
    for (const [name, write] of this.#originals) {
      Object.assign(ListStore.prototype, {
        async [name](this: ListStore, ...args: unknown[]) {
          step();
          return Reflect.apply(write, this, args);
        },
      });
    }
    state.local.set = (key, value) => {
      step();
      return Map.prototype.set.call(state.local, key, value);
    };
    state.onRuleUpdate = step;
  }

  /** @returns whether it struck */
  restore(): boolean {
    for (const [name, write] of this.#originals) Object.assign(ListStore.prototype, { [name]: write });
    Reflect.deleteProperty(state.local, 'set');
    state.onRuleUpdate = () => {};
    return this.#left < 0;
  }
}

const killSwitch = new KillSwitch();

async function startWorker(lists = new FollowedLists()): Promise<FollowedLists> {
  await installPackagedList(lists, false);
  await syncLists(lists, false, async () => {});
  return lists;
}

/**
 * Lets a worker do something and kills it at its first write, its second, and so on, each time in a fresh profile, until
 * it comes to its end. After each kill the next worker must protect at once, and mend the rest when it has started.
 */
async function killAtEveryStep(
  prepare: () => Promise<void>,
  act: (lists: FollowedLists) => Promise<void>,
  expectMended: (lists: FollowedLists) => Promise<void>,
): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    resetExtensionWorld();
    await prepare();
    const lists = await startWorker();
    killSwitch.arm(steps);
    await act(lists).catch(() => {});
    const isKilled = killSwitch.restore();
    const next = new FollowedLists();
    expect(await verdict(next, PACKAGED_HOST), `killed at write ${steps}`).toBe('listed');
    await startWorker(next);
    expect(await verdict(next, PACKAGED_HOST)).toBe('listed');
    expect(ruledHosts()).toContain(PACKAGED_HOST);
    await expectMended(next);
    if (!isKilled) return steps;
  }
}

async function verdict(lists: FollowedLists, host: string): Promise<string> {
  return (await new Visits(lists).judge(`https://${host}/`, null)).verdict.kind;
}

async function expectFollowed(lists: FollowedLists): Promise<void> {
  expect(await verdict(lists, 'mine.example')).toBe('listed');
  expect(ruledHosts()).toContain('mine.example');
  expect((await describeFollowed(lists)).pending).toEqual([]);
}

async function expectGone(lists: FollowedLists): Promise<void> {
  expect(await verdict(lists, 'mine.example')).toBe('clear');
  expect(ruledHosts()).not.toContain('mine.example');
  expect(await (await lists.store()).readStoredIds()).toEqual(['cordon']);
  expect(await readSyncState(mine.fingerprint)).toBeNull();
  expect((await describeFollowed(lists)).lists).toHaveLength(1);
}

async function expectAsTheItemSays(lists: FollowedLists): Promise<void> {
  const isFollowed = (await readOwnLists()).length > 0;
  await (isFollowed ? expectFollowed(lists) : expectGone(lists));
}

describe('a worker that is killed at any write', { timeout: 90_000 }, () => {
  it('while it begins to follow a list', async () => {
    const steps = await killAtEveryStep(
      async () => {},
      async (lists) => {
        await addOwnList({ url: mine.address, fingerprint: mine.fingerprint });
        await syncLists(lists, false, async () => {});
      },
      expectAsTheItemSays,
    );
    expect(steps).toBeGreaterThan(5);
  });

  it('while it takes a new version: the old one or the new one answers, and the next sync brings the new one', async () => {
    let version = 1;
    const newest = (): string => `version-${version}.example`;
    const steps = await killAtEveryStep(
      () => addOwnList({ url: mine.address, fingerprint: mine.fingerprint }),
      async (lists) => {
        version += 1;
        await mine.repository.release(version, ['mine.example', newest()], 'mine');
        await syncLists(lists, true, async () => {});
      },
      async (lists) => {
        await expectFollowed(lists);
        const isNew = (await verdict(lists, newest())) === 'listed';
        expect(ruledHosts().includes(newest())).toBe(isNew);
        await syncLists(lists, true, async () => {});
        expect(await verdict(lists, newest())).toBe('listed');
        expect(ruledHosts()).toContain(newest());
      },
    );
    expect(steps).toBeGreaterThan(5);
  });

  it('while it lets go of one', async () => {
    const steps = await killAtEveryStep(
      () => addOwnList({ url: mine.address, fingerprint: mine.fingerprint }),
      async (lists) => {
        await removeOwnList(mine.fingerprint);
        await syncLists(lists, false, async () => {});
      },
      expectAsTheItemSays,
    );
    expect(steps).toBeGreaterThan(5);
  });

  it('while a policy comes, and while it goes', async () => {
    const following = `${mine.address}#sha256=${mine.fingerprint}`;
    const follow = async (lists: FollowedLists): Promise<void> => {
      await takeUpPolicy(true);
      await syncLists(lists, false, async () => {});
    };
    const restart = async (lists: FollowedLists): Promise<void> => {
      await takeUpPolicy(true);
      await startWorker(lists);
    };
    await killAtEveryStep(
      async () => {
        state.readManaged = () => ({ lists: [following] });
      },
      follow,
      async (lists) => {
        await restart(lists);
        await expectFollowed(lists);
      },
    );
    await killAtEveryStep(
      async () => {
        state.readManaged = () => ({ lists: [following] });
        await takeUpPolicy(true);
      },
      async (lists) => {
        state.readManaged = () => ({});
        await follow(lists);
      },
      async (lists) => {
        await restart(lists);
        await expectGone(lists);
      },
    );
  });
});
