import { describe, expect, it } from 'vitest';
import { applyDelta } from '../../../src/core/table/apply-delta.ts';
import { buildDelta } from '../../../src/core/table/build-delta.ts';
import {
  DELTA_COLUMNS,
  DELTA_HEADER,
  type DeltaColumn,
  MAX_DELTA_BYTES,
  openDelta,
} from '../../../src/core/table/delta-format.ts';
import { MAX_KEY_BYTES } from '../../../src/core/table/key.ts';
import { BLOCK } from '../../../src/core/table/table-format.ts';
import { apply, deltaOf, seal, sha256, tableOf } from './delta-samples.ts';
import { hostEntry, openOrThrow } from './table-samples.ts';

/* Each rule of docs/list-format.md, "Delta", broken by hand with everything else right. */

const FROM = tableOf([
  hostEntry('a.test'),
  hostEntry('c.test'),
  hostEntry('e.test'),
  hostEntry('g.test', { setId: 7 }),
]);
const TO = tableOf([hostEntry('a.test'), hostEntry('c.test')], { listVersion: 2 });

const bytesOf = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));
const varint = (value: number): readonly number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];

interface HandMadeDelta {
  readonly counts?: Partial<
    Record<'removals' | 'changes' | 'additions' | 'fromEntries' | 'toEntries' | 'sets', number>
  >;
  readonly columns?: Partial<Record<DeltaColumn, readonly number[]>>;
}

/** A delta from {@link FROM} to version 2. What is not said stands for nothing. */
function makeDelta({ counts = {}, columns = {} }: HandMadeDelta): Uint8Array {
  const header = deltaOf(FROM, TO).slice(0, DELTA_HEADER.end);
  const view = new DataView(header.buffer);
  const { removals = 0, changes = 0, additions = 0, fromEntries = 4, sets = 8 } = counts;
  const toEntries = counts.toEntries ?? fromEntries - removals + additions;
  const numbers = { removals, changes, additions, fromEntries, toEntries, sets };
  for (const name of Object.keys(numbers) as (keyof typeof numbers)[]) {
    view.setUint32(DELTA_HEADER[name], numbers[name], true);
  }
  const written = DELTA_COLUMNS.flatMap((column, index) => {
    const bytes = columns[column] ?? [];
    view.setUint32(DELTA_HEADER.columns + index * 4, bytes.length, true);
    return bytes;
  });
  const bytes = new Uint8Array(DELTA_HEADER.end + Math.ceil(written.length / 4) * 4);
  bytes.set(header);
  bytes.set(written, DELTA_HEADER.end);
  return seal(bytes);
}

const remove = (...gaps: number[]): HandMadeDelta => ({
  counts: { removals: gaps.length },
  columns: { removalGaps: gaps.flatMap(varint) },
});
const change = (gaps: readonly number[], set = 1, attributes = 3): HandMadeDelta => ({
  counts: { changes: gaps.length },
  columns: {
    changeGaps: gaps.flatMap(varint),
    changeSets: gaps.map(() => set),
    changeAttributes: gaps.map(() => attributes),
  },
});

function add(...keys: string[]): HandMadeDelta {
  const parts = keys.map((key, index) => {
    const before = keys[index - 1] ?? '';
    let shared = 0;
    while (shared < Math.min(before.length, key.length) && before[shared] === key[shared]) shared++;
    const end = key.endsWith('.') && shared < key.length ? key.length - 1 : key.length;
    return { shared, code: (end - shared) * 2 + (end === key.length ? 1 : 0), rest: key.slice(shared, end) };
  });
  return {
    counts: { additions: keys.length },
    columns: {
      additionShared: parts.flatMap(({ shared }) => varint(shared)),
      additionLengths: parts.flatMap(({ code }) => varint(code)),
      additionBytes: parts.flatMap(({ rest }) => bytesOf(rest)),
      additionSets: keys.map(() => 0),
      additionAttributes: keys.map(() => 3),
    },
  };
}

const both = (one: HandMadeDelta, other: HandMadeDelta): HandMadeDelta => ({
  counts: { ...one.counts, ...other.counts },
  columns: { ...one.columns, ...other.columns },
});
const withColumn = (delta: HandMadeDelta, column: DeltaColumn, bytes: readonly number[]): HandMadeDelta =>
  both(delta, { columns: { [column]: bytes } });

/** The keys of the new table with their sets and ranks, or the problem. */
function outcome(delta: HandMadeDelta): string {
  const applied = apply(FROM, makeDelta(delta));
  if (typeof applied === 'string') return applied;
  const entries = openOrThrow(applied).keys();
  return Array.from(entries, ({ key, setId, rank }) => `${key} ${setId} ${rank}`).join(', ');
}

