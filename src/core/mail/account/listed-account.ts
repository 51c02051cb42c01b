import { isIban } from './iban.ts';

/** What stands before the hash of an account that is not to be read where it is listed. */
export const HASHED_ACCOUNT = 'sha256:';

const HASH = /^sha256:[0-9a-f]{64}$/i;
/** Country, bank, account, as {@link FoundAccount} has those that are no IBANs. */
const DOMESTIC = /^([A-Z]{2}) +([0-9A-Z-]{4,11}) +(\d[\d -]{3,19})$/;

/**
 * An account as a person writes it into a list: an IBAN with or without spaces, or country, bank and account of a domestic
 * one (`US 021000021 12345678`); or {@link HASHED_ACCOUNT} and a SHA-256 in hex.
 * @returns it in the form that `findAccounts` gives, or the hash in lower case; null for what is none, or has a wrong digit
 */
export function readListedAccount(text: string): string | null {
  const written = text.trim();
  if (HASH.test(written)) return written.toLowerCase();
  const capitals = written.toUpperCase();
  const iban = capitals.replace(/[\s.-]/g, '');
  if (isIban(iban)) return iban;
  const [, country, bank = '', account = ''] = DOMESTIC.exec(capitals) ?? [];
  return country === undefined
    ? null
    : `${country} ${bank.replaceAll('-', '')} ${account.replace(/[ -]/g, '')}`;
}
