import type { Cast } from './cast.ts';
import { keyAccount } from './company.ts';
import type { Random } from './random.ts';

/** How much is known where a case is judged. */
export const SETTINGS = ['managed', 'memory', 'first-day', 'bare'] as const;
export type Setting = (typeof SETTINGS)[number];

/** What the product would know of the mailbox. Kept apart from the engine's own type, so that cases stay as they were frozen. */
export interface CaseContext {
  readonly setting: Setting;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ownDomains: readonly string[];
  readonly groups: readonly (readonly string[])[];
  readonly protectedNames: readonly { readonly name: string; readonly addresses: readonly string[] }[];
  readonly vendors: readonly KnownVendor[];
  readonly ownAccounts: readonly string[];
  readonly correspondents: readonly string[];
  /** Null where nothing is remembered. */
  readonly memoryDays: number | null;
  /** What a list names. */
  readonly listed: readonly { readonly type: string; readonly value: string }[];
}

export interface KnownVendor {
  readonly name: string;
  readonly domains: readonly string[];
  readonly vat: string;
  readonly accounts: readonly string[];
  /** In how many messages the account was seen; 0 where IT named it. */
  readonly seen: number;
}

const DEFAULT_KNOWN = 'ceo cfo colleague rep rep2 buyer sistercfo';

export function makeContext(
  fields: ReadonlyMap<string, string>,
  cast: Cast,
  sentAt: number,
  random: Random,
): CaseContext {
  const setting = chooseSetting(fields.get('Setting'), random);
  const isManaged = setting === 'managed' || setting === 'first-day';
  const hasMemory = setting === 'managed' || setting === 'memory';
  const known = (fields.get('Knows') ?? DEFAULT_KNOWN).split(' ');
  const sister = cast.companies.get('sister')?.domain ?? '';
  return {
    setting,
    now: sentAt + 600_000,
    ownDomains: [cast.own.domain],
    groups: isManaged ? [[cast.own.domain, sister]] : [],
    protectedNames: isManaged ? ['ceo', 'cfo'].map((role) => describeProtected(role, cast)) : [],
    vendors: listVendors(known, cast, isManaged, hasMemory, random),
    ownAccounts: isManaged ? [keyAccount(cast.own.account)] : [],
    correspondents: hasMemory ? listCorrespondents(known, cast) : [],
    memoryDays: hasMemory ? random.integer(60, 380) : setting === 'first-day' ? 0 : null,
    listed: readListed(fields.get('Listed')),
  };
}

/** Shares: most users have the extension from their IT and have had it for a while. */
function chooseSetting(wanted: string | undefined, random: Random): Setting {
  const share = random.next();
  const setting = share < 0.55 ? 'managed' : share < 0.85 ? 'memory' : share < 0.95 ? 'first-day' : 'bare';
  return wanted === undefined ? setting : (SETTINGS.find((known) => known === wanted) ?? setting);
}

function describeProtected(role: string, cast: Cast) {
  return { name: cast.slots.get(`${role}.name`) ?? '', addresses: [cast.addresses.get(role) ?? ''] };
}

function listVendors(
  known: readonly string[],
  cast: Cast,
  isManaged: boolean,
  hasMemory: boolean,
  random: Random,
): KnownVendor[] {
  if (!isManaged && !hasMemory) return [];
  const roles = [
    ...(known.includes('rep') ? ['vendor'] : []),
    ...(known.includes('rep2') ? ['vendor2'] : []),
  ];
  return roles.flatMap((role) => {
    const company = cast.companies.get(role);
    if (company === undefined) return [];
    const { name, domain, vat, account } = company;
    const seen = hasMemory ? random.integer(2, 9) : 0;
    return [{ name, domains: [domain], vat: vat.replace(/\W/g, ''), accounts: [keyAccount(account)], seen }];
  });
}

function listCorrespondents(known: readonly string[], cast: Cast): string[] {
  const people = known.flatMap((role) => cast.addresses.get(role) ?? []);
  return [...people, ...cast.bystanders];
}

/** `email a@b, host c.d` */
function readListed(text: string | undefined): { type: string; value: string }[] {
  if (text === undefined || text === '') return [];
  return text.split(/,\s*/).map((entry) => {
    const space = entry.indexOf(' ');
    return { type: entry.slice(0, space), value: entry.slice(space + 1) };
  });
}
