import type { JSX } from 'preact';
import type { Support } from '../core/policy/support.ts';
import { isolate } from '../ui/isolate.ts';
import { t } from '../ui/translate.ts';

/** The organisation's own words, marked as its own. Nothing where policy has none. */
function OwnWords({ support: { message, organisation } }: OrganisationNoteProps): JSX.Element | null {
  if (message === undefined) return null;
  const from =
    organisation === undefined
      ? t('message_from_organisation')
      : t('message_from_named', [isolate(organisation)]);
  return (
    <div class="own-words">
      <p class="dim small">{from}</p>
      <p dir="auto">{message}</p>
    </div>
  );
}

/** Whom to ask in the organisation. Nothing where policy names nobody. */
function SupportLine({ support: { name, mail, phone, url } }: OrganisationNoteProps): JSX.Element | null {
  if ([name, mail, phone, url].every((field) => field === undefined)) return null;
  return (
    <p class="support">
      <span class="dim">{t('ask_support')}</span> {name !== undefined && <bdi>{name}</bdi>}{' '}
      {phone !== undefined && (
        <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} dir="ltr">
          {phone}
        </a>
      )}{' '}
      {mail !== undefined && <a href={`mailto:${encodeURIComponent(mail)}`}>{mail}</a>}{' '}
      {url !== undefined && (
        <a href={url} rel="noreferrer">
          {t('support_page')}
        </a>
      )}
    </p>
  );
}

interface OrganisationNoteProps {
  readonly support: Support;
}

/** What the organisation has to say to whoever meets a warning. */
export function OrganisationNote({ support }: OrganisationNoteProps): JSX.Element {
  return (
    <>
      <OwnWords support={support} />
      <SupportLine support={support} />
    </>
  );
}
