import type { JSX } from 'preact';
import { CopyButton } from '../ui/copy-button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { readFormatLocale } from '../ui/language.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { readBrowserLanguage, t } from '../ui/translate.ts';
import type { JudgedState } from './inspection.ts';
import type { NamedAccount } from './name-accounts.ts';
import { printItem } from './print-item.ts';
import { EUROPOL, type ReportPlace, sortPlaces } from './report-places.ts';
import { writeReport } from './write-report.ts';

interface ReportSectionProps {
  readonly name: string;
  readonly state: JudgedState;
  readonly accounts: readonly NamedAccount[];
}

/** What to do where money has left or a fraud is to be told: the bank first, then the police. Nothing is sent from here. */
export function ReportSection({ name, state, accounts }: ReportSectionProps): JSX.Element {
  const report = writeReport({ name, state, accounts, now: Date.now() });
  return (
    <>
      <ol class="steps">
        <li>{t('inspect_report_bank')}</li>
        <li>{t('inspect_report_keep')}</li>
        <li>{t('inspect_report_police')}</li>
      </ol>
      <div class="actions">
        <CopyButton text={report} label={t('inspect_report_copy')} />
        <button type="button" class="button" onClick={({ currentTarget }) => printItem(currentTarget)}>
          {t('inspect_report_print')}
        </button>
      </div>
      <p class="small dim">{t('inspect_report_private')}</p>
      <Places />
    </>
  );
}

function Places(): JSX.Element {
  const locale = readBrowserLanguage().includes('-') ? readBrowserLanguage() : readFormatLocale();
  return (
    <Disclosure title={t('inspect_places')}>
      <dl class="facts places">
        {sortPlaces(locale).map(({ country, name, places }) => (
          <>
            <dt key={country}>{name}</dt>
            <dd>
              {places.map((place) => (
                <Place key={place.url} place={place} />
              ))}
              {country === 'US' && <p class="small">{t('inspect_places_us')}</p>}
              {country === 'GB' && <p class="small">{t('inspect_places_gb')}</p>}
            </dd>
          </>
        ))}
        <dt>{t('inspect_places_other')}</dt>
        <dd>
          <Place place={EUROPOL} />
        </dd>
      </dl>
    </Disclosure>
  );
}

function Place({ place: { name, url, phone } }: { readonly place: ReportPlace }): JSX.Element {
  return (
    <p>
      <OutsideLink href={url}>{name}</OutsideLink>
      {phone !== undefined && (
        <span class="figures">
          {' '}
          · <bdi dir="ltr">{phone}</bdi>
        </span>
      )}
    </p>
  );
}
