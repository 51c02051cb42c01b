import { MAX_KEY_BYTES } from '../../core/table/key.ts';
import { INITIAL_A, INITIAL_B, stepA, stepB } from '../../core/table/key-hash.ts';

/** Rules that the hosts are divided among: few enough hosts in each (9,400 of 300,000) to be handed over in 4 ms. */
export const BUCKETS = 32;
/** What is done with so many hosts takes well under 1 ms. */
const HOSTS_PER_CHUNK = 256;
const DOT = 0x2e;
const LINE_FEED = 0x0a;
/** Words of each place. */
const WORDS = 3;

/** A host as bytes, that is as the format of tables has it. Valid until the next is made. */
export interface HostBytes {
  readonly bytes: Uint8Array;
  readonly length: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const scratch = new Uint8Array(3 * MAX_KEY_BYTES);

/** Where the browser encodes texts itself, it keeps each of them, and clears them up slowly: what is ASCII is read here. */
export function bytesOf(host: string): HostBytes {
  for (let at = 0; at < host.length; at++) {
    const code = host.charCodeAt(at);
    if (code > 0x7f) return { bytes: scratch, length: encoder.encodeInto(host, scratch).written };
    scratch[at] = code;
  }
  return { bytes: scratch, length: host.length };
}

/**
 * Many hosts in order. Kept as bytes: hundreds of thousands of texts would have to be gone through whenever memory is
 * cleared up, and the worker stands still meanwhile.
 */
export class HostSequence implements Iterable<string> {
  /** Each host is followed by a line feed. */
  #bytes = new Uint8Array(1024);
  #length = 0;
  #count = 0;
  /** Where each chunk begins. */
  readonly #chunks: number[] = [];

  get size(): number {
    return this.#count;
  }

