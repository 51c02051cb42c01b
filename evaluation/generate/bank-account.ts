import type { Random } from './random.ts';

export type Country = 'AT' | 'BE' | 'DE' | 'ES' | 'FR' | 'GB' | 'IE' | 'IT' | 'LT' | 'US';

/** A made-up account with right check digits. `iban` is empty for the United States. */
export interface BankAccount {
  readonly country: Country;
  readonly iban: string;
  readonly bic: string;
  /** United Kingdom only, as 20-45-77. */
  readonly sortCode: string;
  /** United States only: ABA routing number, nine digits. */
  readonly routing: string;
  /** United Kingdom and United States only. */
  readonly number: string;
}

const BANK_LETTERS = ['NRTG', 'SVKA', 'BCLM', 'HVLD', 'CRDM', 'PLTN', 'MRDB'];

export function makeBankAccount(country: Country, random: Random): BankAccount {
  const letters = random.pick(BANK_LETTERS);
  const bic = `${letters}${country}${random.pick(['2L', '21', 'MM', '33', 'PP'])}XXX`;
  const none = { country, iban: '', bic, sortCode: '', routing: '', number: '' };
  if (country === 'US') return { ...none, routing: makeRouting(random), number: random.digits(10) };
  if (country === 'GB') {
    const sort = random.digits(6);
    const number = random.digits(8);
    const sortCode = sort.replace(/(..)(..)(..)/, '$1-$2-$3');
    return { ...none, iban: addCheckDigits('GB', `${letters}${sort}${number}`), sortCode, number };
  }
  return { ...none, iban: addCheckDigits(country, makeNationalNumber(country, letters, random)) };
}

/** ISO 13616: 98 minus the number, country moved to the end with 00, modulo 97. */
export function addCheckDigits(country: string, national: string): string {
  const check = 98 - modulo97(`${national}${country}00`);
  return `${country}${String(check).padStart(2, '0')}${national}`;
}

/** Of letters (A = 10 … Z = 35) and digits; 1 for a right IBAN whose first four characters were moved to its end. */
export function modulo97(text: string): number {
  let rest = 0;
  for (const character of text) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}

/** Sum of the digits weighted 3, 7, 1, …; a routing number's is a multiple of ten (American Bankers Association). */
export function weighRouting(routing: string): number {
  return [...routing].reduce((sum, digit, at) => sum + Number(digit) * ([3, 7, 1][at % 3] ?? 0), 0);
}

function makeRouting(random: Random): string {
  const body = `${random.pick(['02', '03', '06', '07', '11', '12', '26', '31'])}${random.digits(6)}`;
  return `${body}${(10 - (weighRouting(body) % 10)) % 10}`;
}

function makeNationalNumber(country: Country, letters: string, random: Random): string {
  switch (country) {
    case 'DE':
      return `${random.integer(1, 8)}${random.digits(17)}`;
    case 'AT':
      return random.digits(16);
    case 'LT':
      return `3${random.digits(15)}`;
    case 'IE':
      return `${letters}${random.digits(14)}`;
    case 'BE':
      return addBelgianCheck(random.digits(10));
    case 'IT':
      return addItalianCheck(`0${random.digits(9)}${random.digits(12)}`);
    case 'FR':
      return addFrenchKey(`${random.digits(5)}${random.digits(5)}${random.digits(11)}`);
    case 'ES':
      return addSpanishDigits(random.digits(4), random.digits(4), random.digits(10));
    default:
      throw new Error(`no account numbers of ${country}`);
  }
}

function addBelgianCheck(body: string): string {
  const rest = modulo97(body);
  return `${body}${String(rest === 0 ? 97 : rest).padStart(2, '0')}`;
}

/** The letter CIN (ABI circular): odd places by a table, even places by their value. */
function addItalianCheck(body: string): string {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = [...body].reduce(
    (total, digit, at) => total + (at % 2 === 0 ? (odd[Number(digit)] ?? 0) : Number(digit)),
    0,
  );
  return `${String.fromCharCode(65 + (sum % 26))}${body}`;
}

/** Clé RIB: 97 minus (89 × bank + 15 × branch + 3 × account) modulo 97. */
function addFrenchKey(body: string): string {
  const part = (from: number, to: number) => BigInt(body.slice(from, to));
  const rest = (89n * part(0, 5) + 15n * part(5, 10) + 3n * part(10, 21)) % 97n;
  return `${body}${String(97n - rest).padStart(2, '0')}`;
}

/** Dígitos de control: weights of the powers of two modulo 11. */
function addSpanishDigits(bank: string, branch: string, account: string): string {
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
  const control = (digits: string) => {
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (weights[at] ?? 0), 0);
    const rest = 11 - (sum % 11);
    return rest === 11 ? 0 : rest === 10 ? 1 : rest;
  };
  return `${bank}${branch}${control(`00${bank}${branch}`)}${control(account)}${account}`;
}
