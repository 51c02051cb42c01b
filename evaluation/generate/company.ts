import { type BankAccount, type Country, makeBankAccount } from './bank-account.ts';
import { foldLetters } from './person.ts';
import type { Random } from './random.ts';
import type { Words } from './words.ts';

export interface Company {
  readonly name: string;
  readonly domain: string;
  readonly account: BankAccount;
  /** Another account of the same company, which nobody has on file. */
  readonly secondAccount: BankAccount;
  readonly vat: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly bank: string;
}

export function makeCompany(words: Words, country: Country, random: Random, taken: Set<string>): Company {
  const isAmerican = country === 'US';
  const base = pickFree(words.companies, random, taken);
  const form = random.pick(isAmerican ? words.formsUS : words.forms);
  const suffix = random.pick(isAmerican ? words.suffixesUS : words.suffixes);
  const parts = base.split(' ').map(foldLetters);
  return {
    name: `${base} ${form}`,
    domain: `${parts.join(random.chance(0.4) ? '-' : '')}${suffix}`,
    account: makeBankAccount(country, random),
    secondAccount: makeBankAccount(country, random),
    vat: makeVatNumber(country, random),
    phone: fillDigits(random.pick(isAmerican ? words.phonesUS : words.phones), random),
    street: `${random.pick(words.streets)} ${random.integer(2, 98)}`,
    city: random.pick(words.cities),
    bank: random.pick(words.bankName),
  };
}

/** `{d3}` is three digits: numbers from the ranges that regulators keep for fiction, where there are such. */
export function fillDigits(pattern: string, random: Random): string {
  return pattern.replace(/\{d(\d)\}/g, (_, count: string) => random.digits(Number(count)));
}

/** How people write an account in a message: one line per thing. */
export function describeAccount(account: BankAccount, holder: string, bank: string, words: Words): string {
  const lines = [`${words.bank}: ${bank}`, `${words.account}: ${holder}`];
  if (account.country === 'US') {
    lines.push(`ABA routing number: ${account.routing}`, `Account number: ${account.number}`);
  } else if (account.country === 'GB') {
    lines.push(
      `Sort code: ${account.sortCode}`,
      `Account number: ${account.number}`,
      `IBAN: ${groupIban(account.iban)}`,
    );
  } else {
    lines.push(`${words.iban}: ${groupIban(account.iban)}`, `BIC: ${account.bic}`);
  }
  return lines.join('\n');
}

/** In running text, in one of the ways people write it. */
export function mentionAccount(account: BankAccount, random: Random): string {
  if (account.country === 'US') return `routing ${account.routing}, account ${account.number}`;
  if (account.country === 'GB' && random.chance(0.6)) {
    return `sort code ${account.sortCode}, account number ${account.number}`;
  }
  return random.chance(0.75) ? groupIban(account.iban) : account.iban;
}

/** How memory and lists key an account: the IBAN, or routing and account number. */
export function keyAccount(account: BankAccount): string {
  return account.country === 'US' ? `${account.routing}/${account.number}` : account.iban;
}

function groupIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

function pickFree(values: readonly string[], random: Random, taken: Set<string>): string {
  const free = values.filter((value) => !taken.has(value));
  const value = random.pick(free);
  taken.add(value);
  return value;
}

function makeVatNumber(country: Country, random: Random): string {
  switch (country) {
    case 'GB':
      return `GB${random.digits(9)}`;
    case 'US':
      return `${random.digits(2)}-${random.digits(7)}`;
    case 'IT':
      return `IT${addLuhnDigit(random.digits(10))}`;
    case 'FR':
      return `FR${random.digits(11)}`;
    case 'ES':
      return `B${random.digits(8)}`;
    default:
      return `${country}${random.digits(9)}`;
  }
}

/** An Italian VAT number ends with the digit of Luhn's formula. */
function addLuhnDigit(body: string): string {
  const sum = [...body].reduce((total, character, at) => {
    const digit = Number(character) * (at % 2 === 0 ? 1 : 2);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
