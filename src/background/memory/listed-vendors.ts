import { HASHED_ACCOUNT } from '../../core/mail/account/listed-account.ts';
import { showAccount } from '../../core/mail/account/shown-account.ts';
import type { KnownAccount, Vendor } from '../../core/mail/context.ts';
import type { ListedVendor } from '../../core/mail/memory/vendor-list.ts';
import { hashAccounts } from './hash-accounts.ts';

/** Vendors that were supplied by IT, by a list or by the person, as judging takes them. */
export class ListedVendors {
  readonly #vendors: readonly Vendor[];
  /** Places of vendors with an account of that hash. */
  readonly #byHash = new Map<string, number[]>();
  readonly #listed: readonly ListedVendor[];
  readonly #salt: Uint8Array | null;

  /** @param salt of the accounts that are hashed; null where they have none */
  constructor(listed: readonly ListedVendor[], salt: Uint8Array | null = null) {
    this.#listed = listed;
    this.#salt = salt;
    this.#vendors = listed.map((vendor) => describe(vendor, new Map()));
    for (const [place, { accounts }] of listed.entries()) {
      for (const account of accounts.filter((each) => each.startsWith(HASHED_ACCOUNT))) {
        this.#byHash.set(account, [...(this.#byHash.get(account) ?? []), place]);
      }
    }
  }

  get count(): number {
    return this.#listed.length;
  }

  /** All of them. An account that is listed as a hash is told where the message names it. @param named canonical accounts */
  async describe(named: readonly string[]): Promise<readonly Vendor[]> {
    if (this.#byHash.size === 0 || named.length === 0) return this.#vendors;
    const names = await hashAccounts(named, this.#salt);
    const places = new Set([...names.keys()].flatMap((hash) => this.#byHash.get(hash) ?? []));
    return this.#vendors.map((vendor, place) => {
      const listed = places.has(place) ? this.#listed[place] : undefined;
      return listed === undefined ? vendor : describe(listed, names);
    });
  }
}

function describe(
  { name, domains, vatNumbers, accounts }: ListedVendor,
  names: ReadonlyMap<string, string>,
): Vendor {
  return { name, domains, vatNumbers, accounts: accounts.map((account) => describeAccount(account, names)) };
}

function describeAccount(account: string, names: ReadonlyMap<string, string>): KnownAccount {
  const told = account.startsWith(HASHED_ACCOUNT) ? (names.get(account) ?? null) : account;
  return { account: told, shown: told === null ? '' : showAccount(told), count: 0, since: null };
}
