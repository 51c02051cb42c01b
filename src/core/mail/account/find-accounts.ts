import { foldText } from '../fold-text.ts';
import { findDomesticAccounts } from './domestic-accounts.ts';
import { ibanLength, isIban } from './iban.ts';

/** A bank account that a text names. */
export interface FoundAccount {
  /** IBAN in capitals without spaces; others as `US 021000021 12345678`: country, bank, account. */
  readonly account: string;
  /** As written. */
  readonly quote: string;
}

/** Accounts kept of one text: a list of remittances is no invoice. */
const MAX_ACCOUNTS = 50;
const IBAN_START = /(?<![A-Z0-9])([A-Z]{2})[ \u00a0.-]?(\d)[ \u00a0]?(\d)(?=[\s.\-/:]{0,3}[A-Z0-9])/gi;

/**
 * The bank accounts in a text, each once, in the order in which they stand: IBANs wherever they are, with spaces, line
 * breaks, full-width and invisible characters within; domestic forms where a label says what they are.
 */
export function findAccounts(original: string): readonly FoundAccount[] {
  if (!/\p{Nd}/u.test(original)) return [];
  const folded = foldText(original);
  const found = new Map<string, FoundAccount>();
  const keep = (account: string, start: number, end: number) => {
    if (found.size < MAX_ACCOUNTS && !found.has(account)) {
      found.set(account, { account, quote: folded.quote(start, end) });
    }
  };
  for (const match of folded.text.matchAll(IBAN_START)) {
    const end = readIban(folded.text, match.index);
    if (end !== null) keep(end.account, match.index, end.end);
  }
  for (const { account, start, end } of findDomesticAccounts(folded.text)) {
    if (![...found.keys()].some((iban) => holdsAccount(iban, account))) keep(account, start, end);
  }
  return [...found.values()];
}

/** Whether an IBAN is the same account as a domestic one that is written beside it. */
function holdsAccount(iban: string, domestic: string): boolean {
  const [, bank = '', account = ''] = domestic.split(' ');
  return account !== '' && iban.includes(account) && (bank === '' || iban.includes(bank) || !/\d/.test(bank));
}

interface ReadIban {
  readonly account: string;
  readonly end: number;
}

function readIban(text: string, start: number): ReadIban | null {
  const length = ibanLength(text.slice(start, start + 2).toUpperCase());
  if (length === undefined) return null;
  let account = '';
  let gap = 0;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (/[A-Za-z0-9]/.test(character)) {
      account += character.toUpperCase();
      gap = 0;
      if (account.length < length) continue;
      return isIban(account) ? { account, end: at + 1 } : null;
    }
    if (!/[\s.\-/:|]/.test(character) || ++gap > 4) return null;
  }
  return null;
}
