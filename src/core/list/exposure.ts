import type { ListedVerdict } from './verdict.ts';

/** Something that a person had to do with: a host whose page was opened, or what a message named. */
export interface Contact {
  readonly type: 'host' | 'email' | 'bank-account';
  readonly value: string;
  /** The last one, by the device's own calendar: its number since 1970. */
  readonly day: number;
}

/** A contact of the past that is listed now. */
export interface FoundExposure extends Contact {
  /** Epoch milliseconds. */
  readonly foundAt: number;
  readonly isNews: boolean;
  /** What it is listed as now. */
  readonly verdict: ListedVerdict;
}
