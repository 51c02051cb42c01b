import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MailSite } from '../messages/mail-protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { joinNames } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { t } from '../ui/translate.ts';
import { Chapter } from './chapter.tsx';
import { Spoken } from './spoken.tsx';

interface MailSitesChapterProps {
  /** Policy says where mail is checked; the person cannot. */
  readonly isLocked: boolean;
}

/** Where mail is checked beside the webmails that are known: what IT named, and what the person added and can take back. */
export function MailSitesChapter({ isLocked }: MailSitesChapterProps): JSX.Element {
  const [sites, setSites] = useState<readonly MailSite[]>([]);
  const [stopped, setStopped] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    sendMessage('describeMailSites', {}).then(setSites, () => setFailed(true));
  }, []);
  const stop = (host: string) => {
    sendMessage('leaveMailSite', { host }).then(
      (left) => {
        setSites(left);
        setStopped(host);
      },
      () => setFailed(true),
    );
  };
  const hostsBy = (who: MailSite['by']) => sites.filter(({ by }) => by === who).map(({ host }) => host);
  const own = hostsBy('person');
  const named = hostsBy('organisation');
  return (
    <Chapter title={t('mail_sites_title')}>
      <p>{t('mail_sites_intro')}</p>
      {named.length > 0 && <p>{t('mail_sites_organisation', [joinNames(named, readFormatLocale())])}</p>}
      {own.length === 0 && <p class="dim">{t('mail_sites_none')}</p>}
      {own.length > 0 && (
        <ul class="mail-sites">
          {own.map((host) => (
            <li key={host}>
              <bdi dir="ltr">{host}</bdi>
              {!isLocked && (
                <button
                  type="button"
                  class="button button-small"
                  aria-label={t('mail_sites_stop_label', [host])}
                  onClick={() => stop(host)}
                >
                  {t('mail_sites_stop')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {stopped !== null && (
        <Spoken key={stopped} as="p">
          {t('mail_sites_stopped', [stopped])}
        </Spoken>
      )}
      {hasFailed && <p role="alert">{t('no_answer_short')}</p>}
    </Chapter>
  );
}
