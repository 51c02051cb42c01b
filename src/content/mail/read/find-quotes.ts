import type { MailAddress } from '../../../core/mail/message.ts';
import { cutLabel } from './header-labels.ts';
import { readShownAddresses } from './shown-address.ts';

/** One line of a message's text. */
export interface TextLine {
  readonly text: string;
  /** It stands in an element that webmails put quotations into. */
  readonly isInQuote: boolean;
}

export interface Quotations {
  /** One for each line. */
  readonly isQuoted: readonly boolean[];
  /** Those whom the quoted messages name in their own headers. */
  readonly participants: readonly MailAddress[];
}

/** The line over a quotation in English, German, Italian, French and Spanish, as mail programs write it. */
const ATTRIBUTIONS: readonly RegExp[] = [
  /^on .{6,240}\bwrote\s*:$/i,
  /^am .{6,240}\bschrieb\b.{0,160}:$/i,
  /^(?:il giorno|il|in data) .{6,240}\bha(?:nno)? scritto\s*:$/i,
  /^le .{6,240}\ba écrit\s*:$/i,
  /^el .{6,240}\bescribió\s*:$/i,
];
const SEPARATOR =
  /^[-_]{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|original-nachricht|weitergeleitete nachricht|messaggio originale|messaggio inoltrato|forwarded message|message d.origine|message original|message transféré|mensaje original|mensaje reenviado)\s*[-_]{2,}$/i;
/** An attribution may be broken into so many lines. */
const ATTRIBUTION_LINES = 3;
/** Within so many lines of its `From:` a header has its other labels. */
const HEADER_LINES = 8;
const HEADER_LABELS = 3;

/**
 * Tells what a sender wrote from what was quoted. A header of an earlier message (`Von: … Gesendet: … An: …`) and a
 * separator begin a quotation that goes on to the end; an attribution counts only with a quotation after it, so that the
 * bare words do not turn what follows into someone else's.
 */
export function findQuotations(lines: readonly TextLine[]): Quotations {
  const isQuoted = lines.map(({ text, isInQuote }) => isInQuote || text.startsWith('>'));
  const participants: MailAddress[] = [];
  for (let at = 0; at < lines.length; at++) {
    const attribution = readAttribution(lines, at, isQuoted);
    if (attribution !== null) {
      for (let line = at; line < at + attribution.lines; line++) isQuoted[line] = true;
      participants.push(...readShownAddresses(attribution.text.replace(/:$/, '')).map(dropDate));
    }
    const header = readQuotedHeader(lines, at);
    if (header !== null) participants.push(...header);
    const begins = header !== null || SEPARATOR.test(lines[at]?.text.trim() ?? '');
    if (begins && !isQuoted[at]) isQuoted.fill(true, at);
  }
  return { isQuoted, participants };
}

function readAttribution(
  lines: readonly TextLine[],
  at: number,
  isQuoted: readonly boolean[],
): { readonly text: string; readonly lines: number } | null {
  let text = '';
  for (let count = 1; count <= ATTRIBUTION_LINES; count++) {
    const line = cleanLine(lines[at + count - 1]?.text);
    if (line === '') return null;
    text = text === '' ? line : `${text} ${line}`;
    if (!line.endsWith(':')) continue;
    if (!ATTRIBUTIONS.some((pattern) => pattern.test(text))) return null;
    const next = lines.findIndex((one, index) => index >= at + count && one.text.trim() !== '');
    const hasQuotation = lines[at]?.isInQuote === true || (next >= 0 && isQuoted[next] === true);
    return hasQuotation ? { text, lines: count } : null;
  }
  return null;
}

/** Of `Am 19.11.2026 um 17:01 schrieb Peter Huber` the name alone. */
function dropDate({ name, address }: MailAddress): MailAddress {
  return {
    name: name.replace(/^.*(?:\d[\d:.]*\s*(?:uhr|am|pm|h)?|\bschrieb|,)\s+/i, '').replace(/[\s(]+$/, ''),
    address,
  };
}

/** The addresses of an earlier message's header that begins at a line; null where none does. */
function readQuotedHeader(lines: readonly TextLine[], at: number): readonly MailAddress[] | null {
  if (cutLabel(cleanLine(lines[at]?.text))?.field !== 'from') return null;
  const fields = new Set<string>();
  const addresses: MailAddress[] = [];
  for (const { text } of lines.slice(at, at + HEADER_LINES)) {
    const label = cutLabel(cleanLine(text));
    if (label === null) continue;
    fields.add(label.field);
    if (label.field !== 'subject' && label.field !== 'date')
      addresses.push(...readShownAddresses(label.rest));
  }
  return fields.size >= HEADER_LABELS ? addresses : null;
}

/** Without marks of quotation and of emphasis (`*Von:*`). */
function cleanLine(text: string | undefined): string {
  return (text ?? '')
    .replace(/^[>\s]+/, '')
    .replace(/\*/g, '')
    .trim();
}
