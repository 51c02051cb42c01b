import { type Country, makeBankAccount } from './bank-account.ts';
import {
  type Company,
  describeAccount,
  fillDigits,
  keyAccount,
  makeCompany,
  mentionAccount,
} from './company.ts';
import { makeLookalikeDomain } from './lookalike-domain.ts';
import type { Language } from './parse-templates.ts';
import { describePerson, foldLetters, makePerson, type Person } from './person.ts';
import type { Random } from './random.ts';
import type { Words } from './words.ts';

/** Everybody who may appear in a case, and what can be said of them. */
export interface Cast {
  /** What `{…}` in a template stands for. */
  readonly slots: ReadonlyMap<string, string>;
  readonly own: Company;
  readonly companies: ReadonlyMap<string, Company>;
  /** Addresses by role. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly crookAccount: string;
  /** Companies and people who appear in no template: the rest of what a mailbox knows. */
  readonly bystanders: readonly string[];
}

const COMPANY_ROLES = ['own', 'vendor', 'vendor2', 'newvendor', 'customer', 'sister'] as const;
const PEOPLE: readonly (readonly [string, string])[] = [
  ['ceo', 'own'],
  ['cfo', 'own'],
  ['clerk', 'own'],
  ['colleague', 'own'],
  ['rep', 'vendor'],
  ['newrep', 'vendor'],
  ['rep2', 'vendor2'],
  ['newcomer', 'newvendor'],
  ['buyer', 'customer'],
  ['sistercfo', 'sister'],
];

export function makeCast(language: Language, words: Words, random: Random): Cast {
  const country = chooseCountry(language, random);
  const taken = new Set<string>();
  const companies = new Map<string, Company>();
  const slots = new Map<string, string>();
  const addresses = new Map<string, string>();
  for (const role of COMPANY_ROLES) {
    const company = makeCompany(words, country, random, taken);
    companies.set(role, company);
    addAll(slots, describeCompany(role, company, words, random));
  }
  const own = need(companies, 'own');
  for (const [role, companyRole] of PEOPLE) {
    const person = makePerson(words, random, taken);
    const company = need(companies, companyRole);
    const email = `${person.local}@${company.domain}`;
    addresses.set(role, email);
    addAll(slots, describePerson(role, person, email, words));
    slots.set(`${role}.at-lookalike`, `${person.local}@${need(slots, `${companyRole}.lookalike`)}`);
    slots.set(`${role}.private`, makePrivateAddress(person, words, random));
    slots.set(`${role}.signature`, describeSignature(role, person, company, email, words, random));
  }
  addOutsiders(slots, addresses, words, random, taken);
  const crookAccount = addCrook(slots, country, words, random);
  return {
    slots,
    own,
    companies,
    addresses,
    crookAccount,
    bystanders: makeBystanders(words, country, random, taken),
  };
}

function chooseCountry(language: Language, random: Random): Country {
  if (language === 'en') return random.chance(0.5) ? 'GB' : 'US';
  if (language === 'de') return random.chance(0.85) ? 'DE' : 'AT';
  return language === 'it' ? 'IT' : language === 'fr' ? 'FR' : 'ES';
}

function describeCompany(role: string, company: Company, words: Words, random: Random): [string, string][] {
  const { name, domain, account, bank } = company;
  return [
    [`${role}.company`, name],
    [`${role}.short`, name.split(' ').slice(0, 2).join(' ')],
    [`${role}.domain`, domain],
    [`${role}.short-host`, domain.slice(0, domain.indexOf('.'))],
    [`${role}.lookalike`, makeLookalikeDomain(domain, random)],
    [`${role}.vat`, company.vat],
    [`${role}.phone`, company.phone],
    [`${role}.city`, company.city],
    [`${role}.account`, describeAccount(account, name, bank, words)],
    [`${role}.iban`, mentionAccount(account, random)],
    [`${role}.second-account`, describeAccount(company.secondAccount, name, bank, words)],
    [`${role}.second-iban`, mentionAccount(company.secondAccount, random)],
    [`${role}.footer`, describeFooter(company, words)],
  ];
}

function describeFooter(company: Company, words: Words): string {
  const lines = [
    `${company.name} · ${company.street} · ${company.city} · ${words.phone} ${company.phone} · www.${company.domain}`,
    `${words.registered}: ${company.city} · ${words.vat} ${company.vat}`,
  ];
  return lines.join('\n');
}

