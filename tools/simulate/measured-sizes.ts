import { readFileSync } from 'node:fs';

/** What one release of a repository costs beside the table, in bytes on the wire. */
export interface MetadataSizes {
  readonly timestamp: number;
  readonly snapshot: number;
  /** Without any delta. */
  readonly targets: number;
  /** What each delta adds to the targets role. */
  readonly targetsPerDelta: number;
  /** Of the packaged list, which has a hundred cases and more. */
  readonly cases: number;
  readonly neverList: number;
}

/** Packed sizes of a list of so many hosts, in bytes. */
export interface ListSizes {
  readonly entries: number;
  readonly table: number;
  /** The same hosts as plain text, one a line, gzip. */
  readonly text: number;
  /** Deltas that replace a share of the list by as many other hosts; the smallest share first. */
  readonly deltas: readonly { readonly share: number; readonly bytes: number }[];
}

export interface MeasuredSizes {
  readonly metadata: MetadataSizes;
  /** The shortest list first. */
  readonly lists: readonly ListSizes[];
}

export const MEASURED_FILE = new URL('./measured-sizes.json', import.meta.url);

/** The figures that were measured last; `npm run simulate -- --measure` measures them again. */
export function readMeasuredSizes(): MeasuredSizes {
  return JSON.parse(readFileSync(MEASURED_FILE, 'utf8')) as MeasuredSizes;
}

/** Sizes of a list of any length: between two measured lengths by straight lines over the logarithm of the length. */
export class SizeEstimate {
  readonly metadata: MetadataSizes;
  readonly #entries: number;
  readonly #lists: readonly ListSizes[];

  constructor({ metadata, lists }: MeasuredSizes, entries: number) {
    this.metadata = metadata;
    this.#entries = entries;
    this.#lists = lists;
  }

  /** The whole table, packed. */
  get table(): number {
    return Math.round(this.#entries * this.#perEntry(({ table, entries }) => table / entries));
  }

  /** The hosts as plain text, gzip. */
  get text(): number {
    return Math.round(this.#entries * this.#perEntry(({ text, entries }) => text / entries));
  }

  /**
   * A delta that replaces this share of the list.
   * @param share 0 to 1
   */
  delta(share: number): number {
    if (share === 0) return 0;
    const perEntry = this.#perEntry(({ deltas, entries }) => {
      const points = deltas.map(
        (delta) => [Math.log(delta.share), delta.bytes / (entries * delta.share)] as const,
      );
      return interpolate(points, Math.log(share));
    });
    return Math.round(this.#entries * share * perEntry);
  }

  #perEntry(of: (list: ListSizes) => number): number {
    const points = this.#lists.map((list) => [Math.log(list.entries), of(list)] as const);
    return interpolate(points, Math.log(this.#entries));
  }
}

/** Straight lines between points; beyond the first and the last one the value stays. */
function interpolate(points: readonly (readonly [x: number, y: number])[], x: number): number {
  const after = points.findIndex(([at]) => at >= x);
  const [right, left] = [points.at(after), points[after - 1]];
  if (right === undefined) throw new Error('no point was measured');
  if (after <= 0 || left === undefined) return right[1];
  const part = (x - left[0]) / (right[0] - left[0]);
  return left[1] + part * (right[1] - left[1]);
}
