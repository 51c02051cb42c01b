import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Correspondent, noteMessage } from '../../../../src/core/mail/memory/correspondent.ts';
import { DAY_MS } from '../../../../src/core/mail/memory/sighting.ts';

const START = Date.UTC(2026, 2, 2, 9);
const WRITER = { address: 'anna@muster.example', name: 'Anna', replyTo: [] };

interface Seen {
  /** Days after {@link START}. */
  readonly day: number;
  readonly mark: string;
  readonly isFlagged?: boolean;
}

function noteAll(seen: readonly Seen[], before: Correspondent | null = null): Correspondent {
  const noted = seen.reduce<Correspondent | null>(
    (entry, { day, mark, isFlagged = false }) =>
      noteMessage(entry, WRITER, { at: START + day * DAY_MS, mark, isFlagged }),
    before,
  );
  if (noted === null) throw new Error('nothing was noted');
  return noted;
}

const THREE: readonly Seen[] = [
  { day: 0, mark: 'a' },
  { day: 15, mark: 'b' },
  { day: 30, mark: 'c' },
];

// MAIL.md: "3 messages on 3 days over 30 days, none flagged"
describe('an address is established', () => {
  it('by three messages on three days over 30 days, since the third', () => {
    expect(noteAll(THREE).establishedAt).toBe(START + 30 * DAY_MS);
  });

  it.each<readonly [string, readonly Seen[]]>([
    ['two messages', THREE.slice(1)],
    [
      'three on two days',
      [
        { day: 0, mark: 'a' },
        { day: 30, mark: 'b' },
        { day: 30, mark: 'c' },
      ],
    ],
    [
      'three within 29 days',
      [
        { day: 0, mark: 'a' },
        { day: 15, mark: 'b' },
        { day: 29, mark: 'c' },
      ],
    ],
    [
      'one that was flagged',
      [{ day: 0, mark: 'a', isFlagged: true }, ...THREE.map((seen) => ({ ...seen, mark: `${seen.mark}2` }))],
    ],
    ['one message that is opened on many days', [0, 10, 20, 30, 40].map((day) => ({ day, mark: 'a' }))],
  ])('not by %s', (_, seen) => {
    expect(noteAll(seen).establishedAt).toBeNull();
  });
});

describe('who is established', () => {
  it('stays so when somebody writes in their name and is found out', () => {
    const later = noteAll([...THREE, { day: 31, mark: 'd', isFlagged: true }]);
    expect(later).toMatchObject({ establishedAt: START + 30 * DAY_MS, flagged: 1 });
  });

  it('is not, where the messages that count turn out to be the flagged ones', () => {
    const later = noteMessage(noteAll(THREE), WRITER, {
      at: START + 31 * DAY_MS,
      mark: 'b',
      isFlagged: true,
    });
    expect(later).toMatchObject({ establishedAt: null, flagged: 1, messages: 3 });
  });
});

describe('a message', () => {
  it('counts once, however often it is opened', () => {
    const twice = noteAll([...THREE, ...THREE]);
    expect(twice).toMatchObject({ messages: 3, days: 3 });
  });

  it('adds where replies go, but not where it is flagged', () => {
    const sighting = { at: START, mark: 'a', isFlagged: false };
    const once = noteMessage(null, { ...WRITER, replyTo: ['desk@muster.example'] }, sighting);
    expect(once.replyTo).toEqual(['desk@muster.example']);
    const evil = { ...WRITER, replyTo: ['anna@evil.example'] };
    expect(noteMessage(once, evil, { at: START, mark: 'b', isFlagged: true }).replyTo).toEqual(once.replyTo);
  });
});

describe('whatever is seen', () => {
  const seen = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 800 }),
      mark: fc.constantFrom(...'abcdefgh'),
      isFlagged: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  );

  it('counts add up, and are bounded', () => {
    fc.assert(
      fc.property(seen, (all) => {
        const entry = noteAll([...all].sort((a, b) => a.day - b.day));
        const marks = new Set(all.map(({ mark }) => mark));
        expect(entry.messages).toBe(marks.size);
        expect(entry.days).toBeLessThanOrEqual(entry.messages);
        expect(entry.flagged).toBeLessThanOrEqual(entry.messages);
        expect(entry.lastSeen).toBeGreaterThanOrEqual(entry.firstSeen);
        expect(entry.marks.length).toBeLessThanOrEqual(24);
      }),
    );
  });

  it('nobody is established of whom fewer than three messages went without a flag', () => {
    fc.assert(
      fc.property(seen, (all) => {
        const entry = noteAll([...all].sort((a, b) => a.day - b.day));
        if (entry.messages - entry.flagged < 3) expect(entry.establishedAt).toBeNull();
      }),
    );
  });
});
