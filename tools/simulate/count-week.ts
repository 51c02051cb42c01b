import type { AnswerCheck, Transfer } from './follow-repository.ts';
import { DAY_MS, type Scenario } from './scenario.ts';
import type { Check } from './simulate-week.ts';

/** Wide enough that a sample of some thousand clients counts hundreds of starts in each. */
export const BIN_MS = 300_000;
const BINS = (7 * DAY_MS) / BIN_MS;

interface Count {
  requests: number;
  bytes: number;
}

/** How often each file was asked for by the sample, and how large it is. */
interface FileCount {
  requests: number;
  readonly bytes: number;
}

/** What the sample sent and got in a week. */
export interface WeekCount {
  readonly clients: number;
  readonly total: Count;
  /** By five minutes from Monday, 0:00. */
  readonly bins: readonly Count[];
  /** Files that never change, by name. */
  readonly files: ReadonlyMap<string, FileCount>;
  /** Requests for files that may change, by name and five minutes. */
  readonly changing: ReadonlyMap<string, readonly number[]>;
}

/** Counts requests and bytes of many clients' weeks, headers and connections included. */
export class WeekCounter {
  readonly #scenario: Scenario;
  readonly #answer: AnswerCheck;
  readonly #total: Count = { requests: 0, bytes: 0 };
  readonly #bins: readonly Count[] = Array.from({ length: BINS }, () => ({ requests: 0, bytes: 0 }));
  readonly #files = new Map<string, FileCount>();
  readonly #changing = new Map<string, number[]>();
  #clients = 0;

  constructor(scenario: Scenario, answer: AnswerCheck) {
    this.#scenario = scenario;
    this.#answer = answer;
  }

  addClient(checks: Iterable<Check>): void {
    this.#clients++;
    for (const check of checks) {
      const bin = Math.min(BINS - 1, Math.floor(check.time / BIN_MS));
      this.#add(bin, 0, this.#scenario.connectionOverhead);
      for (const transfer of this.#answer(check)) {
        this.#add(bin, 1, transfer.bytes + this.#scenario.requestOverhead);
        this.#addFile(bin, transfer);
      }
    }
  }

  finish(): WeekCount {
    return {
      clients: this.#clients,
      total: this.#total,
      bins: this.#bins,
      files: this.#files,
      changing: this.#changing,
    };
  }

  #add(bin: number, requests: number, bytes: number): void {
    for (const count of [this.#total, this.#bins[bin]]) {
      if (count === undefined) continue;
      count.requests += requests;
      count.bytes += bytes;
    }
  }

  #addFile(bin: number, { file, bytes, isChanging }: Transfer): void {
    if (isChanging) {
      const bins = this.#changing.get(file) ?? new Array<number>(BINS).fill(0);
      bins[bin] = (bins[bin] ?? 0) + 1;
      this.#changing.set(file, bins);
      return;
    }
    const known = this.#files.get(file);
    if (known === undefined) this.#files.set(file, { requests: 1, bytes });
    else known.requests++;
  }
}
