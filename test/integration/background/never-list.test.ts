import { beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../../src/background/lists/install-packaged.ts';
import { readPackagedNeverList } from '../../../src/background/lists/packaged-list.ts';
import { refreshGuard } from '../../../src/background/lists/refresh-guard.ts';
import { readStoredTable } from '../../../src/background/lists/stored-list.ts';
import { takeUpPolicy } from '../../../src/background/sync/managed-policy.ts';
import { type ListInUse, type UpdateResult, updateList } from '../../../src/background/sync/update-list.ts';
import { Visits } from '../../../src/background/visits.ts';
import type { FollowedBy } from '../../../src/messages/protocol.ts';
import type { ListStore } from '../../../src/platform/list-store.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { ListRepository } from '../../support/list-repository.ts';
import { isStoppedByRules } from '../../support/rule-engine.ts';
import { encode, NOW, RepositoryTransport } from '../../support/tuf-repository.ts';

// docs/decision-order.md, "What no list can stop"; docs/publishing.md, "The targets".

const AUTHORITY = 'police.example';
const POPULAR = 'popular.example';
/** Of the packaged never-list. */
const PACKAGED_AUTHORITY = 'noticeofpleadings.com';
const PACKAGED_POPULAR = 'docs.google.com';
/** Keys of lists that do not come with the package are fingerprints. */
const OTHER_LIST = 'ab'.repeat(32);

let lists: FollowedLists;
let visits: Visits;
let store: ListStore;

beforeEach(async () => {
  resetExtensionWorld();
  lists = new FollowedLists();
  visits = new Visits(lists);
  await installPackagedList(lists, true);
  store = await lists.store();
});

/** A repository that is followed under a key. */
class Followed {
  readonly repository: ListRepository;
  readonly transport: RepositoryTransport;
  readonly #listId: string;
  readonly #followedBy: FollowedBy;

  constructor(repository: ListRepository, listId: string, followedBy: FollowedBy) {
    this.repository = repository;
    this.transport = new RepositoryTransport(repository.tuf);
    this.#listId = listId;
    this.#followedBy = followedBy;
  }

  static async create(listId: string, followedBy: FollowedBy): Promise<Followed> {
    return new Followed(await ListRepository.create(), listId, followedBy);
  }

  /** What a sync does with a release: everything but asking when it is due. */
  async sync(): Promise<UpdateResult> {
    const source = {
      listId: this.#listId,
      followedBy: this.#followedBy,
      transport: this.transport,
      initialRoot: this.repository.tuf.initialRoot,
      findIdProblem: () => null,
    };
    const result = await updateList(source, store, await this.#readInUse(), NOW);
    lists.reopen();
    await refreshGuard(lists);
    return result;
  }

  async #readInUse(): Promise<ListInUse | null> {
    const active = (await store.readActive()).find(({ listId }) => listId === this.#listId);
    const described = (await lists.describe()).find(({ key }) => key === this.#listId);
    if (active === undefined || described === undefined) return null;
    return { info: described.info, table: await readStoredTable(store, active), stamp: active.stamp };
  }
}

/** Asks both layers, which must agree on a host. */
async function isStopped(host: string): Promise<boolean> {
  const { verdict } = await visits.judge(`https://${host}/`, null);
  const isListed = verdict.kind === 'listed';
  expect(isStoppedByRules(host), `the rules on ${host}`).toBe(isListed);
  return isListed;
}

async function readIgnored(listId: string): Promise<unknown> {
  return (await store.readActive()).find((entry) => entry.listId === listId)?.ignored;
}

describe('the never-list of the packaged list’s repository', () => {
  let followed: Followed;
  beforeEach(async () => {
    followed = await Followed.create('cordon', 'package');
  });

  it('protects a listed host after one sync, and lets it be stopped again after another', async () => {
    const { repository } = followed;
    await repository.release(2, [POPULAR, 'one.example']);
    await followed.sync();
    expect(await isStopped(POPULAR)).toBe(true);
    repository.neverList = { authorities: [], popular: [POPULAR] };
    await repository.release(3, [POPULAR, 'one.example']);
    expect((await followed.sync()).activated?.version).toBe(3);
    expect(await isStopped(POPULAR)).toBe(false);
    expect((await visits.judge(`https://${POPULAR}/`, null)).verdict).toEqual({
      kind: 'clear',
      because: 'never-listed',
    });
    expect(await isStopped('one.example')).toBe(true);
    repository.neverList = { authorities: [], popular: [] };
    await repository.release(4, [POPULAR]);
    await followed.sync();
    expect(await isStopped(POPULAR)).toBe(true);
    expect(await isStopped('one.example')).toBe(false);
  });

  it('holds for every other list too, whatever that list’s own says', async () => {
    followed.repository.neverList = { authorities: [AUTHORITY], popular: [POPULAR] };
    await followed.repository.release(2, ['one.example']);
    await followed.sync();
    const other = await Followed.create(OTHER_LIST, 'person');
    await other.repository.release(1, [POPULAR, AUTHORITY, 'two.example'], 'other');
    await other.sync();
    expect(await isStopped('two.example')).toBe(true);
    for (const host of [POPULAR, AUTHORITY, `a.${AUTHORITY}`]) expect(await isStopped(host)).toBe(false);
    expect(await readIgnored(OTHER_LIST)).toEqual({ values: [], count: 2 });
  });

  it('may drop a popular host of the package, and never an authority', async () => {
    const packaged = await readPackagedNeverList();
    expect(packaged.popular).toContain(PACKAGED_POPULAR);
    expect(packaged.authorities).toContain(PACKAGED_AUTHORITY);
    await followed.repository.release(2, [PACKAGED_POPULAR, PACKAGED_AUTHORITY]);
    await followed.sync();
    expect(await isStopped(PACKAGED_POPULAR)).toBe(true);
    expect(await isStopped(PACKAGED_AUTHORITY)).toBe(false);
    expect(await isStopped(`www.${PACKAGED_AUTHORITY}`)).toBe(false);
    expect(await readIgnored('cordon')).toEqual({ values: [], count: 1 });
  });

  it('gives way to that of a newer package', async () => {
    followed.repository.neverList = { authorities: [], popular: ['redvds.com'] };
    await followed.repository.release(2, ['one.example']);
    await followed.sync();
    expect(await store.readNeverList('cordon')).toEqual({ authorities: [], popular: ['redvds.com'] });
    const cases = JSON.parse(new TextDecoder().decode(state.packageFiles.get('list/cases.json')));
    cases.info.version = 3;
    state.packageFiles.set('list/cases.json', encode(JSON.stringify(cases)));
    state.version = '0.2.0';
    await installPackagedList(lists, true);
    expect(await store.readNeverList('cordon')).toBeNull();
    expect(await isStopped('redvds.com')).toBe(true);
  });

  it('is the package’s where storage fails', async () => {
    followed.repository.neverList = { authorities: [], popular: ['redvds.com'] };
    await followed.repository.release(2, ['redvds.com']);
    await followed.sync();
    expect(await isStopped('redvds.com')).toBe(false);
    const alone = new FollowedLists();
    alone.store = () => Promise.reject(new Error('no storage'));
    expect((await new Visits(alone).judge('https://redvds.com/', null)).verdict.kind).toBe('listed');
  });

  it.each<readonly [string, unknown]>([
    ['cannot be read', { authorities: [], popular: ['Not A Host'] }],
    [
      'is too large',
      { authorities: [], popular: Array.from({ length: 60_000 }, (_, at) => `host-${at}.example`) },
    ],
  ])('keeps the release away where it %s', async (_, neverList) => {
    followed.repository.neverList = { authorities: [], popular: [POPULAR] };
    await followed.repository.release(2, [POPULAR, 'one.example']);
    await followed.sync();
    followed.repository.neverList = neverList;
    await followed.repository.release(3, ['two.example']);
    expect((await followed.sync()).refresh).toMatchObject({ ok: false, failure: { code: 'not-prepared' } });
    expect([await isStopped('one.example'), await isStopped('two.example')]).toEqual([true, false]);
    expect(await isStopped(POPULAR)).toBe(false);
  });
});

describe('a list that does not come with the package', () => {
  it('has a never-list for its own entries only', async () => {
    const other = await Followed.create(OTHER_LIST, 'person');
    other.repository.neverList = { authorities: [AUTHORITY], popular: [POPULAR, 'redvds.com'] };
    await other.repository.release(1, [POPULAR, `a.${AUTHORITY}`, 'redvds.com', 'two.example'], 'other');
    await other.sync();
    expect(await isStopped(POPULAR)).toBe(false);
    expect(await isStopped(`a.${AUTHORITY}`)).toBe(false);
    expect(await isStopped('two.example')).toBe(true);
    expect(await isStopped('redvds.com')).toBe(true);
    expect(await store.readNeverList(OTHER_LIST)).toBeNull();
    expect(await readIgnored(OTHER_LIST)).toMatchObject({ count: 3 });
  });

  it.each<FollowedBy>(['organisation', 'person'])('never stops a public suffix: %s', async (followedBy) => {
    await setPolicy(OTHER_LIST);
    const other = await Followed.create(OTHER_LIST, followedBy);
    other.repository.forced = new Set(['co.uk']);
    await other.repository.release(1, ['github.io', 'co.uk', 'two.example'], 'other');
    await other.sync();
    for (const host of ['someone.github.io', 'github.io', 'shop.co.uk', 'co.uk'])
      expect(await isStopped(host), host).toBe(false);
    expect(await isStopped('two.example')).toBe(true);
    expect(await readIgnored(OTHER_LIST)).toMatchObject({ count: 2 });
    const described = (await lists.describe()).find(({ key }) => key === OTHER_LIST);
    expect(described?.ignoredEntries).toBe(2);
  });

  it('forces a popular host where policy names it, as long as it does; an authority never', async () => {
    const other = await Followed.create(OTHER_LIST, 'organisation');
    const forced = [PACKAGED_POPULAR, POPULAR, PACKAGED_AUTHORITY];
    other.repository.forced = new Set(forced);
    other.repository.neverList = { authorities: [], popular: [POPULAR] };
    await other.repository.release(1, [...forced, 'two.example'], 'other');
    await setPolicy(OTHER_LIST);
    await other.sync();
    expect([await isStopped(PACKAGED_POPULAR), await isStopped(POPULAR)]).toEqual([true, true]);
    expect(await isStopped(PACKAGED_AUTHORITY)).toBe(false);
    expect(await readIgnored(OTHER_LIST)).toEqual({ values: [], count: 1 });
    await setPolicy();
    await refreshGuard(lists);
    expect([await isStopped(PACKAGED_POPULAR), await isStopped(POPULAR)]).toEqual([false, false]);
    expect(await isStopped('two.example')).toBe(true);
  });

  it('forces nothing where a person chose it, and the entries are counted', async () => {
    const other = await Followed.create(OTHER_LIST, 'person');
    other.repository.forced = new Set([PACKAGED_POPULAR, POPULAR]);
    other.repository.neverList = { authorities: [], popular: [POPULAR] };
    await other.repository.release(1, [PACKAGED_POPULAR, POPULAR, 'two.example'], 'other');
    await other.sync();
    expect([await isStopped(PACKAGED_POPULAR), await isStopped(POPULAR)]).toEqual([false, false]);
    expect(await isStopped('two.example')).toBe(true);
    expect(await readIgnored(OTHER_LIST)).toEqual({ values: [], count: 2 });
  });

  it('is refused where it names more than a broken list would', async () => {
    const other = await Followed.create(OTHER_LIST, 'person');
    const hosts = Array.from({ length: 10_001 }, (_, at) => `h${at}.${AUTHORITY}`);
    other.repository.neverList = { authorities: [AUTHORITY], popular: [] };
    await other.repository.release(1, hosts, 'other');
    expect((await other.sync()).refresh).toMatchObject({
      ok: false,
      failure: { code: 'not-prepared', detail: expect.stringContaining('10001 of its entries') },
    });
  });
});

describe('adapters', () => {
  const file = (...ids: readonly string[]) =>
    encode(JSON.stringify({ format: 1, adapters: [...ids.map((id) => ({ id, version: 1 })), 'no adapter'] }));
  const stored = (...ids: readonly string[]) => ({
    adapters: ids.map((id) => ({ id, version: 1 })),
    leftOut: 1,
  });

  it.each<FollowedBy>(['package', 'organisation'])('come with the list, and go with it: %s', async (by) => {
    const listId = by === 'package' ? 'cordon' : OTHER_LIST;
    const followed = await Followed.create(listId, by);
    followed.repository.adapters = file('one');
    await followed.repository.release(2, ['one.example']);
    await followed.sync();
    expect(await store.readBrought('adapters', listId)).toEqual(stored('one'));
    followed.repository.adapters = file('one', 'two');
    await followed.repository.release(3, ['one.example']);
    await followed.sync();
    expect(await store.readBrought('adapters', listId)).toEqual(stored('one', 'two'));
    followed.repository.adapters = null;
    await followed.repository.release(4, ['one.example']);
    await followed.sync();
    expect(await store.readBrought('adapters', listId)).toBeNull();
  });

  it('are not even fetched from a list that the person chose', async () => {
    const followed = await Followed.create(OTHER_LIST, 'person');
    followed.repository.adapters = file('one');
    await followed.repository.release(1, ['one.example'], 'other');
    expect((await followed.sync()).activated?.version).toBe(1);
    expect(await store.readBrought('adapters', OTHER_LIST)).toBeNull();
    expect(followed.transport.paths.filter((path) => path.startsWith('adapters/'))).toEqual([]);
  });

  it.each([
    ['of a later format', encode('{"format":2,"adapters":[]}')],
    ['that are no JSON', encode('{')],
    ['that are too large', new Uint8Array(500_001)],
  ])('%s leave those before in use, and the list comes all the same', async (_, bytes) => {
    const followed = await Followed.create('cordon', 'package');
    followed.repository.adapters = file('one');
    await followed.repository.release(2, ['one.example']);
    await followed.sync();
    followed.repository.adapters = bytes;
    await followed.repository.release(3, ['two.example']);
    expect((await followed.sync()).activated?.version).toBe(3);
    expect(await store.readBrought('adapters', 'cordon')).toEqual(stored('one'));
    expect(await isStopped('two.example')).toBe(true);
  });

  it('that cannot be fetched keep the whole release away', async () => {
    const followed = await Followed.create('cordon', 'package');
    followed.repository.adapters = file('one');
    await followed.repository.release(2, ['one.example']);
    await followed.sync();
    followed.repository.adapters = file('two');
    await followed.repository.release(3, ['two.example']);
    for (const [name] of followed.repository.tuf.targetFiles) {
      if (name.startsWith('adapters/')) followed.repository.tuf.targetFiles.delete(name);
    }
    expect((await followed.sync()).refresh.ok).toBe(false);
    expect(await store.readBrought('adapters', 'cordon')).toEqual(stored('one'));
    expect([await isStopped('one.example'), await isStopped('two.example')]).toEqual([true, false]);
  });
});

/** Policy that names the lists with these fingerprints. */
async function setPolicy(...fingerprints: readonly string[]): Promise<void> {
  state.readManaged = () => ({
    lists: fingerprints.map((fingerprint) => `https://lists.example/#sha256=${fingerprint}`),
  });
  await takeUpPolicy(true);
}
