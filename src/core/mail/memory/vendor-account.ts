import { countSighting, DAY_MS, NOTHING_SEEN, type Sighting, type SightingCount } from './sighting.ts';

/** How a person made sure of an account. */
export const CONFIRMATIONS = ['phone', 'in-person', 'other'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** An account that messages of one vendor asked to be paid on. */
export interface VendorAccount extends SightingCount {
  /** In canonical form: an IBAN without spaces, in capitals. */
  readonly account: string;
  /** Registrable domains, or whole addresses at shared providers, of who sent it; at most {@link MAX_SENDERS}. */
  readonly senders: readonly string[];
  /** A sender who is established named it, without a flag. */
  readonly isBacked: boolean;
  /** It came where another one was known: waiting alone does not make it known. */
  readonly isContested: boolean;
  /** The person checked it with the vendor; null where nobody did. */
  readonly confirmed: { readonly how: Confirmation /** Epoch milliseconds. */; readonly at: number } | null;
}

/** A vendor whose messages named an account. */
export interface Vendor {
  /** See `vendor-key.ts`. */
  readonly key: string;
  /** As it was shown last. */
  readonly name: string;
  /** At most {@link MAX_ACCOUNTS}, the longest unseen is dropped first. */
  readonly accounts: readonly VendorAccount[];
}

/**
 * `known`: confirmed, or named for 14 days without a flag. `contested`: it came where another account was known. `flagged`:
 * a message that named it was judged caution or danger. `pending`: too new.
 */
export type AccountStanding = 'known' | 'pending' | 'contested' | 'flagged';

const WAIT_MS = 14 * DAY_MS;
const MAX_ACCOUNTS = 20;
const MAX_SENDERS = 8;
/** Of a name, in UTF-16 units. */
const MAX_NAME = 120;

/** What an account is worth as the vendor's. @param now epoch milliseconds */
export function standingOf(vendor: Vendor, account: VendorAccount, now: number): AccountStanding {
  if (account.confirmed !== null) return 'known';
  if (account.flagged > 0) return 'flagged';
  if (account.isContested) return 'contested';
  if (!hasWaited(account, now)) return 'pending';
  // A stranger may have come first with the company's VAT number: what the company's own sender named counts instead.
  const isOutdone = !account.isBacked && vendor.accounts.some((other) => isSettled(other, now));
  return isOutdone ? 'contested' : 'known';
}

/** The accounts that count as the vendor's. @param now epoch milliseconds */
export function knownAccounts(vendor: Vendor, now: number): readonly VendorAccount[] {
  return vendor.accounts.filter((account) => standingOf(vendor, account, now) === 'known');
}

function hasWaited({ flagged, isContested, firstSeen }: VendorAccount, now: number): boolean {
  return flagged === 0 && !isContested && now - firstSeen >= WAIT_MS;
}

function isSettled(account: VendorAccount, now: number): boolean {
  return account.confirmed !== null || (account.isBacked && hasWaited(account, now));
}

/** Who sent a message that names accounts. */
export interface AccountSender {
  /** As in {@link VendorAccount.senders}. */
  readonly sender: string;
  readonly isEstablished: boolean;
}

/**
 * Adds a message that names accounts. One that comes alone where another is known is contested, whoever sends it: a
 * compromised mailbox is an established sender. Only against what a stranger has brought in does an established sender win.
 * @param before null for a vendor that is new
 * @param accounts in canonical form
 */
export function noteAccounts(
  before: Vendor | null,
  { key, name }: { readonly key: string; readonly name: string },
  accounts: readonly string[],
  { sender, isEstablished }: AccountSender,
  sighting: Sighting,
): Vendor {
  const entries = new Map((before?.accounts ?? []).map((entry) => [entry.account, entry]));
  const known = before === null ? [] : knownAccounts(before, sighting.at);
  const mayOverrule = isEstablished && !known.some((entry) => isSettled(entry, sighting.at));
  const isBesideKnown = known.some(({ account }) => accounts.includes(account));
  const isContested = known.length > 0 && !isBesideKnown && !mayOverrule;
  for (const account of accounts) {
    const entry = entries.get(account);
    const counted = countSighting(entry ?? NOTHING_SEEN, sighting);
    entries.set(account, {
      ...counted,
      account,
      senders: addSender(entry?.senders ?? [], sender),
      isBacked: (entry?.isBacked ?? false) || (isEstablished && !sighting.isFlagged),
      isContested: entry !== undefined && !mayOverrule ? entry.isContested : isContested,
      confirmed: entry?.confirmed ?? null,
    });
  }
  const shown = name === '' ? (before?.name ?? '') : name.slice(0, MAX_NAME);
  return { key, name: shown, accounts: dropLongestUnseen([...entries.values()]) };
}

/**
 * Adds an account that the person checked, and of which no message in the mailbox was the source: it stands in a file. Known by
 * its confirmation alone: waiting does nothing for it.
 * @param before null for a vendor that is new
 */
export function addCheckedAccount(
  before: Vendor | null,
  { key, name }: { readonly key: string; readonly name: string },
  account: string,
  confirmed: NonNullable<VendorAccount['confirmed']>,
): Vendor {
  const { at } = confirmed;
  const seen = { ...NOTHING_SEEN, firstSeen: at, lastSeen: at };
  const entry = { ...seen, account, senders: [], isBacked: false, isContested: true, confirmed };
  const others = before?.accounts ?? [];
  return {
    key,
    name: before?.name || name.slice(0, MAX_NAME),
    accounts: dropLongestUnseen([...others, entry]),
  };
}

/**
 * Null where the vendor never named the account: nothing is confirmed that was not seen. What only a confirmation brought in
 * goes with it.
 */
export function confirmAccount(
  vendor: Vendor,
  account: string,
  confirmed: VendorAccount['confirmed'],
): Vendor | null {
  if (!vendor.accounts.some((entry) => entry.account === account)) return null;
  const accounts = vendor.accounts.map((entry) =>
    entry.account === account ? { ...entry, confirmed } : entry,
  );
  return {
    ...vendor,
    accounts: accounts.filter(({ messages, confirmed: checked }) => messages > 0 || checked !== null),
  };
}

function addSender(senders: readonly string[], sender: string): readonly string[] {
  return senders.includes(sender) || senders.length >= MAX_SENDERS ? senders : [...senders, sender];
}

/** What was confirmed goes last. */
function dropLongestUnseen(entries: readonly VendorAccount[]): readonly VendorAccount[] {
  if (entries.length <= MAX_ACCOUNTS) return entries;
  const rank = ({ confirmed, lastSeen }: VendorAccount): number =>
    lastSeen + (confirmed === null ? 0 : Number.MAX_SAFE_INTEGER / 2);
  const kept = new Set([...entries].sort((a, b) => rank(b) - rank(a)).slice(0, MAX_ACCOUNTS));
  return entries.filter((entry) => kept.has(entry));
}