describe('a delta made by hand', () => {
  it('does what the format says', () => {
    expect(outcome({})).toBe('htest.a. 0 3, htest.c. 0 3, htest.e. 0 3, htest.g. 7 3');
    expect(outcome(remove(0, 1))).toBe('htest.c. 0 3, htest.g. 7 3');
    expect(outcome(change([3], 2, 1))).toBe('htest.a. 0 3, htest.c. 0 3, htest.e. 0 3, htest.g. 2 1');
    expect(outcome(both(remove(0, 0, 0, 0), add('htest.d.', 'htest.f.')))).toBe('htest.d. 0 3, htest.f. 0 3');
    expect(outcome(both(remove(1), both(change([0, 1]), add('cX', 'htest.z./x'))))).toBe(
      'cX 0 3, htest.a. 1 3, htest.e. 1 3, htest.g. 7 3, htest.z./x 0 3',
    );
  });

  it('shares bytes between additions', () => {
    const columns = { additionShared: [0, 6], additionLengths: [14, 2], additionBytes: bytesOf('htest.bd') };
    expect(add('htest.b.', 'htest.d.').columns).toMatchObject(columns);
  });

  const cases: readonly (readonly [what: string, problem: string, delta: HandMadeDelta])[] = [
    ['removes what is not there', 'ordinal-out-of-range', remove(4)],
    ['removes what is far from there', 'ordinal-out-of-range', remove(0, 0xffff_ffff)],
    [
      'removes one more than is there',
      'counts-differ',
      both(remove(0, 0, 0, 0, 0), { counts: { toEntries: 0 } }),
    ],
    [
      'shares less than it could',
      'unsorted-additions',
      {
        ...add('htest.b.', 'htest.d.'),
        columns: {
          ...add('htest.b.', 'htest.d.').columns,
          additionShared: [0, 0],
          additionLengths: [14, 14],
          additionBytes: bytesOf('htest.bhtest.d'),
        },
      },
    ],
    ['changes what is not there', 'ordinal-out-of-range', change([3, 0])],
    ['changes what it removes', 'removed-and-changed', both(remove(1), change([1]))],
    ['gives a set that the list does not have', 'bad-entry', change([0], 8)],
    ['gives attributes that are not known', 'bad-entry', change([0], 1, 16)],
    ['keeps a set that the list no longer has', 'bad-entry', { counts: { sets: 7 } }],
    ['adds what it removes', 'removed-and-added', both(remove(1), add('htest.c.'))],
    ['adds what is there', 'already-listed', add('htest.c.')],
    ['adds what is there at last', 'already-listed', add('htest.b.', 'htest.d.', 'htest.g.')],
    ['adds the same twice', 'unsorted-additions', add('htest.b.', 'htest.b.')],
    ['adds out of order', 'unsorted-additions', add('htest.d.', 'htest.b.')],
    ['adds what is the beginning of the one before', 'unsorted-additions', add('htest.b./x', 'htest.b.')],
    ['adds out of order behind the last', 'unsorted-additions', add('htest.z.', 'htest.x.')],
    ['adds a key that stands for nothing', 'bad-entry', add('xwhat')],
    ['adds a key without a dot', 'bad-entry', add('htest')],
    ['adds a key that is empty', 'unsorted-additions', add('')],
    ['adds a key that is too long', 'bad-entry', add(`h${'a'.repeat(MAX_KEY_BYTES)}.`)],
    ['adds a URL that is too long', 'bad-entry', add(`hcom.a./${'a'.repeat(MAX_KEY_BYTES)}`)],
    ['adds a set that the list does not have', 'bad-entry', withColumn(add('htest.b.'), 'additionSets', [8])],
    [
      'adds attributes that are not known',
      'bad-entry',
      withColumn(add('htest.b.'), 'additionAttributes', [16]),
    ],
    ['shares more than there is', 'damaged', withColumn(add('htest.b.'), 'additionShared', [1])],
    ['has fewer removals than it counts', 'damaged', both(remove(0, 0), { columns: { removalGaps: [0] } })],
    ['has more removals than it counts', 'damaged', both(remove(0), { columns: { removalGaps: [0, 0] } })],
    [
      'has a varint without end',
      'damaged',
      withColumn(remove(0), 'removalGaps', [255, 255, 255, 255, 255, 1]),
    ],
    ['has fewer changes than it counts', 'damaged', withColumn(change([0, 0]), 'changeGaps', [0])],
    ['has more changes than it counts', 'damaged', withColumn(change([0]), 'changeGaps', [0, 0])],
    ['has fewer sets than changes', 'damaged', withColumn(change([0, 0]), 'changeSets', [1])],
    ['has more sets than changes', 'damaged', withColumn(change([0]), 'changeSets', [1, 1])],
    ['has fewer attributes than changes', 'damaged', withColumn(change([0, 0]), 'changeAttributes', [3])],
    ['has more attributes than changes', 'damaged', withColumn(change([0]), 'changeAttributes', [3, 3])],
    ['has fewer shared bytes than additions', 'damaged', withColumn(add('htest.b.'), 'additionShared', [])],
    [
      'has more shared bytes than additions',
      'damaged',
      withColumn(add('htest.b.'), 'additionShared', [0, 0]),
    ],
    ['has fewer lengths than additions', 'damaged', withColumn(add('htest.b.'), 'additionLengths', [])],
    ['has more lengths than additions', 'damaged', withColumn(add('htest.b.'), 'additionLengths', [14, 0])],
    [
      'has fewer bytes than additions',
      'damaged',
      withColumn(add('htest.b.'), 'additionBytes', bytesOf('htest.')),
    ],
    [
      'has more bytes than additions',
      'damaged',
      withColumn(add('htest.b.'), 'additionBytes', bytesOf('htest.bb')),
    ],
    ['has more sets than additions', 'damaged', withColumn(add('htest.b.'), 'additionSets', [0, 0])],
    [
      'has more attributes than additions',
      'damaged',
      withColumn(add('htest.b.'), 'additionAttributes', [3, 3]),
    ],
    ['counts more new entries than come of it', 'counts-differ', { counts: { toEntries: 5 } }],
    [
      'counts fewer new entries than come of it',
      'counts-differ',
      both(add('htest.b.'), { counts: { toEntries: 4 } }),
    ],
    ['removes and changes more than there is', 'counts-differ', both(remove(0, 0), change([0, 0, 0]))],
    ['is for a table with more entries', 'wrong-base-entries', { counts: { fromEntries: 5 } }],
    ['has too many entries', 'too-large', { counts: { fromEntries: 16_777_217 } }],
    ['has too many sets', 'too-large', { counts: { sets: 1_048_577 } }],
  ];
  it.each(cases)('that %s is refused: %s', (_, problem, delta) => {
    expect(outcome(delta)).toBe(problem);
  });
});

