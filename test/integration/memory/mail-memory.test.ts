import { beforeEach, describe, expect, it } from 'vitest';
import { knownAccounts, standingOf } from '../../../src/core/mail/memory/vendor-account.ts';
import { state } from '../../support/fake-browser.ts';
import { MAILBOX, MemoryWorld, readStoredText, traitsOf } from './memory-world.ts';

const OLD = 'DE12500105170648489890';
const NEW = 'DE89370400440532013000';
let world: MemoryWorld;

beforeEach(() => {
  world = MemoryWorld.open();
});

function standing(recalled: Awaited<ReturnType<MemoryWorld['recall']>>, account: string): string | null {
  for (const vendor of recalled.vendors) {
    const entry = vendor.accounts.find((candidate) => candidate.account === account);
    if (entry !== undefined) return standingOf(vendor, entry, world.now);
  }
  return null;
}

describe('memory', () => {
  it('knows nobody on the first day, and who was established after a restart', async () => {
    expect(await world.open()).toMatchObject({ correspondents: [], memoryDays: 0, vendors: [] });
    await world.establish();
    world.restart();
    const recalled = await world.recall();
    expect(recalled.correspondents).toMatchObject([
      { address: 'anna@muster.example', messages: 4, name: 'Anna Muster' },
    ]);
    expect(recalled.correspondents[0]?.establishedAt).toBe(world.now);
    expect([...recalled.domains.keys()]).toEqual(['muster.example']);
    expect(recalled.memoryDays).toBe(30);
  });

  it('knows other addresses that a message names, but only for that mailbox', async () => {
    await world.establish();
    const asked = { sender: 'new@evil.example', others: ['anna@muster.example'] };
    expect((await world.recall(asked)).correspondents).toHaveLength(1);
    const elsewhere = await world.recall(asked, { id: 'mail.example other@own.example', isPrivate: false });
    expect(elsewhere).toMatchObject({ correspondents: [], memoryDays: 0 });
    expect(elsewhere.domains.size).toBe(0);
  });

  it('does not take everybody at a shared provider for known', async () => {
    await world.establish({ sender: 'rossi@gmail.example', domain: 'gmail.example', isSharedDomain: true });
    const recalled = await world.recall({ sender: 'bianchi@gmail.example', isSharedDomain: true });
    expect(recalled.domains.size).toBe(0);
    expect(recalled.correspondents).toEqual([]);
  });

  it('knows an account after 14 days, or at once when the person has checked it, until that is taken back', async () => {
    await world.open({ accounts: [OLD], vatNumbers: ['DE123456789'] });
    expect(standing(await world.recall(), OLD)).toBe('pending');
    expect(await world.memory.confirm(['from:muster.example'], OLD, 'phone')).toEqual({ kind: 'done' });
    world.restart();
    expect(standing(await world.recall(), OLD)).toBe('known');
    expect(await world.memory.undoConfirmation(['from:muster.example'], OLD)).toEqual({ kind: 'done' });
    expect(standing(await world.recall(), OLD)).toBe('pending');
    world.passDays(14);
    expect(standing(await world.recall(), OLD)).toBe('known');
  });

  it('finds a vendor by its VAT number, whoever sends the invoice', async () => {
    await world.open({ accounts: [OLD], vatNumbers: ['DE123456789'] });
    const recalled = await world.recall({ sender: 'bill@factor.example', vatNumbers: ['DE123456789'] });
    expect(recalled.vendors).toMatchObject([
      { key: 'vat:DE123456789', accounts: [{ account: OLD, messages: 1 }] },
    ]);
  });

  it('takes two messages of one sender at the same moment for two', async () => {
    await Promise.all([world.open(), world.open(), world.open()]);
    expect((await world.recall()).correspondents).toMatchObject([{ messages: 3 }]);
  });

  it('holds nothing that a reader of the profile’s files could read', async () => {
    await world.establish({ accounts: [OLD], vatNumbers: ['DE123456789'], others: ['boss@own.example'] });
    const stored = await readStoredText();
    expect(stored).toContain('lookup=');
    expect(stored).not.toMatch(/muster|Anna|own\.example|DE12|DE123456789|mail\.example|message \d/);
  });
});

