import { findAccounts } from '../core/mail/account/find-accounts.ts';
import type { Finding } from '../core/mail/assessment.ts';
import type { JudgedState } from './inspection.ts';

/** A bank account that an item names. */
export interface NamedAccount {
  /** Canonical. */
  readonly account: string;
  /** Who is paid there, as the item says; empty where it does not. */
  readonly payee: string;
  readonly places: readonly AccountPlace[];
  /** What was found about it; null where nothing was. */
  readonly finding: Finding | null;
}

export type AccountPlace = 'text' | 'quoted' | 'attachment' | 'code' | 'invoice';

/** More than these are not shown: a list of remittances is no invoice. */
const MAX_ACCOUNTS = 40;

/** The accounts of an item, each once, with where it stands. */
export function listAccounts({ item, view }: JudgedState): readonly NamedAccount[] {
  const found = new Map<string, { payee: string; places: Set<AccountPlace> }>();
  const keep = (account: string, place: AccountPlace, payee = '') => {
    const known = found.get(account);
    if (known === undefined && found.size >= MAX_ACCOUNTS) return;
    const entry = known ?? { payee: '', places: new Set() };
    if (entry.payee === '') entry.payee = payee;
    found.set(account, { ...entry, places: entry.places.add(place) });
  };
  const { message, payments, invoices } = item;
  for (const { account, payee } of payments) keep(account, 'code', payee);
  for (const { invoice } of invoices) {
    for (const { account, payee } of invoice.documents.flatMap(({ payments: due }) => due)) {
      if (account !== '') keep(account, 'invoice', payee === '' ? invoice.seller.name : payee);
    }
  }
  for (const { account } of findAccounts(message.text)) keep(account, 'text');
  for (const { account } of findAccounts(message.quotedText)) keep(account, 'quoted');
  for (const { text } of message.attachments) {
    if (text !== null) for (const { account } of findAccounts(text)) keep(account, 'attachment');
  }
  const findings = view.assessment.level === 'unreadable' ? [] : view.assessment.findings;
  return [...found].map(([account, { payee, places }]) => ({
    account,
    payee,
    // A payment code or an invoice is written out as text too, to be judged: that is no second place.
    places: [...places].filter((place) => places.size === 1 || place !== 'text' || item.form === 'mail'),
    finding: findings.find((one) => isAbout(one, account)) ?? null,
  }));
}

/** A finding names an account by what stands in the message. */
function isAbout({ evidence }: Finding, account: string): boolean {
  return evidence.some(({ quote }) => findAccounts(quote).some((found) => found.account === account));
}
