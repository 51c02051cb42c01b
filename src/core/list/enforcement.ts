import { ACTIONS, type Action } from './model.ts';
import type { ListedVerdict } from './verdict.ts';

/** What Cordon may do at most: `audit` stops nothing and writes down what it would have stopped. */
export const ENFORCEMENTS = ['audit', 'warn', 'block'] as const;
export type Enforcement = (typeof ENFORCEMENTS)[number];

const MOST: Readonly<Record<Enforcement, Action>> = { audit: 'note', warn: 'warn', block: 'block' };

/** A verdict as far as it may be carried out. What is left out of it stands in `withheld`. */
export function limitVerdict(verdict: ListedVerdict, enforcement: Enforcement): ListedVerdict {
  const most = MOST[enforcement];
  if (ACTIONS.indexOf(verdict.action) <= ACTIONS.indexOf(most)) return verdict;
  return { ...verdict, action: most, withheld: verdict.action };
}
