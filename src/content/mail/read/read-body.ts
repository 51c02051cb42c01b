import type { MailAddress, MailLink } from '../../../core/mail/message.ts';
import { findQuotations, type TextLine } from './find-quotes.ts';
import { readOwnRedirect } from './own-redirect.ts';
import { collapse } from './shown-address.ts';
import { type FoundLink, walkBody } from './walk-body.ts';

export interface BodyLink {
  readonly element: Element;
  readonly link: MailLink;
}

export interface BodyReading {
  readonly text: string;
  readonly quotedText: string;
  /** In the order of the message. */
  readonly links: readonly BodyLink[];
  readonly thread: readonly MailAddress[];
  readonly isTextInPictures: boolean;
  /** Documents and shadow roots within it. */
  readonly roots: readonly (Document | ShadowRoot)[];
  readonly isWhole: boolean;
}

/** What mail programs and webmails put quotations into. Ids and classes may have got a prefix from the webmail that shows them. */
const QUOTES =
  'blockquote[type="cite"], [class*="gmail_quote"], [class*="gmail_extra"], [class*="yahoo_quoted"], [class*="protonmail_quote"], [class*="tutanota_quote"], [class*="moz-cite-prefix"], [class*="zmail_extra"], [id$="OLK_SRC_BODY_SECTION"], [id$="reply-intro"], [name$="messageReplySection"], [name$="quote"]';
const BEGINNERS =
  '[id$="divRplyFwdMsg"], [id$="appendonsend"], [id$="replySplit"], [class*="OutlookMessageHeader"]';
/** Below this many letters and digits a message with pictures says in them what it has to say. */
const PICTURE_TEXT = 40;
/** Pixels: smaller pictures are for counting readers. */
const SMALLEST_PICTURE = 4;
const MAX_LINK_TEXT = 2000;

/** Reads a message's content. @param quotes further selectors for what holds a quotation */
export function readBody(body: Element, quotes: readonly string[]): BodyReading {
  const holders = new Set(findAll(body, [QUOTES, ...quotes].join(', ')));
  for (const quote of body.querySelectorAll('blockquote')) if (followsAttribution(quote)) holders.add(quote);
  const walked = walkBody(body, holders, new Set(body.querySelectorAll(BEGINNERS)));
  const { isQuoted, participants } = findQuotations(walked.lines);
  const own = joinLines(walked.lines, (index) => isQuoted[index] !== true);
  const quoted = joinLines(walked.lines, (index) => isQuoted[index] === true);
  // A message that is nothing but a quotation was forwarded: that is what it says.
  const isForwarded = countLetters(own) === 0;
  const canSee = canBeSeen(body);
  return {
    text: isForwarded ? quoted : own,
    quotedText: isForwarded ? '' : quoted,
    links: walked.links.map((found) => ({
      element: found.element,
      link: buildLink(found, !isForwarded && isQuoted[found.line] === true, canSee),
    })),
    thread: dropDoubles(participants),
    isTextInPictures: countLetters(own) + countLetters(quoted) < PICTURE_TEXT && hasPicture(body),
    roots: walked.roots,
    isWhole: walked.isWhole,
  };
}

function buildLink(found: FoundLink, isQuoted: boolean, canSee: boolean): MailLink {
  const { element, href, from } = found;
  // An area of a picture has no box of its own.
  const isHidden = found.isHidden || (canSee && element.localName !== 'area' && !canBeSeen(element));
  if (from === 'text') return { text: href, href, from, isQuoted, isHidden };
  return { text: readLinkText(element), href: readOwnRedirect(element) ?? href, from, isQuoted, isHidden };
}

function readLinkText(element: Element): string {
  const text = collapse(element.textContent.slice(0, MAX_LINK_TEXT));
  if (text !== '') return text;
  const picture = element.querySelector('img[alt]');
  const named = picture?.getAttribute('alt') ?? element.getAttribute('alt') ?? element.getAttribute('value');
  return collapse(named ?? element.getAttribute('title') ?? '');
}

function canBeSeen(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** Whether the line over a quotation says whose words it holds. */
function followsAttribution(quote: Element): boolean {
  let before: Node | null = quote.previousSibling;
  while (before !== null && (before.textContent ?? '').trim() === '') before = before.previousSibling;
  return (
    /:\s*$/.test((before?.textContent ?? '').slice(-400)) &&
    /@|\d/.test((before?.textContent ?? '').slice(-400))
  );
}

function joinLines(lines: readonly TextLine[], isWanted: (index: number) => boolean): string {
  return lines
    .filter((_, index) => isWanted(index))
    .map(({ text }) => text)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function countLetters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

function hasPicture(body: Element): boolean {
  return [...body.querySelectorAll('img')].some((image) => {
    const isSmall = (name: string) => Number(image.getAttribute(name) ?? SMALLEST_PICTURE) < SMALLEST_PICTURE;
    return !isSmall('width') && !isSmall('height');
  });
}

function dropDoubles(addresses: readonly MailAddress[]): readonly MailAddress[] {
  return [...new Map(addresses.map((one) => [one.address.toLowerCase(), one])).values()];
}

function findAll(body: Element, selector: string): readonly Element[] {
  try {
    return [...body.querySelectorAll(selector)];
  } catch {
    return [...body.querySelectorAll(QUOTES)];
  }
}
