import { findAccounts } from '../../core/mail/account/find-accounts.ts';
import { HASHED_ACCOUNT } from '../../core/mail/account/listed-account.ts';
import type { MailMessage } from '../../core/mail/message.ts';
import { hashAccounts } from './hash-accounts.ts';

/**
 * The organisation's own accounts, canonical: those that are spelled out, and of those that are listed as hashes the ones
 * that a message names.
 */
export async function tellOwnAccounts(
  listed: readonly string[],
  { text, subject, quotedText, attachments }: MailMessage,
): Promise<readonly string[]> {
  const plain = listed.filter((account) => !account.startsWith(HASHED_ACCOUNT));
  if (plain.length === listed.length) return plain;
  const texts = [text, subject, quotedText, ...attachments.map((attachment) => attachment.text ?? '')];
  const named = texts.flatMap(findAccounts).map(({ account }) => account);
  const names = await hashAccounts([...new Set(named)]);
  return [...plain, ...listed.flatMap((account) => names.get(account) ?? [])];
}
