import type { MailAddress } from '../message.ts';

/** Participants of a thread that are kept. */
const MAX_PARTICIPANTS = 200;
const PARTICIPANT_LINE =
  /^[ \t]*\*?(?:from|to|cc|sent by|reply-to|da|a|von|an|de|à|para|per)\*?[ \t\u00a0]?:[ \t\u00a0]*(?<value>[^\n]{3,2000})$/gim;
const WROTE_LINE = /^[^\n]{0,200}(?:wrote|ha scritto|schrieb|a écrit|escribió)[^\n]{0,120}:[ \t]*$/gim;
const ADDRESS =
  /(?:"?(?<name>[^"<>,;:\n]{0,100}?)"?[ \t]*[<[(](?:mailto:)?)?(?<address>[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\p{L}\p{N}.-]{3,253}\p{L})/gu;

/** The addresses that the header lines within a quoted thread name, each once. */
export function findThreadAddresses(quotedText: string): readonly MailAddress[] {
  const found = new Map<string, MailAddress>();
  const lines = [...quotedText.matchAll(PARTICIPANT_LINE), ...quotedText.matchAll(WROTE_LINE)];
  for (const line of lines) {
    for (const match of line[0].matchAll(ADDRESS)) {
      const address = match.groups?.['address'] ?? '';
      const name = (match.groups?.['name'] ?? '').trim();
      if (found.size < MAX_PARTICIPANTS && !found.has(address.toLowerCase())) {
        found.set(address.toLowerCase(), { name, address });
      }
    }
  }
  return [...found.values()];
}
