import { describe, expect, it } from 'vitest';
import { NOTHING_STORED, readStoredRoles } from '../../../src/core/tuf/stored-roles.ts';
import { TestClient } from '../../support/tuf-client.ts';
import { encode, MemoryStore, ROLES, TufRepository } from '../../support/tuf-repository.ts';

const COMPLETE_OLD = { root: 1, timestamp: 1, snapshot: 1, targets: 1 };

/** A client whose table is switched with its roles: "table 1" belongs to targets 1, and so on. */
async function createClient(): Promise<TestClient<string>> {
  const client = new TestClient<string>(await TufRepository.create());
  await switchTable(client);
  await client.repository.publish(...ROLES);
  return client;
}

function switchTable(client: TestClient<string>) {
  return client.refresh(async ({ targets }) => ({ ok: true, change: `table ${targets.version}` }));
}

describe('a process that is killed between any two events', () => {
  it('leaves the old set or the new one, roles and table together, and the next update succeeds', async () => {
    let events = 0;
    const counting = await createClient();
    counting.store.onEvent = () => {
      events += 1;
    };
    const { fetch } = counting.transport;
    counting.transport.fetch = (request) => {
      events += 1;
      return fetch.call(counting.transport, request);
    };
    expect((await switchTable(counting)).ok).toBe(true);
    expect(events).toBe(4 + 5);
    const outcomes = new Set<string>();
    for (let at = 1; at <= events; at++) outcomes.add(await killAt(at));
    expect(outcomes).toEqual(new Set(['table 1', 'table 2']));
  });

  async function killAt(at: number): Promise<string> {
    const client = await createClient();
    let event = 0;
    const neverReturn = (): Promise<never> => new Promise(() => {});
    const killed = new Promise<void>((resolve) => {
      const count = (): boolean => {
        event += 1;
        if (event === at) resolve();
        return event >= at;
      };
      const { fetch } = client.transport;
      client.transport.fetch = (request) => (count() ? neverReturn() : fetch.call(client.transport, request));
      const { store } = client;
      const [load, commit] = [store.load.bind(store), store.commit.bind(store)];
      store.load = async () => {
        if (count()) return neverReturn();
        const roles = await load();
        return count() ? neverReturn() : roles;
      };
      store.commit = async (roles, change) => {
        if (count()) return neverReturn();
        await commit(roles, change);
        if (count()) return neverReturn();
      };
    });
    void switchTable(client);
    await killed;
    const { store } = client;
    const table = store.change ?? '';
    const isNew = table === 'table 2';
    expect(store.versions).toEqual(
      isNew ? { root: 2, timestamp: 2, snapshot: 2, targets: 2 } : { ...COMPLETE_OLD, root: 0 },
    );
    const next = new TestClient<string>(client.repository);
    next.store = restart(store);
    expect((await switchTable(next)).ok, `killed at event ${at}`).toBe(true);
    expect(next.store.change).toBe('table 2');
    expect(next.store.versions.targets).toBe(2);
    return table;
  }
});

/** The same content in a new process. */
function restart(store: MemoryStore<string>): MemoryStore<string> {
  const next = new MemoryStore<string>();
  next.roles = store.roles;
  next.change = store.change;
  return next;
}

describe('a store that fails', () => {
  it('when it is read: nothing is fetched', async () => {
    const client = await createClient();
    client.transport.requests.length = 0;
    client.store.onEvent = () => {
      throw new Error('database is corrupt');
    };
    const result = await switchTable(client);
    expect(result).toMatchObject({
      ok: false,
      failure: { part: 'store', code: 'not-readable', detail: 'database is corrupt', actor: 'it' },
    });
    expect(client.transport.requests).toEqual([]);
  });

  it('when it is written: the old set stays trusted', async () => {
    const client = await createClient();
    client.store.onEvent = (event) => {
      if (event === 'commit') throw new Error('quota exceeded');
    };
    expect(await switchTable(client)).toMatchObject({
      ok: false,
      failure: {
        part: 'store',
        code: 'not-stored',
        sentence: 'The update could not be stored: quota exceeded.',
      },
      trusted: { targets: { version: 1 } },
    });
    expect(client.store.change).toBe('table 1');
    client.store.onEvent = () => {};
    expect((await switchTable(client)).ok).toBe(true);
  });

  it('while progress is kept after another failure: the store is what is told', async () => {
    const client = await createClient();
    client.repository.metadata.delete('2.targets.json');
    client.store.onEvent = (event) => {
      if (event === 'commit') throw new Error('quota exceeded');
    };
    expect(await switchTable(client)).toMatchObject({ ok: false, failure: { code: 'not-stored' } });
  });

  it('is not written to by an update that got nowhere', async () => {
    const client = await createClient();
    const { commits } = client.store;
    client.transport.answers.set('2.root.json', () => ({ kind: 'unreachable', detail: 'offline' }));
    await switchTable(client);
    expect(client.store.commits).toBe(commits);
  });
});

