import type { LinkSource, MailLink } from '../message.ts';
import { BoundedParser } from './bounded-parser.ts';

/** What HTML says to a person: its text with the layout's line breaks, apart from what it quotes, and its links. */
export interface HtmlText {
  readonly text: string;
  readonly quotedText: string;
  readonly links: readonly MailLink[];
  /** Pictures that are large enough to be seen. */
  readonly pictures: number;
}

/** Characters of HTML that are read; mail is rarely over 200,000. What follows is left out. */
const MAX_HTML = 2_000_000;
/** Characters of text that are kept, of the sender's words and of quotes each. */
export const MAX_TEXT = 200_000;
export const MAX_LINKS = 2_000;

const BLOCKS = new Set(
  'address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set('head noscript script style template title'.split(' '));
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Where mail programs begin what they quote. Gmail, Yahoo, Thunderbird, Proton, Outlook, Apple Mail. */
const QUOTE_CLASS =
  /(?:^|\s)(?:gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|OutlookMessageHeader|zmail_extra|tutanota_quote)(?:\s|$)/;
const QUOTE_ID =
  /^(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|reply-intro|OLK_SRC_BODY_SECTION)$/;
const HIDDEN_STYLE =
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)|max-height\s*:\s*0(?:px)?\s*(?:;|$|!)|opacity\s*:\s*0\s*(?:;|$|!))/i;
/** Outlook draws this line above what it quotes. */
const OUTLOOK_RULE = /border-top\s*:\s*solid\s+#(?:E1E1E1|B5C4DF)/i;

interface OpenElement {
  readonly name: string;
  readonly isSilent: boolean;
  readonly isHidden: boolean;
  readonly isQuoted: boolean;
}

interface OpenLink {
  readonly href: string;
  readonly from: LinkSource;
  readonly isHidden: boolean;
  readonly isQuoted: boolean;
  text: string;
}

/** Reads HTML in one pass, in time linear in its length: nesting costs nothing beyond the length of its tags. */
export function readHtmlText(html: string): HtmlText {
  const reader = new HtmlReader();
  const parser = new BoundedParser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.addText(text),
    },
    { decodeEntities: true },
  );
  parser.write(html.length > MAX_HTML ? html.slice(0, MAX_HTML) : html);
  parser.end();
  return reader.finish();
}

class HtmlReader {
  readonly #stack: OpenElement[] = [];
  readonly #own: TextLines = new TextLines();
  readonly #quoted: TextLines = new TextLines();
  readonly #links: MailLink[] = [];
  #link: OpenLink | null = null;
  #pictures = 0;
  /** Outlook and Yahoo mark the start of a quote, which then goes on to the end. */
  #isQuotedToEnd = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#stack.at(-1);
    const style = attributes['style'] ?? '';
    if (QUOTE_ID.test(attributes['id'] ?? '') || (name === 'div' && OUTLOOK_RULE.test(style)))
      this.#isQuotedToEnd = true;
    const element = {
      name,
      isSilent: (parent?.isSilent ?? false) || SILENT.has(name),
      isHidden: (parent?.isHidden ?? false) || 'hidden' in attributes || HIDDEN_STYLE.test(style),
      isQuoted:
        (parent?.isQuoted ?? false) ||
        (name === 'blockquote' && attributes['type'] === 'cite') ||
        QUOTE_CLASS.test(attributes['class'] ?? ''),
    };
    if (!VOID.has(name)) this.#stack.push(element);
    if (element.isSilent) return;
    const isQuoted = this.#isQuotedToEnd || element.isQuoted;
    const lines = isQuoted ? this.#quoted : this.#own;
    if (BLOCKS.has(name)) lines.breakLine();
    if (name === 'td' || name === 'th') lines.addGap();
    this.#openLink(name, attributes, element.isHidden, isQuoted);
    if (name === 'img' && !element.isHidden) this.#addPicture(attributes);
  }

  close(name: string): void {
    if (VOID.has(name)) return;
    const element = this.#stack.pop();
    if (element === undefined || element.isSilent) return;
    if (BLOCKS.has(name)) this.#linesOf(element).breakLine();
    if (name === 'a') this.#closeLink();
  }

  addText(text: string): void {
    const element = this.#stack.at(-1);
    if (element?.isSilent === true) return;
    if (this.#link !== null && this.#link.text.length < 500) this.#link.text += text;
    if (element?.isHidden !== true) this.#linesOf(element).add(text);
  }

  finish(): HtmlText {
    this.#closeLink();
    return {
      text: this.#own.finish(),
      quotedText: this.#quoted.finish(),
      links: this.#links,
      pictures: this.#pictures,
    };
  }

  #linesOf(element: OpenElement | undefined): TextLines {
    return this.#isQuotedToEnd || element?.isQuoted === true ? this.#quoted : this.#own;
  }

  #openLink(
    name: string,
    attributes: Readonly<Record<string, string>>,
    isHidden: boolean,
    isQuoted: boolean,
  ): void {
    if (name === 'a' && attributes['href'] !== undefined) {
      this.#closeLink();
      this.#link = { href: attributes['href'].trim(), from: 'link', isHidden, isQuoted, text: '' };
      return;
    }
    const form =
      name === 'form' ? attributes['action'] : name === 'button' ? attributes['formaction'] : undefined;
    const href = name === 'area' ? attributes['href'] : form;
    if (href === undefined || this.#links.length >= MAX_LINKS) return;
    const from = name === 'area' ? 'link' : 'form';
    this.#links.push({ text: attributes['alt'] ?? '', href: href.trim(), from, isQuoted, isHidden });
  }

  #closeLink(): void {
    const link = this.#link;
    this.#link = null;
    if (link === null || link.href === '' || this.#links.length >= MAX_LINKS) return;
    this.#links.push({ ...link, text: link.text.replace(/\s+/g, ' ').trim() });
  }

  #addPicture(attributes: Readonly<Record<string, string>>): void {
    const sides = [attributes['width'], attributes['height']].map((side) => Number.parseInt(side ?? '', 10));
    if (sides.some((side) => side <= 24)) return;
    this.#pictures++;
    const alternative = attributes['alt'] ?? '';
    if (this.#link !== null && this.#link.text.trim() === '') this.#link.text += alternative;
  }
}

/** Collects text as a page lays it out: white space runs are one space, blocks begin on a new line. */
class TextLines {
  readonly #parts: string[] = [];
  #length = 0;
  #atLineStart = true;
  #needsSpace = false;

  add(text: string): void {
    if (this.#length > MAX_TEXT) return;
    const words = text.replace(/[\t\n\f\r \u00a0]+/g, ' ');
    if (words === ' ' || words === '') {
      this.#needsSpace ||= words === ' ' && !this.#atLineStart;
      return;
    }
    const hasLead = words.startsWith(' ') || this.#needsSpace;
    this.#push((hasLead && !this.#atLineStart ? ' ' : '') + words.trim());
    this.#needsSpace = words.endsWith(' ');
    this.#atLineStart = false;
  }

  addGap(): void {
    this.#needsSpace = !this.#atLineStart;
  }

  breakLine(): void {
    if (this.#atLineStart) return;
    this.#push('\n');
    this.#atLineStart = true;
    this.#needsSpace = false;
  }

  finish(): string {
    return this.#parts.join('').trim().slice(0, MAX_TEXT);
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
