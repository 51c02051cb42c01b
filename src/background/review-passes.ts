import { continueRuleOf } from '../core/list/continue-rule.ts';
import { isStopped } from '../core/list/decide.ts';
import { dropPassesWhere, type Pass } from './passes.ts';
import type { Visits } from './visits.ts';

/**
 * Lets go of passes that nothing stands behind any more: the address was delisted, so that a later listing is asked about
 * anew, or policy leaves no way on. Called whenever lists or policy have changed.
 */
export async function reviewPasses(visits: Visits): Promise<void> {
  await dropPassesWhere((pass) => isOver(visits, pass));
}

async function isOver(visits: Visits, { address }: Pass): Promise<boolean> {
  const [{ verdict }, policy] = await Promise.all([visits.judge(address, null), visits.readPolicy()]);
  if (verdict.kind === 'clear' || !isStopped(verdict)) return true;
  return continueRuleOf(verdict, policy.continueRule) === 'never';
}
