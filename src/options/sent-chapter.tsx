import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ReportingView, SentRequest } from '../messages/reporting.ts';
import { sendMessage } from '../platform/messaging.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { formatCount, formatMoment, pickPlural } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { t } from '../ui/translate.ts';
import { Chapter } from './chapter.tsx';

/** Requests that are shown at first. */
const SHOWN = 10;

/** What the organisation's IT is told of this browser: every request, with exactly its bytes. */
export function SentChapter(): JSX.Element {
  const [view, setView] = useState<ReportingView | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    sendMessage('describeReporting', {}).then(setView, () => setFailed(true));
  }, []);
  return (
    <Chapter title={t('sent_title')}>
      {hasFailed && <p class="news">{t('no_answer_short')}</p>}
      {view !== null && (
        <>
          <Receiver view={view} />
          {view.sent.length > 0 && <Requests sent={view.sent} />}
        </>
      )}
    </Chapter>
  );
}

function Receiver({ view }: { readonly view: ReportingView }): JSX.Element {
  const { receiver, waiting, sent } = view;
  const locale = readFormatLocale();
  if (receiver === null) return <p>{sent.length === 0 ? t('sent_off') : t('sent_no_more')}</p>;
  return (
    <>
      <p>{t('sent_on', [receiver.host])}</p>
      <p>{receiver.detail === 'minimal' ? t('sent_minimal') : t('sent_standard')}</p>
      {receiver.hasIdentity && <p>{t('sent_identity')}</p>}
      {receiver.hasReasonText && <p>{t('sent_reason_text')}</p>}
      {receiver.isExposureSent && (
        <p>{receiver.hasAgreement ? t('sent_exposure_which') : t('sent_exposure_count')}</p>
      )}
      {sent.length === 0 && <p>{t('sent_nothing')}</p>}
      {waiting > 0 && (
        <p class="figures">
          {t(`sent_waiting_${pickPlural(waiting, locale)}`, [formatCount(waiting, locale)])}
        </p>
      )}
    </>
  );
}

function Requests({ sent }: { readonly sent: readonly SentRequest[] }): JSX.Element {
  const [shown, setShown] = useState(SHOWN);
  return (
    <div class="card memory-card">
      <ul class="memory-rows">
        {sent.slice(0, shown).map((request, index) => (
          <li key={`${request.time} ${index}`} class="memory-row">
            <Request request={request} />
          </li>
        ))}
      </ul>
      {shown < sent.length && (
        <div class="actions">
          <button type="button" class="button button-small" onClick={() => setShown(shown + SHOWN)}>
            {t('memory_more')}
          </button>
        </div>
      )}
    </div>
  );
}

function Request({ request }: { readonly request: SentRequest }): JSX.Element {
  const { time, host, events, status, body } = request;
  const locale = readFormatLocale();
  return (
    <>
      <p class="figures">
        {formatMoment(time, locale)} · <bdi dir="ltr">{host}</bdi> ·{' '}
        {t(`sent_events_${pickPlural(events, locale)}`, [formatCount(events, locale)])}
      </p>
      <p class="small dim">{sayStatus(status)}</p>
      <Disclosure title={t('sent_bytes')}>
        <pre class="sent-body" dir="ltr" translate={false}>
          {body}
        </pre>
      </Disclosure>
    </>
  );
}

function sayStatus(status: number | null): string {
  if (status === null) return t('sent_unanswered');
  return status >= 200 && status < 300 ? t('sent_taken') : t('sent_not_taken', [String(status)]);
}
