import type { JSX } from 'preact';
import type { Publisher } from '../core/list/model.ts';
import type { Listing } from '../core/list/verdict.ts';
import { nameClaim, nameIndicatorType, nameKind, sayClaim } from './case-words.ts';
import { ClaimText } from './claim-text.tsx';
import { Fact } from './fact.tsx';
import { formatDate } from './format.ts';
import { pickText, readFormatLocale } from './language.ts';
import { OutsideLink, SourceLink } from './outside-link.tsx';
import { nameList } from './provenance-line.tsx';
import { t } from './translate.ts';

function DayFact({
  name,
  date,
}: {
  readonly name: string;
  readonly date: string | undefined;
}): JSX.Element | null {
  if (date === undefined) return null;
  return (
    <Fact name={name}>
      <span class="figures">{formatDate(date, readFormatLocale())}</span>
    </Fact>
  );
}

function PublisherFact({ publisher }: { readonly publisher: Publisher }): JSX.Element {
  return (
    <Fact name={t('fact_publisher')}>
      <p>{publisher.legalName}</p>
      {publisher.contact !== undefined && (
        <p>
          <OutsideLink href={publisher.contact}>{publisher.contact.replace(/^mailto:/, '')}</OutsideLink>
        </p>
      )}
      {publisher.complaintUrl !== undefined && (
        <p>
          <OutsideLink href={publisher.complaintUrl}>{t('fact_object')}</OutsideLink>
        </p>
      )}
    </Fact>
  );
}

/** Everything that a list says of one listing, with its sources. */
export function ListingFacts({ listing }: { readonly listing: Listing }): JSX.Element {
  const { claim, indicator, list } = listing;
  const summary = pickText(listing.case.summary);
  const sources = [claim.source, ...listing.case.sources.filter((source) => source !== claim.source)];
  return (
    <dl class="facts">
      <Fact name={t('fact_claim')}>
        <p>{nameClaim(listing)}</p>
      </Fact>
      <Fact name={t('fact_case')}>
        <p>
          <bdi>{listing.case.name}</bdi>: {nameKind(listing.case.kind)}
        </p>
        {sayClaim(listing).text !== summary.text && <p lang={summary.lang}>{summary.text}</p>}
      </Fact>
      <Fact name={t('fact_sources')}>
        <ul>
          {sources.map((source) => (
            <li key={source}>
              <SourceLink href={source} />
            </li>
          ))}
        </ul>
      </Fact>
      {claim.locator !== '' && (
        <Fact name={t('fact_locator')}>
          <span lang="en">{claim.locator}</span>
        </Fact>
      )}
      {claim.note !== undefined && (
        <Fact name={t('fact_note')}>
          <span lang="en">{claim.note}</span>
        </Fact>
      )}
      <DayFact name={t('fact_checked')} date={claim.lastChecked} />
      <DayFact name={t('fact_first_seen')} date={claim.firstSeen} />
      <DayFact name={t('fact_last_seen')} date={claim.lastSeen} />
      <Fact name={t('fact_entry')}>
        <p>
          <bdi class="mono" dir="ltr">
            {indicator.value}
          </bdi>
        </p>
        <p class="dim">{nameIndicatorType(indicator.type)}</p>
      </Fact>
      <Fact name={t('fact_list')}>
        <p class="figures">
          {nameList(list)}, {formatDate(list.date, readFormatLocale())}
        </p>
      </Fact>
      <PublisherFact publisher={list.publisher} />
    </dl>
  );
}

/** The further listings of one address, each in one sentence with its list. */
export function OtherListings({ listings }: { readonly listings: readonly Listing[] }): JSX.Element | null {
  if (listings.length === 0) return null;
  return (
    <section class="other-listings">
      <h2>{t('fact_others')}</h2>
      <ul>
        {listings.map((listing) => (
          <li key={`${listing.list.id} ${listing.case.id} ${listing.indicator.value}`}>
            <ClaimText listing={listing} />
            <p class="small dim">
              {nameList(listing.list)} · <SourceLink href={listing.claim.source} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
