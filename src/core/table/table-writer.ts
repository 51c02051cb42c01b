import { INDICATOR_TYPES, type IndicatorType } from '../list/model.ts';
import { BlockWriter } from './block-writer.ts';
import { readChecksum } from './checksum.ts';
import { COMPUTER_NAME_TAG, HASHED_TAGS, HOST_TAG, IPV4_TAG, IPV6_TAG } from './key.ts';
import { HEADER, headBytes, TABLE_FORMAT, TABLE_MAGIC } from './table-format.ts';

export interface TableInfo {
  /** 0 to 4,294,967,295. */
  readonly listVersion: number;
  /** How many case sets the list has; every entry's set is below it. */
  readonly sets: number;
  /** 16 bytes, for the hashes of personal data. */
  readonly salt: Uint8Array;
}

const HOST_TAG_CODE = HOST_TAG.charCodeAt(0);
const IPV4_TAG_CODE = IPV4_TAG.charCodeAt(0);
const IPV6_TAG_CODE = IPV6_TAG.charCodeAt(0);
const HOST_BIT = kindBit('host');
const URL_BIT = kindBit('url');
/** Of every tag but that of hosts and URLs. */
const KIND_BITS: ReadonlyMap<number, number> = new Map([
  [IPV4_TAG_CODE, kindBit('ip-range')],
  [IPV6_TAG_CODE, kindBit('ip-range')],
  [COMPUTER_NAME_TAG.charCodeAt(0), kindBit('computer-name')],
  ...Array.from(HASHED_TAGS, ([type, tag]) => [tag.charCodeAt(0), kindBit(type)] as const),
]);
/** Blocks put in their place between two pauses: about 1 MB, well under 1 ms. */
const BLOCKS_PER_SLICE = 128;

function kindBit(type: IndicatorType): number {
  return 1 << INDICATOR_TYPES.indexOf(type);
}

/**
 * Writes a table from entries in order; what they are is checked by who adds them. The same entries give the same
 * bytes, whether they come from a source or from an older table and a delta.
 */
export class TableWriter {
  entries = 0;
  readonly #block = new BlockWriter();
  readonly #blocks: Uint8Array[] = [];
  readonly #separators: Uint8Array[] = [];
  /** Where the first slash of the last key is; -1 where it has none. */
  #slashAt = -1;
  #kinds = 0;
  readonly #ipv4Prefixes = new Uint8Array(HEADER.ipv6Prefixes - HEADER.ipv4Prefixes);
  readonly #ipv6Prefixes = new Uint8Array(17);

  /**
   * @param key greater than the one before
   * @param shared how many bytes it has in common with that one, exactly
   */
  add(key: Uint8Array, keyLength: number, shared: number, setId: number, attributes: number): void {
    if (this.#block.isFullFor(keyLength - shared)) this.#blocks.push(this.#block.finish());
    const isFirst = this.#block.count === 0;
    if (isFirst) this.#separators.push(key.slice(0, this.entries === 0 ? 0 : shared + 1));
    const slashAt = this.#block.add(key, keyLength, isFirst ? 0 : shared, setId, attributes);
    if (isFirst || this.#slashAt < 0 || this.#slashAt >= shared) this.#slashAt = slashAt;
    if (key[0] === HOST_TAG_CODE) this.#kinds |= this.#slashAt >= 0 ? URL_BIT : HOST_BIT;
    else this.#noteOtherKind(key);
    this.entries++;
  }

  /** Puts the table together. Each `next()` copies about 1 MB. */
  *finishSteps({ listVersion, sets, salt }: TableInfo): Generator<void, Uint8Array> {
    if (this.#block.count > 0) this.#blocks.push(this.#block.finish());
    const blocks = this.#blocks;
    const indexKeyBytes = this.#separators.reduce((sum, separator) => sum + separator.length, 0);
    const blockBytes = blocks.reduce((sum, block) => sum + block.length, 0);
    const head = headBytes(blocks.length, indexKeyBytes);
    const bytes = new Uint8Array(head + blockBytes);
    const view = new DataView(bytes.buffer);
    view.setUint32(HEADER.magic, TABLE_MAGIC, true);
    view.setUint32(HEADER.format, TABLE_FORMAT, true);
    view.setUint32(HEADER.listVersion, listVersion, true);
    view.setUint32(HEADER.entries, this.entries, true);
    view.setUint32(HEADER.sets, sets, true);
    view.setUint32(HEADER.blocks, blocks.length, true);
    view.setUint32(HEADER.indexKeyBytes, indexKeyBytes, true);
    view.setUint32(HEADER.blockBytes, blockBytes, true);
    view.setUint32(HEADER.kinds, this.#kinds, true);
    bytes.set(salt, HEADER.salt);
    bytes.set(this.#ipv4Prefixes, HEADER.ipv4Prefixes);
    bytes.set(this.#ipv6Prefixes, HEADER.ipv6Prefixes);
    this.#writeIndex(view, bytes);
    view.setUint32(HEADER.checksum, readChecksum(bytes.subarray(0, head), HEADER.listVersion), true);
    let at = head;
    for (const [index, block] of blocks.entries()) {
      if (index % BLOCKS_PER_SLICE === 0) yield;
      bytes.set(block, at);
      at += block.length;
    }
    return bytes;
  }

  #writeIndex(view: DataView, bytes: Uint8Array): void {
    const blocks = this.#blocks.length;
    let blockEnd = 0;
    let keyEnd = 0;
    const keysAt = HEADER.end + blocks * 8;
    for (const [index, separator] of this.#separators.entries()) {
      bytes.set(separator, keysAt + keyEnd);
      blockEnd += this.#blocks[index]?.length ?? 0;
      keyEnd += separator.length;
      view.setUint32(HEADER.end + index * 4, blockEnd, true);
      view.setUint32(HEADER.end + (blocks + index) * 4, keyEnd, true);
    }
  }

  #noteOtherKind(key: Uint8Array): void {
    const tag = key[0] ?? 0;
    this.#kinds |= KIND_BITS.get(tag) ?? 0;
    if (tag === IPV4_TAG_CODE) setBit(this.#ipv4Prefixes, key[1] ?? 0);
    if (tag === IPV6_TAG_CODE) setBit(this.#ipv6Prefixes, key[1] ?? 0);
  }
}

function setBit(bits: Uint8Array, bit: number): void {
  bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
}
