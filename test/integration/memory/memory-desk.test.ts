import { beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/core/mail/memory/sighting.ts';
import { state } from '../../support/fake-browser.ts';
import { MemoryWorld, readStoredText } from './memory-world.ts';

const OLD = 'DE12500105170648489890';
const VENDOR = { name: 'Acme', domains: ['acme.example'], vatNumbers: [], accounts: [OLD] };
let world: MemoryWorld;

beforeEach(() => {
  world = MemoryWorld.open();
});

const ALL = { kind: 'correspondents', search: '', offset: 0 } as const;

async function countPeople(): Promise<number> {
  return (await world.desk.list(ALL)).total;
}

/** Opens messages of so many people, one a day. */
async function meet(people: number): Promise<void> {
  for (let index = 0; index < people; index++) {
    await world.open({ sender: `person-${index}@site-${index}.example` });
    world.passDays(1);
  }
}

describe('what is remembered', () => {
  it('is listed newest first, a page at a time', async () => {
    await meet(30);
    const first = await world.desk.list(ALL);
    expect(first.total).toBe(30);
    expect(first.rows).toHaveLength(25);
    expect(first.rows[0]).toMatchObject({
      kind: 'correspondent',
      address: 'person-29@site-29.example',
      isEstablished: false,
    });
    expect((await world.desk.list({ ...ALL, offset: 25 })).rows).toHaveLength(5);
  });

  it('is found by a part of a name, an address, or an account as it is printed', async () => {
    await meet(3);
    await world.open({ accounts: [OLD] });
    expect((await world.desk.list({ ...ALL, search: 'SITE-2' })).total).toBe(1);
    expect((await world.desk.list({ ...ALL, search: 'anna@' })).rows).toMatchObject([
      { name: 'Anna Muster' },
    ]);
    const { rows } = await world.desk.list({ kind: 'vendors', search: '0648', offset: 0 });
    expect(rows).toMatchObject([
      { vendor: 'from:muster.example', accounts: [{ account: OLD, standing: 'pending' }] },
    ]);
    expect((await world.desk.list({ ...ALL, search: 'nobody' })).total).toBe(0);
  });

  it('is exported whole', async () => {
    await meet(30);
    await world.open({ accounts: [OLD] });
    const { correspondents, vendors } = await world.desk.export();
    expect(correspondents).toHaveLength(31);
    expect(vendors).toMatchObject([{ key: 'from:muster.example' }]);
  });
});

describe('erasing', () => {
  it('one entry takes it and its domain away, and undo brings both back', async () => {
    await world.establish();
    const [row] = (await world.desk.list(ALL)).rows;
    const outcome = await world.desk.forget({ kind: 'one', id: row?.id ?? '' });
    expect(outcome).toMatchObject({ kind: 'done', erased: 1 });
    expect(await world.recall()).toMatchObject({ correspondents: [], memoryDays: 0 });
    expect((await world.recall()).domains.size).toBe(0);
    world.restart();
    const undo = outcome.kind === 'done' ? (outcome.undo ?? '') : '';
    expect(await world.desk.undoForgetting(undo)).toEqual({ kind: 'done', restored: 1 });
    const back = await world.recall();
    expect(back.correspondents).toHaveLength(1);
    expect([...back.domains.keys()]).toEqual(['muster.example']);
    expect(back.memoryDays).toBe(30);
  });

  it('since a day takes what was first seen then or later', async () => {
    await meet(10);
    const time = world.now - 3 * 86_400_000;
    expect(await world.desk.forget({ kind: 'since', time })).toMatchObject({ erased: 3 });
    expect(await countPeople()).toBe(7);
  });

  it('all takes all, and what is learned meanwhile is not overwritten by undo', async () => {
    await meet(3);
    await world.open({ accounts: [OLD] });
    const outcome = await world.desk.forget({ kind: 'all' });
    expect(outcome).toMatchObject({ kind: 'done', erased: 5 });
    expect(await world.desk.describe()).toMatchObject({ correspondents: 0, vendors: 0 });
    await world.open();
    const undo = outcome.kind === 'done' ? (outcome.undo ?? '') : '';
    await world.desk.undoForgetting(undo);
    expect(await countPeople()).toBe(4);
    expect((await world.recall()).correspondents).toMatchObject([{ messages: 1 }]);
  });

  it('is for good after ten minutes, by the alarm that was set for it', async () => {
    await meet(3);
    const outcome = await world.desk.forget({ kind: 'all' });
    expect(state.alarms.get('memory')).toEqual({ when: world.now + 600_000 });
    world.now += 600_000;
    await world.desk.tidy();
    expect(await readStoredText()).not.toContain('erasedAt');
    const undo = outcome.kind === 'done' ? (outcome.undo ?? '') : '';
    expect(await world.desk.undoForgetting(undo)).toEqual({ kind: 'done', restored: 0 });
  });

  it('nothing says so', async () => {
    expect(await world.desk.forget({ kind: 'all' })).toEqual({ kind: 'done', erased: 0, undo: null });
  });
});

// MAIL.md: "expiry per entry (13 months), bounded"
describe('an entry', () => {
  it('is let go when it was not seen for as long as policy keeps it, with its domain', async () => {
    await world.establish();
    await world.desk.tidy();
    world.passDays(1);
    await world.desk.tidy();
    for (let month = 0; month < 14; month++) {
      world.passDays(30);
      await world.desk.tidy();
      const isKept = 1 + (month + 1) * 30 <= 395;
      expect(await countPeople(), `after ${month + 1} months`).toBe(isKept ? 1 : 0);
      expect((await world.recall()).domains.size).toBe(isKept ? 1 : 0);
    }
  });

  it('is kept for as long as a policy of another length says', async () => {
    world.policy = { memoryDays: 40 };
    await world.open();
    await world.desk.tidy();
    world.passDays(41);
    await world.desk.tidy();
    expect(await countPeople()).toBe(0);
  });

  it('is not lost to a clock that is ten years ahead for an hour', async () => {
    await world.establish();
    await world.desk.tidy();
    world.passDays(1);
    await world.desk.tidy();
    const right = world.now;
    world.passDays(3650);
    await world.desk.tidy();
    world.now = right;
    await world.desk.tidy();
    expect(await countPeople()).toBe(1);
    expect(dayOf(world.now)).toBe(dayOf(right));
  });
});

describe('policy', () => {
  it('that switches memory off erases it and cannot be overruled', async () => {
    await world.establish();
    world.policy = { memory: false };
    await world.desk.tidy();
    expect(await world.desk.describe()).toMatchObject({ isOn: false, isLocked: true, correspondents: 0 });
    expect(await world.desk.setOn(true)).toEqual({ kind: 'refused', because: 'locked' });
  });

  it('that locks it keeps it on', async () => {
    world.policy = { lockedSettings: ['memory'] };
    expect(await world.desk.setOn(false)).toEqual({ kind: 'refused', because: 'locked' });
    expect(await world.desk.describe()).toMatchObject({ isOn: true, isLocked: true });
  });
});

describe('the person’s own supplier list', () => {
  it('is kept sealed, takes the place of the one before, and goes when it is empty', async () => {
    expect(await world.desk.takeVendorList([VENDOR])).toMatchObject({ kind: 'done', view: { listed: 1 } });
    expect(await readStoredText()).not.toMatch(/acme|DE12/i);
    await world.desk.takeVendorList([VENDOR, { ...VENDOR, name: 'Other' }]);
    world.restart();
    expect(await world.desk.describe()).toMatchObject({ listed: 2 });
    expect(await world.desk.takeVendorList([])).toMatchObject({ kind: 'done', view: { listed: 0 } });
  });
});
