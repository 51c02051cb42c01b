import type { MailAddress } from '../message.ts';

/** Participants of a thread that are kept. */
const MAX_PARTICIPANTS = 200;
/** A longer line is no line of a header that somebody quoted. */
const MAX_LINE = 2_000;
const MAX_NAME = 100;
const PARTICIPANTS = /^\*?(?:from|to|cc|sent by|reply-to|da|a|von|an|de|à|para|per)\*? ?:/i;
const WROTE = /(?:wrote|ha scritto|schrieb|a écrit|escribió)[^\n]{0,120}:$/i;
const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\p{L}\p{N}.-]{3,253}\p{L}/gu;
const BEFORE_ADDRESS = /[<[(](?:mailto:)?$/;

/** The addresses that the header lines within a quoted thread name, each once, in time linear in the text. */
export function findThreadAddresses(quotedText: string): readonly MailAddress[] {
  const found = new Map<string, MailAddress>();
  for (const written of quotedText.split('\n')) {
    if (written.length > MAX_LINE || found.size >= MAX_PARTICIPANTS) continue;
    const line = written.replace(/[ \t\u00a0]+/g, ' ').trim();
    if (!PARTICIPANTS.test(line) && !WROTE.test(line)) continue;
    for (const match of line.matchAll(ADDRESS)) {
      const [address] = match;
      if (found.size < MAX_PARTICIPANTS && !found.has(address.toLowerCase())) {
        found.set(address.toLowerCase(), { name: nameBefore(line, match.index), address });
      }
    }
  }
  return [...found.values()];
}

/** `Anna Klein <`, `"Klein, Anna" [mailto:`: what stands between the sign before and the bracket. */
function nameBefore(line: string, start: number): string {
  const before = line.slice(Math.max(0, start - MAX_NAME - 20), start);
  if (!BEFORE_ADDRESS.test(before)) return '';
  const name = before.replace(BEFORE_ADDRESS, '').trimEnd();
  const from = name.endsWith('"') ? name.lastIndexOf('"', name.length - 2) : lastSign(name);
  return name
    .slice(from + 1)
    .replaceAll('"', '')
    .trim()
    .slice(0, MAX_NAME);
}

function lastSign(name: string): number {
  return Math.max(...['"', '<', '>', ',', ';', ':'].map((sign) => name.lastIndexOf(sign)));
}
