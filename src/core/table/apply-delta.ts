import { BlockCursor } from './block-cursor.ts';
import { type Delta, type DeltaProblem, openDelta } from './delta-format.ts';
import { AdditionReader, ChangeReader, RemovalReader } from './delta-reader.ts';
import { finishSteps } from './finish-steps.ts';
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
    merge.startBlock();
    while (cursor.next()) {
      while (merge.isAdditionNext(cursor)) {
        merge.writeAddition();
        if (++written % ADDITIONS_PER_SLICE === 0) yield;
      }
      merge.keepOrRemove(cursor);
      if (merge.problem !== null) return merge.problem;
    }
    if (cursor.isDamaged) return 'damaged-base';
    yield;
  }
  while (merge.additions.hasEntry) {
    merge.writeAddition();
    if (++written % ADDITIONS_PER_SLICE === 0) yield;
  }
  return merge.problem;
}

/** Two sorted runs of keys, one of them front-coded, become one. Keys are compared only as far as front coding leaves open. */
class Merge {
  readonly writer = new TableWriter();
  readonly additions: AdditionReader;
  readonly #removals: RemovalReader;
  readonly #changes: ChangeReader;
  readonly #sets: number;
  #own: DeltaProblem | null = null;
  /** Of the entry of the base that is handled next. */
  #ordinal = 0;
  /** The entry of the base that was written last is the one that the cursor's shared bytes are counted from. */
  #isRun = false;
  /** Bytes that the next addition has in common with the base's last key, which is smaller; -1 where that is not known. */
  #matched = -1;

  constructor(delta: Delta) {
    this.additions = new AdditionReader(delta);
    this.#removals = new RemovalReader(delta);
    this.#changes = new ChangeReader(delta);
    this.#sets = delta.head.sets;
  }

  get problem(): DeltaProblem | null {
    return this.#own ?? this.additions.problem ?? this.#removals.problem ?? this.#changes.problem;
  }

  /** A block's first key shares nothing with the key before it, as far as the cursor knows. */
  startBlock(): void {
    this.#isRun = false;
    this.#matched = -1;
  }

  /** Whether the next addition comes before the base's current entry. */
  isAdditionNext(cursor: BlockCursor): boolean {
    const { additions } = this;
    if (!additions.hasEntry || (cursor.shared > this.#matched && this.#matched >= 0)) return false;
    if (cursor.shared < this.#matched) return true;
    let at = Math.max(0, this.#matched);
    const end = Math.min(cursor.keyLength, additions.keyLength);
    while (at < end && cursor.key[at] === additions.key[at]) at++;
    if (at < end ? (cursor.key[at] as number) < (additions.key[at] as number) : at < additions.keyLength) {
      this.#matched = at;
      return false;
    }
    if (at === cursor.keyLength && at === additions.keyLength) {
      this.#own = this.#removals.ordinal === this.#ordinal ? 'removed-and-added' : 'already-listed';
      return false;
    }
    return true;
  }

  writeAddition(): void {
    const { additions, writer } = this;
    writer.add(
      additions.key,
      additions.keyLength,
      this.#countShared(additions),
      additions.setId,
      additions.attributes,
    );
    additions.next();
    this.#isRun = false;
    this.#matched = -1;
  }

  keepOrRemove(cursor: BlockCursor): void {
    const ordinal = this.#ordinal++;
    const isChanged = this.#changes.ordinal === ordinal;
    if (this.#removals.ordinal === ordinal) {
      if (isChanged) this.#own ??= 'removed-and-changed';
      this.#removals.next();
      this.#isRun = false;
      return;
    }
    const { setId, attributes } = isChanged ? this.#changes : cursor;
    if (setId >= this.#sets) this.#own ??= 'bad-entry';
    const shared = this.#isRun ? cursor.shared : this.#countShared(cursor);
    this.writer.add(cursor.key, cursor.keyLength, shared, setId, attributes);
    if (isChanged) this.#changes.next();
    this.#isRun = true;
  }

  #countShared({ key, keyLength }: { readonly key: Uint8Array; readonly keyLength: number }): number {
    const { writer } = this;
    const end = Math.min(keyLength, writer.keyLength);
    let at = 0;
    while (at < end && key[at] === writer.key[at]) at++;
    return at;
  }
}
