import type { ListedVerdict } from './verdict.ts';

/** What policy lets a person do on a warning: nothing, go on after a tick, or go on after saying why. */
export const CONTINUE_RULES = ['never', 'acknowledge', 'reason'] as const;
export type ContinueRule = (typeof CONTINUE_RULES)[number];

/** What a person may do about a verdict: `block` is never passed, whatever holds for the rest. */
export function continueRuleOf({ action }: ListedVerdict, rule: ContinueRule): ContinueRule {
  return action === 'block' ? 'never' : rule;
}