describe('the header of a delta', () => {
  const delta = makeDelta(both(remove(0), add('htest.b.', 'htest.d.')));
  const problemOf = (at: number, value: number, isSealed = true): string => {
    const changed = delta.slice();
    changed[at] = value;
    const opened = openDelta(isSealed ? seal(changed) : changed);
    return opened.ok ? 'ok' : opened.problem;
  };

  it('says what is wrong', () => {
    expect(problemOf(DELTA_HEADER.magic, 0)).toBe('not-a-delta');
    expect(problemOf(DELTA_HEADER.format, 2)).toBe('unknown-version');
    expect(problemOf(DELTA_HEADER.columns, 90)).toBe('wrong-length');
    expect(problemOf(DELTA_HEADER.columns + 3, 255)).toBe('wrong-length');
    expect(problemOf(DELTA_HEADER.toEntries, 9)).toBe('counts-differ');
    expect(problemOf(DELTA_HEADER.toEntries, 9, false)).toBe('damaged');
    expect(problemOf(delta.length - 1, 1)).toBe('damaged');
  });

  it('sees any one changed byte', () => {
    for (let at = 0; at < delta.length; at++) {
      expect(problemOf(at, (delta[at] ?? 0) ^ 0x10, false)).not.toBe('ok');
    }
  });

  it('refuses a delta that is cut short, has more bytes, or is too long', () => {
    for (let length = 0; length < delta.length; length++) {
      expect(openDelta(seal(delta.slice(0, length)))).toEqual({ ok: false, problem: 'wrong-length' });
    }
    expect(openDelta(seal(Uint8Array.from([...delta, 0, 0, 0, 0])))).toEqual({
      ok: false,
      problem: 'wrong-length',
    });
    const long = new Uint8Array(MAX_DELTA_BYTES + 4);
    long.set(delta);
    expect(openDelta(long)).toEqual({ ok: false, problem: 'too-large' });
  });
});

describe('a base that a delta is not for', () => {
  const delta = deltaOf(FROM, TO);

  it('is refused by its version', () => {
    expect(apply(TO, delta)).toBe('wrong-base-version');
  });

  it('is refused by its hash, of whatever length', () => {
    const other = tableOf([...FROM.keys()].map((entry) => ({ ...entry, rank: 1 })));
    expect(apply(other, delta)).toBe('wrong-base-hash');
    const short = sha256(FROM.bytes).subarray(0, 31);
    expect(applyDelta(FROM, short, delta)).toEqual({ ok: false, problem: 'wrong-base-hash' });
    expect(applyDelta(FROM, new Uint8Array(0), delta)).toEqual({ ok: false, problem: 'wrong-base-hash' });
  });

  it('is refused where its bytes have changed since it was opened', () => {
    const base = openOrThrow(FROM.bytes.slice());
    base.readBlock(0).set([255], BLOCK.head + 4);
    expect(applyDelta(base, sha256(FROM.bytes), delta)).toEqual({ ok: false, problem: 'damaged-base' });
  });
});

describe('making a delta', () => {
  it('needs whole hashes', () => {
    const hash = sha256(FROM.bytes);
    expect(() => buildDelta(FROM, TO, { from: hash.subarray(1), to: hash })).toThrow('32 bytes');
    expect(() => buildDelta(FROM, TO, { from: hash, to: new Uint8Array(33) })).toThrow('32 bytes');
  });
});
