import type { MailAddress } from '../../../core/mail/message.ts';
import { cutLabel } from './header-labels.ts';

const ADDRESS = String.raw`[^\s<>()[\]\\,;:"'@]+@[^\s<>()[\]\\,;:"'@]*[^\s<>()[\]\\,;:"'@.]`;
const WHOLE = new RegExp(`^${ADDRESS}$`, 'u');
const IN_BRACKETS = new RegExp(`[<\\[(‹]\\s*(?:mailto:)?(${ADDRESS})\\s*[>\\])›]`, 'gu');
const ANYWHERE = new RegExp(ADDRESS, 'gu');
/** Longest text that is looked through for addresses. */
const MAX_TEXT = 20_000;

/** Text without line breaks and doubled spaces. */
export function collapse(text: string): string {
  return text.replace(/[\s\u00a0\u200b]+/g, ' ').trim();
}

/** Whether text is one address and nothing else. */
export function isAddress(text: string): boolean {
  return WHOLE.test(text);
}

/**
 * Reads addresses as webmails write them: `Name <a@b>`, `"Name, First" <a@b>`, `Name [a@b]`, `a@b`, several with commas
 * or semicolons, with or without a label before them (`From: Name<a@b>`). What is in brackets is the address, whatever
 * address the name before it looks like.
 */
export function readShownAddresses(text: string): readonly MailAddress[] {
  const clean = collapse(text.slice(0, MAX_TEXT));
  if (!clean.includes('@')) return [];
  const labelled = cutLabel(clean);
  return readBracketed(labelled === null ? clean : labelled.rest);
}

/** The address that a `mailto:` link is for; null for other links. */
export function readMailto(href: string): string | null {
  const match = /^\s*mailto:([^?]*)/i.exec(href);
  if (match === null) return null;
  try {
    const address = decodeURIComponent(match[1] ?? '').trim();
    return isAddress(address) ? address : (readShownAddresses(address)[0]?.address ?? null);
  } catch {
    return null;
  }
}

function readBracketed(text: string): readonly MailAddress[] {
  const found: MailAddress[] = [];
  let from = 0;
  for (const match of text.matchAll(IN_BRACKETS)) {
    const before = text.slice(from, match.index);
    const cut = findLastSeparator(before);
    if (cut > 0) found.push(...readBare(before.slice(0, cut)));
    found.push({ name: cleanName(before.slice(cut)), address: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  found.push(...readBare(text.slice(from)));
  return found;
}

/** Where the name before a bracket begins: after the last comma or semicolon outside quotes that ends an address. */
function findLastSeparator(text: string): number {
  let cut = 0;
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted || (character !== ',' && character !== ';')) continue;
    const part = text.slice(start, at).trim();
    if (part === '' || isAddress(part) || character === ';') cut = at + 1;
    start = at + 1;
  }
  return cut;
}

function readBare(text: string): readonly MailAddress[] {
  return Array.from(text.matchAll(ANYWHERE), ([address]) => ({ name: '', address }));
}

function cleanName(text: string): string {
  return text
    .replace(/^[\s,;]+|\s+$/g, '')
    .replace(/^"(.*)"$/s, '$1')
    .replace(/^'(.*)'$/s, '$1')
    .replaceAll('\\"', '"')
    .trim();
}
