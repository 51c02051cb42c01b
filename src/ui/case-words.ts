import type { CaseKind, ClaimKind } from '../core/list/model.ts';
import type { ListedVerdict, Listing } from '../core/list/verdict.ts';
import { formatDate, readPrecision } from './format.ts';
import { isolate } from './isolate.ts';
import { type LocalText, pickText, readFormatLocale, readTextLanguage } from './language.ts';
import { snake } from './snake.ts';
import type { Tone } from './tone.ts';
import { t } from './translate.ts';

/** "Rented criminal virtual desktops" */
export function nameKind(kind: CaseKind): string {
  return t(`kind_${snake(kind)}`);
}

/**
 * Kinds of which the case's name is not a service that ran at the address: groups that used an address, and listings
 * that speak of the address alone.
 */
const FRAMES: ReadonlyMap<CaseKind, 'user' | 'address'> = new Map([
  ['state-intrusion', 'user'],
  ['lookalike', 'address'],
  ['publisher-list', 'address'],
]);

/** Claims that a list may make only on the word of the authority, court or company itself (see `docs/list-format.md`). */
const FIRST_HAND: ReadonlySet<ClaimKind> = new Set(['seized', 'forfeited', 'sanctioned', 'charged']);

/**
 * Who claims what: "Microsoft says that RedVDS, which ran here, rented computers to criminals."
 *
 * Said in our words only where that is sure to be true: the source is first-hand, and the case is named for the
 * service (its reviewed summary opens with the name) and not for the operation against it. Else the summary itself is
 * shown, which says who says so.
 */
export function sayClaim({ case: of, claim }: Listing): LocalText {
  const did = t(`did_${snake(of.kind)}`);
  const [leading] = of.authority;
  const lang = readTextLanguage();
  const frame = FRAMES.get(of.kind) ?? 'service';
  if (leading !== undefined && frame === 'address')
    return { text: t('says_address', [isolate(leading), did]), lang };
  const isNamedForService = of.summary.en.startsWith(of.name);
  if (leading === undefined || !FIRST_HAND.has(claim.kind) || !isNamedForService) return pickText(of.summary);
  const named = [isolate(leading), isolate(of.name), did] as const;
  return {
    text: frame === 'user' ? t('says_user', named) : t('says_service', named),
    lang,
  };
}

/** "Since 14 January 2026." for what was taken over, "Named in May 2026." for the rest. */
export function sayDate(listing: Listing): string {
  const { date } = listing.case;
  const shown = formatDate(date, readFormatLocale());
  const precision = readPrecision(date);
  return listing.status === 'seized' ? t(`since_${precision}`, [shown]) : t(`named_${precision}`, [shown]);
}

/** What the source says of this very address, as its own sentence. */
export function nameClaim(listing: Listing): string {
  return t(`claim_${snake(listing.claim.kind)}`);
}

const INDICATOR_WORDS: ReadonlyMap<string, 'type_host' | 'type_url' | 'type_ip_range'> = new Map([
  ['host', 'type_host'],
  ['url', 'type_url'],
  ['ip-range', 'type_ip_range'],
]);

/** What kind of entry matched, in words; empty for kinds that no web address can match. */
export function nameIndicatorType(type: string): string {
  const key = INDICATOR_WORDS.get(type);
  return key === undefined ? '' : t(key);
}

/** The state in a word or two, beside its icon. */
export function nameTone(tone: Tone): string {
  return t(`tone_${snake(tone)}`);
}

/** The state of a listed address in a word or two: as {@link nameTone}, with the reason for caution named. */
export function nameState(verdict: ListedVerdict): string {
  if (verdict.by === 'organisation') return t('state_organisation');
  const [first] = verdict.listings;
  if (first.status === 'disputed') return t('state_disputed');
  if (first.isOverdue) return t('state_overdue');
  return nameTone(first.status);
}

/** The one sentence that stands for a listed address: who took it over, or what not to do. */
export function sayHeadline(verdict: ListedVerdict, organisation?: string): string {
  if (verdict.by === 'organisation') {
    return organisation === undefined
      ? t('headline_organisation')
      : t('headline_organisation_named', [isolate(organisation)]);
  }
  const [first] = verdict.listings;
  if (first.status === 'disputed') return t('headline_disputed');
  if (first.isOverdue) {
    const year = first.case.date.slice(0, 4);
    return first.status === 'seized'
      ? t('headline_overdue_seized', [year])
      : t('headline_overdue_other', [year]);
  }
  switch (first.status) {
    case 'seized':
      if (first.case.takeover === 'court-order') return t('headline_court');
      return first.case.takeover === 'police' ? t('headline_police') : t('headline_seized');
    case 'fraud-linked':
      return t('headline_fraud');
    case 'crime-service':
      return t('headline_crime');
  }
}
