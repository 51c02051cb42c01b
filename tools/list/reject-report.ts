/** How many places are told for each reason. */
const SHOWN = 3;

/** Counts what was left out, by reason, with the first places of each. */
export class RejectReport<Reason extends string> {
  readonly #words: Readonly<Record<Reason, string>>;
  readonly #byReason = new Map<Reason, { count: number; readonly first: string[] }>();
  total = 0;

  /** @param words what a person is told of each reason */
  constructor(words: Readonly<Record<Reason, string>>) {
    this.#words = words;
  }

  add(reason: Reason, file: string, line: number): void {
    const entry = this.#byReason.get(reason) ?? { count: 0, first: [] };
    entry.count++;
    if (entry.first.length < SHOWN) entry.first.push(`${file}:${line}`);
    this.#byReason.set(reason, entry);
    this.total++;
  }

  countOf(reason: Reason): number {
    return this.#byReason.get(reason)?.count ?? 0;
  }

  /** One line for each reason, the most frequent first. */
  describe(): readonly string[] {
    const reasons = [...this.#byReason].sort(([, a], [, b]) => b.count - a.count);
    return reasons.map(([reason, { count, first }]) => {
      const more = count > first.length ? ', …' : '';
      return `  ${String(count).padStart(9)}  ${reason}: ${this.#words[reason]} (${first.join(', ')}${more})`;
    });
  }
}
