/** Sector numbers above this are marks ([MS-CFB] 2.1). */
const MAX_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
/** More entries than any message has; a directory that says more is damaged. */
const MAX_ENTRIES = 100_000;
const ENTRY_SIZE = 128;
/** Messages within messages are read this deep. */
const MAX_DEPTH = 16;

/** A folder of a compound file. Names are as stored. */
export interface Storage {
  readonly streams: ReadonlyMap<string, CompoundStream>;
  readonly storages: ReadonlyMap<string, Storage>;
}

export interface CompoundStream {
  /** In bytes. */
  readonly size: number;
  /** Null where its sectors lead nowhere. */
  read(): Uint8Array | null;
}

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/**
 * Opens a compound file (the container of `.msg`), by [MS-CFB] "Compound File Binary File Format".
 * Chains and trees that turn back on themselves end where they do. Null where it is no such file.
 */
export function openCompoundFile(bytes: Uint8Array): Storage | null {
  if (bytes.length < 1536) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== 0xd0cf11e0 || view.getUint32(4) !== 0xa1b11ae1) return null;
  const sectorShift = view.getUint16(30, true);
  if (sectorShift !== 9 && sectorShift !== 12) return null;
  const sectors = new Sectors(bytes, view, 1 << sectorShift);
  const entries = readEntries(sectors.readChain(view.getUint32(48, true)));
  const [root] = entries;
  if (root === undefined || root.kind !== 5) return null;
  const streams = new Streams(sectors, view, root);
  return readStorage(entries, root, streams, new Set(), 0);
}

/** The file in sectors, and which one follows which. */
class Sectors {
  readonly #bytes: Uint8Array;
  readonly #size: number;
  readonly #fat: readonly DataView[];

  constructor(bytes: Uint8Array, header: DataView, size: number) {
    this.#bytes = bytes;
    this.#size = size;
    this.#fat = this.#listFatSectors(header).map((sector) => this.#viewOf(sector));
  }

  /** The content of a chain of sectors, as far as it leads. */
  readChain(first: number): Uint8Array {
    const chain: number[] = [];
    const limit = Math.ceil(this.#bytes.length / this.#size);
    for (let sector = first; sector < MAX_SECTOR && chain.length < limit; sector = this.#next(sector)) {
      chain.push(sector);
    }
    const content = new Uint8Array(chain.length * this.#size);
    for (const [index, sector] of chain.entries()) {
      const start = (sector + 1) * this.#size;
      content.set(this.#bytes.subarray(start, start + this.#size), index * this.#size);
    }
    return content;
  }

  #next(sector: number): number {
    const perSector = this.#size / 4;
    const table = this.#fat[Math.floor(sector / perSector)];
    const at = (sector % perSector) * 4;
    return table === undefined || at + 4 > table.byteLength ? NO_ENTRY : table.getUint32(at, true);
  }

  /** 109 in the header, the rest in sectors of their own, each ending with where the next one is. */
  #listFatSectors(header: DataView): readonly number[] {
    const listed: number[] = [];
    for (let index = 0; index < 109; index++) listed.push(header.getUint32(76 + index * 4, true));
    let next = header.getUint32(68, true);
    const limit = Math.ceil(this.#bytes.length / this.#size);
    for (let count = 0; next < MAX_SECTOR && count < limit; count++) {
      const view = this.#viewOf(next);
      if (view.byteLength < this.#size) break;
      for (let at = 0; at < this.#size - 4; at += 4) listed.push(view.getUint32(at, true));
      next = view.getUint32(this.#size - 4, true);
    }
    return listed.filter((sector) => sector < MAX_SECTOR).slice(0, limit);
  }

  #viewOf(sector: number): DataView {
    const start = Math.min((sector + 1) * this.#size, this.#bytes.length);
    const end = Math.min(start + this.#size, this.#bytes.length);
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + start, end - start);
  }
}

/** Small streams share one stream of small sectors ([MS-CFB] 2.4). */
class Streams {
  readonly #sectors: Sectors;
  readonly #cutoff: number;
  readonly #smallSize: number;
  readonly #smallTable: Uint8Array;
  readonly #small: Uint8Array;

  constructor(sectors: Sectors, header: DataView, root: Entry) {
    this.#sectors = sectors;
    this.#cutoff = header.getUint32(56, true);
    this.#smallSize = 1 << Math.min(header.getUint16(32, true), 9);
    this.#smallTable = sectors.readChain(header.getUint32(60, true));
    this.#small = sectors.readChain(root.start);
  }

  open({ start, size }: Entry): CompoundStream {
    return {
      size,
      read: () => {
        if (size === 0) return new Uint8Array();
        const content = size < this.#cutoff ? this.#readSmall(start, size) : this.#sectors.readChain(start);
        return content.length < size ? null : content.subarray(0, size);
      },
    };
  }

  #readSmall(start: number, size: number): Uint8Array {
    const table = new DataView(this.#smallTable.buffer);
    const content = new Uint8Array(
      Math.min(Math.ceil(size / this.#smallSize) * this.#smallSize, this.#small.length),
    );
    let sector = start;
    for (let at = 0; at < content.length; at += this.#smallSize) {
      const from = sector * this.#smallSize;
      if (sector * 4 + 4 > table.byteLength || from + this.#smallSize > this.#small.length) {
        return content.subarray(0, at);
      }
      content.set(this.#small.subarray(from, from + Math.min(this.#smallSize, content.length - at)), at);
      sector = table.getUint32(sector * 4, true);
    }
    return content;
  }
}

function readEntries(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer);
  const count = Math.min(Math.floor(directory.length / ENTRY_SIZE), MAX_ENTRIES);
  const names = new TextDecoder('utf-16le');
  return Array.from({ length: count }, (_, index) => {
    const at = index * ENTRY_SIZE;
    const nameSize = Math.max(0, Math.min(view.getUint16(at + 64, true), 64) - 2);
    return {
      name: names.decode(directory.subarray(at, at + nameSize)),
      kind: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** @param seen entries that belong to a folder already: each is in one only */
function readStorage(
  entries: readonly Entry[],
  of: Entry,
  streams: Streams,
  seen: Set<number>,
  depth: number,
): Storage {
  const found = { streams: new Map<string, CompoundStream>(), storages: new Map<string, Storage>() };
  const waiting = [of.child];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = entries[id];
    if (entry === undefined || seen.has(id)) continue;
    seen.add(id);
    waiting.push(entry.left, entry.right);
    if (entry.kind === 2) found.streams.set(entry.name, streams.open(entry));
    if (entry.kind === 1 && depth < MAX_DEPTH) {
      found.storages.set(entry.name, readStorage(entries, entry, streams, seen, depth + 1));
    }
  }
  return found;
}
