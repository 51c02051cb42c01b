import type { UnreadableReason } from '../core/mail/assessment.ts';
import type { MailView } from '../messages/mail-protocol.ts';
import type { PageProgress, ReadableItem } from './read-item.ts';

/** One thing that is checked, and how far that has come. */
export interface Inspection {
  readonly id: number;
  /** File name; empty for what was pasted. */
  readonly name: string;
  readonly state: InspectionState;
}

export type InspectionState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly progress: PageProgress | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  /** The background did not judge it. */
  | { readonly kind: 'no-answer' }
  | JudgedState;

export interface JudgedState {
  readonly kind: 'judged';
  readonly item: ReadableItem;
  readonly view: MailView;
}

export function isUnderWay({ state }: Inspection): boolean {
  return state.kind === 'waiting' || state.kind === 'reading';
}
