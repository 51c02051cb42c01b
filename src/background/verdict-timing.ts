/** Name of the entry in the performance timeline. */
const MEASURE = 'cordon: first verdict';
/** How long what is not urgent waits for the question that may have woken the worker. */
const PATIENCE_MS = 200;

/**
 * Times the first verdict of a worker's life, the one that a cold start holds up, and enters it into the performance
 * timeline (developer tools, "Timings"): how long it took, and how much of that was waiting for storage.
 */
export class VerdictTiming {
  #state: 'before' | 'running' | 'done' = 'before';
  #settle: () => void = () => {};
  readonly #answered = new Promise<void>((resolve) => {
    this.#settle = resolve;
  });
  #storageMs = 0;
  #waits = 0;
  #waitingSince = 0;

  /**
   * Starts with the first question; the answer stops the clock. Later questions are not timed.
   * @param askedAt by `performance.now()`
   */
  startClock(askedAt: number): (verdict: string) => void {
    if (this.#state !== 'before') return () => {};
    this.#state = 'running';
    return (verdict) => {
      this.#state = 'done';
      // In a task of its own: the answer goes out before what waited for it begins.
      setTimeout(this.#settle);
      performance.measure(MEASURE, { start: askedAt, detail: { verdict, storageMs: this.#storageMs } });
    };
  }

  /** The first verdict is given, or the worker was woken by what asks for none. */
  whenIdle(): Promise<void> {
    if (this.#state !== 'done') setTimeout(this.#settle, PATIENCE_MS);
    return this.#answered;
  }

  /** Counts the time until a promise of storage settles as waiting; waits that overlap count once. */
  async waitFor<T>(stored: Promise<T>): Promise<T> {
    if (this.#state !== 'running') return stored;
    if (this.#waits === 0) this.#waitingSince = performance.now();
    this.#waits++;
    try {
      return await stored;
    } finally {
      this.#waits--;
      if (this.#waits === 0) this.#storageMs += performance.now() - this.#waitingSince;
    }
  }
}
