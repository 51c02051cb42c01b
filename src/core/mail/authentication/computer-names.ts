import type { MailHeader } from '../message.ts';

/** Windows' own names for computers, and any other single label that a program greets with. */
const HELO = /\bfrom\s+([A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?)(?=[\s([])/gi;
const IN_BRACKETS = /\((?:helo[= ]|ehlo[= ])?\[?([A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?)\]?(?=[\s)[])/gi;
const MESSAGE_ID_HOST = /@([A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?)>?\s*$/i;
const BY = /\bby\s+([A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?)(?=[\s;(])/gi;
const MAX_NAMES = 50;

/**
 * Names of single computers, in capitals, in the message's own `Received` and `Message-ID` headers. Headers of messages
 * that are attached do not count: who forwards a fraud is not its sender.
 */
export function findComputerNames(headers: readonly MailHeader[]): readonly string[] {
  const names = new Set<string>();
  for (const { name, value } of headers) {
    if (names.size >= MAX_NAMES) break;
    const text = value.slice(0, 2_000);
    if (name === 'received') {
      for (const pattern of [HELO, IN_BRACKETS, BY]) {
        for (const [, label = ''] of text.matchAll(pattern)) addName(names, label);
      }
    } else if (name === 'message-id') addName(names, MESSAGE_ID_HOST.exec(text)?.[1] ?? '');
  }
  return [...names];
}

function addName(names: Set<string>, label: string): void {
  if (label.length > 2 && !/^\d+$/.test(label) && label.toLowerCase() !== 'localhost')
    names.add(label.toUpperCase());
}
