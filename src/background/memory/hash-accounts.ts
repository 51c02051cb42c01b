import { writeHex } from '../../core/hex.ts';
import { HASHED_ACCOUNT } from '../../core/mail/account/listed-account.ts';
import { hashHex } from '../hash-hex.ts';
import { hashNamed } from '../lists/key-of-named.ts';

/**
 * What accounts are called where only hashes are listed, by that name.
 * @param accounts canonical
 * @param salt of the list that the hashes come from; null for those of a policy
 */
export async function hashAccounts(
  accounts: readonly string[],
  salt: Uint8Array | null = null,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const account of accounts) {
    const hash =
      salt === null
        ? await hashHex(new TextEncoder().encode(account))
        : writeHex(await hashNamed('bank-account', account, salt));
    names.set(HASHED_ACCOUNT + hash, account);
  }
  return names;
}
