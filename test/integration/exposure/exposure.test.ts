import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExposureView } from '../../../src/messages/exposure.ts';
import { localDay } from '../../../src/platform/clock.ts';
import { state } from '../../support/fake-browser.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { ExposureWorld } from './exposure-world.ts';

const DAY_MS = 86_400_000;
/** Listed by version 2 only. */
const LATER = 'new.example';

let world: ExposureWorld;
beforeEach(async () => {
  world = await ExposureWorld.open();
});
afterEach(() => world.close());

function names({ found }: ExposureView): readonly string[] {
  return found.map(({ type, value }) => `${type} ${value}`);
}

/** The bodies of all requests, once there is one. */
async function readSink(): Promise<string> {
  return waitUntil('an event', () => {
    const bodies = world.sink.taken.map(({ body }) => body).join('\n');
    return bodies === '' ? null : bodies;
  });
}

describe('what was met before it was listed', () => {
  it('is found by the sync that brings it, with the day on which it was met', async () => {
    await world.visit(`https://www.${LATER}/path?query`);
    const day = localDay(world.now);
    world.now += 3 * DAY_MS;
    expect(names(await world.desk.describe())).toEqual([]);
    await world.sync();
    const { found } = await world.desk.describe();
    expect(found).toMatchObject([
      {
        type: 'host',
        value: `www.${LATER}`,
        day,
        foundAt: world.now,
        isNews: true,
        verdict: { kind: 'listed' },
      },
    ]);
  });

  it('is found by the next worker where the one before was stopped after the lists had changed', async () => {
    await world.visit(`https://${LATER}/`);
    await world.lists.sync();
    await world.restart();
    expect(names(await world.desk.describe())).toEqual([`host ${LATER}`]);
  });

  it('is found where IT blocks it, and by the day of the last visit', async () => {
    await world.visit('https://ordinary.example/');
    world.now += DAY_MS;
    await world.visit('https://ordinary.example/');
    await world.setPolicy({ blocklist: ['ordinary.example'] });
    await world.desk.lookBack();
    const { found } = await world.desk.describe();
    expect(found).toMatchObject([{ day: localDay(world.now), verdict: { by: 'organisation' } }]);
  });

  it('is found in what is remembered of mail, too', async () => {
    const day = localDay(world.now);
    world.mailContacts = [
      { type: 'email', value: `billing@${LATER}`, day },
      { type: 'email', value: 'anna@honest.example', day },
      { type: 'email', value: `old@${LATER}`, day: day - 91 },
    ];
    await world.sync();
    expect(names(await world.desk.describe())).toEqual([`email billing@${LATER}`]);
  });

  it('is shown once: what has been seen, or found before, is no news after the next sync', async () => {
    await world.visit(`https://${LATER}/`);
    await world.sync();
    expect(state.badge).toBe('1');
    await world.desk.change('seen');
    expect(state.badge).toBe('');
    await world.lists.release(3, ['kept.example', LATER, 'third.example']);
    await world.sync();
    const { found } = await world.desk.describe();
    expect(found).toMatchObject([{ value: LATER, isNews: false }]);
  });

  it('is let go of where no list names it any more', async () => {
    await world.visit(`https://${LATER}/`);
    await world.sync();
    await world.lists.release(3, ['kept.example']);
    await world.sync();
    expect(names(await world.desk.describe())).toEqual([]);
    expect(state.badge).toBe('');
  });
});

