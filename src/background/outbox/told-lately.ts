/** What is told once is not told again for so long. */
const QUIET_MS = 60_000;
const MOST_KEYS = 500;

/** A reload, or two layers that see one visit, are one event. Ends with the worker: a duplicate more is no harm. */
export class ToldLately {
  readonly #times = new Map<string, number>();

  /** @returns whether it was told within the last minute; from here on it was. @param now epoch milliseconds */
  wasTold(key: string, now: number): boolean {
    const before = this.#times.get(key);
    if (before !== undefined && Math.abs(now - before) < QUIET_MS) return true;
    if (this.#times.size >= MOST_KEYS) this.#times.clear();
    this.#times.set(key, now);
    return false;
  }
}
