import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeUpPolicy } from '../../../src/background/sync/managed-policy.ts';
import { removeOwnList } from '../../../src/background/sync/own-lists.ts';
import { state } from '../../support/fake-browser.ts';
import { HOSTS, SyncWorld, wholeVersion } from '../../support/sync-world.ts';

let world: SyncWorld;

beforeEach(async () => {
  world = await SyncWorld.prepare();
  await removeOwnList(world.published.fingerprint);
  await setPolicy({});
  await world.restart();
  await world.release(2, HOSTS[2]);
});
afterEach(() => world.published.close());

/** IT lays these values down for a browser that follows the list by policy. */
async function setPolicy(values: object): Promise<void> {
  state.readManaged = () => ({ lists: [world.published.following], ...values });
  await takeUpPolicy(true);
}

describe('listHold (MANAGED.md)', () => {
  it.each(['all', 'the list itself'])(
    'keeps the version in use while it names %s, and takes the next after it',
    async (name) => {
      await setPolicy({ listHold: [name === 'all' ? name : world.published.following] });
      await world.sync();
      expect(await world.observe()).toEqual(wholeVersion(1));
      expect(await world.show()).toMatchObject({ versionLimit: 1, updates: { problem: null } });
      await setPolicy({});
      await world.sync();
      expect(await world.observe()).toEqual(wholeVersion(2));
    },
  );

  it('takes the first version of a list that has none yet', async () => {
    await setPolicy({ lists: [] });
    await world.sync();
    await setPolicy({ listHold: ['all'] });
    await world.sync();
    expect((await world.show())?.info.version).toBe(2);
  });
});

describe('listPin (MANAGED.md)', () => {
  it('takes versions up to the one that is named', async () => {
    await setPolicy({ listPin: [`${world.published.following}=2`] });
    await world.sync();
    expect(await world.observe()).toEqual(wholeVersion(2));
    await world.release(3, HOSTS[1]);
    await world.sync();
    expect(await world.observe()).toEqual(wholeVersion(2));
    expect(await world.show()).toMatchObject({ versionLimit: 2, updates: { problem: null } });
  });
});

describe('a roll-back in one sync (docs/operations.md)', () => {
  it('the content of an earlier version, published anew, is in use everywhere after the next look', async () => {
    await world.sync();
    expect(await world.isStopped('new.example')).toBe(true);
    await world.release(3, HOSTS[1]);
    await world.sync();
    const { version, stopped, ruled } = await world.observe();
    expect({ version, stopped, ruled }).toEqual({ version: 3, stopped: [...HOSTS[1]], ruled: [...HOSTS[1]] });
  });

  it('a list that policy no longer names is gone with the same sync, with its rules', async () => {
    await world.sync();
    state.readManaged = () => ({});
    await takeUpPolicy(true);
    await world.sync(false);
    expect(await world.show()).toBeNull();
    expect((await world.observe()).ruled).toEqual([]);
  });
});
