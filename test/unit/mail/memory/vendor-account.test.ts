import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../../src/core/mail/memory/sighting.ts';
import {
  confirmAccount,
  noteAccounts,
  standingOf,
  type Vendor,
} from '../../../../src/core/mail/memory/vendor-account.ts';
import { foldVendorName, vendorKeysOf } from '../../../../src/core/mail/memory/vendor-key.ts';

const START = Date.UTC(2026, 2, 2, 9);
const ACME = { key: 'vat:DE123456789', name: 'Acme' };
const OLD = 'DE12500105170648489890';
const NEW = 'DE89370400440532013000';

interface Named {
  readonly day: number;
  readonly accounts: readonly string[];
  readonly sender?: string;
  readonly isEstablished?: boolean;
  readonly isFlagged?: boolean;
}

let marks = 0;
function noteAll(named: readonly Named[], before: Vendor | null = null): Vendor {
  const noted = named.reduce<Vendor | null>(
    (vendor, { day, accounts, sender = 'acme.example', isEstablished = false, isFlagged = false }) => {
      marks += 1;
      const sighting = { at: START + day * DAY_MS, mark: `mark ${marks}`, isFlagged };
      return noteAccounts(vendor, ACME, accounts, { sender, isEstablished }, sighting);
    },
    before,
  );
  if (noted === null) throw new Error('nothing was noted');
  return noted;
}

function standing(vendor: Vendor, account: string, day: number) {
  const entry = vendor.accounts.find((candidate) => candidate.account === account);
  return entry === undefined ? null : standingOf(vendor, entry, START + day * DAY_MS);
}

// MAIL.md: "an account enters memory when the person confirms it, or after 14 days unflagged"
describe('an account', () => {
  it('is pending for 14 days and then known', () => {
    const vendor = noteAll([{ day: 0, accounts: [OLD] }]);
    expect(standing(vendor, OLD, 13.9)).toBe('pending');
    expect(standing(vendor, OLD, 14)).toBe('known');
  });

  it('is known at once when the person confirms it', () => {
    const vendor = noteAll([{ day: 0, accounts: [OLD] }]);
    const confirmed = confirmAccount(vendor, OLD, { how: 'phone', at: START });
    expect(confirmed && standing(confirmed, OLD, 0)).toBe('known');
  });

  it('is what it was before, when the confirmation is taken back', () => {
    const vendor = noteAll([{ day: 0, accounts: [OLD] }]);
    const confirmed = confirmAccount(vendor, OLD, { how: 'phone', at: START });
    expect(confirmed && confirmAccount(confirmed, OLD, null)).toEqual(vendor);
  });

  it('cannot be confirmed where no message of the vendor named it', () => {
    expect(
      confirmAccount(noteAll([{ day: 0, accounts: [OLD] }]), NEW, { how: 'phone', at: START }),
    ).toBeNull();
  });

  it('that a flagged message named is never known by waiting', () => {
    const vendor = noteAll([{ day: 0, accounts: [OLD], isFlagged: true }]);
    expect(standing(vendor, OLD, 400)).toBe('flagged');
  });
});

// MAIL.md: "It cannot be poisoned by one harmless mail"
describe('a stranger', () => {
  it('cannot bring in another account beside a known one by waiting', () => {
    const vendor = noteAll([
      { day: 0, accounts: [OLD] },
      { day: 20, accounts: [NEW] },
    ]);
    expect(standing(vendor, NEW, 400)).toBe('contested');
    expect(standing(vendor, OLD, 400)).toBe('known');
  });

  it('with the VAT number of a vendor cannot bring in another account, either', () => {
    const vendor = noteAll([
      { day: 0, accounts: [OLD] },
      { day: 20, accounts: [NEW], sender: 'evil.example' },
    ]);
    expect(standing(vendor, NEW, 400)).toBe('contested');
  });

  it('that comes first with a VAT number is outdone by a sender who is established', () => {
    const vendor = noteAll([
      { day: 0, accounts: [NEW], sender: 'evil.example' },
      { day: 20, accounts: [OLD] },
    ]);
    expect([standing(vendor, NEW, 40), standing(vendor, OLD, 40)]).toEqual(['known', 'contested']);
    const later = noteAll([{ day: 60, accounts: [OLD], isEstablished: true }], vendor);
    expect([standing(later, NEW, 60), standing(later, OLD, 60)]).toEqual(['contested', 'known']);
  });
});

describe('a mailbox that was broken into', () => {
  it('cannot bring in another account, although its owner is established', () => {
    const vendor = noteAll([
      { day: 0, accounts: [OLD], isEstablished: true },
      { day: 20, accounts: [NEW], isEstablished: true },
    ]);
    expect([standing(vendor, OLD, 400), standing(vendor, NEW, 400)]).toEqual(['known', 'contested']);
  });

  it('but the person can, by checking it with the vendor', () => {
    const vendor = noteAll([
      { day: 0, accounts: [OLD], isEstablished: true },
      { day: 20, accounts: [NEW], isEstablished: true },
    ]);
    const confirmed = confirmAccount(vendor, NEW, { how: 'in-person', at: START });
    expect(confirmed && standing(confirmed, NEW, 20)).toBe('known');
  });
});

describe('a second account', () => {
  it('beside the known one in the same message is an ordinary footer', () => {
    const vendor = noteAll([
      { day: 0, accounts: [OLD] },
      { day: 20, accounts: [OLD, NEW] },
    ]);
    expect(standing(vendor, NEW, 34)).toBe('known');
  });
});

it('whatever is named, a vendor has at most 20 accounts, and a confirmed one stays', () => {
  const named = fc.array(fc.array(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 25 }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(named, (all) => {
      const first = confirmAccount(noteAll([{ day: 0, accounts: [OLD] }]), OLD, { how: 'other', at: START });
      const vendor = noteAll(
        all.map((accounts, index) => ({ day: index, accounts })),
        first,
      );
      expect(vendor.accounts.length).toBeLessThanOrEqual(20);
      expect(vendor.accounts.map(({ account }) => account)).toContain(OLD);
    }),
  );
});

describe('a vendor', () => {
  const TRAITS = {
    sender: 'bill@acme.example',
    domain: 'acme.example',
    isSharedDomain: false,
    vatNumbers: [],
  };

  it('is known by each VAT number first, then by who sends', () => {
    expect(vendorKeysOf({ ...TRAITS, vatNumbers: ['DE1', 'IT2'] })).toEqual([
      'vat:DE1',
      'vat:IT2',
      'from:acme.example',
    ]);
  });

  it('at a provider that everybody uses is one address', () => {
    const shared = { ...TRAITS, sender: 'rossi@mail.example', isSharedDomain: true };
    expect(vendorKeysOf(shared)).toEqual(['from:rossi@mail.example']);
  });

  it.each([
    ['Müster GmbH & Co. KG', 'muster'],
    ['ROSSI S.r.l.', 'rossi'],
    ['Société Générale SA', 'societe generale'],
    ['Ag', 'ag'],
  ])('%s is compared as "%s"', (name, folded) => {
    expect(foldVendorName(name)).toBe(folded);
  });
});
