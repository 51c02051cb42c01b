import { boundPageFacts, type PageFacts } from './page-facts.ts';
import { type Agency, findAgency } from './seizing-agency.ts';

/** What a page says of itself. Anyone can copy such a page, so it is a claim and nothing more. */
export type Recognition =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'claims';
      /** Who the page says has seized it; null where it names none that is known here. */
      readonly agency: Agency | null;
    };

const NONE: Recognition = { kind: 'none' };

/** First sign. Quoted, it is somebody's report of a notice and not the notice. */
const SEIZED =
  /(["'“”„«»‘’‹›「『]\s?)?\bthis (?:domain|website|site|hidden service)(?: name)?(?: for (?:[^.!?"“”\n]|\.(?=\S)){1,80}?)? has been seized (?:by|in accordance with|pursuant to)\b/gi;
/** Second sign: the legal ground that a real notice names. News pages have the first sign alone. */
const GROUND =
  /seizure warrant|U\.\s?S\.\s?C\.|United States District Court|law enforcement (?:operation|action)/i;

/** A notice is a poster: little text, and nowhere to go. */
const MOST_WORDS = 200;
const MOST_LINKS = 3;

/**
 * Tells whether a page claims to have been seized: two independent signs in its words, and the shape of a notice. The
 * wording is that of United States federal notices, proved on archived pages; other languages are not recognised (see
 * docs/notices.md). Whatever the page holds, no more of it is looked at than `PAGE_LIMITS` says.
 */
export function recogniseSeizure(whole: PageFacts): Recognition {
  const page = boundPageFacts(whole);
  if (!hasNoticeShape(page)) return NONE;
  // A sign never reaches from one piece of the page into the next.
  const text = [page.title, ...page.headings, ...page.imageTexts, page.text].map(smoothText).join('\n');
  if (!GROUND.test(text)) return NONE;
  for (const match of text.matchAll(SEIZED)) {
    if (match[1] !== undefined) continue;
    return { kind: 'claims', agency: findAgency(text, match.index + match[0].length) };
  }
  return NONE;
}

/** True for a page with fewer than 200 words, three links at most, no form, that does not call itself an article. */
function hasNoticeShape(page: PageFacts): boolean {
  if (page.isLong || page.links > MOST_LINKS || page.forms > 0 || page.articles > 0) return false;
  if (/^article\b/i.test(page.ogType.trim())) return false;
  return countWords([page.text, ...page.imageTexts].join(' ')) < MOST_WORDS;
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function smoothText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