describe('progress', () => {
  it('is stored role by role, as far as each update comes', async () => {
    const client = await createClient();
    const [snapshot, targets] = [
      client.repository.file('2.snapshot.json'),
      client.repository.file('2.targets.json'),
    ];
    client.repository.metadata.delete('2.snapshot.json');
    client.repository.metadata.delete('2.targets.json');
    expect((await switchTable(client)).ok).toBe(false);
    expect(client.store.versions).toEqual({ root: 2, timestamp: 2, snapshot: 1, targets: 1 });
    client.repository.metadata.set('2.snapshot.json', snapshot);
    expect((await switchTable(client)).ok).toBe(false);
    expect(client.store.versions).toEqual({ root: 2, timestamp: 2, snapshot: 2, targets: 1 });
    client.repository.metadata.set('2.targets.json', targets);
    const failed = {
      part: 'target',
      code: 'not-found',
      path: 'x',
      actor: 'publisher',
      sentence: '',
    } as const;
    expect((await client.refresh(async () => ({ ok: false, failure: failed }))).ok).toBe(false);
    expect(client.store.versions).toEqual({ root: 2, timestamp: 2, snapshot: 2, targets: 2 });
    expect(client.store.change).toBe('table 1');
  });
});

describe('what was prepared', () => {
  it('and failed switches nothing; the roles are kept, and the set before does not count as renewed', async () => {
    const client = await createClient();
    const before = client.store.roles;
    const result = await client.refresh(async () => {
      throw new Error('out of memory');
    });
    expect(result).toMatchObject({
      ok: false,
      failure: { part: 'target', code: 'not-prepared', detail: 'out of memory' },
      trusted: { targets: { version: 1 } },
    });
    expect(client.store.change).toBe('table 1');
    expect(client.store.versions).toEqual({ root: 2, timestamp: 2, snapshot: 2, targets: 2 });
    expect(client.store.roles).toMatchObject({
      freshUntil: before?.freshUntil,
      lastSuccess: before?.lastSuccess,
    });
    await switchTable(client);
    expect(client.store.change).toBe('table 2');
  });

  it('is asked for only with a complete set', async () => {
    const client = await createClient();
    client.repository.metadata.delete('2.targets.json');
    let asked = 0;
    await client.refresh(async () => {
      asked += 1;
      return { ok: true, change: 'never' };
    });
    expect(asked).toBe(0);
  });
});

describe('stored files that are damaged', () => {
  it.each(['timestamp', 'snapshot', 'targets'] as const)('%s: is fetched again', async (role) => {
    const client = await createClient();
    await switchTable(client);
    const { roles } = client.store;
    if (roles === null) throw new Error('nothing was stored');
    const bytes = roles[role]?.slice() ?? encode('');
    // One bit of the signed content.
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    client.store.roles = { ...roles, [role]: bytes };
    const result = await switchTable(client);
    expect(result.ok).toBe(true);
    expect(result.notices).toContainEqual({ code: 'stored-file-damaged', role });
    expect(client.store.roles?.[role]).toEqual(roles[role]);
  });

  it('a root: is fetched again from there on', async () => {
    const client = await createClient();
    await client.repository.publish('root', 'root');
    await switchTable(client);
    const { roles } = client.store;
    if (roles === null) throw new Error('nothing was stored');
    client.store.roles = { ...roles, roots: roles.roots.with(1, encode('x')) };
    expect((await switchTable(client)).ok).toBe(true);
    expect(client.store.roles?.roots).toEqual(roles.roots);
  });

  it.each([
    null,
    undefined,
    7,
    'text',
    [],
    {},
    { roots: 'x', timestamp: 'x', seen: 7 },
    {
      roots: [7, null],
      timestamp: new Uint16Array(3),
      seen: { timestamp: Number.NaN, keys: [7] },
      freshUntil: -1,
    },
  ])('%j is read as nothing', (value) => {
    expect(readStoredRoles(value)).toEqual(NOTHING_STORED);
  });
});
