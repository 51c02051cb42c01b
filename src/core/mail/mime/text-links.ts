import type { MailLink } from '../message.ts';

const WRITTEN_LINK = /\bhttps?:\/\/[^\s<>"')\]]{3,2000}/gi;
const MAX_WRITTEN = 500;

/** Web addresses that are only written in a text. */
export function findTextLinks(text: string, isQuoted: boolean): readonly MailLink[] {
  const links: MailLink[] = [];
  for (const [match] of text.matchAll(WRITTEN_LINK)) {
    if (links.length >= MAX_WRITTEN) break;
    const href = match.replace(/[.,;:!?]+$/, '');
    links.push({ text: href, href, from: 'text', isQuoted, isHidden: false });
  }
  return links;
}
