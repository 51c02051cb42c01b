import { BlockCursor } from './block-cursor.ts';
import { type Delta, type DeltaProblem, openDelta } from './delta-format.ts';
import { AdditionReader, ChangeReader, RemovalReader } from './delta-reader.ts';
import { finishSteps } from './finish-steps.ts';
import { MAX_KEY_BYTES } from './key.ts';
import type { Table } from './open-table.ts';
import { TableWriter } from './table-writer.ts';

export type ApplyDeltaResult =
  | {
      readonly ok: true;
      /** The new table. To be taken into use only once its SHA-256 is `hash`, and that the signed one. */
      readonly bytes: Uint8Array;
      readonly hash: Uint8Array;
    }
  | { readonly ok: false; readonly problem: DeltaProblem };

/** Additions written between two pauses: well under 1 ms. */
const ADDITIONS_PER_SLICE = 256;

/** Applies without pausing; see {@link applyDeltaSteps}. */
export function applyDelta(base: Table, baseHash: Uint8Array, delta: Uint8Array): ApplyDeltaResult {
  return finishSteps(applyDeltaSteps(base, baseHash, delta));
}

/**
 * Makes the next version of a table: byte for byte the one that the delta was made from. Total: any bytes as a delta
 * give a table or a problem, in time that grows with base and delta alone. Each `next()` handles about one block, well
 * under 1 ms; the first one sums up the delta (4 ms for the largest). Needs the new table's bytes twice while it runs.
 * @param base opened and checked, its bytes not changed since
 * @param baseHash SHA-256 of the base's bytes
 * @param delta as downloaded, decompressed
 */
export function* applyDeltaSteps(
  base: Table,
  baseHash: Uint8Array,
  delta: Uint8Array,
): Generator<void, ApplyDeltaResult> {
  const opened = openDelta(delta);
  if (!opened.ok) return opened;
  const { head } = opened.delta;
  const unfit = findMismatch(base, baseHash, opened.delta);
  if (unfit !== null) return { ok: false, problem: unfit };
  yield;
  const merge = new Merge(opened.delta);
  const problem = yield* mergeTable(base, merge);
  if (problem !== null) return { ok: false, problem };
  const info = { listVersion: head.toVersion, sets: head.sets, salt: head.salt };
  return { ok: true, bytes: yield* merge.writer.finishSteps(info), hash: head.toHash };
}

function findMismatch(base: Table, baseHash: Uint8Array, { head }: Delta): DeltaProblem | null {
  if (base.head.listVersion !== head.fromVersion) return 'wrong-base-version';
  const isSameHash =
    baseHash.length === head.fromHash.length && baseHash.every((byte, at) => byte === head.fromHash[at]);
  if (!isSameHash) return 'wrong-base-hash';
  return base.head.entries === head.fromEntries ? null : 'wrong-base-entries';
}

function* mergeTable(base: Table, merge: Merge): Generator<void, DeltaProblem | null> {
  const cursor = new BlockCursor(new Uint8Array(0));
  let written = 0;
  for (let index = 0; index < base.head.blocks; index++) {
    cursor.open(base.readBlock(index));
    for (let isFirst = true; cursor.next(); isFirst = false) {
      merge.see(cursor, isFirst);
      while (merge.isAdditionNext(cursor)) {
        merge.writeAddition();
        if (++written % ADDITIONS_PER_SLICE === 0) yield;
      }
      merge.keepOrRemove(cursor);
      if (merge.problem !== null) return merge.problem;
    }
    if (cursor.isDamaged) return 'damaged-base';
    merge.endBlock(cursor);
    yield;
  }
  while (merge.additions.hasEntry) {
    merge.writeAddition();
    if (++written % ADDITIONS_PER_SLICE === 0) yield;
  }
  return merge.problem;
}

/**
 * Merges two front-coded runs of keys. Of three keys in order, the first and the last have in common what the two pairs of
 * neighbours both have; so it is enough to know how far each run's next key agrees with the key taken last, and bytes
 * are compared only where both agree equally far.
 */
