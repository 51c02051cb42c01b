import type { Finding } from '../core/mail/assessment.ts';
import { type MessageKey, t } from './translate.ts';

/** Longest value that a sentence takes, in UTF-16 units: what stands in a message may be of any length. */
const MAX_VALUE = 120;

/** A finding as one sentence, with the values of the message set apart from the words around them. */
export function sayFinding({ id, values }: Finding): string {
  const key = `finding_${id.replaceAll('-', '_')}` as Extract<MessageKey, `finding_${string}`>;
  return (t as (key: MessageKey, values: readonly string[]) => string)(key, values.map(showValue));
}

/**
 * Text from outside as it stands in a sentence of ours: with FSI and PDI (Unicode UAX #9) around it, and none of such marks in
 * it, so that it can turn no word around; cut where it is long.
 */
export function showValue(value: string): string {
  const plain = value.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ').trim();
  return `\u2068${plain.length > MAX_VALUE ? `${plain.slice(0, MAX_VALUE)}…` : plain}\u2069`;
}