// MAIL.md: "It cannot be poisoned by one harmless mail"
describe('one harmless message', () => {
  it('opened on every day of two months, establishes nobody', async () => {
    for (let day = 0; day < 60; day++) {
      world.passDays(1);
      await world.open({ sender: 'p@muster-ag.example', identity: 'the same' });
    }
    const recalled = await world.recall({ sender: 'p@muster-ag.example' });
    expect(recalled.correspondents).toMatchObject([{ messages: 1, establishedAt: null }]);
    expect(recalled.domains.size).toBe(0);
  });

  it('does not bring another account in beside the one that is known, however long it waits', async () => {
    await world.open({ accounts: [OLD] });
    world.passDays(20);
    await world.open({ accounts: [NEW] });
    world.passDays(100);
    const recalled = await world.recall();
    expect([standing(recalled, OLD), standing(recalled, NEW)]).toEqual(['known', 'contested']);
  });

  it('from elsewhere, with the vendor’s VAT number, does not either', async () => {
    await world.open({ accounts: [OLD], vatNumbers: ['DE123456789'] });
    world.passDays(20);
    const evil = { sender: 'anna@muster-ag.example', vatNumbers: ['DE123456789'], accounts: [NEW] };
    await world.open(evil);
    world.passDays(20);
    const { vendors } = await world.recall(evil);
    const [byNumber] = vendors;
    expect(byNumber?.key).toBe('vat:DE123456789');
    expect(byNumber && knownAccounts(byNumber, world.now).map(({ account }) => account)).toEqual([OLD]);
  });

  it('that was judged dangerous is not remembered in the sender’s favour', async () => {
    await world.open({ accounts: [NEW] }, 'danger');
    world.passDays(60);
    const recalled = await world.recall();
    expect(standing(recalled, NEW)).toBe('flagged');
    expect(recalled.correspondents).toMatchObject([{ flagged: 1, establishedAt: null }]);
  });

  it('cannot have an account confirmed that it did not name', async () => {
    await world.open({ accounts: [OLD] });
    const refused = { kind: 'refused', because: 'unseen' };
    expect(await world.memory.confirm(['from:muster.example'], NEW, 'phone')).toEqual(refused);
    expect(await world.memory.confirm(['from:other.example'], OLD, 'phone')).toEqual(refused);
  });
});

// MAIL.md: "covers one supplier and account together, can be undone"
describe('an account that the person checked in a file', () => {
  const KEYS = ['from:muster.example'];

  it('is known although no message named it, and gone when that is taken back', async () => {
    expect(await world.memory.confirmPayee(KEYS, OLD, 'in-person', 'Muster AG')).toEqual({ kind: 'done' });
    const { vendors } = await world.recall();
    expect(vendors).toMatchObject([{ name: 'Muster AG', accounts: [{ account: OLD, messages: 0 }] }]);
    expect(standing(await world.recall(), OLD)).toBe('known');
    expect(await world.memory.undoConfirmation(KEYS, OLD)).toEqual({ kind: 'done' });
    expect((await world.recall()).vendors).toEqual([]);
    expect(await world.desk.describe()).toMatchObject({ vendors: 0 });
  });

  it('stands beside what was learned, which stays when it is taken back', async () => {
    await world.open({ accounts: [OLD] });
    await world.memory.confirmPayee(KEYS, NEW, 'phone', 'Other name');
    await world.memory.confirmPayee(KEYS, OLD, 'phone', 'Other name');
    expect([standing(await world.recall(), OLD), standing(await world.recall(), NEW)]).toEqual([
      'known',
      'known',
    ]);
    await world.memory.undoConfirmation(KEYS, NEW);
    await world.memory.undoConfirmation(KEYS, OLD);
    const { vendors } = await world.recall();
    expect(vendors).toMatchObject([{ name: 'Anna Muster', accounts: [{ account: OLD, messages: 1 }] }]);
    expect(standing(await world.recall(), OLD)).toBe('pending');
  });

  it('is remembered by nobody else than the person: not while memory is off', async () => {
    await world.desk.setOn(false);
    expect(await world.memory.confirmPayee(KEYS, OLD, 'phone', 'Muster AG')).toMatchObject({
      kind: 'refused',
    });
    await world.desk.setOn(true);
    expect((await world.recall()).vendors).toEqual([]);
  });
});

describe('nothing enters memory', () => {
  it.each([
    'in a private window',
    'in the worker of private windows',
    'that could not be read',
    'while it is off',
    'where policy says so',
  ])('from a message %s', async (where) => {
    if (where === 'in the worker of private windows') state.isPrivateWorker = true;
    if (where === 'while it is off') await world.desk.setOn(false);
    if (where === 'where policy says so') world.policy = { memory: false };
    const mailbox = { ...MAILBOX, isPrivate: where === 'in a private window' };
    if (where === 'that could not be read') {
      await world.memory.takeNote(traitsOf(), { level: 'unreadable', reason: 'no-sender' }, mailbox);
    } else {
      await world.open({ accounts: [OLD] }, 'clear', mailbox);
    }
    state.isPrivateWorker = false;
    world.policy = {};
    world.restart();
    await world.desk.setOn(true);
    expect(await world.desk.describe()).toMatchObject({ correspondents: 0, vendors: 0 });
    expect(await world.recall()).toMatchObject({ correspondents: [], vendors: [] });
  });
});
