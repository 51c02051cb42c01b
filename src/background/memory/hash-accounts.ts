import { HASHED_ACCOUNT } from '../../core/mail/account/listed-account.ts';
import { hashHex } from '../hash-hex.ts';

/** What accounts are called where only hashes are listed, by that name. @param accounts canonical */
export async function hashAccounts(accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const account of accounts) {
    names.set(HASHED_ACCOUNT + (await hashHex(new TextEncoder().encode(account))), account);
  }
  return names;
}
