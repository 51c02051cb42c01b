import { isRecord } from '../is-record.ts';
import type { UrlParser } from '../url/model.ts';
import type { PublicSuffixes } from '../url/public-suffixes.ts';
import { findAccounts } from './account/find-accounts.ts';
import { showAccount } from './account/shown-account.ts';
import {
  type Correspondent,
  emptyContext,
  type MailContext,
  type ProtectedName,
  type Vendor,
} from './context.ts';
import { CONTEXT_KEYS, type KeySpellings, PERSON_KEYS, VENDOR_KEYS } from './context-keys.ts';
import { canonicalAddress, hostOfAddress, registrableDomain } from './domain/mail-domain.ts';

interface Tables {
  readonly suffixes: PublicSuffixes;
  readonly urlParser: UrlParser;
}

export interface ReadContext {
  readonly context: MailContext;
  /** What was not understood, by its place: `vendors[3].colour`. */
  readonly unknown: readonly string[];
}

/**
 * Reads what somebody wrote down about their organisation. Lenient: several spellings of each key, single values where
 * lists are meant, names without addresses. What cannot be read is named, and the rest is used.
 * @param now epoch milliseconds
 */
export function readContext(input: unknown, now: number, tables: Tables): ReadContext {
  const reader = new ContextReader(tables);
  if (!isRecord(input)) return { context: emptyContext(now), unknown: ['(not an object)'] };
  return { context: reader.read(input, now), unknown: reader.unknown };
}

class ContextReader {
  readonly unknown: string[] = [];
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  read(input: Readonly<Record<string, unknown>>, now: number): MailContext {
    const fields = this.#sort(input, CONTEXT_KEYS, '');
    const vendors = listOf(fields.get('vendors')).map((one, index) =>
      this.#readVendor(one, `vendors[${index}]`),
    );
    const groups = this.#readGroups(fields.get('groups'));
    return {
      ...emptyContext(numberOf(fields.get('now')) ?? now),
      memoryDays: numberOf(fields.get('memoryDays')),
      ownDomains: textsOf(fields.get('ownDomains')).flatMap((text) => this.#domain(text)),
      groups,
      protectedNames: this.#readPeople(fields.get('protectedNames')),
      vendors: vendors.filter((vendor) => vendor !== null),
      ownAccounts: textsOf(fields.get('ownAccounts')).flatMap((text) =>
        findAccounts(text).map(({ account }) => account),
      ),
      correspondents: textsOf(fields.get('correspondents')).flatMap((text) =>
        this.#readCorrespondent(text, now),
      ),
    };
  }

  #readVendor(input: unknown, path: string): Vendor | null {
    if (typeof input === 'string') {
      const domains = input.includes('.') ? this.#domain(input) : [];
      return { name: domains.length > 0 ? '' : input, domains, accounts: [], vatNumbers: [] };
    }
    if (!isRecord(input)) {
      this.unknown.push(path);
      return null;
    }
    const fields = this.#sort(input, VENDOR_KEYS, `${path}.`);
    const mailed = textsOf(fields.get('addresses')).filter((text) => text.includes('@'));
    const accounts = textsOf(fields.get('accounts')).flatMap((text) => findAccounts(text));
    return {
      name: textsOf(fields.get('name'))[0] ?? '',
      domains: [
        ...new Set([...textsOf(fields.get('domains')), ...mailed].flatMap((text) => this.#domain(text))),
      ],
      accounts: accounts.map(({ account }) => ({
        account,
        shown: showAccount(account),
        count: numberOf(fields.get('seen')) ?? 0,
        since: null,
      })),
      vatNumbers: textsOf(fields.get('vatNumbers')).map((text) =>
        text.replace(/[^A-Za-z0-9]/g, '').toUpperCase(),
      ),
    };
  }

  /** Names, `{name, addresses}`, or an object whose keys are names and whose values are addresses. */
  #readPeople(input: unknown): readonly ProtectedName[] {
    if (isRecord(input) && !('name' in input)) {
      return Object.entries(input).map(([name, value]) => ({
        name,
        addresses: this.#addresses(textsOf(value)),
      }));
    }
    return listOf(input).flatMap((one, index) => {
      if (typeof one === 'string') {
        const [, name = one, address = ''] = /^(.*?)\s*<([^>]+)>$/.exec(one) ?? [];
        return [{ name, addresses: this.#addresses([address]) }];
      }
      if (!isRecord(one)) {
        this.unknown.push(`protectedNames[${index}]`);
        return [];
      }
      const fields = this.#sort(one, PERSON_KEYS, `protectedNames[${index}].`);
      const name = textsOf(fields.get('name'))[0];
      return name === undefined
        ? []
        : [{ name, addresses: this.#addresses(textsOf(fields.get('addresses'))) }];
    });
  }

  #readGroups(input: unknown): readonly (readonly string[])[] {
    if (Array.isArray(input) && input.length > 0 && input.every((one) => typeof one === 'string')) {
      return [input.flatMap((text) => this.#domain(text))];
    }
    const groups = isRecord(input) ? Object.values(input) : listOf(input);
    return groups.map((group) =>
      textsOf(isRecord(group) ? (group['domains'] ?? group['members']) : group).flatMap((text) =>
        this.#domain(text),
      ),
    );
  }

  #readCorrespondent(text: string, now: number): readonly Correspondent[] {
    const address = canonicalAddress(text, this.#tables.urlParser);
    if (address === null) return [];
    return [{ address, firstSeen: now, lastSeen: now, count: 3, isEstablished: true, replyTo: [] }];
  }

  #addresses(texts: readonly string[]): readonly string[] {
    return texts.flatMap((text) => canonicalAddress(text, this.#tables.urlParser) ?? []);
  }

  #domain(text: string): readonly string[] {
    const host = text
      .trim()
      .replace(/^https?:\/\//i, '')
      .replace(/[/?#].*$/, '')
      .replace(/^\*?\.|^www\./i, '');
    const canonical = hostOfAddress(host.includes('@') ? host : `x@${host}`, this.#tables.urlParser);
    return canonical === null ? [] : [registrableDomain(canonical, this.#tables.suffixes)];
  }

  #sort(
    input: Readonly<Record<string, unknown>>,
    spellings: KeySpellings,
    path: string,
  ): ReadonlyMap<string, unknown> {
    const fields = new Map<string, unknown>();
    for (const [key, value] of Object.entries(input)) {
      const plain = key.toLowerCase().replace(/[^a-z]/g, '');
      const known = spellings.get(plain);
      if (known === undefined) this.unknown.push(`${path}${key}`);
      else if (!fields.has(known)) fields.set(known, value);
      else fields.set(known, [...listOf(fields.get(known)), ...listOf(value)]);
    }
    return fields;
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** Every text in a value: itself, those of a list, and of objects those of the keys that hold the thing itself. */
function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return one.trim() === '' ? [] : [one.trim()];
    if (typeof one === 'number') return [String(one)];
    return isRecord(one) ? Object.values(one).filter((inner) => typeof inner === 'string') : [];
  });
}
