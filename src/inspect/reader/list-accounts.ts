import { findAccounts } from '../../core/mail/account/find-accounts.ts';
import type { AccountPlace, ItemAccount, ReadableItem } from '../read-item.ts';

/** More than these are not shown: a list of remittances is no invoice. */
const MAX_ACCOUNTS = 40;

type Named = Pick<ReadableItem, 'form' | 'message' | 'payments' | 'invoices'>;

/** The accounts of an item, each once, with where it stands. */
export function listAccounts({ form, message, payments, invoices }: Named): readonly ItemAccount[] {
  const found = new Map<string, { payee: string; places: Set<AccountPlace> }>();
  const keep = (account: string, place: AccountPlace, payee = '') => {
    const known = found.get(account);
    if (known === undefined && found.size >= MAX_ACCOUNTS) return;
    const entry = known ?? { payee: '', places: new Set() };
    if (entry.payee === '') entry.payee = payee;
    found.set(account, { ...entry, places: entry.places.add(place) });
  };
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
  return [...found].map(([account, { payee, places }]) => ({
    account,
    payee,
    // A payment code or an invoice is written out as text too, to be judged: that is no second place.
    places: [...places].filter((place) => places.size === 1 || place !== 'text' || form === 'mail'),
  }));
}