describe('what is never kept', () => {
  it.each([
    ['private windows', `https://${LATER}/`, true],
    ['pages that are no web pages', `chrome://${LATER}/`, false],
    ['what was listed when it was opened', 'https://kept.example/', false],
  ])('%s', async (_, address, isPrivate) => {
    await world.visit(address, { isPrivate });
    expect((await world.desk.describe()).hosts).toBe(0);
  });

  it.each([
    ['noted where private windows have a worker of their own', 'split', false, 1],
    ['not noted by that worker', 'split', true, 0],
    ['not noted where it may have been a private one', 'spanning', false, 0],
  ] as const)('a page whose tab is gone at once is %s', async (_, incognito, isPrivateWorker, hosts) => {
    Object.assign(state, { incognito, isPrivateWorker });
    world.desk.notes.note(404, `https://${LATER}/`, async () => {});
    await world.desk.notes.flush();
    Object.assign(state, { isPrivateWorker: false });
    expect((await world.desk.describe()).hosts).toBe(hosts);
  });

  it('anything in the worker of private windows', async () => {
    state.isPrivateWorker = true;
    await world.desk.lookBack();
    expect(await world.desk.describe()).toMatchObject({ hasTrouble: true, hosts: 0, found: [] });
  });

  it('what lies longer back than policy allows', async () => {
    await world.setPolicy({ exposureDays: 2 });
    await world.visit(`https://${LATER}/`);
    world.now += 3 * DAY_MS;
    await world.sync();
    expect(await world.desk.describe()).toMatchObject({ hosts: 0, found: [] });
  });

  it('more than 500 hosts of a day', async () => {
    for (let host = 0; host < 510; host++) {
      state.tabs.set(7, { id: 7, url: '', incognito: false });
      world.desk.notes.note(7, `https://host${host}.example/`, async () => {});
    }
    expect((await world.desk.describe()).hosts).toBe(500);
  });

  it('a host in clear: what is stored says nothing without its key, which no script can read out', async () => {
    await world.visit(`https://${LATER}/`);
    await world.sync();
    const stored = await readStored();
    expect(stored.pieces.length).toBe(2);
    const bytes = Buffer.concat(stored.pieces.map(({ data }) => Buffer.from(data))).toString('latin1');
    expect(bytes).not.toContain('example');
    expect([...state.local.values()].map((value) => JSON.stringify(value)).join()).not.toContain(LATER);
    expect(stored.keys.map(({ content }) => content.extractable)).toEqual([false]);
  });
});

describe('who decides', () => {
  it('the person: off keeps nothing new and looks for nothing, on again looks back at once', async () => {
    await world.visit(`https://${LATER}/`);
    await world.desk.change('off');
    await world.visit('https://ordinary.example/');
    await world.sync();
    expect(await world.desk.describe()).toMatchObject({ isOn: false, hosts: 1, found: [] });
    expect(names(await world.desk.change('on'))).toEqual([`host ${LATER}`]);
  });

  it('policy that switches it off: what was kept is gone, and the person cannot switch it on', async () => {
    await world.visit(`https://${LATER}/`);
    await world.setPolicy({ exposure: false });
    await world.desk.lookBack();
    expect(await world.desk.change('on')).toMatchObject({ isOn: false, isLocked: true, hosts: 0 });
  });

  it('policy that locks it: the person cannot switch it off', async () => {
    await world.setPolicy({ lockedSettings: ['exposure'] });
    expect(await world.desk.change('off')).toMatchObject({ isOn: true, isLocked: true });
  });

  it('the person may erase it all, whatever policy says', async () => {
    await world.setPolicy({ lockedSettings: ['all'] });
    await world.visit(`https://${LATER}/`);
    await world.sync();
    expect(await world.desk.change('erase')).toMatchObject({ hosts: 0, found: [] });
    expect(state.badge).toBe('');
    await world.restart();
    expect(names(await world.desk.describe())).toEqual([]);
  });
});

describe('what IT is told', () => {
  it('how many, not which, and only once the person has seen it', async () => {
    await world.visit(`https://${LATER}/`);
    await world.sync();
    await world.desk.lookBack();
    expect(world.sink.taken).toEqual([]);
    await world.desk.describe();
    const body = await readSink();
    expect(JSON.parse(body)).toMatchObject([{ unmapped: { count: '1' } }]);
    expect(body).not.toContain('example');
    await world.desk.describe();
    await world.sync();
    expect(world.sink.taken.length).toBe(1);
  });

  it('after a day where the person does not look', async () => {
    await world.visit(`https://${LATER}/`);
    await world.sync();
    world.now += 2 * DAY_MS;
    await world.desk.lookBack();
    expect(await readSink()).toContain('exposure.found');
  });

  it('which listed entries, where policy says that there is an agreement; never the host that was opened', async () => {
    await world.setPolicy({ reportingAgreement: true });
    await world.visit(`https://intranet.${LATER}/`);
    await world.sync();
    await world.desk.describe();
    const body = await readSink();
    expect(JSON.parse(body)).toMatchObject([{ unmapped: { count: '1', indicators: LATER } }]);
    expect(body).not.toContain('intranet');
  });
});

interface Stored {
  readonly pieces: readonly { readonly data: Uint8Array }[];
  readonly keys: readonly { readonly content: CryptoKey }[];
}

/** All that the database holds, read past the code that wrote it. */
async function readStored(): Promise<Stored> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('cordon-exposure');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const readAll = (store: string) =>
    new Promise<unknown>((resolve) => {
      const reading = database.transaction(store).objectStore(store).getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
  return { pieces: await readAll('pieces'), keys: await readAll('keys') } as Stored;
}
