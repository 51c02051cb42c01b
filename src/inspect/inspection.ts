import type { ListedVerdict } from '../core/list/verdict.ts';
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

/** What the lists say of a link that was put in by itself; null for everything else, and where they say nothing. */
export function judgeLoneLink({ item: { form, message }, view }: JudgedState): ListedVerdict | null {
  const isAlone = form === 'text' && message.links.length === 1 && !/\s/.test(message.text.trim());
  const verdict = isAlone ? view.links[0]?.verdict : undefined;
  return verdict?.kind === 'listed' ? verdict : null;
}

export function isUnderWay({ state }: Inspection): boolean {
  return state.kind === 'waiting' || state.kind === 'reading';
}
