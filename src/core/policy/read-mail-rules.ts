import { readListedAccount } from '../mail/account/listed-account.ts';
import type { ProtectedName } from '../mail/context.ts';
import { type PolicySource, readFlag, readNumber, readTexts } from './policy-source.ts';
import { readHostEntry } from './read-host-entry.ts';
import { readHosts } from './read-hosts.ts';
import { readWords } from './support.ts';

/** What IT says of the organisation's mail. Domains are canonical. */
export interface MailRules {
  /** Where a webmail runs that Cordon does not know, or not at that address. */
  readonly webmailHosts: ReadonlySet<string>;
  readonly ownDomains: ReadonlySet<string>;
  /** The organisation's own bank accounts, each as {@link readListedAccount} gives it. */
  readonly ownAccounts: readonly string[];
  /** Domains that belong together: each group has two at least. */
  readonly declaredGroups: readonly (readonly string[])[];
  readonly protectedNames: readonly ProtectedName[];
  readonly vendors: readonly Vendor[];
  readonly memory: Retention;
}

export interface Vendor {
  readonly name: string;
  readonly domains: readonly string[];
  /** Each as {@link readListedAccount} gives it. */
  readonly accounts: readonly string[];
  /** In upper case without spaces. */
  readonly vatNumbers: readonly string[];
}

export interface Retention {
  readonly isOn: boolean;
  readonly days: number;
}

export function readMailRules(source: PolicySource): MailRules {
  return {
    webmailHosts: readHosts('webmailHosts', source),
    ownDomains: readHosts('ownDomains', source),
    ownAccounts: readOwnAccounts(source),
    declaredGroups: readGroups(source),
    protectedNames: readProtectedNames(source),
    vendors: readVendors(source),
    memory: { isOn: readFlag('memory', source), days: readNumber('memoryDays', source) },
  };
}

function readOwnAccounts(source: PolicySource): readonly string[] {
  return readTexts('ownAccounts', source).flatMap(({ key, text }) => {
    const account = readListedAccount(text);
    if (account === null) source.rejected.push({ key, reason: 'not-an-account' });
    return account ?? [];
  });
}

function readGroups(source: PolicySource): MailRules['declaredGroups'] {
  return readTexts('declaredGroups', source).flatMap(({ key, text }) => {
    const domains = readDomains(splitValues(text));
    if (domains !== null && domains.length >= 2) return [domains];
    source.rejected.push({ key, reason: domains === null ? 'not-a-host' : 'too-few-domains' });
    return [];
  });
}

const ADDRESS = /[^\s<>,;:"]+@[^\s<>,;:"]+/g;

/** `Petra Huber <p.huber@muster.example>`, with any number of addresses. */
function readProtectedNames(source: PolicySource): readonly ProtectedName[] {
  return readTexts('protectedNames', source).flatMap(({ key, text }) => {
    const addresses = (text.match(ADDRESS) ?? []).map((address) => address.toLowerCase());
    const name = clean(text.replace(ADDRESS, ' ').replace(/[<>,;:"]/g, ' '));
    if (/\p{L}.*\p{L}/u.test(name)) return [{ name, addresses: [...new Set(addresses)] }];
    source.rejected.push({ key, reason: 'no-name' });
    return [];
  });
}

/** `Acme GmbH; domains=acme.example, acme.test; accounts=DE02 1203 …; vat=DE123456789`. */
function readVendors(source: PolicySource): readonly Vendor[] {
  return readTexts('vendors', source).flatMap(({ key, text }) => {
    const [first = '', ...parts] = text.split(';');
    const name = clean(first);
    const fields = new Map<string, readonly string[]>();
    for (const part of parts.filter((one) => one.trim() !== '')) {
      const [, field = '', values = ''] = /^\s*([a-z]+)\s*=(.*)$/is.exec(part) ?? [];
      fields.set(
        field.toLowerCase(),
        values
          .split(',')
          .map((value) => value.trim())
          .filter((value) => value !== ''),
      );
    }
    const domains = readDomains(fields.get('domains') ?? []);
    const accounts = readAll(fields.get('accounts') ?? [], readListedAccount);
    const vatNumbers = readAll(fields.get('vat') ?? [], readVat);
    const isKnown = [...fields.keys()].every((field) => ['domains', 'accounts', 'vat'].includes(field));
    if (name === '') source.rejected.push({ key, reason: 'no-name' });
    else if (domains === null) source.rejected.push({ key, reason: 'not-a-host' });
    else if (!isKnown || accounts === null || vatNumbers === null)
      source.rejected.push({ key, reason: 'bad-vendor' });
    else return [{ name, domains, accounts, vatNumbers }];
    return [];
  });
}

/** Null where one of them is none. */
function readDomains(texts: readonly string[]): readonly string[] | null {
  const read = texts.map((text) => readHostEntry(text));
  const hosts = read.flatMap((one) => (one.ok ? [one.host] : []));
  return hosts.length === read.length ? [...new Set(hosts)] : null;
}

/** Null where one of them is none. */
function readAll(texts: readonly string[], read: (text: string) => string | null): readonly string[] | null {
  const all = texts.flatMap((text) => read(text) ?? []);
  return all.length === texts.length ? all : null;
}

/** A VAT number as it is written, with spaces and dots. */
function readVat(text: string): string | null {
  const number = text.replace(/[\s.-]/g, '').toUpperCase();
  return /^[A-Z0-9/]{4,40}$/.test(number) ? number : null;
}

function splitValues(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '');
}

function clean(text: string): string {
  const read = readWords(text);
  return read.ok ? read.text : '';
}