function describeSignature(
  role: string,
  person: Person,
  company: Company,
  email: string,
  words: Words,
  random: Random,
): string {
  const titles = new Map([
    ['ceo', words.ceoTitle],
    ['cfo', words.cfoTitle],
    ['sistercfo', words.cfoTitle],
  ]);
  const lines = [`${person.first} ${person.family}`, titles.get(role) ?? words.salesTitle, company.name];
  lines.push(`${words.phone} ${company.phone}`);
  if (random.chance(0.6)) lines.push(email);
  if (random.chance(0.3)) lines.push('', words.cutoff);
  return lines.join('\n');
}

function makePrivateAddress(person: Person, words: Words, random: Random): string {
  const year = String(random.integer(61, 95));
  return `${foldLetters(person.first)}.${foldLetters(person.family)}${random.chance(0.5) ? year : ''}@${random.pick(words.freemail)}`;
}

/** A lawyer with an office of his own, and a one-person supplier who writes from free mail. */
function addOutsiders(
  slots: Map<string, string>,
  addresses: Map<string, string>,
  words: Words,
  random: Random,
  taken: Set<string>,
): void {
  const lawyer = makePerson(words, random, taken);
  const lawyerEmail = `${lawyer.local}@${foldLetters(lawyer.family)}-legal.com`;
  addresses.set('lawyer', lawyerEmail);
  addAll(slots, describePerson('lawyer', lawyer, lawyerEmail, words));
  const freelancer = makePerson(words, random, taken);
  const freelancerEmail = makePrivateAddress(freelancer, words, random);
  addresses.set('freelancer', freelancerEmail);
  addAll(slots, describePerson('freelancer', freelancer, freelancerEmail, words));
  slots.set('mobile', fillDigits(words.mobile, random));
}

/** @returns the criminal's account as lists and memory key it */
function addCrook(slots: Map<string, string>, country: Country, words: Words, random: Random): string {
  const abroad: readonly Country[] = ['LT', 'BE', 'ES', 'DE', 'IE', 'GB'];
  const account = makeBankAccount(
    country === 'US' || random.chance(0.5) ? country : random.pick(abroad),
    random,
  );
  const bank = random.pick(['Paynova', 'Revelto Bank', 'Fintera', ...words.bankName]);
  const vendor = slots.get('vendor.company') ?? '';
  slots.set('crook.account', describeAccount(account, vendor, bank, words));
  slots.set('crook.iban', mentionAccount(account, random));
  const payee = random.pick(CROOK_COMPANIES);
  slots.set('crook.payee', payee);
  slots.set('crook.payee-account', describeAccount(account, payee, bank, words));
  slots.set('crook.key', keyAccount(account));
  slots.set(
    'crook.freemail',
    `${random.pick(CROOK_BOXES)}${random.integer(10, 9999)}@${random.pick(['gmail.com', 'outlook.com', 'yahoo.com', 'mail.com', 'aol.com'])}`,
  );
  slots.set(
    'crook.domain',
    `${random.pick(CROOK_WORDS)}-${random.pick(CROOK_WORDS)}${random.integer(2, 99)}.com`,
  );
  slots.set('crook.phone', fillDigits(words.mobile, random));
  return keyAccount(account);
}

const CROOK_COMPANIES = [
  'Halvorsen Trade Ltd',
  'Meridian Advisory LLC',
  'Orvane Consulting Ltd',
  'Kestrel Holdings UAB',
];
const CROOK_BOXES = ['office.desk', 'executive.mail', 'private.line', 'md.office', 'ipad.mail', 'direct.box'];
const CROOK_WORDS = ['secure', 'mailer', 'executive', 'inbox', 'corporate', 'relay', 'desk', 'cloud'];

function makeBystanders(
  words: Words,
  country: Country,
  random: Random,
  taken: Set<string>,
): readonly string[] {
  return Array.from({ length: 5 }, () => {
    const company = makeCompany(words, country, random, taken);
    return `${random.pick(['info', 'office', 'accounts', 'billing'])}@${company.domain}`;
  });
}

function addAll(slots: Map<string, string>, entries: readonly (readonly [string, string])[]): void {
  for (const [name, value] of entries) slots.set(name, value);
}

function need<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name);
  if (value === undefined) throw new Error(`no ${name} in the cast`);
  return value;
}
