import type { FailureReason } from '../core/tuf/failure.ts';
import { formatSpan } from './format.ts';
import { readFormatLocale } from './language.ts';
import { t } from './translate.ts';

/** What a person can tell apart of the reasons for which an update fails. */
const PROBLEMS = {
  unreachable: 'unreachable',
  refused: 'unreachable',
  'not-found': 'missing',
  'unknown-target': 'missing',
  'too-large': 'unsigned',
  'wrong-length': 'unsigned',
  'wrong-hash': 'unsigned',
  'not-json': 'unsigned',
  malformed: 'unsigned',
  'wrong-type': 'unsigned',
  'duplicate-signature': 'unsigned',
  'too-few-signatures': 'unsigned',
  rollback: 'older',
  'wrong-version': 'older',
  'listed-rollback': 'older',
  'listed-removed': 'older',
  'same-version-differs': 'unusable',
  expired: 'expired',
  'not-readable': 'storage',
  'not-stored': 'storage',
  'unsupported-spec': 'newer',
  'unsupported-keys': 'newer',
  'no-known-hash': 'unusable',
  'not-canonical': 'unusable',
  'bad-target-name': 'unusable',
  'delegated-target': 'unusable',
  'not-prepared': 'unusable',
  'wrong-fingerprint': 'fingerprint',
  'id-taken': 'taken',
} as const satisfies Record<FailureReason['code'], string>;

/** Why a list's last update failed, in a sentence or two of the reader's language. */
export function sayProblem(code: FailureReason['code']): string {
  return t(`problem_${PROBLEMS[code]}`);
}

/** That the computer's clock is wrong, and what to do; null while it can be right. */
export function sayClock(
  clock: { readonly kind: 'good' } | { readonly kind: 'behind' | 'ahead'; readonly days: number },
): string | null {
  if (clock.kind === 'good') return null;
  return t(`clock_${clock.kind}`, [formatSpan(clock.days, readFormatLocale())]);
}
