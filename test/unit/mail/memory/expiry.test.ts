import { describe, expect, it } from 'vitest';
import {
  type DomainIndex,
  dropDomains,
  putDomain,
  readDomainIndex,
  writeDomainIndex,
} from '../../../../src/core/mail/memory/domain-index.ts';
import { lastExpiredDay, mayLetGo } from '../../../../src/core/mail/memory/expiry.ts';
import { DAY_MS, dayOf } from '../../../../src/core/mail/memory/sighting.ts';

const NOW = Date.UTC(2026, 10, 28, 9);

describe('an entry', () => {
  it('is kept on the last of its days and let go on the next', () => {
    const seen = dayOf(NOW);
    expect(lastExpiredDay(NOW + 395 * DAY_MS, 395)).toBeLessThan(seen);
    expect(lastExpiredDay(NOW + 396 * DAY_MS, 395)).toBe(seen);
  });
});

// TESTING.md, faults: "clock ten years off"
describe('a clock that is ten years ahead', () => {
  const wrong = NOW + 3650 * DAY_MS;

  it('takes nothing on its first day', () => {
    const jumped = mayLetGo(wrong, NOW, NOW - 100 * DAY_MS);
    expect(jumped.isAllowed).toBe(false);
    expect(mayLetGo(wrong + DAY_MS / 2, wrong, jumped.settledSince).isAllowed).toBe(false);
  });

  it('and is set right again takes nothing then, either', () => {
    const jumped = mayLetGo(wrong, NOW, NOW - 100 * DAY_MS);
    const back = mayLetGo(NOW + DAY_MS, wrong, jumped.settledSince);
    expect(back.isAllowed).toBe(false);
    expect(mayLetGo(NOW + 2 * DAY_MS, NOW + DAY_MS, back.settledSince).isAllowed).toBe(true);
  });

  it('is believed when it has gone on for a day', () => {
    const { settledSince } = mayLetGo(wrong, NOW, NOW - 100 * DAY_MS);
    expect(mayLetGo(wrong + DAY_MS, wrong, settledSince).isAllowed).toBe(true);
  });
});

it('an ordinary day lets go', () => {
  expect(mayLetGo(NOW, NOW - DAY_MS, NOW - 100 * DAY_MS).isAllowed).toBe(true);
});

describe('the domains of a mailbox', () => {
  const known = { address: 'a@acme.example', firstSeen: NOW, lastSeen: NOW, messages: 3 };
  const empty: DomainIndex = { since: NOW, domains: new Map() };

  it('are written and read as they were', () => {
    const index = putDomain(putDomain(empty, 'acme.example', known), 'b.example', known);
    expect(readDomainIndex(writeDomainIndex(index))).toEqual(index);
    expect(readDomainIndex(writeDomainIndex(empty))).toEqual(empty);
  });

  it.each(['', 'x', '12\nacme.example', '12\nacme.example\ta@b\tx\t1\t2', '{"a":1}'])(
    'are not read out of %j',
    (text) => expect(readDomainIndex(text)).toBeNull(),
  );

  it('are not written anew for a second message on a day', () => {
    const index = putDomain(empty, 'acme.example', known);
    expect(putDomain(index, 'acme.example', { ...known, lastSeen: NOW + 1000 })).toBe(index);
    expect(putDomain(index, 'acme.example', { ...known, lastSeen: NOW + DAY_MS })).not.toBe(index);
  });

  it('expire as entries do', () => {
    const index = putDomain(empty, 'acme.example', known);
    expect(dropDomains(index, dayOf(NOW) - 1)).toBe(index);
    expect(dropDomains(index, dayOf(NOW)).domains.size).toBe(0);
  });
});
