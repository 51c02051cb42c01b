import type { Reporting } from '../core/policy/read-reporting.ts';

/** The messages about what IT is told, as functions (see `protocol.ts`). */
export interface ReportingProtocol {
  /** What was sent to the organisation's IT, and what waits. */
  describeReporting(input: Record<never, never>): ReportingView;
  /** The person has begun to report a listing as a mistake. `address` is that of the warning. */
  noteMistake(input: { readonly address: string }): null;
}

export interface ReportingView {
  /** Null: nothing is sent. */
  readonly receiver: {
    readonly host: string;
    readonly format: Reporting['format'];
    readonly detail: Reporting['detail'];
    readonly hasIdentity: boolean;
    readonly hasReasonText: boolean;
    /** Which past contacts were found is told, and not only how many. */
    readonly hasAgreement: boolean;
    /** The look back is among the events that are sent. */
    readonly isExposureSent: boolean;
  } | null;
  readonly waiting: number;
  /** Newest first. */
  readonly sent: readonly SentRequest[];
}

/** One request, with exactly the bytes that were its body. */
export interface SentRequest {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly host: string;
  readonly contentType: string;
  readonly body: string;
  readonly events: number;
  /** Null where no answer came: the receiver may have it or not. */
  readonly status: number | null;
}
