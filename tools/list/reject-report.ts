import { REJECT_REASONS, type RejectReason } from './read-domain-line.ts';

/** How many places are told for each reason. */
const SHOWN = 3;

/** Counts what was left out, by reason, with the first places of each. */
export class RejectReport {
  readonly #byReason = new Map<RejectReason, { count: number; readonly first: string[] }>();
  total = 0;

  add(reason: RejectReason, file: string, line: number): void {
    const entry = this.#byReason.get(reason) ?? { count: 0, first: [] };
    entry.count++;
    if (entry.first.length < SHOWN) entry.first.push(`${file}:${line}`);
    this.#byReason.set(reason, entry);
    this.total++;
  }

  /** One line for each reason, the most frequent first. */
  describe(): readonly string[] {
    const reasons = [...this.#byReason].sort(([, a], [, b]) => b.count - a.count);
    return reasons.map(([reason, { count, first }]) => {
      const more = count > first.length ? ', …' : '';
      return `  ${String(count).padStart(9)}  ${reason}: ${REJECT_REASONS[reason]} (${first.join(', ')}${more})`;
    });
  }
}
