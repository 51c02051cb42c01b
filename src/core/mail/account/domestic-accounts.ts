import { ibanOf, isIban } from './iban.ts';

interface DomesticAccount {
  readonly account: string;
  readonly start: number;
  readonly end: number;
}

/** How far apart, in characters, a bank's code and the account's number may stand. */
const REACH = 220;

const ROUTING =
  /\b(?:routing|aba|rtn|transit|ach)\b[^\d\n]{0,40}(?:\n[^\d\n]{0,20})?(\d{4}[ -]?\d{4}[ -]?\d|\d{3}[ -]\d{3}[ -]\d{3})(?!\d)/gi;
const SORT_CODE = /\bsort[ -]?code\b[^\d\n]{0,30}(?:\n[^\d\n]{0,20})?(\d{2}[ -]?\d{2}[ -]?\d{2})(?!\d)/gi;
const ACCOUNT_NUMBER =
  /\b(?:account|acct|a\/c|acc)\b[ \t]*(?:number|num|no|nr|n[°º]|#)?[^\d\n]{0,25}(?:\n[^\d\n]{0,20})?(\d[\d -]{4,24}\d)(?!\d)/gi;
const GERMAN_BANK = /\b(?:blz|bankleitzahl)\b[^\d\n]{0,20}(\d{3}[ ]?\d{3}[ ]?\d{2})(?!\d)/gi;
const GERMAN_ACCOUNT =
  /\b(?:kto|konto|kontonummer)\b\.?[ -]?(?:nr|nummer)?[^\d\n]{0,20}(\d[\d ]{3,12}\d)(?!\d)/gi;
const SPANISH = /(?<!\d)(\d{4})[ -]?(\d{4})[ -]?(\d{2})[ -]?(\d{10})(?!\d)/g;
const FRENCH = /(?<!\d)(\d{5})[ -]?(\d{5})[ -]?([0-9A-Z]{11})[ -]?(\d{2})(?!\d)/g;
const SWIFT_CODE = /\b(?:swift|bic)\b[^\n]{0,25}?\b([A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b/gi;

/**
 * Accounts that are no IBANs: ABA routing number and account (United States), sort code and account (United Kingdom),
 * Bankleitzahl and Konto (Germany), CCC (Spain), RIB (France), and an account number beside a BIC anywhere.
 */
export function findDomesticAccounts(text: string): readonly DomesticAccount[] {
  const pairs = [
    ...pairAccounts(
      text,
      ROUTING,
      ACCOUNT_NUMBER,
      isRoutingNumber,
      (bank, account) => `US ${bank} ${account}`,
    ),
    ...pairAccounts(text, SORT_CODE, ACCOUNT_NUMBER, isSortCode, (bank, account) => `GB ${bank} ${account}`),
    ...pairAccounts(text, GERMAN_BANK, GERMAN_ACCOUNT, (bank) => /^[1-8]/.test(bank), germanIban),
    ...findChecked(text, SPANISH, ([entity = '', office = '', check = '', account = '']) =>
      isSpanishAccount(entity, office, check, account)
        ? ibanOf('ES', entity + office + check + account)
        : null,
    ),
    ...findChecked(text, FRENCH, ([bank = '', branch = '', account = '', key = '']) =>
      isFrenchAccount(bank, branch, account, key) ? ibanOf('FR', bank + branch + account + key) : null,
    ),
  ];
  if (pairs.length > 0) return pairs;
  return pairAccounts(
    text,
    SWIFT_CODE,
    ACCOUNT_NUMBER,
    isBic,
    (bank, account) => `${bank.slice(4, 6)} ${bank} ${account}`,
  );
}

function germanIban(bank: string, account: string): string {
  return ibanOf('DE', bank + account.padStart(10, '0'));
}

function pairAccounts(
  text: string,
  bankPattern: RegExp,
  accountPattern: RegExp,
  isBank: (bank: string) => boolean,
  canonical: (bank: string, account: string) => string,
): readonly DomesticAccount[] {
  const banks = [...text.matchAll(bankPattern)].filter(([, bank]) => isBank(compact(bank)));
  if (banks.length === 0) return [];
  const accounts = [...text.matchAll(accountPattern)];
  return banks.flatMap((bank) => {
    const nearest = accounts
      .filter(
        (account) => compact(account[1]) !== compact(bank[1]) && Math.abs(account.index - bank.index) < REACH,
      )
      .sort((a, b) => distanceFrom(bank.index, a.index) - distanceFrom(bank.index, b.index))[0];
    if (nearest === undefined) return [];
    const start = Math.min(bank.index, nearest.index);
    const end = Math.max(bank.index + bank[0].length, nearest.index + nearest[0].length);
    return [{ account: canonical(compact(bank[1]).toUpperCase(), compact(nearest[1])), start, end }];
  });
}

/** Forms name the bank first; the number after it is meant unless there is none. */
function distanceFrom(bank: number, account: number): number {
  return account > bank ? account - bank : REACH + bank - account;
}

function findChecked(
  text: string,
  pattern: RegExp,
  canonical: (parts: readonly string[]) => string | null,
): readonly DomesticAccount[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const account = canonical(match.slice(1));
    const isWithinIban = /[A-Z]{2}\d{2}[ ]?$/i.test(text.slice(Math.max(0, match.index - 5), match.index));
    if (account === null || isWithinIban || !isIban(account)) return [];
    return [{ account, start: match.index, end: match.index + match[0].length }];
  });
}

function compact(text: string | undefined): string {
  return (text ?? '').replace(/[ -]/g, '');
}

/** Checksum of the American Bankers Association: 3, 7, 1 by turns, a multiple of ten; the first two digits name a district. */
export function isRoutingNumber(text: string): boolean {
  if (!/^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(text)) return false;
  const sum = [...text].reduce(
    (total, digit, index) => total + Number(digit) * ([3, 7, 1][index % 3] ?? 0),
    0,
  );
  return sum % 10 === 0 && sum > 0;
}

function isSortCode(text: string): boolean {
  return /^\d{6}$/.test(text) && text !== '000000';
}

function isBic(text: string): boolean {
  return /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(text.toUpperCase());
}

/** Two check digits, each by the weights 1, 2, 4, 8, 5, 10, 9, 7, 3, 6 modulo 11 (Consejo Superior Bancario). */
function isSpanishAccount(entity: string, office: string, check: string, account: string): boolean {
  return `${spanishDigit(`00${entity}${office}`)}${spanishDigit(account)}` === check && /[1-9]/.test(account);
}

function spanishDigit(digits: string): number {
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  const rest = 11 - (sum % 11);
  return rest === 11 ? 0 : rest === 10 ? 1 : rest;
}

/** The key of a RIB: 97 minus (89 bank + 15 branch + 3 account) modulo 97, letters as digits (Banque de France). */
function isFrenchAccount(bank: string, branch: string, account: string, key: string): boolean {
  const digits = [...account].map((character) => {
    if (/\d/.test(character)) return character;
    const letter = character.charCodeAt(0) - 64;
    return String(letter <= 9 ? letter : letter <= 18 ? letter - 9 : letter - 17);
  });
  const sum = 89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(digits.join(''));
  return 97n - (sum % 97n) === BigInt(key) && /[1-9]/.test(account);
}
