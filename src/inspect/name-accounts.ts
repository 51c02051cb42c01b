import { findAccounts } from '../core/mail/account/find-accounts.ts';
import type { Finding } from '../core/mail/assessment.ts';
import type { Payee } from '../messages/memory.ts';
import type { JudgedState } from './inspection.ts';
import type { ItemAccount } from './read-item.ts';

/** A bank account that an item names. */
export interface NamedAccount extends ItemAccount {
  /** What was found about it; null where nothing was. */
  readonly finding: Finding | null;
  /** Whose account the person can say it is; null where nobody is known who names it, or nothing is remembered. */
  readonly confirmable: Payee | null;
}

/** The accounts of an item, each with what was found about it. */
export function nameAccounts({ item, view }: JudgedState): readonly NamedAccount[] {
  const findings = view.assessment.level === 'unreadable' ? [] : view.assessment.findings;
  return item.accounts.map((named) => ({
    ...named,
    finding: findings.find((one) => isAbout(one, named.account)) ?? null,
    confirmable: view.payees.find(({ account }) => account === named.account) ?? null,
  }));
}

/** A finding names an account by what stands in the message. */
function isAbout({ evidence }: Finding, account: string): boolean {
  return evidence.some(({ quote }) => findAccounts(quote).some((found) => found.account === account));
}
