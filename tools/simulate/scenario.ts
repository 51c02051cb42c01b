/** What is simulated. Times of day are those of one time zone, so that everybody starts at the same nine o'clock. */
export interface Scenario {
  /** Hosts on the list. */
  readonly entries: number;
  /** Share of the list that is replaced by other hosts each day, 0 to 1. */
  readonly churn: number;
  /** Hours between two releases. */
  readonly releaseHours: number;
  /** Minutes between two checks on average; the spread around it is the product's. */
  readonly checkMinutes: number;
  /** Hours a day that the browser runs, from nine o'clock on. */
  readonly hoursOn: number;
  /** Days a week that it runs, from Monday on. */
  readonly daysOn: number;
  /** Minutes after nine within which everybody starts. */
  readonly startMinutes: number;
  /** Places from which the CDN serves; clients are spread evenly over them. */
  readonly edges: number;
  /** Headers of a request and its answer, in bytes. */
  readonly requestOverhead: number;
  /** Setting up a TLS connection, in bytes. Every check needs a new one. */
  readonly connectionOverhead: number;
  /** Pages that a person opens a day. */
  readonly pages: number;
  /** Different hosts among them. */
  readonly hosts: number;
  /** Host and path combinations that a prefix service looks up for a page. */
  readonly expressions: number;
  /** Clients that are simulated one by one and stand for all. */
  readonly sample: number;
  readonly seed: number;
}

export const DEFAULT_SCENARIO: Omit<Scenario, 'checkMinutes'> = {
  entries: 1_000_000,
  churn: 0.01,
  releaseHours: 24,
  hoursOn: 8,
  daysOn: 5,
  startMinutes: 15,
  edges: 200,
  requestOverhead: 600,
  connectionOverhead: 6_000,
  pages: 100,
  hosts: 40,
  expressions: 8,
  sample: 2_000,
  seed: 1,
};

/** How many clients the totals are told for. */
export const DEFAULT_CLIENTS: readonly number[] = [10_000, 1_000_000, 100_000_000];

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

/** The share of a list that is another one after some days. */
export function replacedShare(churn: number, days: number): number {
  return 1 - (1 - churn) ** days;
}
