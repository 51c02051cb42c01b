import { findAccounts } from '../core/mail/account/find-accounts.ts';
import type { Finding } from '../core/mail/assessment.ts';
import type { JudgedState } from './inspection.ts';
import type { ItemAccount } from './read-item.ts';

/** A bank account that an item names, and what was found about it; null where nothing was. */
export interface NamedAccount extends ItemAccount {
  readonly finding: Finding | null;
}

/** The accounts of an item, each with what was found about it. */
export function nameAccounts({ item, view }: JudgedState): readonly NamedAccount[] {
  const findings = view.assessment.level === 'unreadable' ? [] : view.assessment.findings;
  return item.accounts.map((named) => ({
    ...named,
    finding: findings.find((one) => isAbout(one, named.account)) ?? null,
  }));
}

/** A finding names an account by what stands in the message. */
function isAbout({ evidence }: Finding, account: string): boolean {
  return evidence.some(({ quote }) => findAccounts(quote).some((found) => found.account === account));
}