class Merge {
  readonly writer = new TableWriter();
  readonly additions: AdditionReader;
  problem: DeltaProblem | null;
  readonly #removals: RemovalReader;
  readonly #changes: ChangeReader;
  readonly #sets: number;
  /** Of the entry of the base that is next. */
  #ordinal = 0;
  /** Bytes that the base's next key has in common with the key taken last, from wherever that was. */
  #baseShared = 0;
  /** The same for the next addition. */
  #additionShared = 0;
  /** Bytes that the key taken last has in common with the key written last: all, unless it was removed. */
  #kept = MAX_KEY_BYTES;
  /** The last key of the block before. */
  readonly #blockEnd = new Uint8Array(MAX_KEY_BYTES);
  #blockEndLength = 0;

  constructor(delta: Delta) {
    this.additions = new AdditionReader(delta);
    this.#removals = new RemovalReader(delta);
    this.#changes = new ChangeReader(delta);
    this.#sets = delta.head.sets;
    this.problem = this.additions.problem ?? this.#removals.problem ?? this.#changes.problem;
  }

  /** Takes note of the base's next entry. The first of a block is stored whole, whatever it shares. */
  see(cursor: BlockCursor, isFirstOfBlock: boolean): void {
    this.#baseShared = isFirstOfBlock ? this.#countSharedWithBlockEnd(cursor) : cursor.shared;
  }

  /** Whether the next addition comes before the base's next entry. */
  isAdditionNext(cursor: BlockCursor): boolean {
    const { additions } = this;
    if (!additions.hasEntry || this.#baseShared > this.#additionShared) return false;
    const { key, keyLength } = additions;
    let at = this.#baseShared;
    const end = Math.min(cursor.keyLength, keyLength);
    while (at < end && cursor.key[at] === key[at]) at++;
    const isEqual = at === cursor.keyLength && at === keyLength;
    if (isEqual) {
      this.problem ??= this.#removals.ordinal === this.#ordinal ? 'removed-and-added' : 'already-listed';
      return false;
    }
    const isNext = at === end ? at === keyLength : (key[at] as number) < (cursor.key[at] as number);
    // Whichever is taken, the other one's next comparison is with it.
    if (isNext) this.#baseShared = at;
    else this.#additionShared = at;
    return isNext;
  }

  writeAddition(): void {
    const { additions } = this;
    const shared = Math.min(this.#kept, this.#additionShared);
    this.writer.add(additions.key, additions.keyLength, shared, additions.setId, additions.attributes);
    this.#kept = MAX_KEY_BYTES;
    additions.next();
    this.problem ??= additions.problem;
    this.#additionShared = additions.shared;
  }

  keepOrRemove(cursor: BlockCursor): void {
    const ordinal = this.#ordinal++;
    const shared = Math.min(this.#kept, this.#baseShared);
    const isChanged = this.#changes.ordinal === ordinal;
    if (this.#removals.ordinal === ordinal) {
      this.#kept = shared;
      this.#removals.next();
      this.problem ??= isChanged ? 'removed-and-changed' : this.#removals.problem;
      return;
    }
    this.#kept = MAX_KEY_BYTES;
    if (isChanged) {
      this.writer.add(cursor.key, cursor.keyLength, shared, this.#changes.setId, this.#changes.attributes);
      this.#changes.next();
      this.problem ??= this.#changes.problem;
      return;
    }
    if (cursor.setId >= this.#sets) this.problem ??= 'bad-entry';
    this.writer.add(cursor.key, cursor.keyLength, shared, cursor.setId, cursor.attributes);
  }

  endBlock({ key, keyLength }: BlockCursor): void {
    this.#blockEnd.set(key.subarray(0, keyLength));
    this.#blockEndLength = keyLength;
  }

  #countSharedWithBlockEnd({ key, keyLength }: BlockCursor): number {
    const end = Math.min(keyLength, this.#blockEndLength);
    let at = 0;
    while (at < end && key[at] === this.#blockEnd[at]) at++;
    return at;
  }
}
