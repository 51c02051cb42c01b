import type { JSX } from 'preact';
import type { WarningView } from '../messages/protocol.ts';
import { AddressText } from '../ui/address-text.tsx';
import { AftercareSection } from '../ui/aftercare-section.tsx';
import { nameState, sayClaim, sayDate, sayHeadline } from '../ui/case-words.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { ListingFacts, OtherListings } from '../ui/listing-facts.tsx';
import { ProvenanceLine } from '../ui/provenance-line.tsx';
import { pickVerdictTone } from '../ui/tone.ts';
import { t } from '../ui/translate.ts';
import { sayWhatToDo } from '../ui/what-to-do.ts';
import { BackButton } from './back-button.tsx';
import { ContinueSection } from './continue-section.tsx';
import { leavePage } from './leave-page.ts';
import { MistakeSection } from './mistake-section.tsx';
import { OrganisationNote } from './organisation-note.tsx';
import { PageFrame } from './page-frame.tsx';

type ListedView = Extract<WarningView, { kind: 'listed' }>;

/** Who claims what, and since when. */
function ClaimSentence({ view }: { readonly view: ListedView }): JSX.Element {
  if (view.verdict.by === 'organisation') return <p id="claim">{t('organisation_text')}</p>;
  const [first] = view.verdict.listings;
  const { text, lang } = sayClaim(first);
  return (
    <p id="claim">
      {first.status === 'fraud-linked' && !first.isOverdue && `${t('linked_to_fraud')} `}
      <span lang={lang}>{text}</span> {sayDate(first)}
    </p>
  );
}

/** A listed address: what it is, who says so, what to do. Everything else is one click away. */
export function ListedWarning({ view }: { readonly view: ListedView }): JSX.Element {
  const { address, verdict, support } = view;
  const listings = verdict.by === 'lists' ? verdict.listings : [];
  const [first, ...others] = listings;
  // A list's publisher has no say in what the organisation itself does not allow.
  const reportMail = verdict.by === 'organisation' ? null : view.reportMail;
  return (
    <PageFrame
      tone={pickVerdictTone(verdict)}
      word={nameState(verdict)}
      headline={sayHeadline(verdict, support.organisation)}
      support={support}
      describedBy="claim what-to-do"
    >
      <div class="address-block">
        <AddressText address={address} isDefanged />
      </div>
      <div class="lead">
        <ClaimSentence view={view} />
        <p id="what-to-do">{sayWhatToDo(verdict)}</p>
      </div>
      <div class="actions">
        <BackButton label={t('back_to_safety')} onBack={leavePage} />
      </div>
      {first !== undefined && <ProvenanceLine listing={first} />}
      <OrganisationNote support={support} />
      <div class="disclosures">
        <AftercareSection verdict={verdict} />
        {first !== undefined && (
          <Disclosure title={t('details_title')}>
            <ListingFacts listing={first} />
            <OtherListings listings={others} />
          </Disclosure>
        )}
        <MistakeSection verdict={verdict} address={address} mail={support.mail ?? reportMail} />
        <ContinueSection rule={view.continueRule} token={view.continueToken} />
      </div>
    </PageFrame>
  );
}