  push({ bytes, length }: HostBytes): void {
    if (this.#count % HOSTS_PER_CHUNK === 0) this.#chunks.push(this.#length);
    if (this.#length + length >= this.#bytes.length) {
      const before = this.#bytes;
      this.#bytes = new Uint8Array(2 * before.length + length);
      this.#bytes.set(before);
    }
    const [target, from] = [this.#bytes, this.#length];
    for (let at = 0; at < length; at++) target[from + at] = bytes[at] as number;
    target[from + length] = LINE_FEED;
    this.#length += length + 1;
    this.#count++;
  }

  /**
   * Those at some places, in order, a few at a time: work in slices may pause after each. Where there are long stretches
   * between them, this is quick.
   */
  *pick(isPicked: (at: number) => boolean): Generator<readonly string[]> {
    for (const [index, start] of this.#chunks.entries()) {
      const from = index * HOSTS_PER_CHUNK;
      const end = Math.min(from + HOSTS_PER_CHUNK, this.#count);
      const picked: number[] = [];
      for (let at = from; at < end; at++) if (isPicked(at)) picked.push(at - from);
      const hosts = picked.length === 0 ? [] : this.#read(start, this.#chunks[index + 1] ?? this.#length);
      yield picked.length === hosts.length ? hosts : picked.map((at) => hosts[at] as string);
    }
  }

  [Symbol.iterator](): IterableIterator<string> {
    return this.#read(0, this.#length).values();
  }

  #read(from: number, to: number): readonly string[] {
    return to === from ? [] : decoder.decode(this.#bytes.subarray(from, to - 1)).split('\n');
  }
}

/**
 * Different hosts, divided by a hash, so that a host stays in the same part from one version of a list to the next and each
 * part can be compared, and replaced, on its own. Two hosts count as one where 64 bits of their hashes are the same: by
 * chance once in 400 million sets of 300,000.
 */
export class HostBuckets {
  readonly parts: readonly HostSequence[] = Array.from({ length: BUCKETS }, () => new HostSequence());
  /** Open addressing: for each place two words of hash, the first of them 0 where it is free, and an id. */
  #places: Uint32Array;
  #mask: number;
  #count = 0;
  /** The hash of the host that was looked for last. */
  #first = 0;
  #second = 0;

  /** @param expected how many hosts there will be, about: then none has to be moved */
  constructor(expected = 0) {
    const places = 2 ** Math.ceil(Math.log2(Math.max(512, expected * 1.5)));
    this.#places = new Uint32Array(WORDS * places);
    this.#mask = places - 1;
  }

  get size(): number {
    return this.#count;
  }

  has(host: string): boolean {
    return this.idOf(host) !== -1;
  }

  /** See {@link hostId}; -1 where the host is not there. */
  idOf(host: string): number {
    return this.#count === 0 ? -1 : this.#idAt(this.#findHost(bytesOf(host)));
  }

  /** As {@link idOfBytes}. */
  idOfBelow(host: string, onParent: (id: number, from: number) => void): number {
    return this.idOfBytes(bytesOf(host), onParent);
  }

  /**
   * As {@link idOf}.
   * @param onParent is told of each host that stands above it (`b.c` and `c` above `a.b.c`), the shortest first, and where
   * in `host` that begins; it must not ask for other hosts
   */
  idOfBytes({ bytes, length }: HostBytes, onParent: (id: number, from: number) => void): number {
    if (this.#count === 0) return -1;
    let a = INITIAL_A;
    let b = INITIAL_B;
    // Hashed from its end, each parent is passed on the way.
    for (let at = length - 1; at >= 0; at--) {
      const code = bytes[at] as number;
      if (code === DOT) {
        const id = this.#idAt(this.#find(finish(a) || 1, finish(b)));
        if (id !== -1) onParent(id, at + 1);
      }
      a = stepA(a, code);
      b = stepB(b, code);
    }
    return this.#idAt(this.#find(finish(a) || 1, finish(b)));
  }

  hasAbove(host: string): boolean {
    let isFound = false;
    this.idOfBelow(host, () => {
      isFound = true;
    });
    return isFound;
  }

  /** As {@link addBytes}. */
  add(host: string): number {
    return this.addBytes(bytesOf(host));
  }

  /** Does nothing where the host is there. @returns its {@link hostId} */
  addBytes(host: HostBytes): number {
    const place = this.#findHost(host);
    const known = this.#idAt(place);
    if (known !== -1) return known;
    const bucket = this.#first % BUCKETS;
    const part = this.parts[bucket] as HostSequence;
    const id = hostId(bucket, part.size);
    this.#places[place] = this.#first;
    this.#places[place + 1] = this.#second;
    this.#places[place + 2] = id;
    this.#count++;
    part.push(host);
    if (this.#count * 1.5 > this.#mask) this.#grow();
    return id;
  }

  #findHost({ bytes, length }: HostBytes): number {
    let a = INITIAL_A;
    let b = INITIAL_B;
    for (let at = length - 1; at >= 0; at--) {
      const code = bytes[at] as number;
      a = stepA(a, code);
      b = stepB(b, code);
    }
    this.#first = finish(a) || 1;
    this.#second = finish(b);
    return this.#find(this.#first, this.#second);
  }

  #idAt(place: number): number {
    return this.#places[place] === 0 ? -1 : (this.#places[place + 2] as number);
  }

  /** The place of a hash, or the free one where it would stand. */
  #find(first: number, second: number): number {
    const places = this.#places;
    let index = second & this.#mask;
    while (places[index * WORDS] !== 0) {
      if (places[index * WORDS] === first && places[index * WORDS + 1] === second) break;
      index = (index + 1) & this.#mask;
    }
    return index * WORDS;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Uint32Array(2 * before.length);
    this.#mask = 2 * this.#mask + 1;
    for (let from = 0; from < before.length; from += WORDS) {
      if (before[from] === 0) continue;
      const place = this.#find(before[from] as number, before[from + 1] as number);
      for (let word = 0; word < WORDS; word++) this.#places[place + word] = before[from + word] as number;
    }
  }
}

/** What stands for a host among others: the place in its bucket. */
export function hostId(bucket: number, at: number): number {
  return at * BUCKETS + bucket;
}

/**
 * 32 bits of hash of a text, never 0. The buckets are divided by it, and rules that are divided otherwise are told from these
 * by a name that is made with it, too.
 */
export function hashText(text: string): number {
  let hash = INITIAL_A;
  for (let at = text.length - 1; at >= 0; at--) hash = stepA(hash, text.charCodeAt(at));
  return finish(hash) || 1;
}

function finish(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
