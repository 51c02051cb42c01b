import type { ListedVerdict, Listing } from '../../core/list/verdict.ts';
import type { AddressView } from '../../core/url/address-view.ts';
import { canonicalizeUrl } from '../../core/url/canonicalize.ts';
import type { LinkView } from '../../messages/mail-protocol.ts';
import { nameState, sayClaim, sayDate, sayHeadline } from '../../ui/case-words.ts';
import { type LocalText, readTextLanguage } from '../../ui/language.ts';
import { pickVerdictTone, type Tone } from '../../ui/tone.ts';
import { t } from '../../ui/translate.ts';
import { sayWhatToDo } from '../../ui/what-to-do.ts';

/** What the card of a marked link says. */
export interface LinkWords {
  readonly tone: Tone;
  readonly word: string;
  readonly headline: string;
  readonly why: readonly LocalText[];
  readonly toDo: string;
  /** Where the link leads in the end; null for what is no web address. */
  readonly target: AddressView | null;
  /** The services on the way, outermost first. */
  readonly through: readonly string[];
  readonly provenance: Listing | null;
}

/** Puts a listed link into words. */
export function sayLink({ steps, target }: LinkView, verdict: ListedVerdict): LinkWords {
  const listing = verdict.by === 'lists' ? verdict.listings[0] : null;
  const listed = verdict.by === 'lists' ? verdict.listings[0].indicator : verdict.indicator;
  return {
    tone: pickVerdictTone(verdict),
    word: nameState(verdict),
    headline: sayHeadline(verdict),
    why:
      listing === null
        ? [{ text: t('organisation_text'), lang: readTextLanguage() }]
        : [sayClaim(listing), { text: sayDate(listing), lang: readTextLanguage() }],
    toDo: sayWhatToDo(verdict),
    target: target === null ? null : describeTarget(target, listed.type === 'host' ? listed.value : null),
    through: [...new Set(steps.map(({ service }) => service))],
    provenance: listing,
  };
}

/** The listed part of a host stands out: here that is what counts, and it needs no list of public suffixes. */
function describeTarget(address: string, listedHost: string | null): AddressView | null {
  const result = canonicalizeUrl(address, URL);
  if (!result.ok) return null;
  const { host, path, query, text } = result.url;
  const isBelow = listedHost !== null && host.endsWith(`.${listedHost}`);
  const registrable = isBelow ? listedHost : host;
  return {
    text,
    host,
    before: host.slice(0, host.length - registrable.length),
    registrable,
    after: query === null ? path : `${path}?${query}`,
    unicodeHost: null,
    defanged: text,
  };
}
