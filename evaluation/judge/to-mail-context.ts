import { findAccounts } from '../../src/core/mail/account/find-accounts.ts';
import type { Correspondent, KnownAccount, MailContext, Vendor } from '../../src/core/mail/context.ts';
import { emptyContext } from '../../src/core/mail/context.ts';
import type { CaseContext, KnownVendor } from '../generate/case-context.ts';

const DAY = 86_400_000;

/** A frozen case's context in the engine's present terms, without facts. */
export function toMailContext(context: CaseContext): MailContext {
  const { now, ownDomains, groups, protectedNames, memoryDays } = context;
  return {
    ...emptyContext(now),
    ownDomains,
    groups,
    protectedNames,
    memoryDays,
    vendors: context.vendors.map((vendor) => toVendor(vendor, now)),
    ownAccounts: context.ownAccounts.flatMap(canonicalAccounts),
    correspondents: context.correspondents.map((address) => toCorrespondent(address, now, memoryDays ?? 0)),
  };
}

function toVendor({ name, domains, vat, accounts, seen }: KnownVendor, now: number): Vendor {
  const known = accounts.flatMap(canonicalAccounts).map((account): KnownAccount => {
    const shown = `${account.slice(0, 4)} … ${account.slice(-2)}`;
    return { account, shown, count: seen, since: seen === 0 ? null : now - 150 * DAY };
  });
  return { name, domains, vatNumbers: [vat], accounts: known };
}

export function toCorrespondent(address: string, now: number, memoryDays: number): Correspondent {
  const firstSeen = now - Math.min(memoryDays, 200) * DAY;
  return { address, firstSeen, lastSeen: now - 6 * DAY, count: 12, isEstablished: true, replyTo: [] };
}

/** The engine's own reading of an account as it would have stood in earlier messages: all forms it may be given in. */
function canonicalAccounts(key: string): string[] {
  const [routing, number] = key.split('/');
  if (number !== undefined) return readAccounts(`ABA routing number: ${routing}\nAccount number: ${number}`);
  const british = /^GB\d\d[A-Z]{4}(\d{6})(\d{8})$/.exec(key);
  const domestic =
    british === null ? [] : readAccounts(`Sort code: ${british[1]}\nAccount number: ${british[2]}`);
  return [...readAccounts(key), ...domestic];
}

function readAccounts(text: string): string[] {
  const found = findAccounts(text).map(({ account }) => account);
  if (found.length === 0) throw new Error(`the engine reads no account in "${text}"`);
  return found;
}
