import type { JSX } from 'preact';
import { buildMistakeReport } from '../core/list/mistake-report.ts';
import type { ListedVerdict } from '../core/list/verdict.ts';
import type { AddressView } from '../core/url/address-view.ts';
import { sendMessage } from '../platform/messaging.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { t } from '../ui/translate.ts';

interface MistakeSectionProps {
  readonly verdict: ListedVerdict;
  readonly address: AddressView;
  /** Where the report goes; null: it can be copied only. */
  readonly mail: string | null;
}

function mailLink(mail: string, subject: string, body: string): string {
  return `mailto:${encodeURIComponent(mail)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** "This is a mistake": a report that is read before it is sent, and that names the listing, not the person. */
export function MistakeSection({ verdict, address, mail }: MistakeSectionProps): JSX.Element {
  const report = buildMistakeReport(verdict, address);
  const note = () => {
    // The organisation's IT is told that a listing is doubted, where policy asks for it.
    sendMessage('noteMistake', { address: address.text }).catch(() => {});
  };
  const domain = address.registrable.replaceAll('.', '[.]');
  return (
    <Disclosure title={t('mistake_title')}>
      <p>{mail === null ? t('mistake_intro_copy') : t('mistake_intro_mail', [mail])}</p>
      <pre class="report" lang="en" dir="ltr">
        {report}
      </pre>
      <div class="actions">
        {mail !== null && (
          <a
            class="button"
            onClick={note}
            href={mailLink(
              mail,
              t('mistake_subject', [domain]),
              `${t('mistake_reason')}\r\n\r\n\r\n${report}`,
            )}
          >
            {t('mistake_mail')}
          </a>
        )}
        <CopyButton text={report} label={t('mistake_copy')} onCopy={note} />
      </div>
    </Disclosure>
  );
}
