import type { Action, Case, Claim, Indicator, ListInfo, Status } from './model.ts';

/** One reason for which an address is listed: the indicator that matched, what is said of it, and by which list. */
export interface Listing {
  readonly indicator: Indicator;
  readonly claim: Claim;
  readonly case: Case;
  readonly list: ListInfo;
  readonly status: Status;
  readonly action: Action;
  /** True once `claim.reviewBy` has passed: "was seized in 2019; present owner unknown"; acts as `note`. */
  readonly isOverdue: boolean;
}

/** Why an address is clear. Only `not-listed` means that no list names it. */
export type ClearReason =
  | 'not-listed'
  | 'not-web'
  | 'never-listed'
  | 'emergency-allow'
  | 'organisation-allowlist'
  | 'pass'
  | 'own-allowlist';

/** The answer for one address. */
export type Verdict = ClearVerdict | ListedVerdict;

export interface ClearVerdict {
  readonly kind: 'clear';
  readonly because: ClearReason;
}

export type ListedVerdict = DoneAbout &
  (
    | {
        readonly kind: 'listed';
        readonly by: 'lists';
        /** Strongest first; at least one. The first is what a person is shown. */
        readonly listings: readonly [Listing, ...Listing[]];
      }
    | {
        readonly kind: 'listed';
        readonly by: 'organisation';
        /** The entry of the organisation's own blocklist that matched. */
        readonly indicator: Indicator;
      }
  );

interface DoneAbout {
  readonly action: Action;
  /** What lists and policy ask for, where policy's `enforcement` has less be done. */
  readonly withheld?: Action;
}
