import type { Listing } from '../../core/list/verdict.ts';
import type { NoticeView } from '../../messages/notice.ts';
import { nameState, nameTone, sayClaim, sayDate, sayHeadline } from '../../ui/case-words.ts';
import { isolate } from '../../ui/isolate.ts';
import { type LocalText, readTextLanguage } from '../../ui/language.ts';
import { snake } from '../../ui/snake.ts';
import type { Tone } from '../../ui/tone.ts';
import { t } from '../../ui/translate.ts';
import { sayWhatToDo } from '../../ui/what-to-do.ts';

/** A notice as it is shown: what it is, why, what to do; the rest is one click away. */
export interface NoticeWords {
  readonly tone: Tone;
  /** The state in a word or two, beside its icon. */
  readonly word: string;
  readonly headline: string;
  readonly why: readonly LocalText[];
  readonly toDo: string;
  /** Null where no list says anything. */
  readonly provenance: Listing | null;
  readonly meaning: { readonly title: string; readonly points: readonly string[] } | null;
  /** Address of the authority's own page. */
  readonly readMore: string | null;
}

/** Puts a notice into words. */
export function sayNotice(view: NoticeView): NoticeWords {
  switch (view.kind) {
    case 'claims':
      return {
        tone: 'caution',
        word: nameTone('caution'),
        headline:
          view.agency === undefined
            ? t('notice_claims')
            : t('notice_claims_by', [t(`agency_${snake(view.agency)}`)]),
        why: [{ text: t('notice_unconfirmed'), lang: readTextLanguage() }],
        toDo: t('notice_claims_do'),
        provenance: null,
        meaning: { title: t('notice_meaning'), points: listMeaning() },
        readMore: null,
      };
    case 'confirmed':
      return {
        tone: 'seized',
        word: nameTone('seized'),
        headline: t('notice_confirmed', [isolate(view.listing.case.name)]),
        why: sayWhy(view.listing),
        toDo: t('do_seized'),
        provenance: view.listing,
        meaning: { title: t('after_account_title'), points: listMeaning() },
        readMore: view.readMore ?? null,
      };
    case 'note':
      return sayNote(view);
  }
}

function sayNote({ verdict, readMore }: Extract<NoticeView, { kind: 'note' }>): NoticeWords {
  const [first] = verdict.listings;
  const isSeized = first.status === 'seized' && !first.isOverdue;
  const isFraud = first.status === 'fraud-linked' && !first.isOverdue;
  return {
    // A note is for caution: the stronger colours belong to what is stopped.
    tone: isSeized ? 'seized' : 'caution',
    word: nameState(verdict),
    headline: isFraud ? t('linked_to_fraud') : sayHeadline(verdict),
    why: sayWhy(first),
    toDo: sayWhatToDo(verdict),
    provenance: first,
    meaning: isSeized ? { title: t('after_account_title'), points: listMeaning() } : null,
    readMore: readMore ?? null,
  };
}

/** Who claims what, and since when. */
function sayWhy(listing: Listing): readonly LocalText[] {
  return [sayClaim(listing), { text: sayDate(listing), lang: readTextLanguage() }];
}

/** What the seizure of a service means for its users: accounts, payments, data; and what to do. */
function listMeaning(): readonly string[] {
  return [t('meaning_account'), t('meaning_payment'), t('meaning_data'), t('after_police')];
}
